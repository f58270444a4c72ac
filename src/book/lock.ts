import {
  closeSync,
  linkSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { pid, uptime } from "node:process";
import { invariant, RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";
import {
  errorName,
  fileError,
  isMissing,
  makeStateFolder,
  readText,
  removeFile,
  succeeds,
} from "./disk.ts";
import { hasEnded, type LockRequest, parseOwner, thisOwner } from "./owner.ts";

/** A request that waits up to `waitMs` milliseconds for others to finish. */
export interface LockOptions extends LockRequest {
  readonly waitMs: number;
}

/**
 * A lock no program can read is given up for dead after this time; writing one takes microseconds.
 */
const unreadableMs = 10_000;

const shortestPauseMs = 2;
const longestPauseMs = 20;

const heldHere = new Set<string>();
const releasedHere = new Set<string>();

/**
 * Runs the action as the only writer of the book (a folder), waiting for other writers up to
 * `waitMs`; the lock is given back when the action, or the promise it returns, has ended.
 * Throws "locked" when the wait was in vain, "read-only" when the folder cannot be written.
 */
export function withLock<T>(book: string, options: LockOptions, action: () => T): T {
  const got = takeLock(book, options);
  let result: T;
  try {
    result = action();
  } catch (error) {
    got();
    throw error;
  }
  if (result instanceof Promise) return result.finally(got) as T;
  got();
  return result;
}

/**
 * Takes the lock as {@link withLock} does, to the function that gives it back. Throws "locked",
 * "read-only".
 */
export function takeLock(book: string, options: LockOptions): () => void {
  const got = acquire(book, options);
  if (typeof got === "string") throw lockedError(book, got);
  return got;
}

/**
 * Takes the lock if it is free now: returns the function that gives it back, or undefined when
 * another process writes. Throws "read-only" when the folder cannot be written.
 */
export function tryLock(book: string, request: LockRequest): (() => void) | undefined {
  const got = acquire(book, { ...request, waitMs: 0 });
  return typeof got === "string" ? undefined : got;
}

/**
 * Returns the function that gives the lock back, or the content of the lock that stayed in the way.
 */
function acquire(book: string, options: LockOptions): (() => void) | string {
  const claim = makeClaim(book, options);
  // A stopwatch, not a calendar clock: no date ever depends on it.
  const start = uptime();
  let key: string;
  try {
    key = realpathSync(claim.folder);
    invariant(!heldHere.has(key), "the book's lock is taken twice in one process");
    // Who just had it lets those go first who look for it only now and then.
    if (releasedHere.has(key) && options.waitMs > 0 && others(claim, "lock.")) {
      pause(Math.min(options.waitMs, longestPauseMs));
    }
    for (;;) {
      if (place(claim)) break;
      const held = readText(claim.lock) ?? "";
      // A network drive may lose the answer of a link() that worked.
      if (held === claim.content) break;
      if (isDead(claim.lock, held, claim) && breakDead(claim)) continue;
      const leftMs = options.waitMs - (uptime() - start) * 1000;
      if (leftMs <= 0) return held;
      pause(Math.min(leftMs, shortestPauseMs + Math.random() * (longestPauseMs - shortestPauseMs)));
    }
    // Sweeps what processes left that died while they asked for the lock.
    succeeds(() => others(claim, "lock."));
  } catch (error) {
    throw fileError(error, claim.lock);
  } finally {
    removeFile(claim.path);
  }
  heldHere.add(key);
  return () => {
    heldHere.delete(key);
    releasedHere.add(key);
    // Somebody may have removed the lock by hand, and another process taken it since. One that
    // cannot be removed now is soon a dead process's.
    succeeds(() => {
      if (readText(claim.lock) === claim.content) removeFile(claim.lock);
    });
  };
}

interface Claim {
  readonly folder: string;
  readonly lock: string;
  /**
   * The file, complete and already on its place in the folder, that is linked to become the lock.
   */
  readonly path: string;
  /** The name that the claim bears while its owner breaks a dead lock. */
  readonly ticket: string;
  readonly content: string;
}

function makeClaim(book: string, request: LockRequest): Claim {
  const folder = join(book, ".rounds");
  const unique = `${pid}.${Math.random().toString(36).slice(2)}`;
  const path = join(folder, `lock.${unique}`);
  // `claim` tells two threads of one process apart.
  const content = `${JSON.stringify({ ...thisOwner(request), claim: unique })}\n`;
  try {
    try {
      writeFileSync(path, content, { flag: "wx" });
    } catch (error) {
      if (!isMissing(error)) throw error;
      makeStateFolder(book);
      writeFileSync(path, content, { flag: "wx" });
    }
  } catch (error) {
    succeeds(() => removeFile(path));
    throw fileError(error, folder);
  }
  return {
    folder,
    lock: join(folder, "lock"),
    path,
    ticket: join(folder, `break.${unique}`),
    content,
  };
}

/**
 * Makes the claim the lock unless there is one: link() never replaces, and the content is there at
 * once.
 */
function place(claim: Claim): boolean {
  try {
    linkSync(claim.path, claim.lock);
    return true;
  } catch (error) {
    if (errorName(error) === "EEXIST") return false;
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(errorName(error))) {
      throw error;
    }
  }
  return placeWithoutLinks(claim);
}

/**
 * For drives that know no hard links (FAT, some network drives): the content follows a moment
 * later.
 */
function placeWithoutLinks(claim: Claim): boolean {
  let file: number;
  try {
    file = openSync(claim.lock, "wx");
  } catch (error) {
    if (errorName(error) === "EEXIST") return false;
    throw error;
  }
  try {
    writeFileSync(file, claim.content);
  } catch (error) {
    removeFile(claim.lock);
    throw error;
  } finally {
    closeSync(file);
  }
  return readText(claim.lock) === claim.content;
}

/**
 * Removes a lock whose owner is dead, and what dead processes left beside it. Returns false when
 * another process is at it.
 *
 * Only one process may do so at a time, or a slow one would remove the lock that a quick one has
 * taken meanwhile. A second lock would need breaking in its turn, so each first shows its ticket
 * and then looks for others: of two, the later to show its ticket is sure to see the earlier's.
 * A dead process's ticket counts for nothing. Whoever is alone reads the lock again: a dead
 * owner's lock can be removed by nobody else now, so it is still that one when it is unlinked.
 */
function breakDead(claim: Claim): boolean {
  renameSync(claim.path, claim.ticket);
  try {
    if (others(claim, "break.")) return false;
    const held = readText(claim.lock);
    if (held !== undefined && isDead(claim.lock, held, claim)) removeFile(claim.lock);
    return true;
  } finally {
    renameSync(claim.ticket, claim.path);
  }
}

/** Do other living processes show a file of this kind? Removes what dead ones left. */
function others(claim: Claim, prefix: "lock." | "break."): boolean {
  let found = false;
  for (const name of readdirSync(claim.folder)) {
    const path = join(claim.folder, name);
    if (!/^(lock|break)\./.test(name) || path === claim.path || path === claim.ticket) continue;
    const content = readText(path);
    if (content === undefined) continue;
    if (isDead(path, content, claim)) removeFile(path);
    else if (name.startsWith(prefix)) found = true;
  }
  return found;
}

/**
 * Is the process that wrote this file gone for certain? Of another host's process nothing is known.
 */
function isDead(path: string, content: string, claim: Claim): boolean {
  const owner = parseOwner(content);
  if (owner === undefined) {
    // Torn by a power cut: the age by the disk's own clock decides.
    const own = statSync(claim.path, { throwIfNoEntry: false }) ?? statSync(claim.ticket);
    const old = statSync(path, { throwIfNoEntry: false });
    return old !== undefined && own.mtimeMs - old.mtimeMs > unreadableMs;
  }
  return hasEnded(owner);
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function lockedError(book: string, content: string): RoundsError {
  const lock = join(book, ".rounds", "lock");
  const owner = parseOwner(content);
  const remove = say(`remove the lock: rm "${lock}"`, `请删除锁文件：rm "${lock}"`);
  if (owner === undefined) {
    return new RoundsError(
      "locked",
      say("another command is writing to this book", "另一个命令正在写入该账册"),
      { where: { file: lock }, hint: say(`if none is, ${remove.en}`, `如确认没有，${remove.zh}`) },
    );
  }
  const here = owner.host === hostname();
  return new RoundsError(
    "locked",
    say(
      `"${owner.what}" (process ${owner.pid} on ${owner.host}) has been writing to this book since ${owner.started}`,
      `“${owner.what}”（主机 ${owner.host} 上的进程 ${owner.pid}）自 ${owner.started} 起正在写入该账册`,
    ),
    {
      where: { file: lock },
      hint: here
        ? say(
            `wait for it and run the command again (--wait 60 waits longer); if it hangs: kill ${owner.pid}`,
            `请待其完成后重新执行该命令（--wait 60 可延长等待）；如已卡死：kill ${owner.pid}`,
          )
        : say(
            `wait for it and run the command again; if it no longer runs on ${owner.host}, ${remove.en}`,
            `请待其完成后重新执行该命令；如 ${owner.host} 上已无该进程，${remove.zh}`,
          ),
    },
  );
}
