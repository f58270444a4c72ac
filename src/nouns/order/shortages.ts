import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Product } from "../product/product.ts";
import type { Claim, Served } from "./reservation.ts";
import { serve } from "./reservation.ts";
import { restOn } from "./reserving.ts";

/** What of an order is not there for it, of one product. */
export interface Shortage extends Served {
  readonly product: string;
  readonly shortMicro: number;
}

/** Every claim that is not wholly there, after all earlier ones, by product (R-ORD-24). */
export function shortagesOf(
  claims: ReadonlyMap<string, readonly Claim[]>,
  onHand: ReadonlyMap<string, number>,
): Shortage[] {
  return [...claims].flatMap(([product, all]) =>
    serve(all, onHand.get(product) ?? 0).flatMap((one) => {
      const shortMicro = one.micro - one.thereMicro;
      return shortMicro > 0 ? [{ ...one, product, shortMicro }] : [];
    }),
  );
}

/** What is short of each product for open orders altogether, in millionths. */
export function shortByProduct(
  shortages: readonly Shortage[],
): Map<string, { readonly shortMicro: number; readonly orders: readonly string[] }> {
  const found = new Map<string, { shortMicro: number; orders: string[] }>();
  for (const { product, shortMicro, order } of shortages) {
    const known = found.get(product) ?? { shortMicro: 0, orders: [] };
    found.set(product, known);
    known.shortMicro += shortMicro;
    known.orders.push(order.id);
  }
  return found;
}

export interface ShortageFacts {
  readonly shortages: readonly Shortage[];
  readonly products: ReadonlyMap<string, Product>;
  readonly today: IsoDate;
  /** How people call a record: "customer:quick", "staff:iwan". */
  readonly calls: ReadonlyMap<string, string>;
}

/** What orders wait for and cannot have: by product, in the order of their claims. */
export function shortageReport(facts: ShortageFacts): TableView {
  const { shortages, products, today, calls } = facts;
  const nameOf = (id: string): string => products.get(id)?.name ?? id;
  const sorted = [...shortages].sort((a, b) =>
    nameOf(a.product) < nameOf(b.product) ? -1 : nameOf(a.product) > nameOf(b.product) ? 1 : 0,
  );
  const rows = sorted.map((one) => shortageRow(one, facts));
  const told = sorted.filter(({ order }) => order.shortage !== undefined).length;
  const goods = new Set(sorted.map((one) => one.product)).size;
  const orders = new Set(sorted.map(({ order }) => order.id)).size;
  return {
    shape: "report",
    title: say("Shortages", "缺货报表"),
    to: today,
    columns: [
      { key: "order", label: say("Order", "订单"), weight: 9 },
      { key: "customer", label: say("Customer", "客户"), weight: 8, wrap: true, least: 10 },
      {
        key: "owner",
        label: say("Salesperson", "销售员"),
        weight: 3,
        format: (value) => calls.get(`staff:${String(value)}`) ?? String(value ?? ""),
      },
      { key: "promised", label: say("Promised for", "承诺发货日"), weight: 8 },
      figureColumn("open", say("Open", "未发"), 7),
      figureColumn("there", say("There", "现可发"), 8),
      figureColumn("short", say("Short", "缺货"), 9),
      { key: "unit", label: say("Unit", "单位"), weight: 4 },
      { key: "rest", label: say("Rest from", "余货可到"), weight: 7 },
      figureColumn("late", say("Days late", "延误天数"), 5),
      { key: "told", label: say("Told", "告知日期"), weight: 5 },
    ],
    hidden: [
      { key: "product", label: say("Product", "产品") },
      { key: "sku", label: say("SKU", "货号") },
      { key: "name", label: say("Name", "品名") },
    ],
    groups: {
      key: "product",
      implied: ["sku", "name"],
      heading: (value, inside) => groupHeading(String(value), inside, facts),
    },
    rows,
    notes:
      rows.length === 0
        ? []
        : [
            say(
              `${orders} ${orders === 1 ? "order" : "orders"} short of ${goods} ${goods === 1 ? "product" : "products"}; told to the customer: ${told} of ${rows.length}.`,
              `${orders} 张订单缺 ${goods} 种产品；已告知客户 ${told}/${rows.length}。`,
            ),
          ],
    empty: say("No order is short of anything.", "没有缺货的订单。"),
  };
}

function groupHeading(
  id: string,
  rows: readonly Row[],
  { products, shortages }: ShortageFacts,
): Text {
  const goods = products.get(id);
  const short = shortages
    .filter((one) => one.product === id)
    .reduce((sum, { shortMicro }) => sum + shortMicro, 0);
  const [count, unit] = [fromMicro(short), goods?.unit ?? ""];
  const name = [goods?.sku, goods?.name ?? id].filter(Boolean).join(" ");
  return say(
    `${name}: ${count} ${unit}`.trimEnd() +
      ` short for ${rows.length} ${rows.length === 1 ? "order" : "orders"}`,
    `${name}：缺 ${count} ${unit}，涉及 ${rows.length} 张订单`,
  );
}

function shortageRow(one: Shortage, { products, today, calls }: ShortageFacts): Row {
  const { order, product: id, micro, thereMicro, shortMicro } = one;
  const goods = products.get(id);
  const rest = restOn(goods, { told: order.shortage, today });
  const { promised } = order;
  const until = rest ?? today;
  return {
    product: id,
    sku: goods?.sku,
    name: goods?.name ?? id,
    order: order.id,
    customer: calls.get(`customer:${order.customer}`) ?? order.customer,
    owner: order.owner,
    promised,
    open: fromMicro(micro),
    there: fromMicro(thereMicro),
    short: fromMicro(shortMicro),
    unit: goods?.unit,
    rest,
    late:
      promised !== undefined && until > promised ? String(daysBetween(promised, until)) : undefined,
    told: order.shortage?.date,
  };
}
