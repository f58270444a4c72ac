import { daysBetween } from "../../law/dates.ts";
import { say, type Text } from "../../law/words.ts";
import type { Calendar } from "../../law/workdays.ts";
import type { TableView } from "../../print/view.ts";
import { cycles } from "../customer/choices.ts";
import { nextDue, type Visited } from "../customer/cycle.ts";
import { figureColumn } from "../generic/tables.ts";

export interface CoverageFacts {
  readonly customers: readonly (Visited & {
    readonly name: string;
    readonly owner?: string | undefined;
  })[];
  readonly lastVisit: ReadonlyMap<string, string>;
  /** The next planned visit, by customer. */
  readonly planned: ReadonlyMap<string, string>;
  readonly today: string;
  readonly calendar: Calendar;
  /** Only who is overdue. */
  readonly overdue?: boolean | undefined;
  readonly person: (id: string) => string;
}

/**
 * Who is to be visited by when, by the class of each customer, the longest overdue first
 * (R-VIS-14), and how much of it is done.
 */
export function coverageReport(facts: CoverageFacts): TableView {
  const { customers, lastVisit, planned, today, person } = facts;
  const rows = customers.flatMap((one) => {
    const last = lastVisit.get(one.id);
    const due = nextDue(one, last, facts.calendar);
    if (due === undefined) return [];
    const late = daysBetween(due.by, today);
    return [
      {
        id: one.id,
        name: one.name,
        cycle: one.sample ? "sample" : one.visitCycle,
        last,
        due: due.by,
        daysOverdue: late > 0 ? late : undefined,
        planned: planned.get(one.id),
        owner: one.owner,
        isOpen: due.from <= today,
      },
    ];
  });
  const shown = rows.filter((row) => !facts.overdue || row.daysOverdue !== undefined);
  shown.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1));
  return {
    shape: "report",
    title: say(`Visit coverage as of ${today}`, `拜访覆盖（截至 ${today}）`),
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      {
        key: "cycle",
        label: say("Cycle", "拜访周期"),
        weight: 6,
        format: (value, language) => cycleWord(String(value ?? ""))[language],
      },
      { key: "last", label: say("Last visit", "上次拜访"), weight: 6 },
      { key: "due", label: say("Due by", "应于此前"), weight: 8 },
      figureColumn("daysOverdue", say("Days overdue", "逾期天数"), 8),
      { key: "planned", label: say("Planned for", "计划日期"), weight: 7 },
      {
        key: "owner",
        label: say("Owner", "负责人"),
        weight: 4,
        format: (value) => (value ? person(String(value)) : ""),
      },
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows: shown.map(({ isOpen: _, ...row }) => row),
    notes: notes(rows),
    empty: facts.overdue
      ? say("No visit is overdue.", "没有逾期未访的客户。")
      : say("No customer has a visit cycle.", "没有设定拜访周期的客户。"),
  };
}

function cycleWord(value: string): Text {
  if (value === "sample") return say("sample", "样本");
  return cycles.find((one) => one.value === value)?.label ?? say(value, value);
}

function notes(
  rows: readonly { readonly isOpen: boolean; readonly daysOverdue?: number | undefined }[],
): Text[] {
  if (rows.length === 0) return [];
  const open = rows.filter(({ isOpen }) => isOpen).length;
  const late = rows.filter(({ daysOverdue }) => daysOverdue !== undefined).length;
  const done = rows.length - open;
  const share = Math.round((done * 100) / rows.length);
  return [
    say(
      `Visited in their current period: ${done} of ${rows.length} (${share}%); to be visited: ${open}, of these overdue: ${late}.`,
      `本周期已访 ${done} 户，共 ${rows.length} 户（${share}%）；待访 ${open} 户，其中逾期 ${late} 户。`,
    ),
  ];
}
