import type { Facts } from "../../law/facts.ts";
import type { Purchase } from "../purchase/purchase.ts";
import type { Arrival } from "../purchase/states.ts";
import { type GoodsReceipt, goodsReceipt } from "./receipt.ts";
import { perProduct, type ReceiptFacts, receiptTally } from "./standing.ts";

/** All receipts of an order, bound ones too. */
export async function receiptsOf(
  book: Facts,
  { id, date }: Pick<Purchase, "id" | "date">,
): Promise<readonly GoodsReceipt[]> {
  const found = await book.whereSince(goodsReceipt, { field: "purchase", value: id, since: date });
  return found.filter((one) => one.purchase === id);
}

/**
 * What a receipt brought of its order, day by day: only what was accepted; and what was rejected
 * and is not to be replaced, which brought nothing.
 */
export function arrivalsOf(record: ReceiptFacts): readonly Arrival[] {
  const { purchase, id = "" } = record;
  if (purchase === undefined) return [];
  const { lines, accepted } = receiptTally(record);
  const of = { purchase, paper: id };
  const came = accepted.map(({ line, date, micro }) => ({
    ...of,
    date,
    product: line.product,
    micro,
  }));
  const waived = [...perProduct(lines, (line) => line.waived)];
  return [
    ...came,
    ...waived.map(([product, waivedMicro]) => ({
      ...of,
      date: record.date ?? "",
      product,
      micro: 0,
      waivedMicro,
    })),
  ];
}

/** What of an order was accepted so far; millionths per product. */
export function acceptedMicro(receipts: readonly ReceiptFacts[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of receipts) {
    for (const [product, micro] of perProduct(receiptTally(one).lines, (line) => line.accepted)) {
      sums.set(product, (sums.get(product) ?? 0) + micro);
    }
  }
  return sums;
}
