import { addDays, daysBetween, type IsoDate } from "../../law/dates.ts";
import { fromMicro, grouped as thousands } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { usableOn } from "../move/lots/picking.ts";
import type { PlacedLot } from "../move/lots/stock.ts";
import type { Place } from "../move/reports.ts";
import type { Product } from "../product/product.ts";
import type { Flows } from "./figures.ts";
import { goodsCells, goodsColumns, hiddenGoodsColumns, unitColumn } from "./goods.ts";

export interface ExpiringFacts extends Pick<Flows, "worthMinor"> {
  readonly at: IsoDate;
  /** Lots that expire within so many days, and those that have. */
  readonly days: number;
  readonly lots: readonly PlacedLot[];
  readonly products: readonly Product[];
  readonly warehouses: readonly Place[];
  readonly digits: number;
}

/** Lots that have expired or are about to, the first to expire first, with their value at cost. */
export function expiringView(facts: ExpiringFacts): TableView {
  const { at, days, lots, products, warehouses, digits, worthMinor } = facts;
  const goods = new Map(products.map((one) => [one.id, one]));
  const names = new Map(warehouses.map(({ id, name }) => [id, say(name, name)] as const));
  const last = addDays(at, days);
  const shown = lots
    .flatMap((one) =>
      one.micro > 0 && one.expiry !== undefined && one.expiry <= last
        ? [{ ...one, expiry: one.expiry }]
        : [],
    )
    .sort((a, b) => (a.expiry < b.expiry ? -1 : a.expiry > b.expiry ? 1 : 0));
  const worths = shown.map((one) => worthMinor(one.product, fromMicro(one.micro)));
  const sum = (isWanted: (at: number) => boolean): string => {
    const wanted = worths.filter((_, index) => isWanted(index));
    return fromMinor(
      wanted.reduce<number>((all, one) => all + (one ?? 0), 0),
      digits,
    );
  };
  const hasExpired = (index: number): boolean => !usableOn(shown[index] ?? {}, at);
  const rows = shown.map((one, index): Row => {
    const worth = worths[index];
    return {
      ...goodsCells(goods.get(one.product), one.product),
      lot: one.lot,
      warehouse: one.warehouse,
      expiry: one.expiry,
      left: daysBetween(at, one.expiry),
      onHand: fromMicro(one.micro),
      expired: hasExpired(index),
      value: worth === undefined ? undefined : fromMinor(worth, digits),
    };
  });
  const gone = rows.filter((row) => row.expired).length;
  return {
    shape: "report",
    title: say("Expiring lots", "临期与过期批号"),
    to: at,
    columns: [
      { key: "expiry", label: say("Expires", "有效期"), weight: 9 },
      figureColumn("left", say("Days left", "剩余天数"), 8),
      wordColumn({ key: "expired", label: say("Mark", "提示"), weight: 7 }, expiredWords),
      ...goodsColumns,
      { key: "lot", label: say("Lot", "批号"), weight: 8 },
      wordColumn({ key: "warehouse", label: say("Warehouse", "仓库"), weight: 6 }, names),
      figureColumn("onHand", say("On hand", "现存"), 8),
      unitColumn,
      figureColumn("value", say("Value at cost", "成本金额"), 5),
    ],
    hidden: hiddenGoodsColumns,
    rows,
    totals: { value: sum(() => true) },
    notes: notesOf(rows.length, { days, gone, worth: sum(hasExpired) }),
    empty: say(`No lot expires within ${days} days.`, `${days} 天内没有到期的批号。`),
  };
}

const expiredWords = new Map([
  ["true", say("expired", "已过期")],
  ["false", say("", "")],
]);

function notesOf(
  count: number,
  { days, gone, worth }: { days: number; gone: number; worth: string },
): Text[] {
  if (count === 0) return [];
  return [
    say(
      `Expired: ${gone}, at cost ${thousands(worth)}; within ${days} days: ${count - gone}.`,
      `已过期 ${gone} 批，成本 ${thousands(worth)}；${days} 天内到期 ${count - gone} 批。`,
    ),
  ];
}
