import { atField, type Check, type Found, type Spot } from "../../law/check.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { say } from "../../law/words.ts";
import type { PurchaseFacts } from "../purchase/states.ts";
import { doubledMicro } from "./doubled.ts";
import { acceptedMicro } from "./facts.ts";
import type { GoodsReceipt } from "./receipt.ts";
import type { ReceiptFacts } from "./standing.ts";

interface Placed {
  readonly record: GoodsReceipt;
  readonly at: Spot;
  readonly bound: boolean;
}

/** What a move brought on a paper, as far as receipts go by it. */
export interface Brought {
  readonly kind: string;
  readonly product: string;
  readonly quantity: string;
}

/** Of which products a receipt's moves are not what it accepted; millionths. R-WHS-12, R-WHS-14 */
export function unbookedOf(
  record: ReceiptFacts,
  moves: readonly Brought[],
): readonly { readonly product: string; readonly accepted: number; readonly booked: number }[] {
  const accepted = acceptedMicro([record]);
  const booked = new Map<string, number>();
  for (const { kind, product, quantity } of moves) {
    if (kind !== "in" && kind !== "opening") continue;
    booked.set(product, (booked.get(product) ?? 0) + toMicro(quantity));
  }
  return [...new Set([...accepted.keys(), ...booked.keys()])]
    .map((product) => ({
      product,
      accepted: accepted.get(product) ?? 0,
      booked: booked.get(product) ?? 0,
    }))
    .filter((one) => one.accepted !== one.booked);
}

/** What was accepted is what came into stock, and no order was received twice. */
export const receiptsCheck: Check = {
  name: "receipts",
  nouns: ["goods-receipt", "purchase", "move"],
  begin: ({ settings }) => {
    const receipts: Placed[] = [];
    const orders = new Map<string, PurchaseFacts>();
    const moves = new Map<string, Brought[]>();
    return {
      see({ noun, record, at, sound, bound }) {
        if (!sound) return;
        if (noun.name === "goods-receipt") {
          receipts.push({ record: record as unknown as GoodsReceipt, at, bound });
        } else if (noun.name === "purchase") {
          orders.set(record.id, record as PurchaseFacts);
        } else if (typeof record.paper === "string" && record.paper.startsWith("GR")) {
          put(moves, record.paper, record as unknown as Brought);
        }
      },
      end: () => [
        ...receipts.flatMap((one) => unbooked(one, moves.get(one.record.id) ?? [])),
        ...twice(receipts, orders, settings.limits.overReceiptPercent),
      ],
    };
  },
};

function put<V>(all: Map<string, V[]>, key: string, one: V): void {
  const known = all.get(key);
  if (known) known.push(one);
  else all.set(key, [one]);
}

function unbooked({ record, at }: Placed, moves: readonly Brought[]): Found[] {
  return unbookedOf(record, moves).map(({ product, accepted, booked }) => {
    const text = say(
      `${record.id}: ${fromMicro(accepted)} ${product} accepted, booked are ${fromMicro(booked)}`,
      `${record.id}：${product} 合格 ${fromMicro(accepted)}，入账为 ${fromMicro(booked)}`,
    );
    return { code: "receipt-disagrees", at: atField(at, "lines"), text };
  });
}

/** Found at the last of an order's receipts; what is bound was looked at when its month closed. */
function twice(
  receipts: readonly Placed[],
  orders: ReadonlyMap<string, PurchaseFacts>,
  tolerancePercent: number,
): Found[] {
  const byOrder = new Map<string, Placed[]>();
  for (const one of receipts) {
    const { purchase, cancelled, refused } = one.record;
    if (purchase !== undefined && !cancelled && !refused) put(byOrder, purchase, one);
  }
  return [...byOrder].flatMap(([id, all]): Found[] => {
    const order = orders.get(id);
    const last = all
      .filter(({ bound }) => !bound)
      .sort(byId)
      .at(-1);
    if (!order || !last) return [];
    const records = all.map(({ record }) => record);
    return [...doubledMicro(order, records, tolerancePercent)].map(([product, micro]) => {
      const papers = records.map((one) => one.id).sort();
      const text = say(
        `${id}: ${fromMicro(micro)} ${product} too much by ${papers.join(", ")}`,
        `${id}：${product} 多收 ${fromMicro(micro)}（${papers.join("、")}）`,
      );
      const hint = say(
        `cancel the one that is double: rounds goods-receipt cancel ${last.record.id} --why double`,
        `请作废重复的入库单：rounds goods-receipt cancel ${last.record.id} --why 重复`,
      );
      return { code: "received-twice", at: atField(last.at, "lines"), text, hint };
    });
  });
}

function byId(a: Placed, b: Placed): number {
  return a.record.id < b.record.id ? -1 : 1;
}
