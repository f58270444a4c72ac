import { daysBetween, type IsoDate } from "../../../law/dates.ts";
import { fromMicro } from "../../../law/decimal.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Column, Row, TableView } from "../../../print/view.ts";
import { figureColumn, wordColumn } from "../../generic/tables.ts";
import type { Product } from "../../product/product.ts";
import { pickingOrder, removalDate, usableOn } from "./picking.ts";
import type { PlacedLot } from "./stock.ts";

export interface LotFactsShown {
  readonly lots: readonly PlacedLot[];
  readonly products: readonly Product[];
  readonly warehouses: readonly { readonly id: string; readonly name: string }[];
  readonly date: IsoDate;
}

type Mark = "expired" | "off" | "soon" | "good";

const markWords = new Map<string, Text>([
  ["expired", say("expired", "已过期")],
  ["off", say("take off the shelf", "应下架")],
  ["soon", say("expires soon", "即将到期")],
  ["good", say("", "")],
]);

interface Marked {
  readonly lot: PlacedLot;
  readonly goods: Product | undefined;
  readonly mark: Mark;
}

/** How a lot stands on a day: it may be used up to its last day, and is picked by removal date. */
function markOf(
  lot: PlacedLot,
  goods: Product | undefined,
  at: { date: IsoDate; days: number },
): Mark {
  if (!usableOn(lot, at.date)) return "expired";
  if (lot.expiry === undefined) return "good";
  const removal = removalDate(lot.expiry, goods?.removalDays) ?? lot.expiry;
  if (removal < at.date) return "off";
  return daysBetween(at.date, removal) <= at.days ? "soon" : "good";
}

function marked({ lots, products, date }: LotFactsShown, days: number): Marked[] {
  const goodsOf = new Map(products.map((one) => [one.id, one]));
  return lots.map((lot) => {
    const goods = goodsOf.get(lot.product);
    return { lot, goods, mark: markOf(lot, goods, { date, days }) };
  });
}

function rowOf({ lot, goods, mark }: Marked, { date, warehouses }: LotFactsShown): Row {
  const left = lot.expiry === undefined ? undefined : daysBetween(date, lot.expiry);
  return {
    product: lot.product,
    name: goods?.name ?? lot.product,
    sku: goods?.sku,
    lot: lot.lot,
    warehouse: warehouses.find(({ id }) => id === lot.warehouse)?.name ?? lot.warehouse,
    quantity: fromMicro(lot.micro),
    unit: goods?.unit,
    expiry: lot.expiry,
    days: left,
    removal: goods?.removalDays ? removalDate(lot.expiry, goods.removalDays) : undefined,
    received: lot.received,
    mark,
  };
}

const columns: readonly Column[] = [
  { key: "name", label: say("Product", "产品"), weight: 9 },
  { key: "lot", label: say("Lot", "批号"), weight: 9 },
  { key: "warehouse", label: say("Warehouse", "仓库"), weight: 8 },
  figureColumn("quantity", say("Quantity", "数量"), 9),
  { key: "unit", label: say("Unit", "单位"), weight: 4 },
  { key: "expiry", label: say("Expires", "有效期"), weight: 8 },
  figureColumn("days", say("Days left", "剩余天数"), 6),
  { key: "received", label: say("Received", "入库日期"), weight: 3 },
  wordColumn({ key: "mark", label: say("Mark", "提示"), weight: 7 }, markWords),
];

const hidden = [
  { key: "product", label: say("Product id", "产品 ID") },
  { key: "sku", label: say("SKU", "货号") },
  { key: "removal", label: say("Off the shelf by", "下架日期") },
];

/** Lots in the order in which they are picked, product by product. */
function inOrder(all: readonly Marked[]): readonly Marked[] {
  const groups = new Map<string, Marked[]>();
  for (const one of all) {
    const key = one.goods?.name ?? one.lot.product;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const order = pickingOrder(
        group.map(({ lot }) => lot),
        group[0]?.goods?.removalDays,
      );
      return order.flatMap((lot) => group.find((one) => one.lot === lot) ?? []);
    });
}

const soonDays = 30;

/** What lies where, lot by lot, first to be picked first. */
export function lotsView(facts: LotFactsShown): TableView {
  const all = marked(facts, soonDays).filter(({ lot }) => lot.micro !== 0);
  const expired = all.filter(({ mark }) => mark === "expired").length;
  return {
    shape: "report",
    title: say("Stock by lot", "批号库存"),
    to: facts.date,
    columns,
    hidden,
    rows: inOrder(all).map((one) => rowOf(one, facts)),
    notes:
      expired === 0
        ? []
        : [
            say(
              `${expired} expired: not available, to be scrapped or sent back`,
              `${expired} 批已过期，不可再用，请报废或退回`,
            ),
          ],
    empty: say("Nothing is kept by lot.", "没有按批号管理的库存。"),
  };
}

/** The lots that lie somewhere and must leave the shelf within so many days. */
export function expiringLots(facts: LotFactsShown, days: number): readonly Marked[] {
  return marked(facts, days)
    .filter(({ lot, mark }) => lot.micro > 0 && mark !== "good")
    .sort((a, b) => ((a.lot.expiry ?? "") < (b.lot.expiry ?? "") ? -1 : 1));
}
