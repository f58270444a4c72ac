import { fromMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Cell, Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { GoodsReceipt } from "./receipt.ts";
import { type LineStanding, receiptState, receiptStates, receiptTally } from "./standing.ts";

export const receiptStateWords: ReadonlyMap<string, Text> = new Map(
  receiptStates.map(({ value, label }) => [value, label]),
);

export const receiptStateColumn = wordColumn(
  { key: "state", label: say("State", "状态"), weight: 9 },
  receiptStateWords,
);

const figures = [
  ["delivered", say("Delivered", "实到"), 9],
  ["accepted", say("Accepted", "合格"), 9],
  ["held", say("On hold", "待检"), 8],
  ["rejected", say("Rejected", "拒收"), 8],
  ["back", say("Went back", "已退"), 6],
] as const;

function figure(micro: number): string | undefined {
  return micro === 0 ? undefined : fromMicro(micro);
}

/** The goods of a receipt with where they are now. */
export function receiptLinesTable(
  record: GoodsReceipt,
  nameOf: (product: string) => string,
): TableView {
  const { lines } = receiptTally(record);
  const has = (key: keyof LineStanding["line"]): boolean =>
    lines.some(({ line }) => line[key] !== undefined);
  const extra = (key: keyof LineStanding["line"], label: Text, weight: number): Column[] =>
    has(key) ? [{ key, label, weight }] : [];
  return {
    shape: "list",
    title: say("Goods", "货物"),
    columns: [
      { key: "product", label: say("Product", "产品"), weight: 9, wrap: true, least: 10 },
      ...(has("listed") ? [figureColumn("listed", say("On the list", "清单数量"), 5)] : []),
      ...figures.map(([key, label, weight]) => figureColumn(key, label, weight)),
      ...extra("lot", say("Lot", "批号"), 6),
      ...extra("expiry", say("Expiry", "有效期"), 6),
      ...extra("why", say("Why", "原因"), 4),
    ],
    rows: lines.map(({ line, ...micro }): Row => {
      const told = figures.map(([key]): readonly [string, Cell] => [key, figure(micro[key])]);
      const { listed, lot, expiry, why } = line;
      return {
        product: nameOf(line.product),
        id: line.product,
        listed,
        ...Object.fromEntries(told),
        lot,
        expiry,
        why,
      };
    }),
  };
}

/** What a row of a list says besides the record's own fields. */
export function receiptCells(record: GoodsReceipt): Row {
  const { lines } = receiptTally(record);
  const sum = (key: "accepted" | "held" | "rejected"): Cell =>
    figure(lines.reduce((all, one) => all + one[key], 0));
  return {
    state: receiptState(record),
    accepted: sum("accepted"),
    held: sum("held"),
    rejected: sum("rejected"),
  };
}

export const receiptColumns: readonly Column[] = [
  receiptStateColumn,
  figureColumn("accepted", say("Accepted", "合格"), 9),
  figureColumn("held", say("On hold", "待检"), 9),
  figureColumn("rejected", say("Rejected", "拒收"), 9),
];
