import { RoundsError } from "../../../src/law/errors.ts";
import type { Kind } from "../../../src/law/kind.ts";

export const reading = { today: "2026-11-22", digits: 2 };

/** What a kind makes of a typed text: its value, or the code of its refusal. */
export function typed<T>(kind: Kind<T>, text: string, digits = 2): T | { refused: string } {
  try {
    return kind.parse(text, { ...reading, digits });
  } catch (error) {
    if (error instanceof RoundsError) return { refused: error.code };
    throw error;
  }
}

/** What a kind makes of a value in a file, and everything it reports. */
export function inFile<T>(
  kind: Kind<T>,
  value: unknown,
  digits = 2,
): { value: T | undefined; reports: string[] } {
  const reports: string[] = [];
  const found = kind.read(
    value,
    (path, text) => reports.push([...path, text.en].join(" ")),
    digits,
  );
  return { value: found, reports };
}

export const badValue = { refused: "bad-value" };
