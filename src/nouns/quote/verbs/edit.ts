import { editVerb } from "../../generic/edit.ts";
import type { Line } from "../../order/fields/lines.ts";
import { assertWithinPolicy } from "../../order/price-check.ts";
import { relined } from "../../order/relined.ts";
import { type Quote, quote } from "../quote.ts";

/** Lines typed for a product that the quote has take the old line's place; others are added. */
export const verb = editVerb(quote, async (record, typed, book) => {
  if (!Array.isArray(typed.lines)) return {};
  const was = record as unknown as Quote;
  const paper = { ...was, ...typed, lines: was.lines } as Quote;
  const lines = await relined(paper, typed.lines as readonly Line[], book);
  await assertWithinPolicy({ ...paper, lines }, { book, noun: quote.name });
  return { lines };
});
