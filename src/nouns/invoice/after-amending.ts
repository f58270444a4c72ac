import { grouped } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { cutTo } from "../order/amending.ts";
import type { Order } from "../order/order.ts";
import { totalMinor } from "../order/totals.ts";
import type { Invoice } from "./invoice.ts";
import { billedMicro } from "./rules.ts";

/** What the invoiced goods of an order come to by the order as it is now; smallest unit. */
function worthMinor(order: Order, invoices: readonly Invoice[], digits: number): number {
  return totalMinor({ ...order, lines: cutTo(order.lines, billedMicro(invoices)) }, digits);
}

/**
 * What an amended order has to do with the invoices that were written of it before: whether they
 * still agree, by how much not, and how the rest is invoiced.
 */
export function invoicedNotes(
  order: Order,
  all: readonly Invoice[],
  digits: number,
): readonly Text[] {
  const invoices = all.filter(({ lines = [] }) => lines.length > 0);
  if (invoices.length === 0 || order.currency !== undefined) return [];
  const { id } = order;
  const money = (minor: number): string => grouped(fromMinor(minor, digits));
  const billed = invoices.reduce((sum, { amount }) => sum + toMinor(amount, digits), 0);
  const total = totalMinor(order, digits);
  const worth = worthMinor(order, invoices, digits);
  const off = billed - worth;
  if (off === 0) {
    if (billed >= total) return [];
    return [
      say(
        `invoiced: ${money(billed)} of ${money(total)}; the rest once it is shipped: rounds invoice add --order ${id}`,
        `已开应收 ${money(billed)}，订单合计 ${money(total)}；其余发货后：rounds invoice add --order ${id}`,
      ),
    ];
  }
  const [over, under] = [money(off), money(-off)];
  const last = invoices.findLast((one) => one.credits === undefined)?.id ?? "";
  return [
    say(
      `invoices and order no longer agree: invoiced ${money(billed)}, the same goods now come to ${money(worth)}: ${off > 0 ? `${over} too much` : `${under} too little`}; what is invoiced from now on does not make up for it`,
      `应收单与订单不再一致：已开 ${money(billed)}，变更后应为 ${money(worth)}，${off > 0 ? `多开 ${over}` : `少开 ${under}`}；后续开单不会补足此差额`,
    ),
    say(
      `write it anew: rounds invoice reverse ${last}, then rounds invoice add --order ${id}`,
      `请重开：rounds invoice reverse ${last}，然后 rounds invoice add --order ${id}`,
    ),
  ];
}
