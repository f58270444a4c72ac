import type { Period } from "../../law/dates.ts";
import { say } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import {
  type Counted,
  countOf,
  type PersonQuota,
  spanAround,
  spansWithin,
  spanWords,
  subjectWords,
} from "./quota.ts";

interface QuotaReportFacts extends Period {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly quotas: readonly PersonQuota[];
  }[];
  readonly counted: Counted;
  readonly today: string;
  readonly isWorkday: (day: string) => boolean;
}

/** What was expected of each person and what was done: R-PLN-01, R-PLN-04, R-PLN-05, R-PLN-19. */
export function quotaReport(facts: QuotaReportFacts): TableView {
  const { people, from, to } = facts;
  return {
    shape: "report",
    title: say("Quotas", "指标完成情况"),
    from,
    to,
    columns: [
      { key: "name", label: say("Who", "员工"), weight: 9 },
      wordColumn({ key: "of", label: say("Of", "指标"), weight: 9 }, subjectWords),
      wordColumn({ key: "per", label: say("Per", "周期"), weight: 6 }, spanWords),
      figureColumn("number", say("At least", "每期"), 6),
      figureColumn("now", say("Now", "当期"), 6),
      figureColumn("wanted", say("Wanted", "累计指标"), 7),
      figureColumn("done", say("Done", "累计完成"), 8),
      {
        key: "share",
        label: say("Done %", "完成率 %"),
        weight: 8,
        draw: "bar",
        format: (value) => (typeof value === "number" ? String(value) : ""),
      },
      { key: "met", label: say("Reached", "达标期数"), weight: 5, align: "right" },
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows: people.flatMap((one) => one.quotas.map((quota) => quotaRow(one, quota, facts))),
    notes: [
      say(
        "a new customer was added in the period and buys; others added are potential ones",
        "期内建档且已合作或下单的为新客户，其余新建档客户为潜在客户",
      ),
    ],
    empty: say(
      "nobody has a quota; rounds.yaml may say: quotaPresets: [ activity ]",
      "尚未设定指标；可在 rounds.yaml 中写：quotaPresets: [ activity ]",
    ),
  };
}

function quotaRow(
  { id, name }: { readonly id: string; readonly name: string },
  { of, per, number }: PersonQuota,
  { counted, today, isWorkday, from, to }: QuotaReportFacts,
): Row {
  const spans = spansWithin({ from, to }, per, { today, isWorkday });
  const counts = spans.map((span) => countOf(of, id, { counted, ...span }));
  const done = countOf(of, id, { counted, from, to: to < today ? to : today });
  const wanted = number * spans.length;
  const met = counts.filter((count) => count >= number).length;
  const runs = today >= from && today <= to;
  return {
    ...{ id, name, of, per, number, wanted, done },
    now: runs ? countOf(of, id, { counted, ...spanAround(today, per) }) : undefined,
    share: wanted === 0 ? undefined : Math.round((done * 100) / wanted),
    met: `${met}/${spans.length}`,
  };
}
