import { priceKind } from "../../../law/kinds/figures.ts";
import { refKind, switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Cell, TableView } from "../../../print/view.ts";
import { customer } from "../../customer/customer.ts";
import { figureColumn, wordColumn } from "../../generic/tables.ts";
import { productNames } from "../../product/names.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Deviation, deviationsOf, deviationWords } from "../deviations.ts";
import { type Order, order } from "../order.ts";
import { percentOf } from "../policy.ts";
import { orderState } from "../totals.ts";

const price = (value: Cell): string =>
  typeof value === "string" ? priceKind.show(value, "en") : "";

const columns: TableView["columns"] = [
  { key: "order", label: say("Order", "订单"), weight: 9, whole: true },
  { key: "customer", label: say("Customer", "客户"), weight: 6, wrap: true, least: 10 },
  { key: "product", label: say("Product", "产品"), weight: 9 },
  figureColumn("quantity", say("Quantity", "数量"), 5),
  { ...figureColumn("price", say("Price", "单价"), 9), format: price },
  { key: "discount", label: say("Discount", "折扣"), weight: 4, align: "right", format: rate },
  { ...figureColumn("listPrice", say("List", "定价"), 8), format: price },
  { key: "below", label: say("Below", "低于"), weight: 8, align: "right", format: rate },
  wordColumn({ key: "kind", label: say("Mark", "提示"), weight: 9 }, deviationWords),
  { key: "list", label: say("Price list", "价目表"), weight: 3 },
  { key: "why", label: say("Reason", "原因"), weight: 5, wrap: true, least: 8 },
];

function rate(value: Cell): string {
  return typeof value === "string" && value !== "0" ? percentOf(value) : "";
}

/** The orders that are looked at: the one named, else those not wholly shipped. */
async function ordersOf(
  { book }: Context,
  { which, all }: { readonly which?: string | undefined; readonly all?: boolean | undefined },
): Promise<readonly Order[]> {
  if (which !== undefined) return [await book.get(order, which)];
  const live = await book.live(order);
  const states = ["draft", "confirmed", "part-shipped"];
  return live.filter((one) => all || states.includes(orderState(one)));
}

/** What the checker says next: whose prices are right may be delivered. */
function notesOf(orders: readonly Order[], found: readonly Deviation[]): Text[] {
  const wrong = new Set(found.map((one) => one.order.id)).size;
  const right = orders.length - wrong;
  const notes = [
    say(
      `${right} of ${orders.length} ${orders.length === 1 ? "order" : "orders"} without deviation: they may be delivered.`,
      `${orders.length} 张订单中 ${right} 张价格无异常，可安排送货。`,
    ),
  ];
  const beyond = found.find(({ kind }) => kind === "beyond");
  if (beyond) {
    const { id } = beyond.order;
    notes.push(
      say(
        `to set a price right: rounds order edit ${id} --line "${beyond.product} x ${beyond.quantity} @ PRICE"`,
        `更正价格：rounds order edit ${id} --line "${beyond.product} x ${beyond.quantity} @ 单价"`,
      ),
    );
  }
  return notes;
}

export const verb = defineVerb({
  summary: say(
    "hold the prices of orders against list and policy",
    "核对订单价格：与价目表及报价政策比对",
  ),
  examples: ["rounds order check", "rounds order check SO261105A"],
  arguments: { which: field(refKind("order"), order.label) },
  flags: {
    all: field(switchKind, say("Also what is shipped or cancelled", "含已发货与已取消的订单")),
  },
  async run(context, input) {
    const { book } = context;
    const orders = await ordersOf(context, input);
    const found: Deviation[] = [];
    for (const one of orders) found.push(...(await deviationsOf(one, book)));
    const nameOf = await productNames(book);
    const buyers = await book.some(customer, new Set(found.map((one) => one.order.customer)));
    return {
      shape: "report",
      title: say("Prices of orders that are not the list's", "订单价格核对"),
      columns,
      rows: found.map(({ order: one, product, kind, reduction, ...line }) => ({
        order: one.id,
        customer: buyers.get(one.customer)?.name ?? one.customer,
        product: nameOf(product),
        quantity: line.quantity,
        price: line.price,
        discount: line.discount,
        listPrice: line.listPrice,
        below: reduction,
        kind,
        list: line.list,
        why: one.discountWhy,
      })),
      notes: notesOf(orders, found),
      empty: say("All prices are the list's.", "价格均与价目表一致。"),
    };
  },
});
