import type { Book } from "../../../book/book.ts";
import type { IsoDate } from "../../../law/dates.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { availablePage, availableTable } from "../../order/available.ts";
import { order } from "../../order/order.ts";
import { orderAt } from "../../order/progress.ts";
import { claimsOf, type OpenOrder, openOrder } from "../../order/reservation.ts";
import { everywhere, openOrders } from "../../order/reserving.ts";
import { product } from "../../product/product.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { warehouse } from "../../warehouse/warehouse.ts";
import { expiredStock, withoutExpired } from "../lots/stock.ts";
import { move } from "../move.ts";

/** The orders that were open at the end of a day, as they were known then. */
async function openAt(book: Book, at: IsoDate): Promise<readonly OpenOrder[]> {
  const { closedTo } = book;
  // What was open after the last closing still lives.
  const all =
    closedTo !== undefined && at <= closedTo ? await book.all(order) : await book.live(order);
  return all.flatMap((one) => {
    const then = orderAt(one, at);
    return (then && openOrder(then)) ?? [];
  });
}

export const verb = defineVerb({
  summary: say("what is on hand, reserved and still to be promised", "现有量、已预留与可承诺量"),
  examples: [
    "rounds stock available",
    "rounds stock available TEA-LJ250 --date +7d",
    "rounds stock available TEA-LJ250 CUP-W08 --warehouse main",
    "rounds stock available --date 2026-10-31 --format csv",
  ],
  arguments: { product: field(refKind("product"), say("Products", "产品")) },
  variadic: true,
  flags: {
    date: field(dateKind, say("Promised for, or as it was on", "承诺日期，或过去某日")),
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
  },
  async run({ book, today }, { product: named, date: asked, warehouse: place }) {
    const date = asked ?? today;
    const isPast = date < today;
    const open = isPast ? await openAt(book, date) : await openOrders(book);
    const names = named === undefined ? [] : [named].flat();
    const products =
      names.length === 0
        ? await book.all(product)
        : await Promise.all([...new Set(names)].map((id) => book.get(product, id)));
    const stock = isPast ? await book.sumsAt(move, "stock", date) : await book.sums(move, "stock");
    const expired = await expiredStock(book, date);
    const facts = {
      products,
      claims: claimsOf(open),
      stock: withoutExpired(stock, expired),
      expired: everywhere(expired),
      warehouses: await book.all(warehouse),
      today,
      date,
      promising: asked !== undefined && !isPast,
      warehouse: place,
      calls: new Map<string, string>(),
    };
    if (names.length === 0) return availableTable(facts);
    const wanted = new Set(products.map(({ id }) => id));
    const waiting = open.filter((one) => one.open.some(([id]) => wanted.has(id)));
    const customers = await book.some(
      customer,
      waiting.map((one) => one.customer),
    );
    for (const { id, name } of customers.values()) facts.calls.set(`customer:${id}`, name);
    for (const { id, name } of await book.all(staff)) facts.calls.set(`staff:${id}`, name);
    return availablePage(facts);
  },
});
