import type { IsoDate } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { priceKind } from "../../law/kinds/figures.ts";
import { fromMinor, lineMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { stockKey } from "./move.ts";

/** What stock reports need to know of a product; figures as decimals. */
export interface Goods {
  readonly id: string;
  readonly name: string;
  readonly sku?: string | undefined;
  readonly unit?: string | undefined;
  readonly price?: string | undefined;
  readonly minimum?: string | undefined;
  readonly discontinued?: boolean | undefined;
}

export interface Place {
  readonly id: string;
  readonly name: string;
}

export interface StockFacts {
  readonly products: readonly Goods[];
  readonly warehouses: readonly Place[];
  /** Millionths by {@link stockKey}. */
  readonly stock: ReadonlyMap<string, number>;
  /** Decimal places of the currency. */
  readonly digits: number;
  /** The day as of which it is told, for the title. */
  readonly at?: IsoDate | undefined;
  /** Only this warehouse. */
  readonly warehouse?: string | undefined;
  /** Only what is at or below its minimum. */
  readonly low?: boolean | undefined;
}

/** With more warehouses than this, the report shows only the sum. */
const mostPlaceColumns = 4;

interface OnHand {
  readonly goods: Goods;
  /** Millionths per warehouse, in the order of the warehouses. */
  readonly perPlace: ReadonlyMap<string, number>;
  /** Millionths in all warehouses. */
  readonly allMicro: number;
  /** Millionths in the warehouses asked for. */
  readonly hereMicro: number;
  readonly low: boolean;
}

function onHand(goods: Goods, { warehouses, stock, warehouse }: StockFacts): OnHand {
  const perPlace = new Map<string, number>();
  let allMicro = 0;
  for (const { id } of warehouses) {
    const micro = stock.get(stockKey(goods.id, id)) ?? 0;
    perPlace.set(id, micro);
    allMicro += micro;
  }
  const hereMicro = warehouse === undefined ? allMicro : (perPlace.get(warehouse) ?? 0);
  const { minimum, discontinued } = goods;
  const low = !discontinued && minimum !== undefined && allMicro <= toMicro(minimum);
  return { goods, perPlace, allMicro, hereMicro, low };
}

/** What the stock is worth at list price, rounded once per product; undefined without a price. */
function worthMinor({ goods, hereMicro }: OnHand, digits: number): number | undefined {
  if (goods.price === undefined) return undefined;
  return lineMinor({ quantity: fromMicro(hereMicro), price: goods.price }, digits);
}

/**
 * What is on the shelf per product, against the minimum and at list price: every product still
 * sold, and others of which something is left (R-RPT-27, R-WHS-23).
 */
export function stockReport(facts: StockFacts): TableView {
  const { products, digits, warehouse, low } = facts;
  const all = products.map((goods) => onHand(goods, facts));
  const shown = all
    .filter((one) => (low ? one.low : !one.goods.discontinued || one.hereMicro !== 0))
    .sort((a, b) => (a.goods.name < b.goods.name ? -1 : 1));
  const places = placeColumns(facts);
  const worth = shown.reduce((sum, one) => sum + (worthMinor(one, digits) ?? 0), 0);
  const sumOf = (micros: readonly number[]): string =>
    fromMicro(micros.reduce((sum, micro) => sum + micro, 0));
  return {
    shape: "report",
    title: stockTitle(facts),
    ...(facts.at ? { to: facts.at } : {}),
    columns: [
      { key: "name", label: say("Product", "产品"), weight: 9, wrap: true, least: 12 },
      { key: "sku", label: say("SKU", "货号"), weight: 4 },
      ...places.map(({ id, name }) => figureColumn(placeKey(id), say(name, name), 8)),
      figureColumn("onHand", say("On hand", "现存"), 9),
      { key: "unit", label: say("Unit", "单位"), weight: 5 },
      figureColumn("minimum", say("Minimum", "最低库存"), 7),
      wordColumn({ key: "low", label: say("Mark", "提示"), weight: 7 }, lowWords),
      priceColumn,
      figureColumn("value", say("Value", "金额（按定价）"), 6),
    ],
    hidden: [
      { key: "id", label: say("Product id", "产品 ID") },
      ...(warehouse ? [figureColumn("everywhere", say("All warehouses", "全部仓库"))] : []),
    ],
    rows: shown.map((one) => stockRow(one, places, facts)),
    totals: {
      onHand: sumOf(shown.map((one) => one.hereMicro)),
      value: fromMinor(worth, digits),
      ...Object.fromEntries(
        places.map(({ id }) => [
          placeKey(id),
          sumOf(shown.map((one) => one.perPlace.get(id) ?? 0)),
        ]),
      ),
    },
    notes: stockNotes(shown, { facts, lowCount: all.filter((one) => one.low).length }),
    empty: low
      ? say("Nothing is low.", "没有低于最低库存的产品。")
      : say("No products.", "没有产品。"),
  };
}

const priceColumn: Column = {
  key: "price",
  label: say("List price", "定价"),
  weight: 3,
  align: "right",
  format: (value, language) => (typeof value === "string" ? priceKind.show(value, language) : ""),
};

const lowWords = new Map([
  ["true", say("low", "低于下限")],
  ["false", say("", "")],
]);

function stockTitle({ warehouses, warehouse }: StockFacts): Text {
  const place = warehouses.find((one) => one.id === warehouse);
  return place
    ? say(`Stock in ${place.name}`, `库存报表（${place.name}）`)
    : say("Stock", "库存报表");
}

function placeColumns({ warehouses, warehouse }: StockFacts): readonly Place[] {
  const few = warehouses.length > 1 && warehouses.length <= mostPlaceColumns;
  return warehouse === undefined && few ? warehouses : [];
}

/** The key of a warehouse's column; a warehouse may be called like any other column. */
function placeKey(id: string): string {
  return `in-${id}`;
}

function stockRow(one: OnHand, places: readonly Place[], { digits }: StockFacts): Row {
  const { id, name, sku, unit, minimum, price } = one.goods;
  const worth = worthMinor(one, digits);
  return {
    id,
    name,
    sku,
    unit,
    minimum,
    price,
    ...Object.fromEntries(
      places.map((place) => [placeKey(place.id), fromMicro(one.perPlace.get(place.id) ?? 0)]),
    ),
    onHand: fromMicro(one.hereMicro),
    everywhere: fromMicro(one.allMicro),
    low: one.low,
    value: worth === undefined ? undefined : fromMinor(worth, digits),
  };
}

function stockNotes(
  shown: readonly OnHand[],
  { facts, lowCount }: { facts: StockFacts; lowCount: number },
): Text[] {
  if (shown.length === 0) return [];
  const notes = [
    say(
      `Still sold and at or below the minimum: ${lowCount}. Value at list price, not at cost.`,
      `在售产品中 ${lowCount} 种不高于最低库存。金额按定价而非成本计算。`,
    ),
  ];
  if (facts.warehouse !== undefined) {
    notes.push(
      say(
        "The minimum is compared with the stock of all warehouses.",
        "最低库存与全部仓库的合计数比较。",
      ),
    );
  }
  const unpriced = shown.filter((one) => one.goods.price === undefined && one.hereMicro !== 0);
  if (unpriced.length > 0) {
    notes.push(
      say(
        `${unpriced.length} without a list price are not valued.`,
        `${unpriced.length} 种没有定价，未计金额。`,
      ),
    );
  }
  return new Set(shown.map((one) => one.goods.unit)).size > 1 ? [...notes, mixedUnits] : notes;
}

const mixedUnits = say("The total quantity adds up different units.", "数量合计包含不同单位。");

export interface OnHandFacts {
  readonly products: readonly Goods[];
  readonly warehouses: readonly Place[];
  /** Millionths by {@link stockKey}. */
  readonly stock: ReadonlyMap<string, number>;
  /** The day as of which it is told; undefined: by all that is written down. */
  readonly at?: IsoDate | undefined;
  /** Only this product; then places without any of it are told too. */
  readonly product?: string | undefined;
  readonly warehouse?: string | undefined;
  /** What is on the road to a warehouse, in millionths by {@link stockKey}. */
  readonly coming?: ReadonlyMap<string, number> | undefined;
}

/** What lies where: a line per product and warehouse that has any of it. */
export function onHandView(facts: OnHandFacts): TableView {
  const { products, warehouses, stock, at, product, warehouse, coming } = facts;
  const places = warehouses.filter((one) => warehouse === undefined || one.id === warehouse);
  const goods = products
    .filter((one) => product === undefined || one.id === product)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  let [sum, road] = [0, 0];
  const rows = goods.flatMap(({ id, name, sku, unit }) =>
    places.flatMap((place): Row[] => {
      const micro = stock.get(stockKey(id, place.id)) ?? 0;
      const onTheWay = coming?.get(stockKey(id, place.id)) ?? 0;
      if (micro === 0 && onTheWay === 0 && product === undefined) return [];
      sum += micro;
      road += onTheWay;
      const way = onTheWay === 0 ? {} : { inTransit: fromMicro(onTheWay) };
      return [{ id, name, sku, unit, warehouse: place.id, onHand: fromMicro(micro), ...way }];
    }),
  );
  const units = new Set(rows.map((row) => row.unit));
  return {
    shape: "report",
    title: say("Stock by warehouse", "各仓库存"),
    ...(at ? { to: at } : {}),
    columns: [
      { key: "name", label: say("Product", "产品"), weight: 9, wrap: true, least: 12 },
      { key: "sku", label: say("SKU", "货号"), weight: 4 },
      placeColumn(warehouses),
      figureColumn("onHand", say("On hand", "现存"), 9),
      ...(road === 0 ? [] : [figureColumn("inTransit", say("In transit to it", "在途"), 7)]),
      { key: "unit", label: say("Unit", "单位"), weight: 5 },
    ],
    hidden: [{ key: "id", label: say("Product id", "产品 ID") }],
    rows,
    ...(units.size === 1
      ? {
          totals: {
            onHand: fromMicro(sum),
            ...(road === 0 ? {} : { inTransit: fromMicro(road) }),
          },
        }
      : {}),
    empty: say("Nothing in stock.", "没有库存。"),
  };
}

/** A column of warehouse ids, read as their names. */
function placeColumn(warehouses: readonly Place[]): Column {
  const names = new Map(warehouses.map(({ id, name }) => [id, say(name, name)] as const));
  return wordColumn({ key: "warehouse", label: say("Warehouse", "仓库"), weight: 8 }, names);
}
