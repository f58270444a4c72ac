import { toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import { listed, type NameOf } from "../product/names.ts";
import { boughtMicro, type PurchaseFacts } from "../purchase/states.ts";
import { perProduct, type ReceiptFacts, receiptTally } from "./standing.ts";

/**
 * What of an order was taken in, in millionths per product, beyond what was ordered, tolerated and
 * let in by name: two copies of the book have each received the same goods (R-WHS-04).
 */
export function doubledMicro(
  purchase: PurchaseFacts,
  receipts: readonly ReceiptFacts[],
  tolerancePercent: number,
): ReadonlyMap<string, number> {
  const taken = receipts.filter((one) => !one.cancelled && !one.refused);
  const rest = new Map<string, number>();
  const add = (product: string, micro: number): void => {
    rest.set(product, (rest.get(product) ?? 0) + micro);
  };
  for (const [product, micro] of boughtMicro(purchase)) {
    add(product, -micro - Math.floor((micro * tolerancePercent) / 100));
  }
  for (const one of taken) {
    const { lines } = receiptTally(one);
    for (const [product, micro] of perProduct(lines, (line) => line.accepted + line.held)) {
      add(product, micro);
    }
    for (const { what, product, order = "0", list = "0" } of one.mismatches ?? []) {
      if (what !== "over" || product === undefined) continue;
      add(product, toMicro(order) - toMicro(list));
    }
  }
  return new Map([...rest].filter(([, micro]) => micro > 0));
}

/** Nothing more is received of an order of which goods were received twice. */
export function assertNotDoubled(
  { id, ...order }: PurchaseFacts & { readonly id: string },
  receipts: readonly (ReceiptFacts & { readonly id: string })[],
  { tolerancePercent, nameOf }: { readonly tolerancePercent: number; readonly nameOf: NameOf },
): void {
  const doubled = doubledMicro(order, receipts, tolerancePercent);
  const papers = receipts
    .filter(({ cancelled, refused }) => !cancelled && !refused)
    .map((one) => one.id)
    .sort();
  const last = papers.at(-1);
  if (doubled.size === 0 || last === undefined) return;
  const goods = listed(doubled, nameOf);
  refuse(
    say(
      `${id} was received twice: ${goods.en} too much by ${papers.join(", ")}`,
      `${id} 重复收货：多收 ${goods.zh}（${papers.join("、")}）`,
    ),
    say(
      `cancel the one that is double: rounds goods-receipt cancel ${last} --why double`,
      `请作废重复的入库单：rounds goods-receipt cancel ${last} --why 重复`,
    ),
  );
}
