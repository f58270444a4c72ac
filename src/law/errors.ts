import type { FindingCode } from "./findings.ts";
import type { Text } from "./words.ts";

/**
 * Every error code a user can meet, and the exit code of the process.
 * 1 it failed, 2 wrong usage, 3 no book or bad settings, 4 not found or ambiguous,
 * 5 conflict, 6 a file cannot be read, 7 a rule of the trade refused it, 130 cancelled.
 */
export const errorCodes = {
  failed: 1,
  "disk-full": 1,
  "read-only": 1,
  "bad-usage": 2,
  "bad-value": 2,
  "bad-date": 2,
  "missing-value": 2,
  "no-book": 3,
  "bad-settings": 3,
  "newer-book": 3,
  "who-are-you": 3,
  "not-found": 4,
  ambiguous: 4,
  "changed-on-disk": 5,
  locked: 5,
  "merge-markers": 5,
  "already-there": 5,
  unreadable: 6,
  refused: 7,
  cancelled: 130,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorCodes;

/** A place in a file: path relative to the book where possible; line and column count from 1. */
export interface Where {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Details {
  /** What to do now, with the exact command if there is one. */
  readonly hint?: Text;
  readonly where?: Where;
  /** Names the user may have meant. */
  readonly candidates?: readonly string[];
  readonly cause?: unknown;
}

/** A refusal or a user's mistake: it is shown as one message, never with a stack. */
export class RoundsError extends Error {
  readonly code: ErrorCode;
  readonly text: Text;
  readonly details: Details;

  constructor(code: ErrorCode, text: Text, details: Details = {}) {
    super(text.en, { cause: details.cause });
    this.name = "RoundsError";
    this.code = code;
    this.text = text;
    this.details = details;
  }

  get exitCode(): number {
    return errorCodes[this.code];
  }
}

/** The refusal of a rule of the trade (exit 7): nothing is written. */
export function refuse(text: Text, hint?: Text): never {
  throw new RoundsError("refused", text, hint ? { hint } : {});
}

/** Something that reading or checking found: data, not an exception; all of them are gathered. */
export interface Problem {
  readonly code: FindingCode;
  readonly level: "error" | "warning";
  readonly text: Text;
  readonly where: Where;
  readonly hint?: Text;
  /** The line of the file that it stands on, where a check looked it up. */
  readonly excerpt?: string;
}

/** The order in which findings are told: file by file, from top to bottom. */
export function byPlace(a: Problem, b: Problem): number {
  if (a.where.file !== b.where.file) return a.where.file < b.where.file ? -1 : 1;
  const lines = (a.where.line ?? 0) - (b.where.line ?? 0);
  return lines || (a.where.column ?? 0) - (b.where.column ?? 0);
}

/** States what must hold in our own code; a failure is a bug of the program, not of the user. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`bug: ${what}`);
}
