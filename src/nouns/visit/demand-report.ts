import { divideRounded, fromMicro, fromScaled, toMicro } from "../../law/decimal.ts";
import { say } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Order } from "../order/order.ts";
import { type SellThrough, sellThrough } from "./goods.ts";
import type { Visit } from "./visit.ts";

export interface DemandFacts {
  /** All visits that may hold figures, also those before the period: stock is counted from them. */
  readonly visits: readonly Visit[];
  readonly orders: readonly Order[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly customer?: string | undefined;
  readonly product?: string | undefined;
  readonly customerName: (id: string) => string;
  readonly productName: (id: string) => string;
}

const soldNote = say(
  "Sold: stock at the visit before and what was shipped since, less the stock found.",
  "动销 = 上次库存 + 其间发货 - 本次库存。",
);

const ratioNote = say(
  "Stock to sales: stock found / what is sold in 30 days at that pace.",
  "存销比 = 本次库存 / 折合 30 天动销。",
);

interface Point {
  readonly date: string;
  readonly visit: string;
  readonly customer: string;
  readonly product: string;
  readonly stock: string | undefined;
  readonly demand: string | undefined;
  readonly sold: SellThrough | undefined;
}

/**
 * Demand and stock as customers told them at visits (R-VIS-15, R-VIS-25): a line per product with
 * the newest figures of each customer, or with a product or a customer named the series by visit
 * (R-VIS-43); with stock to sales (R-WHS-25).
 */
export function demandReport(facts: DemandFacts): TableView {
  const points = pointsOf(facts);
  const isSeries = facts.customer !== undefined || facts.product !== undefined;
  const { from, to } = facts;
  const title = titleOf(facts);
  return {
    shape: "report",
    title,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(isSeries ? series(points, facts) : perProduct(points, facts)),
    notes: points.length > 0 ? [soldNote, ratioNote] : [],
    empty: say(
      "No visit has noted stock or demand: rounds visit log CUSTOMER --stock TEA-01=3 --demand TEA-01=12",
      "还没有拜访记录库存或需求：rounds visit log 客户 --stock TEA-01=3 --demand TEA-01=12",
    ),
  };
}

function titleOf({ customer, product, customerName, productName }: DemandFacts) {
  const named = [
    ...(customer === undefined ? [] : [customerName(customer)]),
    ...(product === undefined ? [] : [productName(product)]),
  ].join(" · ");
  const more = named === "" ? "" : ` · ${named}`;
  return say(`Demand and stock at customers${more}`, `客户需求与库存${more}`);
}

/** Every figure noted in the period, the oldest first. */
function pointsOf(facts: DemandFacts): readonly Point[] {
  const { visits, orders, from = "", to = "9999", customer, product } = facts;
  const ofCustomer = new Map<string, { visits: Visit[]; orders: Order[] }>();
  const known = (id: string): { visits: Visit[]; orders: Order[] } => {
    const found = ofCustomer.get(id) ?? { visits: [], orders: [] };
    ofCustomer.set(id, found);
    return found;
  };
  const counted = visits.filter(({ goods, date, cancelled }) => goods && date && !cancelled);
  for (const one of counted) known(one.customer).visits.push(one);
  for (const one of orders) ofCustomer.get(one.customer)?.orders.push(one);
  const points = counted.flatMap((one) => {
    const { id, date = "" } = one;
    if (date < from || date > to || (customer !== undefined && one.customer !== customer))
      return [];
    return (one.goods ?? []).flatMap((good): Point[] => {
      if (product !== undefined && good.product !== product) return [];
      const { stock, demand } = good;
      if (stock === undefined && demand === undefined) return [];
      const sold =
        stock === undefined
          ? undefined
          : sellThrough(good.product, { date, stock }, known(one.customer));
      return [
        { date, visit: id, customer: one.customer, product: good.product, stock, demand, sold },
      ];
    });
  });
  return points.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const figures: readonly Column[] = [
  figureColumn("stock", say("Stock", "库存"), 8),
  figureColumn("demand", say("Demand next month", "下月需求"), 9),
  figureColumn("sold", say("Sold", "动销"), 8),
  figureColumn("toSales", say("Stock to sales", "存销比"), 7),
];

/**
 * Stock to sales of counts together: what lies there / what is sold of it in 30 days, two decimal
 * places; undefined where nothing was sold.
 */
function stockToSales(all: readonly SellThrough[]): string | undefined {
  const days = all.reduce((product, one) => product * BigInt(one.days), 1n);
  let [stock, monthly] = [0n, 0n];
  for (const { stockMicro, soldMicro, days: span } of all) {
    stock += BigInt(stockMicro) * days;
    monthly += BigInt(soldMicro) * 30n * (days / BigInt(span));
  }
  return monthly > 0n ? fromScaled(divideRounded(stock * 100n, monthly), 2) : undefined;
}

function series(points: readonly Point[], facts: DemandFacts): Pick<TableView, "columns" | "rows"> {
  const { customerName, productName } = facts;
  const name = { weight: 8, wrap: true, least: 12 };
  return {
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9 },
      ...(facts.customer === undefined
        ? [{ key: "customer", label: say("Customer", "客户"), ...name }]
        : []),
      ...(facts.product === undefined
        ? [{ key: "product", label: say("Product", "产品"), ...name }]
        : []),
      figureColumn("delivered", say("Delivered since", "其间发货"), 6),
      ...figures,
      figureColumn("days", say("In days", "间隔天数"), 5),
    ],
    rows: points.map(
      ({ date, visit, customer, product, stock, demand, sold }): Row => ({
        date,
        visit,
        customer: customerName(customer),
        product: productName(product),
        stock,
        demand,
        delivered: sold && fromMicro(sold.deliveredMicro),
        sold: sold && fromMicro(sold.soldMicro),
        days: sold?.days,
        toSales: sold && stockToSales([sold]),
      }),
    ),
  };
}

/** The newest figure of each customer, added up; undefined where nobody told one. */
function newest(list: readonly Point[], figure: "stock" | "demand"): string | undefined {
  const last = new Map<string, string>();
  for (const one of list) {
    const amount = one[figure];
    if (amount !== undefined) last.set(one.customer, amount);
  }
  if (last.size === 0) return undefined;
  return fromMicro([...last.values()].reduce((sum, amount) => sum + toMicro(amount), 0));
}

/** The newest figures of each customer, added up per product; what was sold in the whole period. */
function perProduct(
  points: readonly Point[],
  { productName }: DemandFacts,
): Pick<TableView, "columns" | "rows"> {
  const products = new Map<string, Point[]>();
  for (const one of points) {
    const list = products.get(one.product) ?? [];
    list.push(one);
    products.set(one.product, list);
  }
  const rows = [...products].map(([id, list]): Row => {
    const counted = list.flatMap(({ sold }) => sold?.soldMicro ?? []);
    const last = new Map(list.flatMap(({ customer, sold }) => (sold ? [[customer, sold]] : [])));
    return {
      product: productName(id),
      id,
      customers: new Set(list.map(({ customer }) => customer)).size,
      stock: newest(list, "stock"),
      demand: newest(list, "demand"),
      sold: counted.length > 0 ? fromMicro(counted.reduce((a, b) => a + b, 0)) : undefined,
      toSales: stockToSales([...last.values()]),
      last: list.at(-1)?.date,
    };
  });
  rows.sort((a, b) => Number(b.demand ?? 0) - Number(a.demand ?? 0));
  return {
    columns: [
      { key: "product", label: say("Product", "产品"), weight: 9, wrap: true, least: 12 },
      figureColumn("customers", say("Customers", "客户数"), 6),
      ...figures,
      { key: "last", label: say("Last noted", "最近记录"), weight: 5 },
    ],
    rows,
  };
}
