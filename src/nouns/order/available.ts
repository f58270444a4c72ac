import type { IsoDate } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, PageView, Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import { stockKey } from "../move/move.ts";
import type { Place } from "../move/reports.ts";
import type { Product } from "../product/product.ts";
import { suppliedOn } from "../product/supply.ts";
import { type Claim, promisableMicro, reservedMicro, type Served, serve } from "./reservation.ts";
import { restOn } from "./reserving.ts";

export interface AvailableFacts {
  readonly products: readonly Product[];
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  /** Millionths by {@link stockKey}. */
  readonly stock: ReadonlyMap<string, number>;
  /** Left out of it, as it has expired; millionths by product. */
  readonly expired?: ReadonlyMap<string, number> | undefined;
  readonly warehouses: readonly Place[];
  readonly today: IsoDate;
  /** The day of which is told: in the past as it was, ahead as it will be by what is promised. */
  readonly date: IsoDate;
  /**
   * Is it asked what can be promised for that day? Then later orders for which more can still be
   * had in time are left aside; else all that is reserved is taken off.
   */
  readonly promising: boolean;
  /** Only this warehouse. */
  readonly warehouse?: string | undefined;
  /** How people call a record: "customer:quick", "staff:iwan". */
  readonly calls: ReadonlyMap<string, string>;
}

interface Available {
  readonly goods: Product;
  readonly claims: readonly Claim[];
  readonly onHandMicro: number;
  /** In the warehouse asked about; else everywhere. */
  readonly hereMicro: number;
  readonly reservedMicro: number;
  readonly availableMicro: number;
  readonly shortMicro: number;
  readonly suppliedOn: IsoDate | undefined;
}

function availableOf(goods: Product, facts: AvailableFacts): Available {
  const { stock, warehouses, warehouse, today, date, promising } = facts;
  const claims = facts.claims.get(goods.id) ?? [];
  const here = (id: string): number => stock.get(stockKey(goods.id, id)) ?? 0;
  const onHandMicro = warehouses.reduce((sum, { id }) => sum + here(id), 0);
  const hereMicro = warehouse === undefined ? onHandMicro : here(warehouse);
  const supplied = suppliedOn(goods, today);
  const ahead = promising ? supplied : undefined;
  const free = promisableMicro({ onHandMicro, claims, date, suppliedOn: ahead });
  const reserved = reservedMicro(claims);
  return {
    goods,
    claims,
    onHandMicro,
    hereMicro,
    reservedMicro: reserved,
    availableMicro: Math.max(0, Math.min(free, hereMicro)),
    shortMicro: Math.max(0, reserved - Math.max(0, onHandMicro)),
    suppliedOn: supplied,
  };
}

/** What is on hand, reserved and still to be promised: a line per product. */
export function availableTable(facts: AvailableFacts): TableView {
  const all = facts.products.map((goods) => availableOf(goods, facts));
  const shown = all
    .filter((one) => !one.goods.discontinued || one.hereMicro !== 0 || one.claims.length > 0)
    .sort((a, b) => (a.goods.name < b.goods.name ? -1 : 1));
  return {
    shape: "report",
    title: titleOf(facts),
    columns: [
      { key: "name", label: say("Product", "产品"), weight: 8, wrap: true, least: 12 },
      { key: "sku", label: say("SKU", "货号"), weight: 5 },
      figureColumn("onHand", say("On hand", "现有量"), 9),
      figureColumn("reserved", say("Reserved", "已预留"), 9),
      figureColumn("available", say("Available", facts.promising ? "可承诺量" : "可用量"), 9),
      { key: "unit", label: say("Unit", "单位"), weight: 4 },
      figureColumn("short", say("Short", "缺货"), 7),
      figureColumn("orders", say("Orders", "订单数"), 3),
      { key: "more", label: say("More from", "补货可到"), weight: 6 },
    ],
    hidden: [{ key: "id", label: say("Product id", "产品 ID") }],
    rows: shown.map(availableRow),
    notes: tableNotes(shown, facts),
    empty: say("No products.", "没有产品。"),
  };
}

function availableRow(one: Available): Row {
  return {
    id: one.goods.id,
    name: one.goods.name,
    sku: one.goods.sku,
    unit: one.goods.unit,
    onHand: fromMicro(one.hereMicro),
    reserved: fromMicro(one.reservedMicro),
    available: fromMicro(one.availableMicro),
    short: one.shortMicro > 0 ? fromMicro(one.shortMicro) : undefined,
    orders: one.claims.length > 0 ? one.claims.length : undefined,
    more: one.suppliedOn,
  };
}

function titleOf({ date, warehouse, warehouses, promising }: AvailableFacts): Text {
  const place = warehouses.find((one) => one.id === warehouse)?.name;
  if (!promising) {
    return say(
      `Reserved and available on ${date}${place ? ` in ${place}` : ""}`,
      `预留与可用库存（${date}${place ? `，${place}` : ""}）`,
    );
  }
  return say(
    `Available to promise for ${date}${place ? ` from ${place}` : ""}`,
    `可承诺量（${date}${place ? `，${place}` : ""}）`,
  );
}

const leftAside = say(
  "Later orders for which more can still be had in time are not taken off.",
  "交期较晚、仍来得及补货的订单未从可承诺量中扣除。",
);

/** Is there an order that was left aside, so that more can be promised than is free? */
function leavesAside(one: Available): boolean {
  const free = one.onHandMicro - one.reservedMicro;
  return one.availableMicro > Math.max(0, Math.min(free, one.hereMicro));
}

/** What lies there and was left out, as it has expired. */
function expiredNotes(shown: readonly Available[], { expired }: AvailableFacts): Text[] {
  return shown.flatMap(({ goods }) => {
    const micro = expired?.get(goods.id) ?? 0;
    if (micro <= 0) return [];
    const [name, count] = [goods.sku ?? goods.name, fromMicro(micro)];
    return [
      say(
        `${name}: ${count} more have expired: rounds stock lots ${name}`,
        `${name}：另有 ${count} 已过期，见：rounds stock lots ${name}`,
      ),
    ];
  });
}

function tableNotes(shown: readonly Available[], facts: AvailableFacts): Text[] {
  const { warehouse } = facts;
  const short = shown.filter((one) => one.shortMicro > 0).length;
  const notes: Text[] = shown.some(leavesAside) ? [leftAside] : [];
  notes.push(...expiredNotes(shown, facts));
  if (short > 0) {
    notes.push(
      say(
        `${short} ${short === 1 ? "product is" : "products are"} short: rounds report shortages`,
        `${short} 种产品缺货，见：rounds report shortages`,
      ),
    );
  }
  if (warehouse !== undefined) {
    notes.push(
      say(
        "Reserved is for all warehouses: an order names none before it leaves.",
        "预留按全部仓库计：订单发货前不指定仓库。",
      ),
    );
  }
  return notes;
}

/** One product or several on a page: what there is, and who has reserved what. */
export function availablePage(facts: AvailableFacts): PageView {
  const all = facts.products.map((goods) => availableOf(goods, facts));
  const [only] = all;
  const isOne = all.length === 1 && only !== undefined;
  const nameOf = ({ goods }: Available): string => goods.sku ?? goods.name;
  return {
    shape: "page",
    title: isOne ? say(only.goods.name, only.goods.name) : titleOf(facts),
    facts: isOne ? figures(only, facts) : [],
    sections: all.map((one) => {
      const [onHand, reserved, free] = [one.hereMicro, one.reservedMicro, one.availableMicro].map(
        fromMicro,
      );
      const title = isOne
        ? say("reserved by", "预留明细")
        : say(
            `${nameOf(one)}: on hand ${onHand}, reserved ${reserved}, available ${free}`,
            `${nameOf(one)}：现有 ${onHand}，已预留 ${reserved}，可承诺 ${free}`,
          );
      return claimsTable(one, title, facts);
    }),
    notes: [...(all.some(leavesAside) ? [leftAside] : []), ...expiredNotes(all, facts)],
    record: all.map((one) => ({
      ...availableRow(one),
      date: facts.date,
      claims: servedRows(one, facts),
    })),
  };
}

function figures(one: Available, facts: AvailableFacts) {
  const { date, warehouse, warehouses, today, promising } = facts;
  const unit = one.goods.unit ?? "";
  const count = (micro: number): string => `${fromMicro(micro)} ${unit}`.trimEnd();
  const place = warehouses.find(({ id }) => id === warehouse)?.name;
  const told: PageView["facts"][number][] = [
    { key: "sku", label: say("SKU", "货号"), value: one.goods.sku },
    { key: "date", label: say("Day", "日期"), value: date },
    {
      key: "onHand",
      label: place ? say(`On hand in ${place}`, `${place} 现有量`) : say("On hand", "现有量"),
      value: count(one.hereMicro),
    },
    { key: "reserved", label: say("Reserved", "已预留"), value: count(one.reservedMicro) },
    {
      key: "available",
      label: promising ? say("Available to promise", "可承诺量") : say("Available", "可用量"),
      value: count(one.availableMicro),
    },
  ];
  if (one.shortMicro > 0) {
    told.push({ key: "short", label: say("Short", "缺货"), value: count(one.shortMicro) });
  }
  if (one.suppliedOn !== undefined && date >= today) {
    told.push({
      key: "more",
      label: say("More from", "补货可到"),
      value: one.suppliedOn,
      format: () => one.suppliedOn ?? "",
    });
  }
  return told;
}

function servedRows({ goods, claims, onHandMicro }: Available, facts: AvailableFacts): Row[] {
  const { calls, today } = facts;
  return serve(claims, onHandMicro).map((one: Served): Row => {
    const { order, micro, thereMicro } = one;
    const isShort = thereMicro < micro;
    return {
      order: order.id,
      customer: calls.get(`customer:${order.customer}`) ?? order.customer,
      owner: order.owner && (calls.get(`staff:${order.owner}`) ?? order.owner),
      kind: order.kind,
      promised: order.promised,
      quantity: fromMicro(micro),
      there: fromMicro(thereMicro),
      short: isShort ? fromMicro(micro - thereMicro) : undefined,
      rest: isShort ? restOn(goods, { told: order.shortage, today }) : undefined,
    };
  });
}

function claimsTable(one: Available, title: Text, facts: AvailableFacts): TableView {
  return {
    shape: "list",
    title,
    columns: claimColumns,
    rows: servedRows(one, facts),
    empty: say("No order waits for it.", "没有订单预留。"),
  };
}

/** The columns of a list of claims, in the order in which they are served. */
export const claimColumns: readonly Column[] = [
  { key: "order", label: say("Order", "订单"), weight: 9 },
  { key: "customer", label: say("Customer", "客户"), weight: 8, wrap: true, least: 10 },
  { key: "owner", label: say("Salesperson", "销售员"), weight: 3 },
  {
    key: "kind",
    label: say("Kind", "类型"),
    weight: 4,
    format: (value, language) =>
      value === "rush" || value === "inserted" ? urgentWords[value][language] : "",
  },
  { key: "promised", label: say("Promised for", "承诺发货日"), weight: 8 },
  figureColumn("quantity", say("Open", "未发"), 9),
  figureColumn("there", say("There", "现可发"), 9),
  figureColumn("short", say("Short", "缺货"), 8),
  { key: "rest", label: say("Rest from", "余货可到"), weight: 6 },
];

const urgentWords = { rush: say("rush", "急单"), inserted: say("inserted", "插单") };
