import { addDays, addMonths, endOf, type IsoDate, isoWeek, startOf } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { type Language, say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Claim, Expected } from "./expected.ts";

export const groupings = [
  { value: "week", label: say("week", "周") },
  { value: "day", label: say("day", "日") },
  { value: "month", label: say("month", "月") },
  { value: "item", label: say("each sum", "逐笔") },
] as const;

export type Grouping = (typeof groupings)[number]["value"];

interface Facts {
  readonly today: IsoDate;
  /** The last day that has a row of its own. */
  readonly until: IsoDate;
  readonly digits: number;
  /** How people call a customer. */
  readonly nameOf: (customer: string) => string;
  readonly language: Language;
}

const sourceWords: ReadonlyMap<string, Text> = new Map([
  ["due", say("due", "到期")],
  ["promise", say("promised", "承诺")],
  ["stage", say("contract stage", "合同节点")],
]);

/** Up to which day a list looks ahead where nobody says. */
export function horizon(today: IsoDate, by: Grouping): IsoDate {
  if (by === "day") return addDays(today, 13);
  if (by === "month") return endOf(addMonths(startOf(today, "month"), 5), "month");
  return endOf(addDays(today, 7 * 7), "week");
}

/** Expected money sum by sum, each with the reason for its probability. */
export function itemsView(all: readonly Expected[], facts: Facts): TableView {
  const { today, until, digits, nameOf, language } = facts;
  const shown = all.filter(({ date }) => date <= until);
  return {
    shape: "report",
    title: say("Expected money, each sum", "预计到款明细"),
    from: today,
    to: until,
    columns: [
      { key: "date", label: say("Expected", "预计到款日"), weight: 9 },
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 8 },
      wordColumn({ key: "source", label: say("From", "来源"), weight: 6 }, sourceWords),
      { key: "paper", label: say("Paper", "单据"), weight: 5, whole: true },
      { key: "due", label: say("Due", "应付日"), weight: 4 },
      figureColumn("amount", say("Amount", "金额"), 9),
      { ...figureColumn("percent", say("%", "概率%"), 8) },
      figureColumn("expected", say("Expected", "预计到款"), 9),
      { key: "why", label: say("Why", "依据"), weight: 7, wrap: true, least: 14 },
    ],
    hidden: [{ key: "customer", label: say("Customer id", "客户 ID") }],
    rows: shown.map((one) => ({
      date: one.date,
      name: nameOf(one.customer),
      customer: one.customer,
      source: one.source,
      paper: one.paper,
      due: one.due,
      amount: fromMinor(one.minor, digits),
      percent: one.percent,
      expected: fromMinor(one.weightedMinor, digits),
      why: one.why[language],
    })),
    totals: { amount: sum(shown, "minor", digits), expected: sum(shown, "weightedMinor", digits) },
    notes: laterNote(all, facts),
    empty: say("No money is expected.", "没有预计到款。"),
  };
}

function sum(all: readonly Expected[], key: "minor" | "weightedMinor", digits: number): string {
  return fromMinor(
    all.reduce((total, one) => total + one[key], 0),
    digits,
  );
}

function laterNote(all: readonly Expected[], { until, digits }: Facts): Text[] {
  const later = all.filter(({ date }) => date > until);
  if (later.length === 0) return [];
  const amount = grouped(sum(later, "minor", digits));
  return [say(`After ${until}: ${amount}.`, `${until} 之后另有 ${amount}。`)];
}

interface Span {
  readonly key: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

function spanOf(date: IsoDate, by: Grouping): Span {
  if (by === "month") {
    return { key: date.slice(0, 7), from: startOf(date, "month"), to: endOf(date, "month") };
  }
  if (by === "week") {
    return { key: isoWeek(date), from: startOf(date, "week"), to: endOf(date, "week") };
  }
  return { key: date, from: date, to: date };
}

/** Expected money by day, week or month; the weighted sums as bars. */
export function periodsView(all: readonly Expected[], by: Grouping, facts: Facts): TableView {
  const { today, until, digits } = facts;
  const spans: Span[] = [];
  for (let day = today; day <= until; day = addDays(spanOf(day, by).to, 1)) {
    spans.push(spanOf(day, by));
  }
  const shown = all.filter(({ date }) => date <= until);
  const money = (source: Claim["source"], within: readonly Expected[]): string | undefined => {
    const found = within.filter((one) => one.source === source);
    return found.length === 0 ? undefined : sum(found, "minor", digits);
  };
  const cells = (within: readonly Expected[]): Row => ({
    due: money("due", within),
    promised: money("promise", within),
    stages: money("stage", within),
    amount: sum(within, "minor", digits),
    expected: sum(within, "weightedMinor", digits),
  });
  return {
    shape: "report",
    title: titles[by],
    from: today,
    to: until,
    columns: [
      { key: "period", label: say("Period", "期间"), weight: 9 },
      { key: "from", label: say("From", "起"), weight: 4 },
      figureColumn("due", say("Due", "到期应收"), 7),
      figureColumn("promised", say("Promised", "承诺付款"), 7),
      figureColumn("stages", say("Contract stages", "合同节点"), 6),
      figureColumn("amount", say("In all", "合计"), 8),
      figureColumn("expected", say("Expected", "预计到款"), 9),
      { key: "bar", label: say("Expected", "预计"), weight: 5, draw: "bar" },
    ],
    rows: spans.map(({ key, from, to }) => {
      const within = shown.filter(({ date }) => date >= from && date <= to);
      const row = cells(within);
      return { period: key, from: from < today ? today : from, ...row, bar: row.expected };
    }),
    totals: cells(shown),
    notes: [
      say(
        "What is overdue is expected by the customer's usual delay, today at the earliest; each sum with its reason: --by item.",
        "逾期款按客户惯常延迟推算，最早计入今日；逐笔依据：--by item。",
      ),
      ...laterNote(all, facts),
    ],
    empty: say("No money is expected.", "没有预计到款。"),
  };
}

const titles: Readonly<Record<Grouping, Text>> = {
  day: say("Expected money by day", "预计到款（按日）"),
  week: say("Expected money by week", "预计到款（按周）"),
  month: say("Expected money by month", "预计到款（按月）"),
  item: say("Expected money, each sum", "预计到款明细"),
};
