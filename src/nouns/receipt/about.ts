import { move } from "../move/move.ts";
import { productNames } from "../product/names.ts";
import { purchase } from "../purchase/purchase.ts";
import type { Context } from "../verb.ts";
import type { DecidingFacts } from "./deciding.ts";
import { receiptsOf } from "./facts.ts";
import type { GoodsReceipt } from "./receipt.ts";

/** What a decision about a receipt looks at: its order, and the other receipts of that. */
export async function factsAbout(
  record: GoodsReceipt,
  { book, today, me }: Context,
): Promise<DecidingFacts> {
  const order =
    record.purchase === undefined ? undefined : await book.maybe(purchase, record.purchase);
  const all = order ? await receiptsOf(book, order) : [];
  return {
    purchase: order,
    others: all.filter(({ id }) => id !== record.id),
    today,
    me,
    nameOf: await productNames(book),
    newMoveId: (values) => book.newId(move, values),
  };
}
