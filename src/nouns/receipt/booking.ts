import type { Step } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import {
  divideRounded,
  fromMicro,
  fromScaled,
  quantityDigits,
  shortest,
  toMicro,
  toScaled,
} from "../../law/decimal.ts";
import type { Terms } from "../../law/tax.ts";
import type { Move } from "../move/move.ts";
import { moveStep } from "../move/rules.ts";
import type { PurchaseLine } from "../purchase/lines.ts";
import type { ReceiptLine } from "./fields.ts";
import type { GoodsReceipt } from "./receipt.ts";
import type { Accepted } from "./standing.ts";

const one = 10n ** BigInt(quantityDigits);

/**
 * What one of the product's own unit costs by an order line, without tax that can be deducted:
 * price ÷ per × (1 − discount), rounded once to six places.
 */
export function unitCost(line: PurchaseLine, { taxRate, pricesIncludeTax }: Terms): string {
  const kept = one - toScaled(line.discount ?? "0", quantityDigits);
  const per = toScaled(line.per ?? "1", quantityDigits);
  const rate = pricesIncludeTax ? toScaled(line.taxRate ?? taxRate ?? "0", quantityDigits) : 0n;
  const price = toScaled(line.price, quantityDigits) * kept * one;
  return shortest(fromScaled(divideRounded(price, per * (one + rate)), quantityDigits));
}

/** Goods of one product at one cost; millionths. */
interface Piece {
  readonly micro: number;
  readonly price: string | undefined;
}

/** An order as far as it says what goods cost; undefined: no order. */
export type PricedOrder = (Terms & { readonly lines: readonly PurchaseLine[] }) | undefined;

/**
 * At which cost goods come in: the order's lines are filled in their order, so that each line's
 * price goes with its quantity; what is more than ordered costs what the last line does. An order
 * in another currency tells no cost: the book knows no rates.
 */
export function piecesOf(
  { product, micro, beforeMicro }: { product: string; micro: number; beforeMicro: number },
  order: PricedOrder,
): readonly Piece[] {
  const lines = (order?.lines ?? []).filter((line) => line.product === product);
  if (!order || order.currency !== undefined || lines.length === 0) {
    return [{ micro, price: undefined }];
  }
  const pieces: Piece[] = [];
  let [skip, rest] = [beforeMicro, micro];
  for (const [at, line] of lines.entries()) {
    const size = toMicro(line.quantity);
    const isLast = at === lines.length - 1;
    const room = isLast ? rest : Math.max(0, size - skip);
    skip = Math.max(0, skip - size);
    const part = Math.min(rest, room);
    rest -= part;
    if (part > 0) pieces.push({ micro: part, price: unitCost(line, order) });
  }
  return merged(pieces);
}

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const one of pieces) {
    const last = all.at(-1);
    if (last && last.price === one.price)
      all[all.length - 1] = { ...last, micro: last.micro + one.micro };
    else all.push(one);
  }
  return all;
}

export interface Booking {
  readonly order: PricedOrder;
  /** What of the order had been accepted before; millionths per product. */
  readonly before: ReadonlyMap<string, number>;
  readonly by: string | undefined;
  readonly newId: (values: { readonly date: IsoDate }) => Promise<string>;
}

/** Only what is accepted is booked into stock, at the order's price: R-WHS-12, R-WHS-27. */
export async function bookedSteps(
  record: GoodsReceipt,
  accepted: readonly Accepted[],
  { order, before, by, newId }: Booking,
): Promise<readonly Step[]> {
  const taken = new Map(before);
  const steps: Step[] = [];
  for (const { line, date, micro } of accepted) {
    const beforeMicro = taken.get(line.product) ?? 0;
    taken.set(line.product, beforeMicro + micro);
    const own = line.price;
    const pieces =
      own === undefined
        ? piecesOf({ product: line.product, micro, beforeMicro }, order)
        : [{ micro, price: own }];
    for (const piece of pieces) {
      const id = await newId({ date });
      steps.push(moveStep({ ...entryOf(record, line, piece), id, date, by }));
    }
  }
  return steps;
}

function entryOf(record: GoodsReceipt, line: ReceiptLine, piece: Piece): Omit<Move, "id" | "date"> {
  const { lot, expiry, serials, bin } = line;
  const tags = Object.entries({ lot, expiry, serials, bin }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    kind: record.reason === "opening" ? "opening" : "in",
    product: line.product,
    warehouse: record.warehouse,
    quantity: fromMicro(piece.micro),
    price: piece.price,
    paper: record.id,
    supplier: record.supplier,
    ...Object.fromEntries(tags),
  };
}
