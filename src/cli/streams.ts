import { fstatSync, statSync, writeSync } from "node:fs";
import { devNull } from "node:os";

/**
 * Standard output and error, written at once and in full. Node's own streams are not used, because
 * making them loads its network code: a third of the time of a short command.
 */
export function writeOut(text: string): void {
  write(1, text);
}

export function writeError(text: string): void {
  write(2, text);
}

let held: { readonly descriptor: number; readonly text: string }[] | undefined;

/** From now on nothing is printed until it is said whether it is true. */
export function holdBack(): void {
  held ??= [];
}

/** Prints what was held back, in its order. */
export function writeHeld(): void {
  const all = held ?? [];
  held = undefined;
  for (const { descriptor, text } of all) write(descriptor, text);
}

/** Forgets what was held back. */
export function discardHeld(): void {
  held = undefined;
}

const pauseMs = 5;

function write(descriptor: number, text: string): void {
  if (held) {
    held.push({ descriptor, text });
    return;
  }
  const bytes = Buffer.from(text, "utf8");
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A reader that went away (`| head`) is no failure.
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

/**
 * Is this standard stream a terminal? Files, pipes and the null device are told apart without
 * loading `tty`.
 */
export function isTerminal(descriptor: 0 | 1 | 2): boolean {
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isCharacterDevice() || stat.rdev === statSync(devNull).rdev) return false;
  } catch {
    return false;
  }
  const stream =
    descriptor === 0 ? process.stdin : descriptor === 1 ? process.stdout : process.stderr;
  return stream.isTTY === true;
}

/** The width of the terminal in columns, if it is one. */
export function terminalWidth(): number | undefined {
  return isTerminal(1) ? process.stdout.columns : undefined;
}
