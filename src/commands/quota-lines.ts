import type { Text } from "../law/words.ts";
import { type Staff, staff } from "../nouns/staff/staff.ts";
import type { Context } from "../nouns/verb.ts";

/**
 * What somebody did of the quotas of the running day, week and month: a line each; nothing where
 * everybody is asked about, or where nothing is expected. No more is read than that.
 */
export async function quotaNotes(
  context: Context,
  asked: string | undefined,
): Promise<readonly Text[]> {
  const { book, today } = context;
  const person = asked === undefined ? undefined : await book.maybe(staff, asked);
  if (!person || !mayHave(person, context)) return [];
  const { quotaLines, quotasOf } = await import("../nouns/staff/quota.ts");
  const { countedNow } = await import("../nouns/staff/quota-facts.ts");
  const quotas = quotasOf(person, book.settings);
  const counted = await countedNow(today, quotas, book);
  const isWorkday = (await context.calendar()).isWorkday(today);
  return quotaLines({ who: person.id, quotas, counted, today, isWorkday });
}

function mayHave({ quotas }: Staff, { book }: Context): boolean {
  const { quotaPresets, quotas: ofFirm } = book.settings;
  return [quotas, quotaPresets, ofFirm].some((list) => (list ?? []).length > 0);
}
