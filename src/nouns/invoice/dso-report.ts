import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import { type Dso, daysText } from "./dso.ts";

/** DSO by month with a bar for each, both ways; older than all that was sold is "> 365". */
export function dsoReport(
  months: readonly Dso[],
  { digits, to, window }: { digits: number; to: string; window: number },
): TableView {
  const money = (minor: number): string => fromMinor(minor, digits);
  const told = ({ countback, over }: Dso): string =>
    countback === undefined ? `> ${over ?? 0}` : daysText(countback);
  const isKnown = months.some((one) => one.salesMinor !== 0 || one.receivableMinor !== 0);
  return {
    shape: "report",
    title: say("Days sales outstanding", "应收账款周转天数（DSO）"),
    from: `${months[0]?.month ?? to.slice(0, 7)}-01`,
    to,
    columns: [
      { key: "month", label: say("Month", "月份"), weight: 9, least: 7 },
      figureColumn("sales", say("Credit sales", "赊销额"), 6),
      figureColumn("receivable", say("Receivables at its end", "月末应收余额"), 7),
      { key: "simple", label: say("Simple", "简单法"), weight: 5, align: "right" },
      {
        key: "countback",
        label: say("Countback, days", "倒推法（天）"),
        weight: 9,
        align: "right",
      },
      { key: "bar", label: say("Countback", "倒推法"), weight: 8, draw: "bar" },
    ],
    rows: isKnown
      ? months.map((one) => ({
          month: one.month,
          sales: money(one.salesMinor),
          receivable: money(one.receivableMinor),
          simple: one.simple === undefined ? undefined : daysText(one.simple),
          countback: told(one),
          bar: one.countback === undefined ? `${one.over ?? 0}.0` : daysText(one.countback),
        }))
      : [],
    notes: isKnown
      ? [
          say(
            `Countback: what is owed at a month's end is taken off the sales of that month, then of those before, with their real days. Simple: receivables ÷ sales of ${window} months × their days.`,
            `倒推法：月末应收依次减去当月及以前各月赊销额，按各月实际天数累计。简单法：应收 ÷ 近 ${window} 个月赊销额 × 天数。`,
          ),
        ]
      : [],
    empty: say("Nothing was invoiced yet.", "尚未开出应收单。"),
  };
}
