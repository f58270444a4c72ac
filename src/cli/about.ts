import type { Book } from "../book/book.ts";
import type { Match } from "../law/facts.ts";
import { type AnyStored, callOf, type Noun } from "../law/noun.ts";
import { nounOf } from "../nouns/index.ts";

/** Do records of this noun belong to a customer, who is how a person thinks of them? */
function isAboutCustomer(noun: Noun): boolean {
  return noun.fields.customer?.kind.refers === "customer";
}

/** The live records about a customer of such a name, the newest first; none for other nouns. */
export async function aboutCustomer(
  noun: Noun,
  typed: string,
  book: Book,
): Promise<readonly Match[]> {
  if (!isAboutCustomer(noun)) return [];
  const found: Match[] = [];
  for (const { record: one, by } of await book.find(await nounOf("customer"), typed)) {
    if (by === "spelling") continue;
    const records: readonly AnyStored[] = await book.liveWhere(noun, "customer", one.id);
    found.push(...newestFirst(noun, records).map((record) => ({ record, by })));
  }
  return found;
}

/** Papers by their day, the latest first; what has a name stays in its order. */
export function newestFirst(noun: Noun, records: readonly AnyStored[]): readonly AnyStored[] {
  if (noun.naming.by !== "day") return records;
  return [...records].sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0));
}

/** How a record stands in a pick list: its name and id, a paper with its day and customer. */
export async function pickLines(
  noun: Noun,
  book: Book | undefined,
): Promise<(record: AnyStored) => string> {
  const whose = book && isAboutCustomer(noun) ? await book.all(await nounOf("customer")) : [];
  const names = new Map(whose.map(({ id, name }) => [id, name]));
  return (record) => {
    const call = callOf(noun, record);
    if (call !== record.id) return `${call}  ${record.id}`;
    const { id, customer } = record;
    return [id, dayOf(record), names.get(String(customer)) ?? customer].filter(Boolean).join("  ");
  };
}

/** The day of a paper; of a visit that is still to be made, the one it is planned for. */
export function dayOf(record: AnyStored): string {
  return String(record.date ?? record.planned ?? "");
}
