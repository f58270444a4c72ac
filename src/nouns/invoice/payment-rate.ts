import type { Period } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import { type AgingFacts, aged, type OwedPaper, sellerOf } from "./aged.ts";
import { type AgingGroup, groupAges, groupCall, groupName, groupOf } from "./aging-report.ts";
import { percentOf } from "./reports.ts";

interface RateFacts {
  readonly period: Period;
  /** As of the day before the period, and as of its last day. */
  readonly opening: AgingFacts;
  readonly closing: AgingFacts;
  /** What was invoiced within the period, credit notes among it. */
  readonly invoiced: readonly OwedPaper[];
  /** What came in within the period and settled anything beside money; smallest unit. */
  readonly receivedMinor: number;
}

interface Sums {
  opening: number;
  invoiced: number;
  closing: number;
  overdue: number;
}

/**
 * How much of what there was to collect was collected: opening balance + invoiced − closing balance
 * is what came in, per salesperson, customer, region or settlement. The lines add up.
 */
export function paymentRate(by: AgingGroup, facts: RateFacts): TableView {
  const { period, closing, receivedMinor } = facts;
  const { digits, staff } = closing;
  const groups = groupsOf(by, facts);
  const money = (minor: number): string => fromMinor(minor, digits);
  const all: Sums = { opening: 0, invoiced: 0, closing: 0, overdue: 0 };
  for (const one of groups.values()) {
    for (const key of Object.keys(all) as (keyof Sums)[]) all[key] += one[key];
  }
  const row = ({ opening, invoiced, closing: left, overdue }: Sums) => ({
    opening: money(opening),
    invoiced: money(invoiced),
    received: money(opening + invoiced - left),
    rate: percentOf(opening + invoiced - left, opening + invoiced),
    closing: money(left),
    overdue: money(overdue),
  });
  const rows = [...groups]
    .sort(([, a], [, b]) => b.opening + b.invoiced - (a.opening + a.invoiced))
    .map(([key, one]) => ({ name: groupCall(by, key, closing), id: key, ...row(one) }));
  const got = all.opening + all.invoiced - all.closing;
  const shown = (minor: number): string => grouped(money(minor));
  const isWhole = staff === undefined && closing.customer === undefined;
  return {
    shape: "report",
    title: say("Payment rate", "回款率"),
    ...period,
    columns: [
      groupName(by),
      figureColumn("opening", say("Opening", "期初应收"), 6),
      figureColumn("invoiced", say("Invoiced", "本期开单"), 6),
      figureColumn("received", say("Came in", "本期回款"), 8),
      { key: "rate", label: say("Rate, %", "回款率（%）"), weight: 9, align: "right" },
      figureColumn("closing", say("Closing", "期末应收"), 7),
      figureColumn("overdue", say("Of it overdue", "其中逾期"), 5),
      { key: "bar", label: say("Rate", "回款率"), weight: 3, draw: "bar", full: 100 },
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows: rows.map((one) => ({ ...one, bar: one.rate })),
    totals: row(all),
    notes:
      rows.length > 0
        ? [
            say(
              `Rate: what came in of the opening balance and what was invoiced. ${shown(all.opening)} + ${shown(all.invoiced)} - ${shown(all.closing)} = ${shown(got)}${isWhole ? `; by the payments ${shown(receivedMinor)}` : ""}.`,
              `回款率 = 本期回款 ÷（期初应收 + 本期开单）。${shown(all.opening)} + ${shown(all.invoiced)} - ${shown(all.closing)} = ${shown(got)}${isWhole ? `；按收款记录为 ${shown(receivedMinor)}` : ""}。`,
            ),
          ]
        : [],
    empty: say("There was nothing to collect.", "期间没有应收款。"),
  };
}

function groupsOf(by: AgingGroup, facts: RateFacts): ReadonlyMap<string, Sums> {
  const { opening, closing, invoiced } = facts;
  const groups = new Map<string, Sums>();
  const at = (key: string): Sums => {
    const known = groups.get(key) ?? { opening: 0, invoiced: 0, closing: 0, overdue: 0 };
    groups.set(key, known);
    return known;
  };
  for (const one of groupAges(by, opening, aged(opening))) at(one.key).opening += one.balanceMinor;
  for (const one of groupAges(by, closing, aged(closing))) {
    at(one.key).closing += one.balanceMinor;
    at(one.key).overdue += one.overdueMinor;
  }
  const { staff, customer, digits } = closing;
  for (const one of invoiced) {
    if (customer !== undefined && one.customer !== customer) continue;
    if (staff !== undefined && sellerOf(one, closing) !== staff) continue;
    at(groupOf(by, one, closing)).invoiced += toMinor(one.amount, digits);
  }
  return groups;
}
