import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import type { MonthPlan, Proposal } from "./month.ts";
import { visitKinds } from "./visit.ts";

/** A month that is proposed for one salesperson. */
export interface ProposedMonth extends MonthPlan {
  readonly by: string | undefined;
}

export interface MonthNames {
  readonly month: string;
  readonly lastVisit: ReadonlyMap<string, string>;
  /** The name of a staff member. */
  readonly person: (id: string | undefined) => string;
}

/** The proposal as a table by day, and below it who is covered and who does not fit. */
export function monthView(plans: readonly ProposedMonth[], names: MonthNames): TableView {
  const { month, lastVisit, person } = names;
  const all = plans.flatMap(({ by, proposals }) => proposals.map((one) => ({ by, one })));
  const day = ({ one }: { one: Proposal }): string => one.day ?? "9999";
  all.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  const people = new Set(plans.map(({ by }) => by));
  const [first] = people;
  const whose = people.size === 1 ? ` · ${person(first)}` : "";
  return {
    shape: "report",
    title: say(`Visits proposed for ${month}${whose}`, `${month} 拜访计划（建议）${whose}`),
    columns: [
      {
        key: "day",
        label: say("Day", "日期"),
        weight: 9,
        tell: (row, language) =>
          row.day ? String(row.day) : say("does not fit", "排不下")[language],
      },
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      { key: "town", label: say("Where", "地点"), weight: 7 },
      {
        key: "kind",
        label: say("Kind", "类型"),
        weight: 6,
        format: (value, language) =>
          visitKinds.find((one) => one.value === value)?.label[language] ?? String(value),
      },
      { key: "last", label: say("Last visit", "上次拜访"), weight: 5 },
      { key: "due", label: say("Due by", "应于此前"), weight: 8 },
      ...(people.size > 1
        ? [
            {
              key: "by",
              label: say("By", "拜访人"),
              weight: 7,
              format: (value: unknown) => person(String(value ?? "")),
            },
          ]
        : []),
    ],
    hidden: [{ key: "customer", label: say("Customer id", "客户 ID") }],
    rows: all.map(
      ({ by, one }): Row => ({
        day: one.day,
        name: one.customer.name,
        town: one.town,
        kind: one.kind,
        last: lastVisit.get(one.customer.id),
        due: one.due.by,
        by,
        customer: one.customer.id,
      }),
    ),
    notes: notes(plans),
    empty: say("nobody is due", "没有到期的客户"),
  };
}

function notes(plans: readonly ProposedMonth[]): Text[] {
  const proposals = plans.flatMap((one) => one.proposals);
  const out = proposals.filter(({ day }) => day === undefined).length;
  const planned = plans.reduce((sum, one) => sum + one.planned.length, 0);
  const due = proposals.length + planned;
  const told = [
    say(
      `Due: ${due}. Proposed ${proposals.length - out}, planned already ${planned}, no room for ${out}.`,
      `应访 ${due} 户：建议 ${proposals.length - out} 户，已在计划中 ${planned} 户，排不下 ${out} 户。`,
    ),
  ];
  const [first] = plans;
  const sample = first?.sampleDays ?? [];
  if (sample.length > 0) {
    const [from, to] = [sample[0], sample.at(-1)];
    told.push(
      say(
        `Sample visits ${from} to ${to}, the other visits after.`,
        `${from} 至 ${to} 为样本拜访，其后为例行拜访。`,
      ),
    );
  }
  const kept = first?.keptFree ?? [];
  if (kept.length > 0) {
    told.push(
      say(
        `Kept free for personal service: ${kept.join(", ")}.`,
        `留作个性服务：${kept.join("、")}。`,
      ),
    );
  }
  return told;
}
