import { constants } from "node:os";
import { join, sep } from "node:path";
import { getBuiltinModule } from "node:process";
import type { Disk } from "./durable.ts";

const real = getBuiltinModule("node:fs");

type Call = (...args: unknown[]) => unknown;

/** Which error comes at which call; `lasting`: at every later one too. */
export interface Fault {
  readonly at: number;
  readonly code: "ENOSPC" | "EACCES" | "EIO" | "EINTR";
  readonly lasting: boolean;
}

/** One call of the file system within the folder that is watched. */
export interface Traced {
  readonly name: string;
  readonly path: string;
  readonly changes: boolean;
  readonly writes: boolean;
}

const onPaths = [
  ..."access exists stat lstat readFile readdir realpath open writeFile appendFile utimes chmod".split(
    " ",
  ),
  ..."mkdir rmdir unlink rename link truncate".split(" "),
];
const onDescriptors = "close fstat read write ftruncate fsync fdatasync fchmod".split(" ");

/** The calls that the layer knows: whatever else the program used would go past it unseen. */
export const knownCalls: ReadonlySet<string> = new Set(
  [...onPaths, ...onDescriptors].map((name) => `${name}Sync`),
);

const changing = new Set(
  "writeFile appendFile mkdir rmdir unlink rename link truncate write ftruncate fsync fdatasync"
    .split(" ")
    .map((name) => `${name}Sync`),
);
const growing = new Set(["mkdirSync", "linkSync", "writeSync", "fsyncSync", "fdatasyncSync"]);

/**
 * The call before which the power goes, counted from the first, or from the one by which the lock
 * was taken or the change came to count: how many calls look after caches differs from run to run.
 * Torn: a write gets half of its bytes down first.
 */
export interface Cut {
  readonly at: number;
  readonly torn: boolean;
  readonly since?: "lock" | "log";
}

/** Stands between the program and the files of one folder. */
class Layer {
  folder: string | undefined;
  disk: Disk | undefined;
  trace: Traced[] = [];
  cut: Cut | undefined;
  fault: Fault | undefined;
  isDead = false;
  /** The calls by which the lock was taken and the change came to count; not yet: beyond all. */
  reached = { lock: Number.POSITIVE_INFINITY, log: Number.POSITIVE_INFINITY };
  out = "";
  err = "";
  private readonly opened = new Map<number, string>();

  /** Begins to watch one command. */
  begin(folder: string): void {
    for (const descriptor of this.opened.keys()) real.closeSync(descriptor);
    this.opened.clear();
    this.folder = folder;
    if (this.disk?.root !== folder) this.disk = undefined;
    this.trace = [];
    this.cut = undefined;
    this.fault = undefined;
    this.isDead = false;
    this.reached = { lock: Number.POSITIVE_INFINITY, log: Number.POSITIVE_INFINITY };
    this.out = "";
    this.err = "";
  }

  call(name: string, args: unknown[]): unknown {
    if (name === "writeSync" && (args[0] === 1 || args[0] === 2)) return this.say(args);
    const act = real[name as "openSync"] as unknown as Call;
    if (!this.isWatched(args[0])) return act(...args);
    if (this.isDead) throw failure("EIO", name, args[0]);
    const writes = /^(write|append)/.test(name);
    const traced = { name, path: String(args[0]), changes: doesChange(name, args), writes };
    this.trace.push(traced);
    const at = this.trace.length;
    const { cut } = this;
    if (cut && at === (cut.since ? this.reached[cut.since] : 0) + cut.at) {
      this.isDead = true;
      if (cut.torn && traced.writes) this.tear(name, args);
      throw failure("EIO", name, args[0]);
    }
    if (this.fault && hits(this.fault, { at, name, args })) {
      if (name === "existsSync") return false;
      if (traced.writes) this.tear(name, args);
      if (name === "closeSync") this.closes(args[0] as number);
      throw failure(this.fault.code, name, args[0]);
    }
    const result = this.carryOut(name, args);
    if (name === "renameSync" && /redo\.json$/.test(String(args[1]))) this.reached.log = at;
    if (name === "linkSync") this.reached.lock = at;
    return result;
  }

  private say([descriptor, bytes, offset]: unknown[]): number {
    const text = (bytes as Buffer).subarray(Number(offset ?? 0));
    if (this.isDead) return text.length;
    if (descriptor === 1) this.out += text.toString("utf8");
    else this.err += text.toString("utf8");
    return text.length;
  }

  private isWatched(target: unknown): boolean {
    if (this.folder === undefined) return false;
    if (typeof target === "number") return this.opened.has(target);
    return (String(target) + sep).startsWith(this.folder + sep);
  }

  private closes(descriptor: number): void {
    real.closeSync(descriptor);
    this.opened.delete(descriptor);
    this.disk?.closes(descriptor);
  }

  /** Half of a write's bytes, as a full or failing disk takes them. */
  private tear(name: string, args: unknown[]): void {
    const bytes = Buffer.from(args[1] as string);
    const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
    this.carryOut(name, [args[0], half, ...args.slice(2)]);
  }

  private carryOut(name: string, args: unknown[]): unknown {
    const { disk } = this;
    const [first, second] = args;
    const path = String(first);
    if (name === "unlinkSync") disk?.keeps(path);
    if (name === "renameSync") disk?.keeps(String(second));
    if (name === "fsyncSync" || name === "fdatasyncSync") {
      // What a sync does for a power cut is the model's to say; the machine's own disk is spared.
      disk?.syncs(Number(first));
      return undefined;
    }
    const result = (real[name as "openSync"] as unknown as Call)(...args);
    if (name === "openSync") {
      const descriptor = Number(result);
      this.opened.set(descriptor, path);
      if (/[wa]/.test(String(second))) disk?.created(path);
      disk?.opens(descriptor, path);
    }
    if (/^(write|append)File/.test(name) && typeof first !== "number") disk?.created(path);
    if (name === "unlinkSync" || name === "rmdirSync") disk?.removed(path);
    if (name === "renameSync") disk?.renamed(path, String(second));
    if (name === "linkSync") disk?.linked(path, String(second));
    if (name === "mkdirSync") disk?.madeFolder(path);
    if (name === "closeSync") {
      this.opened.delete(Number(first));
      disk?.closes(Number(first));
    }
    return result;
  }
}

function doesChange(name: string, args: unknown[]): boolean {
  if (name === "openSync") return /[wa]/.test(String(args[1]));
  return changing.has(name);
}

function hits(fault: Fault, { at, name, args }: { at: number; name: string; args: unknown[] }) {
  if (at < fault.at || (at > fault.at && !fault.lasting)) return false;
  const writes = /^(write|append)/.test(name) || (name === "openSync" && doesChange(name, args));
  if (fault.code === "ENOSPC") return writes || growing.has(name);
  if (fault.code === "EACCES") return typeof args[0] === "string";
  if (fault.code === "EINTR") return writes || name === "closeSync" || name.endsWith("syncSync");
  return true;
}

function failure(code: Fault["code"], name: string, target: unknown): Error {
  const call = name.replace(/Sync$/, "");
  const words = `${code}: the test says so, ${call} '${target}'`;
  const errno = -constants.errno[code];
  return Object.assign(new Error(words), { code, errno, syscall: call, path: join(`${target}`) });
}

export const layer = new Layer();

/** The module that the program gets in the place of node:fs. */
export function layered(): typeof real & { default: typeof real } {
  const calls: Record<string, unknown> = { ...real };
  for (const name of knownCalls) {
    calls[name] = (...args: unknown[]) => layer.call(name, args);
  }
  const module = calls as unknown as typeof real;
  return { ...module, default: module };
}
