import { fromMicro, toMicro } from "../../law/decimal.ts";
import { fold } from "../../law/names.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { NameOf } from "../product/names.ts";
import { boughtMicro, type PurchaseFacts } from "../purchase/states.ts";
import { type Delivery, type Mismatch, mismatches, type ReceiptLine } from "./fields.ts";
import { perProduct, type ReceiptFacts, receiptTally } from "./standing.ts";

interface Named {
  readonly id: string;
  readonly name: string;
  readonly code?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
}

export interface OrderFacts {
  readonly purchase: PurchaseFacts & {
    readonly id: string;
    readonly code?: string | undefined;
    readonly reference?: string | undefined;
  };
  readonly supplier: Named | undefined;
  readonly specificationOf: (product: string) => string | undefined;
  /** Does the firm take goods only with a delivery list that is stamped or signed? */
  readonly signedLists: boolean;
  /** What the order still has room for; millionths per product. */
  readonly room: ReadonlyMap<string, number>;
}

/**
 * What an order still has room for, product by product: what was ordered, with the tolerance, less
 * what was accepted, may yet be accepted, or was rejected and is not replaced (4.8).
 */
export function roomMicro(
  purchase: PurchaseFacts,
  receipts: readonly ReceiptFacts[],
  tolerancePercent = 0,
): Map<string, number> {
  const room = boughtMicro(purchase);
  for (const [product, micro] of room) {
    room.set(product, micro + Math.floor((micro * tolerancePercent) / 100));
  }
  for (const one of receipts) {
    const taken = perProduct(
      receiptTally(one).lines,
      (line) => line.accepted + line.held + line.waived,
    );
    for (const [product, micro] of taken) room.set(product, (room.get(product) ?? 0) - micro);
  }
  return room;
}

/** What of a delivery is beyond the room that there is; rejected goods need none. */
export function overMicro(
  lines: readonly ReceiptLine[],
  room: ReadonlyMap<string, number>,
): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { product, quantity, rejected } of lines) {
    const micro = toMicro(quantity) - toMicro(rejected ?? "0");
    wanted.set(product, (wanted.get(product) ?? 0) + micro);
  }
  const over = new Map<string, number>();
  for (const [product, micro] of wanted) {
    const beyond = micro - Math.max(0, room.get(product) ?? 0);
    if (beyond > 0) over.set(product, beyond);
  }
  return over;
}

/**
 * Compares the supplier's delivery list with the order (R-WHS-02, R-WHS-03): who sends, who signed,
 * the order's number, goods, specification, quantity. Empty: it matches.
 */
export function mismatchesOf(
  { delivery, lines }: { readonly delivery: Delivery; readonly lines: readonly ReceiptLine[] },
  facts: OrderFacts,
): readonly Mismatch[] {
  return [...ofList(delivery, facts), ...ofGoods(lines, facts)];
}

function ofList(delivery: Delivery, { purchase, supplier, signedLists }: OrderFacts): Mismatch[] {
  const { sender, handler, stamp, order } = delivery;
  const found: Mismatch[] = [];
  if (sender !== undefined && supplier) {
    const known = [supplier.name, supplier.id, supplier.code, ...(supplier.aliases ?? [])];
    if (!known.some((one) => one !== undefined && fold(one) === fold(sender))) {
      found.push({ what: "sender", order: supplier.name, list: sender });
    }
  }
  if (signedLists && handler === undefined && stamp !== true) found.push({ what: "unsigned" });
  if (order !== undefined) {
    const known = [purchase.id, purchase.code, purchase.reference];
    const isIt = (one: string): boolean =>
      fold(one) === fold(order) || one.toUpperCase().startsWith(`${order.toUpperCase()}-`);
    if (!known.some((one) => one !== undefined && isIt(one))) {
      found.push({ what: "order", order: purchase.code ?? purchase.id, list: order });
    }
  }
  return found;
}

function ofGoods(
  lines: readonly ReceiptLine[],
  { purchase, specificationOf, room }: OrderFacts,
): Mismatch[] {
  const found: Mismatch[] = [];
  const ordered = boughtMicro(purchase);
  const strange = new Set<string>();
  for (const { product, specification, quantity } of lines) {
    if (!ordered.has(product)) {
      if (!strange.has(product)) found.push({ what: "product", product, list: quantity });
      strange.add(product);
      continue;
    }
    const own = specificationOf(product);
    if (specification !== undefined && own !== undefined && fold(own) !== fold(specification)) {
      found.push({ what: "specification", product, order: own, list: specification });
    }
  }
  for (const [product, micro] of overMicro(lines, room)) {
    if (strange.has(product)) continue;
    const there = Math.max(0, room.get(product) ?? 0);
    found.push({
      what: "over",
      product,
      order: fromMicro(there),
      list: fromMicro(there + micro),
    });
  }
  return found;
}

/** What did not match, as it is said to people. */
export function mismatchText(all: readonly Mismatch[], nameOf: NameOf): Text {
  return join(
    all.map(({ what, product, order, list }) => {
      const label = mismatches.find(({ value }) => value === what)?.label ?? say(what, what);
      const goods = product === undefined ? "" : `${nameOf(product)} `;
      const isBoth = order !== undefined && list !== undefined;
      const en = isBoth ? ` (${list} on the list, ${order} in the order)` : "";
      const zh = isBoth ? `（清单 ${list}，订单 ${order}）` : "";
      return say(`${goods}${label.en}${en}`, `${goods}${label.zh}${zh}`);
    }),
  );
}
