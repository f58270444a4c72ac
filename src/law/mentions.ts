import { fold, foldPhone } from "./names.ts";
import type { AnyStored, Field, Fields, Noun } from "./noun.ts";

/**
 * All that a record says, its id first, as names are compared: without case, width, accents, spaces
 * and punctuation; telephone numbers also as they are dialled.
 */
export function wordsOf(noun: Noun, record: AnyStored): string[] {
  return [fold(record.id), ...wordsIn(noun.fields, record)];
}

/** What one field says, folded; nothing where it is empty. */
export function fieldWords({ kind }: Field, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const inside = kind.inside as Fields | undefined;
  if (inside) {
    const groups = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[];
    return groups.flatMap((one) => wordsIn(inside, one));
  }
  const text = kind.name === "more" ? JSON.stringify(value) : String(kind.cell(value));
  return kind.name === "phone" ? [fold(text), foldPhone(text)] : [fold(text)];
}

function wordsIn(fields: Fields, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fields).flatMap(([key, field]) => fieldWords(field, values[key]));
}
