import type { Period } from "../../law/dates.ts";
import { fromMicro, grouped as thousands } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { moveKinds } from "../move/move.ts";
import type { Place } from "../move/reports.ts";
import type { Product } from "../product/product.ts";
import { type Flow, grouped, onRoad, together } from "./flow.ts";
import {
  goodsCells,
  goodsColumns,
  hiddenGoodsColumns,
  natureOf,
  natureWords,
  unitColumn,
  unvaluedNotes,
} from "./goods.ts";

export const groupings = [
  { value: "product", label: say("product", "产品") },
  { value: "warehouse", label: say("warehouse", "仓库") },
  { value: "nature", label: say("kind of goods", "存货类别") },
  { value: "category", label: say("category", "类别") },
] as const;

export type Grouping = (typeof groupings)[number]["value"];

export interface MovementFacts extends Period {
  readonly flows: readonly Flow[];
  readonly products: readonly Product[];
  readonly warehouses: readonly Place[];
  readonly digits: number;
  readonly by: Grouping;
  /** The one warehouse that it is about, for the title. */
  readonly warehouse?: string | undefined;
  /** Is the period a closed month? */
  readonly isClosed: boolean;
}

/** A line of the report: what it is called, and what moved. */
interface Line {
  readonly cells: Row;
  readonly flow: Flow;
}

/**
 * The movement and balance report (出入库结存报表): opening, in, out and closing in quantity and in
 * value at cost, product by product, or the values of each store room and of what is on the road
 * between them, which add up to the firm's (R-WHS-18, R-WHS-24, R-WHS-30, R-RPT-37).
 */
export function movementsView(facts: MovementFacts): TableView {
  const { flows, digits, by, from, to } = facts;
  const lines = linesOf(facts).filter(({ flow }) => !isIdle(flow));
  const counted = by === "product";
  const sum = together(lines.map(({ flow }) => flow));
  const kinds = moveKinds.filter(({ value }) => lines.some(({ flow }) => flow.kinds.get(value)));
  const hasRest = lines.some(({ flow }) => restOf(flow) !== 0);
  const unvalued = new Set(flows.filter((one) => one.isUnvalued).map(({ product }) => product));
  return {
    shape: "report",
    title: titleOf(facts),
    from,
    to,
    columns: [
      ...headColumns(by),
      ...(counted ? quantityColumns(kinds) : []),
      ...valueColumns(hasRest),
    ],
    ...(counted ? { hidden: hiddenGoodsColumns } : {}),
    rows: lines.map(({ cells, flow }) => ({
      ...cells,
      ...(counted ? quantities(flow) : {}),
      ...values(flow, digits),
    })),
    totals: {
      ...(counted && isOneUnit(facts, lines) ? quantities(sum) : {}),
      ...values(sum, digits),
    },
    notes: notesOf(facts, { lines, unvalued: unvalued.size, sum, hasRest }),
    empty: say("Nothing moved and nothing lay there.", "本期没有库存，也没有出入库。"),
  };
}

function titleOf({ by, warehouse, warehouses }: MovementFacts): Text {
  const place = warehouses.find(({ id }) => id === warehouse)?.name;
  const more = place === undefined ? "" : ` · ${place}`;
  if (by === "warehouse") {
    return say(`Value in and out by warehouse${more}`, `各仓库出入库金额${more}`);
  }
  return say(`Stock movements and balances${more}`, `出入库结存报表${more}`);
}

function linesOf({ flows, products, warehouses, by }: MovementFacts): Line[] {
  const goods = new Map(products.map((one) => [one.id, one]));
  const keyOf = ({ product, warehouse }: Flow): string => {
    if (by === "product") return product;
    if (by === "warehouse") return warehouse;
    const one = goods.get(product);
    return by === "nature" ? (one ? natureOf(one) : "merchandise") : (one?.category ?? "");
  };
  const placeNames = new Map(warehouses.map(({ id, name }) => [id, name]));
  const cellsOf = (key: string): Row => {
    if (by === "product") return goodsCells(goods.get(key), key);
    return { group: by === "warehouse" ? (placeNames.get(key) ?? key) : key };
  };
  const flowOf = (each: readonly Flow[]): Flow => {
    const [only] = each;
    return only && each.length === 1 ? only : together(each);
  };
  return [...grouped(flows, keyOf)]
    .map(([key, each]) => ({ cells: cellsOf(key), flow: flowOf(each) }))
    .sort((a, b) => rankOf(a) - rankOf(b) || byText(nameOf(a), nameOf(b)));
}

/** The road between the warehouses comes after them. */
function rankOf({ cells }: Line): number {
  return cells.group === onRoad ? 1 : 0;
}

function nameOf({ cells }: Line): string {
  return String(cells.name ?? cells.group ?? "");
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isIdle({ openingMicro, kinds, closingMicro }: Flow): boolean {
  return openingMicro === 0 && closingMicro === 0 && kinds.size === 0;
}

function headColumns(by: Grouping): Column[] {
  if (by === "product") return [...goodsColumns, unitColumn];
  const label = groupings.find(({ value }) => value === by)?.label ?? say("", "");
  const told = { key: "group", label: say(capital(label.en), label.zh), weight: 9 };
  const words = by === "nature" ? natureWords : roadWords;
  return [{ ...wordColumn(told, words), ...(by === "nature" ? {} : { wrap: true, least: 12 }) }];
}

const roadWords = new Map([[onRoad, say("On the road", "在途")]]);

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

type MoveKind = (typeof moveKinds)[number];

/** The key of a kind's column; a kind may be called like any other column. */
function kindKey(kind: string): string {
  return `of-${kind}`;
}

function quantityColumns(kinds: readonly MoveKind[]): Column[] {
  return [
    figureColumn("opening", say("Opening", "期初"), 8),
    figureColumn("in", say("In", "入库"), 8),
    figureColumn("out", say("Out", "出库"), 8),
    ...kinds.map(({ value, label }) =>
      figureColumn(kindKey(value), say(`of these ${label.en}`, `其中${label.zh}`), 2),
    ),
    figureColumn("closing", say("Closing", "期末"), 8),
    figureColumn("road", say("of these on the road", "其中在途"), 3),
  ];
}

function valueColumns(hasRest: boolean): Column[] {
  return [
    figureColumn("openingValue", say("Opening value", "期初金额"), 5),
    figureColumn("inValue", say("Value in", "入库金额"), 7),
    figureColumn("outValue", say("Value out", "出库金额"), 7),
    ...(hasRest ? [figureColumn("rest", say("Revalued", "成本调整"), 5)] : []),
    figureColumn("closingValue", say("Closing value", "期末金额"), 7),
  ];
}

function quantities({
  openingMicro,
  inMicro,
  outMicro,
  closingMicro,
  roadMicro,
  kinds,
}: Flow): Row {
  return {
    opening: fromMicro(openingMicro),
    in: fromMicro(inMicro),
    out: fromMicro(outMicro),
    ...Object.fromEntries(
      [...kinds].map(([kind, micro]) => [
        kindKey(kind),
        micro === 0 ? undefined : fromMicro(micro),
      ]),
    ),
    closing: fromMicro(closingMicro),
    road: roadMicro === 0 ? undefined : fromMicro(roadMicro),
  };
}

/** What the value changed by besides what came and left: another average, cents rounded. */
function restOf({ openingMinor, inMinor, outMinor, closingMinor }: Flow): number {
  return closingMinor - openingMinor - inMinor + outMinor;
}

function values(flow: Flow, digits: number): Row {
  return {
    openingValue: fromMinor(flow.openingMinor, digits),
    inValue: fromMinor(flow.inMinor, digits),
    outValue: fromMinor(flow.outMinor, digits),
    rest: fromMinor(restOf(flow), digits),
    closingValue: fromMinor(flow.closingMinor, digits),
  };
}

/** Quantities of different units are not added up. */
function isOneUnit({ products }: MovementFacts, lines: readonly Line[]): boolean {
  const shown = new Set(lines.map(({ cells }) => cells.id));
  return new Set(products.filter(({ id }) => shown.has(id)).map(({ unit }) => unit)).size === 1;
}

function notesOf(
  { isClosed, digits }: MovementFacts,
  told: {
    readonly lines: readonly Line[];
    readonly unvalued: number;
    readonly sum: Flow;
    readonly hasRest: boolean;
  },
): Text[] {
  const { lines, unvalued, sum, hasRest } = told;
  if (lines.length === 0) return [];
  const money = (minor: number): string => thousands(fromMinor(minor, digits));
  const [opening, came, left, closing] = [
    sum.openingMinor,
    sum.inMinor,
    sum.outMinor,
    sum.closingMinor,
  ].map(money);
  const rest = hasRest ? money(restOf(sum)) : undefined;
  const proof = say(
    `At cost: opening ${opening} + in ${came} - out ${left}${rest ? ` + revalued ${rest}` : ""} = closing ${closing}.`,
    `按成本：期初 ${opening} + 入库 ${came} - 出库 ${left}${rest ? ` + 成本调整 ${rest}` : ""} = 期末 ${closing}。`,
  );
  const state = isClosed
    ? say("The month is closed: these figures are final.", "本月已结账，数字不再变动。")
    : say("Not closed yet: figures may still change.", "尚未结账，数字可能变动。");
  const road = say(
    `Of the closing value ${money(sum.roadMinor)} is on the road between warehouses.`,
    `期末金额中在途 ${money(sum.roadMinor)}。`,
  );
  return [proof, ...(sum.roadMinor === 0 ? [] : [road]), ...unvaluedNotes(unvalued), state];
}
