import { statSync, utimesSync, writeFileSync } from "node:fs";

/**
 * What a file or folder looks like from outside: times of its last change of content and of its
 * last change of any kind in ms, size, inode. Content cannot be changed without the change time.
 */
export type Look = readonly [mtimeMs: number, size: number, inode: number, ctimeMs: number];

/** How a file or folder looks now; undefined when there is none. */
export function lookAt(path: string): Look | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && [stat.mtimeMs, stat.size, stat.ino, stat.ctimeMs];
}

/** Puts how a file looks now at a place of a list of looks; false when there is none. */
export function lookInto(looks: Float64Array, at: number, path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return false;
  looks[at * 4] = stat.mtimeMs;
  looks[at * 4 + 1] = stat.size;
  looks[at * 4 + 2] = stat.ino;
  looks[at * 4 + 3] = stat.ctimeMs;
  return true;
}

/** A look as one text. */
export function stampOf(look: Look): string {
  return look.join(":");
}

/** The look at a place of a list of looks as one text. */
export function stampAt(looks: Float64Array, at: number): string {
  return looks.subarray(at * 4, at * 4 + 4).join(":");
}

const longestWaitMs = 30;

/**
 * The clock of the disk, told by touching a file of our own. A disk's clock goes in steps, so what
 * was changed in the step in which it was read may have been changed once more without looking any
 * different: only what had been changed before is believed the next time.
 */
export class DiskClock {
  private readonly path: string;
  private readonly makeFolder: () => void;
  private begun: number | undefined;

  constructor(path: string, makeFolder: () => void) {
    this.path = path;
    this.makeFolder = makeFolder;
  }

  /** Told before files are read from which something is to be remembered. */
  begin(): void {
    this.begun ??= this.now();
  }

  /** Was this changed for the last time before the reading began? Never, where nothing is kept. */
  isPast(ctimeMs: number): boolean {
    return this.begun !== undefined && ctimeMs < this.begun;
  }

  /** Waits a moment until a change that was just made lies in the past; false when it does not. */
  passes(ctimeMs: number): boolean {
    const pause = new Int32Array(new SharedArrayBuffer(4));
    for (let waited = 0; waited <= longestWaitMs; waited++) {
      if (ctimeMs < this.now()) return true;
      Atomics.wait(pause, 0, 0, 1);
    }
    return false;
  }

  private now(): number {
    try {
      try {
        utimesSync(this.path, 0, 0);
      } catch {
        this.makeFolder();
        writeFileSync(this.path, "");
      }
      return statSync(this.path).ctimeMs;
    } catch {
      return Number.NEGATIVE_INFINITY;
    }
  }
}
