import type { Period } from "../../law/dates.ts";
import { addMonths, monthOf } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { abcOf, demandClassOf, variation, xyzOf } from "../../law/reorder.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Move } from "../move/move.ts";
import type { Product } from "../product/product.ts";
import { type Flow, grouped, sumOf, together, usedKinds } from "./flow.ts";
import { goodsCells, goodsColumns, hiddenGoodsColumns, unvaluedNotes } from "./goods.ts";

export interface AbcFacts extends Period {
  readonly flows: readonly Flow[];
  /** The moves of the period, for demand month by month. */
  readonly moves: readonly Move[];
  readonly products: readonly Product[];
  readonly digits: number;
}

const demandWords = new Map<string, Text>([
  ["smooth", say("smooth", "平稳")],
  ["erratic", say("erratic", "波动")],
  ["intermittent", say("intermittent", "间断")],
  ["lumpy", say("lumpy", "零星大量")],
]);

/**
 * Which goods deserve how much care: A, B, C by the cost of what was sold or issued, X, Y, Z by how
 * evenly it was wanted from month to month.
 */
export function abcView(facts: AbcFacts): TableView {
  const { flows, products, from, to, digits } = facts;
  const goods = new Map(products.map((one) => [one.id, one]));
  const months = monthsOf(facts);
  const old = new Set(flows.filter((one) => one.openingMicro !== 0).map(({ product }) => product));
  const demand = demandOf(facts.moves, { months, old });
  const lines = [...grouped(flows, ({ product }) => product)]
    .map(([id, all]) => {
      const flow = together(all);
      const minor = sumOf(flow.spentMinor, usedKinds);
      return { id, flow, minor, series: demand.get(id) ?? [] };
    })
    .filter(({ flow }) => flow.kinds.size > 0 || flow.closingMicro !== 0)
    .sort((a, b) => b.minor - a.minor || (a.id < b.id ? -1 : 1));
  const classes = abcOf(lines.map(({ minor }) => minor));
  const whole = lines.reduce((sum, { minor }) => sum + Math.max(0, minor), 0);
  let reached = 0;
  const rows = lines.map(({ id, flow, minor, series }, at): Row => {
    reached += Math.max(0, minor);
    return {
      ...goodsCells(goods.get(id), id),
      abc: classes[at],
      xyz: series.length < 2 ? undefined : xyzOf(series),
      used: fromMicro(-sumOf(flow.kinds, usedKinds)),
      value: fromMinor(minor, digits),
      share: share(minor, whole),
      reached: share(reached, whole),
      variation: variation(series)?.toFixed(2),
      demand: demandClassOf(series),
      onHand: fromMicro(flow.closingMicro),
    };
  });
  const unvalued = new Set(flows.filter((one) => one.isUnvalued).map(({ product }) => product));
  return {
    shape: "report",
    title: say("ABC and XYZ classes", "ABC/XYZ 分类"),
    from,
    to,
    columns: [
      { key: "abc", label: say("ABC", "ABC"), weight: 9 },
      { key: "xyz", label: say("XYZ", "XYZ"), weight: 8 },
      ...goodsColumns,
      figureColumn("used", say("Used", "出库数量"), 5),
      figureColumn("value", say("At cost", "出库成本"), 9),
      figureColumn("share", say("Share, %", "占比%"), 7),
      figureColumn("reached", say("Up to here, %", "累计%"), 6),
      figureColumn("variation", say("Variation", "变异系数"), 4),
      wordColumn({ key: "demand", label: say("Demand", "需求类型"), weight: 3 }, demandWords),
      figureColumn("onHand", say("On hand", "现存"), 2),
    ],
    hidden: hiddenGoodsColumns,
    rows,
    totals: { value: fromMinor(whole, digits) },
    notes: rows.length === 0 ? [] : [...variantNotes, ...unvaluedNotes(unvalued.size)],
    empty: say("No stock and no issues.", "没有库存，也没有出库。"),
  };
}

const variantNotes: readonly Text[] = [
  say(
    "A: what stands before an item is below 80 % of the cost of all issues; B: below 95 %; else C.",
    "A：其前累计占出库成本不足 80%；B：不足 95%；其余为 C。",
  ),
  say(
    "X: monthly demand varies below 20 % of its mean; Y: up to 50 %; else Z.",
    "X：月需求变异系数低于 0.2；Y：不超过 0.5；其余为 Z。",
  ),
];

/** A share in percent with one decimal place. */
function share(part: number, whole: number): string | undefined {
  return whole <= 0 ? undefined : ((part * 100) / whole).toFixed(1);
}

function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  for (let at = monthOf(from); at <= monthOf(to); at = monthOf(addMonths(`${at}-01`, 1))) {
    months.push(at);
  }
  return months;
}

/**
 * What was sold or issued of each product in each of some months; of one that was not there before
 * from the month on in which it first moved.
 */
function demandOf(
  moves: readonly Move[],
  { months, old }: { months: readonly string[]; old: ReadonlySet<string> },
): Map<string, number[]> {
  const demand = new Map<string, number[]>();
  const [first = ""] = months;
  const begins = new Map<string, string>([...old].map((product) => [product, first]));
  for (const { product, kind, date, quantity } of moves) {
    const month = monthOf(date);
    const begin = begins.get(product) ?? month;
    begins.set(product, begin);
    const series = demand.get(product) ?? months.filter((one) => one >= begin).map(() => 0);
    demand.set(product, series);
    const at = months.indexOf(month) - months.indexOf(begin);
    if (usedKinds.includes(kind)) series[at] = (series[at] ?? 0) - toMicro(quantity);
  }
  return demand;
}
