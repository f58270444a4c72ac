import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";

/** What one store was delivered and paid in one month; amounts in the smallest unit. */
export interface StoreMonth {
  readonly goodsMinor: number;
  readonly moneyMinor: number;
  /** Days past the due date by which the money of the month came, weighted by amount. */
  readonly daysLate: number | undefined;
}

/** One store over some months, oldest first; the last one is judged against those before. */
export interface StoreTrade {
  readonly customer: string;
  readonly name: string;
  readonly owner?: string | undefined;
  readonly months: readonly StoreMonth[];
  /** What was overdue at the end of the last month; smallest unit. */
  readonly overdueMinor: number;
}

/** R-COL-30: two ways in which goods and money go apart. */
const verdicts = [
  { value: "less-later", label: say("less goods, paid later", "量减款迟") },
  { value: "more-less", label: say("more goods, less paid", "量增款减") },
] as const;

export type Verdict = (typeof verdicts)[number]["value"];

const verdictWords: ReadonlyMap<string, Text> = new Map(
  verdicts.map(({ value, label }) => [value as string, label]),
);

/** A store's last month beside the mean of the months before. */
export interface StoreStanding {
  readonly last: StoreMonth;
  /** Means a month; smallest unit. */
  readonly goodsBefore: number;
  readonly moneyBefore: number;
  readonly daysBefore: number | undefined;
  readonly verdict: Verdict | undefined;
}

/**
 * Judges the last month against those before: fewer goods and the money later, or more goods and
 * less money, by at least so many percent; a day's delay more is later, and so is
 * no money at all while something is overdue.
 */
export function storeStanding(
  { months, overdueMinor }: Pick<StoreTrade, "months" | "overdueMinor">,
  leastPercent: number,
): StoreStanding | undefined {
  const last = months.at(-1);
  const before = months.slice(0, -1);
  if (!last || before.length === 0) return undefined;
  const mean = (of: (one: StoreMonth) => number): number =>
    Math.round(before.reduce((sum, one) => sum + of(one), 0) / before.length);
  const goodsBefore = mean((one) => one.goodsMinor);
  const moneyBefore = mean((one) => one.moneyMinor);
  const daysBefore = meanDays(before);
  const less = (now: number, was: number): boolean =>
    was > 0 && now * 100 <= was * (100 - leastPercent);
  const more = (now: number, was: number): boolean =>
    now > 0 && now * 100 >= was * (100 + leastPercent);
  const isLater =
    last.daysLate === undefined
      ? overdueMinor > 0
      : last.daysLate > Math.max(0, daysBefore ?? 0) + 1;
  const verdict =
    less(last.goodsMinor, goodsBefore) && isLater
      ? "less-later"
      : more(last.goodsMinor, goodsBefore) && less(last.moneyMinor, moneyBefore)
        ? "more-less"
        : undefined;
  return { last, goodsBefore, moneyBefore, daysBefore, verdict };
}

function meanDays(months: readonly StoreMonth[]): number | undefined {
  let [sum, weight] = [0, 0];
  for (const { daysLate, moneyMinor } of months) {
    if (daysLate === undefined || moneyMinor <= 0) continue;
    sum += daysLate * moneyMinor;
    weight += moneyMinor;
  }
  return weight === 0 ? undefined : sum / weight;
}

/** Money as percent of goods; none where no goods went out. */
function ratio(money: number, goods: number): string | undefined {
  return goods <= 0 ? undefined : String(Math.round((money * 100) / goods));
}

interface Told {
  readonly digits: number;
  readonly month: string;
  readonly months: number;
  readonly leastPercent: number;
  readonly only: boolean;
}

/**
 * Goods and money per store in the last month beside those before, poor stores first (R-STO-14).
 */
export function goodsMoney(
  stores: readonly StoreTrade[],
  { digits, month, months, leastPercent, only }: Told,
): TableView {
  const money = (minor: number): string => fromMinor(minor, digits);
  const days = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : Math.max(0, value).toFixed(1);
  const told = stores.flatMap((store): { row: Row; rank: number }[] => {
    const standing = storeStanding(store, leastPercent);
    if (!standing || (only && standing.verdict === undefined)) return [];
    const { last, goodsBefore, moneyBefore, daysBefore, verdict } = standing;
    if (last.goodsMinor === 0 && last.moneyMinor === 0 && goodsBefore === 0 && moneyBefore === 0)
      return [];
    const row = {
      ...{ name: store.name, id: store.customer, owner: store.owner },
      goods: money(last.goodsMinor),
      goodsBefore: money(goodsBefore),
      money: money(last.moneyMinor),
      moneyBefore: money(moneyBefore),
      ratio: ratio(last.moneyMinor, last.goodsMinor),
      ratioBefore: ratio(moneyBefore, goodsBefore),
      daysLate: days(last.daysLate),
      daysBefore: days(daysBefore),
      verdict,
    };
    return [{ row, rank: (verdict ? -1e15 : 0) - goodsBefore - last.goodsMinor }];
  });
  const rows = told.sort((a, b) => a.rank - b.rank).map(({ row }) => row);
  return {
    shape: "report",
    title: say("Goods and money by store", "门店货与款比度"),
    from: `${month}-01`,
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      wordColumn({ key: "verdict", label: say("Watch", "关注"), weight: 9 }, verdictWords),
      figureColumn("goods", say("Goods", "发货额"), 8),
      figureColumn("goodsBefore", say("Before", "此前月均"), 5),
      figureColumn("money", say("Money", "回款额"), 8),
      figureColumn("moneyBefore", say("Before", "此前月均"), 5),
      { key: "ratio", label: say("Money, % of goods", "款货比（%）"), weight: 8, align: "right" },
      { key: "ratioBefore", label: say("Before, %", "此前（%）"), weight: 4, align: "right" },
      { key: "daysLate", label: say("Days late", "付款迟（天）"), weight: 6, align: "right" },
      { key: "daysBefore", label: say("Before", "此前"), weight: 3, align: "right" },
    ],
    hidden: [
      { key: "id", label: say("Customer id", "客户 ID") },
      { key: "owner", label: say("Salesperson", "销售员") },
    ],
    rows,
    notes: rows.some(({ verdict }) => verdict !== undefined) ? [advice(months)] : [],
    empty: say("No goods and no money in these months.", "期间没有发货与回款。"),
  };
}

function advice(months: number): Text {
  return say(
    `Compared with the mean of ${months} months before. Those to watch: see them more often, ask their neighbours, reduce deliveries.`,
    `与此前 ${months} 个月月均相比。需关注的门店：增加拜访、向同行打听、控制发货。`,
  );
}
