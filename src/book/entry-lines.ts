import type { AnyStored } from "../law/noun.ts";

/** The month of a file of entries: moves/2026-10.iwan.jsonl is of 2026-10. */
export function monthOfFile(path: string): string {
  const start = path.lastIndexOf("/") + 1;
  return path.slice(start, start + 7);
}

/** The entry that a line holds; undefined when it is no JSON object with an id. */
export function parseLine(line: string): AnyStored | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    const fits = typeof entry === "object" && entry !== null && !Array.isArray(entry);
    return fits && typeof (entry as AnyStored).id === "string" ? (entry as AnyStored) : undefined;
  } catch {
    return undefined;
  }
}

/** Sorts entries by their day, in place; those of one day stay as they are. */
export function byDate(entries: AnyStored[]): AnyStored[] {
  const key = (entry: AnyStored): string => String(entry.date ?? entry.at ?? "");
  return entries.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
