import type { Book } from "../../book/book.ts";
import { endOf } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { valueMinor } from "./approving.ts";
import { stockOfPlaces } from "./book-places.ts";
import { count } from "./count.ts";
import { rowsOf } from "./counting.ts";
import { reckonedOn } from "./facts.ts";
import { monthWindow } from "./month-window.ts";
import { type Names, namesOf } from "./naming.ts";
import { type Place, placeKey, placeOf } from "./place.ts";
import { countState } from "./states.ts";

/** One line of the month-end stocktake sheet; quantities in millionths. */
export interface MonthRow {
  readonly place: Place;
  /** What the book says at the end of the month. */
  readonly closing: number;
  /** The stocktake that covered it, what it found; undefined: it was not counted. */
  readonly count: string | undefined;
  readonly booked: boolean;
  readonly book: number | undefined;
  readonly counted: number | undefined;
  readonly cost: string | undefined;
  /** What lies there at the end of the month is worth at cost; smallest unit. */
  readonly valueMinor: number | undefined;
}

type Reckoned = "cost" | "closing" | "place" | "valueMinor";

/** Every place with stock at the end of a month or counted for it, the last count of each. */
export async function monthRows(book: Book, month: string): Promise<readonly MonthRow[]> {
  const to = endOf(`${month}-01`, "month");
  const stock = await stockOfPlaces(book, to);
  const found = new Map<string, Omit<MonthRow, Reckoned>>();
  const places = new Map<string, Place>();
  const papers = await book.between(count, monthWindow(month, book.settings.limits));
  const inTurn = [...papers].sort((a, b) => (`${a.date}${a.id}` < `${b.date}${b.id}` ? -1 : 1));
  for (const record of inTurn.filter((one) => !one.cancelled)) {
    for (const row of await rowsOf(book, record)) {
      if (row.counted === undefined) continue;
      const key = placeKey(row.place);
      places.set(key, row.place);
      const booked = countState(record) === "booked";
      found.set(key, { count: record.id, booked, book: row.book, counted: row.counted });
    }
  }
  for (const [key, micro] of stock) {
    const [product = "", warehouse = "", bin, lot] = key.split("|");
    if (micro !== 0) places.set(key, placeOf({ product, warehouse, bin, lot }));
  }
  const goods = new Set([...places.values()].map(({ product }) => product));
  const reckoned = await reckonedOn(book, goods, to);
  const none = { count: undefined, booked: false, book: undefined, counted: undefined };
  const inOrder = [...places].sort(([, a], [, b]) => (partsOf(a) < partsOf(b) ? -1 : 1));
  const told = new Map<string, { micro: number; minor: number }>();
  return inOrder.map(([key, place]) => {
    const { product } = place;
    const costs = reckoned(product);
    const closing = stock.get(key) ?? 0;
    const before = told.get(product) ?? { micro: 0, minor: 0 };
    const micro = before.micro + closing;
    // Places are valued as a closing values warehouses: together to the cent what all is worth.
    const minor = costs?.worthMinor(product, fromMicro(micro), book.digits);
    if (minor !== undefined) told.set(product, { micro, minor });
    return {
      place,
      closing,
      cost: costs?.costOf(product),
      valueMinor: minor === undefined ? undefined : minor - before.minor,
      ...(found.get(key) ?? none),
    };
  });
}

/** The warehouse of a place, then what tells it apart there, in the order of a closing's rows. */
function partsOf({ product, warehouse, bin = "", lot = "" }: Place): string {
  return [product, warehouse, bin, lot].join("\u0000");
}

export interface MonthFacts {
  readonly month: string;
  readonly rows: readonly MonthRow[];
  readonly names: Names;
  readonly digits: number;
}

const stateWords = new Map<string, Text>([
  ["booked", say("booked", "已入账")],
  ["counted", say("counted", "已盘，未入账")],
  ["missing", say("not counted", "未盘")],
]);

/** The month-end stocktake sheet (月末盘存表): R-WHS-18, R-FRM-41, R-RPT-27. */
export function monthView({ month, rows, names, digits }: MonthFacts): TableView {
  const order = ({ place }: MonthRow): string =>
    [place.warehouse, place.bin ?? "", names.sku(place.product), place.lot ?? ""].join("\u0000");
  const sorted = [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const warehouses = [...new Set(rows.map(({ place }) => place.warehouse))];
  const has = (key: "bin" | "lot"): boolean => rows.some(({ place }) => place[key] !== undefined);
  const worths = sorted.map((one) => worthsOf(one, digits));
  const sum = (key: "value" | "off"): string =>
    fromMinor(
      worths.reduce((all, one) => all + (one[key] ?? 0), 0),
      digits,
    );
  const missing = sorted.filter((one) => one.count === undefined).length;
  const words = new Map(
    warehouses.map((id) => [id, say(names.warehouse(id), names.warehouse(id))]),
  );
  return {
    shape: "report",
    title: say("Month-end stocktake sheet", "月末盘存表"),
    from: `${month}-01`,
    to: endOf(`${month}-01`, "month"),
    columns: [
      ...(warehouses.length > 1
        ? [wordColumn({ key: "warehouse", label: say("Warehouse", "仓库"), weight: 7 }, words)]
        : []),
      ...(has("bin") ? [{ key: "bin", label: say("Bin", "库位"), weight: 6 }] : []),
      { key: "sku", label: say("SKU", "货号"), weight: 5 },
      { key: "name", label: say("Product", "品名"), weight: 9, wrap: true, least: 10 },
      ...(has("lot") ? [{ key: "lot", label: say("Lot", "批号"), weight: 6 }] : []),
      { key: "unit", label: say("Unit", "单位"), weight: 4 },
      figureColumn("book", say("Book quantity", "账面数"), 7),
      figureColumn("counted", say("Counted quantity", "实盘数"), 8),
      figureColumn("difference", say("Difference", "盈亏数"), 8),
      figureColumn("off", say("Difference at cost", "盈亏金额"), 6),
      figureColumn("closing", say("At month end", "月末结存"), 9),
      figureColumn("cost", say("Unit cost", "单位成本"), 4),
      figureColumn("value", say("Value at cost", "结存金额"), 8),
      wordColumn({ key: "state", label: say("State", "状态"), weight: 7 }, stateWords),
    ],
    hidden: [
      { key: "id", label: say("Product id", "产品 ID") },
      { key: "specification", label: say("Specification", "规格") },
      { key: "count", label: say("Stocktake", "盘点单") },
    ],
    rows: sorted.map((one, at) => monthRow(one, names, { ...worths[at], digits })),
    totals: { off: sum("off"), value: sum("value") },
    notes: [
      say(
        `${sorted.length - missing} of ${sorted.length} places counted.`,
        `共 ${sorted.length} 项，已盘 ${sorted.length - missing} 项。`,
      ),
    ],
    empty: say("nothing in stock", "没有库存"),
  };
}

function worthsOf(
  { book, counted, cost, valueMinor: value }: MonthRow,
  digits: number,
): { readonly value: number | undefined; readonly off: number | undefined } {
  if (book === undefined || counted === undefined) return { value, off: undefined };
  const told = { book: fromMicro(book), counted: fromMicro(counted), cost };
  return { value, off: valueMinor(told, digits) };
}

function monthRow(
  { place, closing, count: paper, booked, book, counted, cost }: MonthRow,
  names: Names,
  { value, off, digits }: { value?: number | undefined; off?: number | undefined; digits: number },
): TableView["rows"][number] {
  const isCounted = book !== undefined && counted !== undefined;
  return {
    id: place.product,
    sku: names.sku(place.product),
    name: names.product(place.product),
    specification: names.specification(place.product) || undefined,
    unit: names.unit(place.product) || undefined,
    warehouse: place.warehouse,
    bin: place.bin,
    lot: place.lot,
    book: book === undefined ? undefined : fromMicro(book),
    counted: counted === undefined ? undefined : fromMicro(counted),
    difference: isCounted ? fromMicro(counted - book) : undefined,
    off: off === undefined ? undefined : fromMinor(off, digits),
    closing: fromMicro(closing),
    cost,
    value: value === undefined ? undefined : fromMinor(value, digits),
    state: paper === undefined ? "missing" : booked ? "booked" : "counted",
    count: paper,
  };
}

/** All that the sheet of a month is made of. */
export async function monthFacts(book: Book, month: string): Promise<MonthFacts> {
  const rows = await monthRows(book, month);
  return { month, rows, names: await namesOf(book), digits: book.digits };
}
