import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { kill, pid } from "node:process";
import { errorName } from "./disk.ts";

/**
 * Who asks for the lock: `now` is ISO date and time, `what` the command as a user would name it.
 */
export interface LockRequest {
  readonly now: string;
  readonly what: string;
}

/** What the lock file says about its holder. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** ISO date and time at which the holder's command started. */
  readonly started: string;
  /** The process's start in clock ticks since the machine started, where the system tells. */
  readonly startTicks?: number;
  readonly what: string;
}

/** What this process writes into a lock. */
export function thisOwner({ now, what }: LockRequest): LockOwner {
  const startTicks = lifeOf(pid)?.startTicks;
  const ticks = startTicks === undefined ? {} : { startTicks };
  return { pid, host: hostname(), started: now, ...ticks, what };
}

/** Reads a lock's content; undefined when it is torn or no such thing. */
export function parseOwner(content: string): LockOwner | undefined {
  try {
    const owner = JSON.parse(content);
    const sound = Number.isInteger(owner?.pid) && owner.pid > 0 && typeof owner.host === "string";
    return sound ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** What Linux tells of a process; undefined when there is none or the system keeps no /proc. */
function lifeOf(id: number): { ended: boolean; startTicks: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, "latin1");
    // The program's name stands in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { ended: /^[ZXx]/.test(fields[0] ?? ""), startTicks: Number(fields[19]) };
  } catch {
    return undefined;
  }
}

/** Is the process gone for certain? Of another host's process nothing is known. */
export function hasEnded(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return false;
  const life = lifeOf(owner.pid);
  if (life !== undefined) {
    // A zombie has ended, though its parent has not noticed; another start is another process.
    return life.ended || (owner.startTicks !== undefined && owner.startTicks !== life.startTicks);
  }
  try {
    kill(owner.pid, 0);
    return false;
  } catch (error) {
    return errorName(error) === "ESRCH";
  }
}
