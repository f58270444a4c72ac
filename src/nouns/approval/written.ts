import type { Book } from "../../book/book.ts";
import { monthOf } from "../../law/dates.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";

/** When a record was written down, and whether a table brought it. */
interface Written {
  readonly day: string;
  readonly imported: boolean;
}

const known = new WeakMap<Book, Map<string, ReadonlyMap<string, Written>>>();

/** What the change log from a month on tells to have been written down, by noun and id. */
function writtenSince(book: Book, month: string): ReadonlyMap<string, Written> {
  const months = known.get(book) ?? new Map<string, ReadonlyMap<string, Written>>();
  known.set(book, months);
  const had = months.get(month);
  if (had) return had;
  const log = book.log();
  log.readSince(month);
  const found = new Map<string, Written>();
  for (const { at, verb, steps } of log.changes) {
    const imported = /(^| )import$/.test(verb);
    for (const step of steps) {
      const key = `${step.noun}:${step.id}`;
      if (step.do !== "create" || found.has(key)) continue;
      found.set(key, { day: at.slice(0, 10), imported });
    }
  }
  months.set(month, found);
  return found;
}

/**
 * The day on which a paper was written down, where the change log tells: today where it is not in
 * the book yet. What a table brought as done already was done then, and counts by its own day.
 */
export async function writtenOn(
  { book, today }: { readonly book: Book; readonly today: string },
  { noun, record }: { readonly noun: Noun; readonly record: AnyStored },
  since: string,
): Promise<string | undefined> {
  if (!(await book.maybe(noun, record.id))) return today;
  const told = writtenSince(book, monthOf(since)).get(`${noun.name}:${record.id}`);
  if (told?.imported && noun.approval?.done?.(record as never)) return undefined;
  return told?.day;
}
