import type { Period } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Move } from "../move/move.ts";
import type { Nature } from "../product/fields.ts";
import type { Product } from "../product/product.ts";
import { goodsCells, goodsColumns, natureOf, natureWords, unitColumn } from "./goods.ts";

/** Who reads a daily report, and which goods that one asks after (R-WHS-16, R-WHS-17). */
export const readers = [
  { value: "production", label: say("production", "生产") },
  { value: "purchasing", label: say("purchasing", "采购") },
  { value: "sales", label: say("sales", "销售") },
] as const;

export type Reader = (typeof readers)[number]["value"];

const goodsOf: Readonly<Record<Reader, readonly Nature[]>> = {
  production: ["raw", "finished", "consumable"],
  purchasing: ["raw", "consumable", "merchandise"],
  sales: ["finished", "merchandise"],
};

export interface DayFacts extends Period {
  readonly products: readonly Product[];
  /** What lay there of each product before the period, in millionths. */
  readonly opening: ReadonlyMap<string, number>;
  /** The moves of the period. */
  readonly moves: readonly Move[];
  /** Promised to customers, ordered from suppliers; undefined where it is not known of then. */
  readonly reserved?: ReadonlyMap<string, number> | undefined;
  readonly onOrder?: ReadonlyMap<string, number> | undefined;
  readonly reader?: Reader | undefined;
  readonly nature?: string | undefined;
  /** The name of the one warehouse it is about. */
  readonly place?: string | undefined;
}

interface Line {
  readonly goods: Product;
  readonly openingMicro: number;
  readonly inMicro: number;
  readonly outMicro: number;
  readonly balanceMicro: number;
}

/**
 * The daily stock report (库存日报表): opening, in, out and balance of the day for each product, with
 * what is to be kept, what is promised away and what is on its way.
 */
export function dayView(facts: DayFacts): TableView {
  const { from, to, reader, reserved, onOrder, place } = facts;
  const lines = linesOf(facts);
  const asksReserved = reader !== "purchasing" && reserved !== undefined;
  const asksOrdered = reader !== "sales" && (onOrder?.size ?? 0) > 0;
  const isMixed = new Set(lines.map(({ goods }) => natureOf(goods))).size > 1;
  return {
    shape: "report",
    title: titleOf(facts),
    from,
    to,
    columns: [
      ...goodsColumns,
      unitColumn,
      figureColumn("opening", say("Opening", "期初"), 6),
      figureColumn("in", say("In", "入库"), 8),
      figureColumn("out", say("Out", "出库"), 8),
      figureColumn("balance", say("Balance", "结存"), 9),
      figureColumn("minimum", say("Minimum", "最低库存"), 5),
      ...(asksReserved
        ? [
            figureColumn("reserved", say("Reserved", "已预留"), 6),
            figureColumn("free", say("Free", "可用"), 7),
          ]
        : []),
      ...(asksOrdered ? [figureColumn("onOrder", say("On order", "在途订购"), 6)] : []),
      wordColumn({ key: "low", label: say("Mark", "提示"), weight: 7 }, lowWords),
    ],
    hidden: [
      { key: "id", label: say("Product id", "产品 ID") },
      { key: "category", label: say("Category", "类别") },
      wordColumn(
        { key: "nature", label: say("Kind of goods", "存货类别"), weight: 1 },
        natureWords,
      ),
    ],
    rows: lines.map((line) => rowOf(line, facts)),
    ...(isMixed ? { groups: { key: "nature", heading } } : {}),
    notes: notesOf(lines, place),
    empty: say(
      "No such goods: rounds product edit PRODUCT --nature raw",
      "没有此类产品：rounds product edit 产品 --nature 原材料",
    ),
  };
}

const heading = (value: unknown): Text =>
  natureWords.get(String(value)) ?? say(String(value), String(value));

const lowWords = new Map([
  ["true", say("low", "低于下限")],
  ["false", say("", "")],
]);

function titleOf({ reader, nature, place }: DayFacts): Text {
  const kind = nature === undefined ? undefined : natureWords.get(nature);
  const what = kind
    ? say(`Daily stock report: ${kind.en}`, `${kind.zh}库存日报表`)
    : say("Daily stock report", "库存日报表");
  const who = readers.find(({ value }) => value === reader)?.label;
  const en = [what.en + (who ? ` for ${who.en}` : ""), ...(place ? [place] : [])];
  const zh = [what.zh + (who ? `（${who.zh}）` : ""), ...(place ? [place] : [])];
  return say(en.join(" · "), zh.join(" · "));
}

function linesOf(facts: DayFacts): Line[] {
  const { products, opening, moves, reader, nature, onOrder, place } = facts;
  const wanted = reader === undefined ? undefined : goodsOf[reader];
  const { came, left } = movedOf(moves, place === undefined);
  const order = [...natureWords.keys()];
  return products
    .filter((one) => nature === undefined || natureOf(one) === nature)
    .filter((one) => nature !== undefined || !wanted || wanted.includes(natureOf(one)))
    .map((goods) => {
      const openingMicro = opening.get(goods.id) ?? 0;
      const inMicro = came.get(goods.id) ?? 0;
      const outMicro = left.get(goods.id) ?? 0;
      const balanceMicro = openingMicro + inMicro - outMicro;
      return { goods, openingMicro, inMicro, outMicro, balanceMicro };
    })
    .filter(
      ({ goods, openingMicro, inMicro, outMicro }) =>
        !goods.discontinued ||
        openingMicro !== 0 ||
        inMicro !== 0 ||
        outMicro !== 0 ||
        onOrder?.has(goods.id),
    )
    .sort(
      (a, b) =>
        order.indexOf(natureOf(a.goods)) - order.indexOf(natureOf(b.goods)) ||
        (a.goods.name < b.goods.name ? -1 : 1),
    );
}

/**
 * What came and what left of each product, in millionths; of the whole firm without what one
 * warehouse gave to another, but for what is still on its way.
 */
function movedOf(moves: readonly Move[], isFirm: boolean) {
  const [came, left] = [new Map<string, number>(), new Map<string, number>()];
  const carried = new Map<string, number>();
  const add = (side: Map<string, number>, product: string, micro: number): void => {
    side.set(product, (side.get(product) ?? 0) + micro);
  };
  for (const { product, kind, quantity, reverses } of moves) {
    const micro = toMicro(quantity);
    const isIn = micro > 0 !== (reverses !== undefined);
    if (isFirm && kind === "transfer") add(carried, product, micro);
    else if (isIn) add(came, product, micro);
    else add(left, product, -micro);
  }
  for (const [product, micro] of carried) {
    if (micro > 0) add(came, product, micro);
    else add(left, product, -micro);
  }
  return { came, left };
}

function isLow({ goods, balanceMicro }: Line): boolean {
  const { minimum, discontinued } = goods;
  return !discontinued && minimum !== undefined && balanceMicro <= toMicro(minimum);
}

function rowOf(line: Line, { reserved, onOrder, place }: DayFacts): Row {
  const { goods, openingMicro, inMicro, outMicro, balanceMicro } = line;
  const { id, minimum } = goods;
  const promised = reserved?.get(id) ?? 0;
  const some = (micro: number): string | undefined => (micro === 0 ? undefined : fromMicro(micro));
  return {
    ...goodsCells(goods, id),
    opening: fromMicro(openingMicro),
    in: some(inMicro),
    out: some(outMicro),
    balance: fromMicro(balanceMicro),
    minimum,
    reserved: some(promised),
    free: fromMicro(Math.max(0, balanceMicro - promised)),
    onOrder: some(onOrder?.get(id) ?? 0),
    low: place === undefined && isLow(line),
  };
}

function notesOf(lines: readonly Line[], place: string | undefined): Text[] {
  if (lines.length === 0) return [];
  const moved = lines.filter(({ inMicro, outMicro }) => inMicro !== 0 || outMicro !== 0).length;
  const low = lines.filter(isLow).length;
  const products = lines.length === 1 ? "1 product" : `${lines.length} products`;
  return [
    place === undefined
      ? say(
          `${products}, ${moved} moved; at or below the minimum: ${low}.`,
          `共 ${lines.length} 种，当日有出入库 ${moved} 种；不高于最低库存 ${low} 种。`,
        )
      : say(
          `${products}, ${moved} moved. The minimum, reserved and on order are for all warehouses.`,
          `共 ${lines.length} 种，当日有出入库 ${moved} 种。最低库存、预留与在途按全部仓库计。`,
        ),
  ];
}
