import { daysBetween, type Period } from "../../law/dates.ts";
import { divideRounded, fromScaled } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Product } from "../product/product.ts";
import { type Flow, grouped, soldKinds, sumOf, together, usedKinds } from "./flow.ts";
import {
  goodsCells,
  goodsColumns,
  hiddenGoodsColumns,
  natureOf,
  natureWords,
  unvaluedNotes,
} from "./goods.ts";

export interface TurnoverFacts extends Period {
  readonly flows: readonly Flow[];
  readonly products: readonly Product[];
  readonly by: "product" | "nature" | "category";
  readonly digits: number;
}

interface Line {
  readonly cells: Row;
  readonly flow: Flow;
}

/**
 * How fast stock turns: cost of what was used / mean of opening and closing value; days: closing
 * value / cost of what was used × days; stock to sales: opening value / cost of what was sold
 * (R-RPT-02). A figure is empty where it would be divided by nothing.
 */
export function turnoverView(facts: TurnoverFacts): TableView {
  const { flows, by, from, to, digits } = facts;
  const lines = linesOf(facts);
  const sum = together(lines.map(({ flow }) => flow));
  const unvalued = new Set(flows.filter((one) => one.isUnvalued).map(({ product }) => product));
  return {
    shape: "report",
    title: say("Stock turnover", "库存周转"),
    from,
    to,
    columns: [
      ...headColumns(by),
      figureColumn("opening", say("Opening value", "期初金额"), 6),
      figureColumn("used", say("Cost of issues", "出库成本"), 8),
      figureColumn("closing", say("Closing value", "期末金额"), 7),
      figureColumn("turnover", say("Turnover", "周转次数"), 9),
      figureColumn("days", say("Days", "周转天数"), 9),
      figureColumn("toSales", say("Stock to sales", "存销比"), 8),
    ],
    ...(by === "product" ? { hidden: hiddenGoodsColumns } : {}),
    rows: lines.map(({ cells, flow }) => ({ ...cells, ...ratiosOf(flow, facts) })),
    totals: ratiosOf(sum, facts),
    notes: lines.length === 0 ? [] : [...variantNotes, ...unvaluedNotes(unvalued.size)],
    empty: say("No stock and no issues.", "没有库存，也没有出库。"),
  };

  function ratiosOf(flow: Flow, period: Period): Row {
    const used = sumOf(flow.spentMinor, usedKinds);
    const sold = sumOf(flow.spentMinor, soldKinds);
    const days = daysBetween(period.from, period.to) + 1;
    const { openingMinor, closingMinor } = flow;
    return {
      opening: fromMinor(openingMinor, digits),
      used: fromMinor(used, digits),
      closing: fromMinor(closingMinor, digits),
      turnover: ratio(2 * used, openingMinor + closingMinor, 2),
      days: ratio(closingMinor * days, used, 1),
      toSales: ratio(openingMinor, sold, 2),
    };
  }
}

/** Which of the usual ways each figure is reckoned in. */
const variantNotes: readonly Text[] = [
  say(
    "Turnover: cost of what was sold or issued / mean of opening and closing value, in this period.",
    "周转次数 = 本期销售与领用成本 ÷（期初 + 期末金额）的平均数。",
  ),
  say(
    "Days: closing value / that cost × days of the period. Stock to sales: opening value / cost of what was sold.",
    "周转天数 = 期末金额 ÷ 该成本 × 本期天数。存销比 = 期初金额 ÷ 本期销售成本。",
  ),
];

/** A quotient with some decimal places, halves away from zero; undefined over nothing. */
function ratio(over: number, under: number, places: number): string | undefined {
  if (under <= 0) return undefined;
  const scaled = divideRounded(BigInt(over) * 10n ** BigInt(places), BigInt(under));
  return fromScaled(scaled, places);
}

function linesOf({ flows, products, by }: TurnoverFacts): Line[] {
  const goods = new Map(products.map((one) => [one.id, one]));
  const keyOf = ({ product }: Flow): string => {
    const one = goods.get(product);
    if (by === "product" || !one) return product;
    return by === "nature" ? natureOf(one) : (one.category ?? "");
  };
  return [...grouped(flows, keyOf)]
    .map(([key, all]) => ({
      cells: by === "product" ? goodsCells(goods.get(key), key) : { group: key },
      flow: together(all),
    }))
    .filter(
      ({ flow }) =>
        flow.openingMinor !== 0 ||
        flow.closingMinor !== 0 ||
        sumOf(flow.spentMinor, usedKinds) !== 0,
    )
    .sort((a, b) => sumOf(b.flow.spentMinor, usedKinds) - sumOf(a.flow.spentMinor, usedKinds));
}

function headColumns(by: TurnoverFacts["by"]): readonly Column[] {
  if (by === "product") return goodsColumns;
  if (by === "category") {
    return [{ key: "group", label: say("Category", "类别"), weight: 9, wrap: true, least: 12 }];
  }
  return [
    wordColumn({ key: "group", label: say("Kind of goods", "存货类别"), weight: 9 }, natureWords),
  ];
}
