import { addMonths, type IsoDate, monthOf } from "../../law/dates.ts";
import { divideRounded, fromMicro, fromScaled, grouped, toMicro } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Cell, Column, Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import { keptLines } from "./kept.ts";
import { isSale } from "./monthly.ts";
import type { Order } from "./order.ts";
import { orderAt } from "./progress.ts";
import { bookLineMinor, bookNetMinor, netMinor, type OrderState, orderState } from "./totals.ts";

export type SalesBy = "customer" | "staff" | "product" | "line" | "month";

export interface SalesFacts {
  readonly orders: readonly Order[];
  readonly by: SalesBy;
  /** Both ends belong to it; open where nobody said. */
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  /** Only so many rows, the largest. */
  readonly top?: number | undefined;
  /** Nothing that happened later is known. */
  readonly today: IsoDate;
  /** Decimal places of the currency. */
  readonly digits: number;
  /** How people call a record: "customer:quick", "staff:iwan", "product:tea-01". */
  readonly calls: ReadonlyMap<string, string>;
  /** The unit that a product is sold by, where known. */
  readonly units?: ReadonlyMap<string, string> | undefined;
  /** The product line that a product belongs to, where known. */
  readonly lines?: ReadonlyMap<string, string> | undefined;
}

interface Group {
  readonly key: string;
  orders: number;
  lastOrder: string;
  micro: number;
  minor: number;
  readonly perMonth: Map<string, number>;
}

const words: Readonly<Record<SalesBy, readonly [title: Text, label: Text]>> = {
  customer: [say("Sales by customer", "销售报表（按客户）"), say("Customer", "客户")],
  staff: [say("Sales by salesperson", "销售报表（按销售员）"), say("Salesperson", "销售员")],
  product: [say("Sales by product", "销售报表（按产品）"), say("Product", "产品")],
  line: [say("Sales by product line", "销售报表（按产品线）"), say("Product line", "产品线")],
  month: [say("Sales by month", "销售报表（按月）"), say("Month", "月份")],
};

/** Stands in the place of an id where an order names nobody. */
const nobody = "-";

/**
 * Net sales by order date, each line rounded by itself, without freight; drafts, cancelled orders
 * and goods returned for good are no sales (R-RPT-28). Shares are of all sales of the period, also
 * where only the largest are shown.
 */
export function salesReport(facts: SalesFacts): TableView {
  const { by, digits, top, today } = facts;
  const known = facts.orders.flatMap((order) => orderAt(order, today) ?? []);
  const within = known.filter((one) => inPeriod(one.date, facts));
  const ordered = within.filter((one) => !["draft", "cancelled"].includes(orderState(one)));
  const sold = ordered
    .filter((one) => isSale(orderState(one)))
    .map((one) => ({ ...one, lines: keptLines(one) }));
  const days = sold.map((one) => one.date).sort();
  const [from, to] = [facts.from ?? days[0], facts.to ?? days.at(-1)];
  const months = from && to ? monthsOf(from, to, today) : [];
  const groups = gather(sold, facts);
  const total = sold.reduce((sum, one) => sum + bookNetMinor(one, digits), 0);
  const ranked = [...groups.values()].sort((a, b) => b.minor - a.minor || (a.key < b.key ? -1 : 1));
  const shown = by === "month" ? monthly(months, ranked, top) : ranked.slice(0, top);
  const trend = by === "month" || months.length < 3 ? [] : months.slice(-12);
  return {
    shape: "report",
    title: words[by][0],
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    columns: salesColumns(by, trend),
    hidden: by === "month" ? [] : [{ key: "id", label: say("Id", "编号") }],
    rows: shown.map((group) => salesRow(group, { ...facts, total, trend })),
    totals: {
      orders: sold.length,
      net: fromMinor(total, digits),
      ...(by === "product" ? { quantity: fromMicro(quantityOf(ranked)) } : {}),
    },
    notes: [
      ...cutNote(ranked, shown, facts),
      ...unitsNote(shown, facts),
      leftOutNote(within, digits),
      ...returnedNote(ordered, { total, digits }),
      ...foreignNotes(sold, digits),
    ],
    empty: say("No sales.", "没有销售。"),
  };
}

function inPeriod(date: IsoDate, { from, to }: Pick<SalesFacts, "from" | "to">): boolean {
  return (from === undefined || date >= from) && (to === undefined || date <= to);
}

/** The months of a period, "2026-11", as far as they have begun. */
function monthsOf(from: IsoDate, to: IsoDate, today: IsoDate): string[] {
  const months: string[] = [];
  const last = monthOf(today);
  let month = monthOf(from);
  while (month <= monthOf(to) && month <= last) {
    months.push(month);
    month = monthOf(addMonths(`${month}-01`, 1));
  }
  return months;
}

function gather(sold: readonly Order[], { by, digits, lines }: SalesFacts): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const order of sold) {
    for (const line of order.lines) {
      const key =
        by === "line" ? (lines?.get(line.product) ?? nobody) : keyOf(by, order, line.product);
      const group = groups.get(key) ?? newGroup(key);
      groups.set(key, group);
      const minor = bookLineMinor(order, line, digits);
      const month = monthOf(order.date);
      if (group.lastOrder !== order.id) group.orders += 1;
      group.lastOrder = order.id;
      group.micro += toMicro(line.quantity);
      group.minor += minor;
      group.perMonth.set(month, (group.perMonth.get(month) ?? 0) + minor);
    }
  }
  return groups;
}

function newGroup(key: string): Group {
  return { key, orders: 0, lastOrder: "", micro: 0, minor: 0, perMonth: new Map() };
}

function keyOf(by: SalesBy, order: Order, product: string): string {
  if (by === "product") return product;
  if (by === "month") return monthOf(order.date);
  return (by === "customer" ? order.customer : order.owner) ?? nobody;
}

/** Every month in its order, also those without sales; of a top only the best, still in order. */
function monthly(months: readonly string[], ranked: readonly Group[], top?: number): Group[] {
  const known = new Map(ranked.map((group) => [group.key, group]));
  const best = new Set(ranked.slice(0, top).map((group) => group.key));
  return months
    .filter((month) => top === undefined || best.has(month))
    .map((month) => known.get(month) ?? newGroup(month));
}

function quantityOf(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + group.micro, 0);
}

function salesColumns(by: SalesBy, trend: readonly string[]): Column[] {
  const name: Column = {
    key: by === "month" ? "month" : "name",
    label: words[by][1],
    weight: 9,
    wrap: true,
    least: 12,
  };
  return [
    name,
    figureColumn("orders", say("Orders", "订单数"), 6),
    ...(by === "product"
      ? [
          figureColumn("quantity", say("Quantity", "数量"), 7),
          { key: "unit", label: say("Unit", "单位"), weight: 4 },
        ]
      : []),
    figureColumn("net", say("Net", "净额"), 9),
    { key: "share", label: say("Share %", "占比 %"), weight: 7, draw: "bar", format: percent },
    ...(trend.length > 0 ? [trendColumn(trend)] : []),
  ];
}

function trendColumn(months: readonly string[]): Column {
  const [first = "", last = ""] = [months[0], months.at(-1)];
  const label = say(`${first} to ${last}`, `${first} 至 ${last}`);
  return { key: "trend", label, weight: 2, draw: "spark" };
}

function percent(value: Cell): string {
  return value === undefined || value === null ? "" : `${value}%`;
}

function salesRow(
  group: Group,
  facts: SalesFacts & { readonly total: number; readonly trend: readonly string[] },
): Row {
  const { by, digits, calls, units, total, trend } = facts;
  const { key, orders, micro, minor, perMonth } = group;
  const sums = { orders, net: fromMinor(minor, digits), share: shareOf(minor, total) };
  if (by === "month") return { month: key, ...sums };
  return {
    id: key,
    name: calls.get(`${by}:${key}`) ?? key,
    ...sums,
    ...(by === "product" ? { quantity: fromMicro(micro), unit: units?.get(key) } : {}),
    ...(trend.length > 0
      ? { trend: trend.map((month) => fromMinor(perMonth.get(month) ?? 0, digits)) }
      : {}),
  };
}

/** A part of a whole in per cent with one place; undefined where there is no whole. */
function shareOf(minor: number, total: number): string | undefined {
  if (total === 0) return undefined;
  return fromScaled(divideRounded(BigInt(minor) * 1000n, BigInt(total)), 1);
}

/** What a `--top` left out, so that the total is no riddle. */
function cutNote(
  all: readonly Group[],
  shown: readonly Group[],
  { top, digits }: SalesFacts,
): Text[] {
  if (top === undefined || all.length <= shown.length) return [];
  const count = all.length - shown.length;
  const rest = [...all, ...shown.map((one) => ({ minor: -one.minor }))];
  const minor = rest.reduce((sum, one) => sum + one.minor, 0);
  const amount = grouped(fromMinor(minor, digits));
  return [
    say(
      `The total counts all ${all.length}; not shown: ${count} with ${amount}.`,
      `合计含全部 ${all.length} 项；未列出 ${count} 项，共 ${amount}。`,
    ),
  ];
}

/** What came back for good and is no sale. */
function returnedNote(
  ordered: readonly Order[],
  { total, digits }: { readonly total: number; readonly digits: number },
): Text[] {
  const minor = ordered.reduce((sum, one) => sum + bookNetMinor(one, digits), 0) - total;
  if (minor === 0) return [];
  const amount = grouped(fromMinor(minor, digits));
  return [say(`Not in it: goods returned (${amount}).`, `不含退货 ${amount}。`)];
}

/** What is in other currencies cannot be added up: the book knows no rates. */
function foreignNotes(sold: readonly Order[], digits: number): Text[] {
  const sums = new Map<string, { count: number; minor: number }>();
  for (const one of sold) {
    if (one.currency === undefined) continue;
    const had = sums.get(one.currency) ?? { count: 0, minor: 0 };
    const minor = had.minor + netMinor(one, digits);
    sums.set(one.currency, { count: had.count + 1, minor });
  }
  return [...sums].map(([currency, { count, minor }]) => {
    const amount = grouped(fromMinor(minor, digits));
    return say(
      `Not in the amounts: ${currency} ${amount} of ${count} ${count === 1 ? "order" : "orders"} in that currency.`,
      `金额未含外币订单：${currency} ${amount}（${count} 张）。`,
    );
  });
}

function unitsNote(shown: readonly Group[], { by, units }: SalesFacts): Text[] {
  const found = new Set(shown.map((group) => units?.get(group.key)));
  if (by !== "product" || found.size < 2) return [];
  return [say("The total quantity adds up different units.", "数量合计包含不同单位。")];
}

/** What counts and what does not, with the sums of what was left out. */
function leftOutNote(within: readonly Order[], digits: number): Text {
  const told = (state: OrderState, label: Text): Text[] => {
    const orders = within.filter((one) => orderState(one) === state);
    if (orders.length === 0) return [];
    const minor = orders.reduce((sum, one) => sum + bookNetMinor(one, digits), 0);
    const amount = grouped(fromMinor(minor, digits));
    return [
      say(
        `${orders.length} ${label.en} (${amount})`,
        `${label.zh} ${orders.length} 张（${amount}）`,
      ),
    ];
  };
  const out = [
    ...told("draft", say("draft", "草稿")),
    ...told("cancelled", say("cancelled", "已取消")),
  ];
  const found = say(out.map(({ en }) => en).join(", "), out.map(({ zh }) => zh).join("、"));
  return say(
    `Net of discount by order date, without freight, drafts and cancelled orders${out.length > 0 ? `: ${found.en}` : ""}.`,
    `按订单日期统计的折后净额，不含运费、草稿及已取消的订单${out.length > 0 ? `：${found.zh}` : ""}。`,
  );
}
