import type { IsoDate } from "../../law/dates.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { type Language, say, type Text } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import type { ListLine } from "../collection-list/collection-list.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Todo } from "./due.ts";
import { collectorOf } from "./due-view.ts";
import type { Debtor } from "./facts.ts";
import { answers, measures } from "./fields.ts";
import { stageOf, stageWords } from "./stages.ts";

/** What came in during the week from each customer; smallest unit. */
export function receivedBy(
  payments: readonly { readonly customer: string; readonly amount: string }[],
  digits: number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { customer, amount } of payments) {
    sums.set(customer, (sums.get(customer) ?? 0) + toMinor(amount, digits));
  }
  return sums;
}

interface LineFacts {
  readonly received: ReadonlyMap<string, number>;
  readonly debtorOf: (id: string) => Debtor | undefined;
  readonly digits: number;
  readonly language: Language;
}

/**
 * A list's lines: payments of the week, overdue amount and days, measure (R-COL-11, R-COL-45). */
export function linesOf(todos: readonly Todo[], facts: LineFacts): ListLine[] {
  const { received, debtorOf, digits, language } = facts;
  return [...todos]
    .sort((a, b) => b.debt.daysOverdue - a.debt.daysOverdue)
    .map((todo) => {
      const { debt, record } = todo;
      const { customer, overdueMinor, daysOverdue } = debt;
      const owner = collectorOf(todo, debtorOf(customer));
      const came = received.get(customer) ?? 0;
      return {
        customer,
        ...(owner === undefined ? {} : { owner }),
        ...(came === 0 ? {} : { received: fromMinor(came, digits) }),
        overdue: fromMinor(overdueMinor, digits),
        days: daysOverdue,
        ...(record ? { stage: stageOf(record) } : {}),
        measure: measureOf(todo)[language],
      };
    });
}

/** Who paid in the week what was overdue, and owes nothing overdue any more: R-COL-11. */
export function clearedLines(
  debtors: readonly Debtor[],
  { received, digits, language }: Pick<LineFacts, "received" | "digits" | "language">,
): ListLine[] {
  return debtors.flatMap(({ id, owner }): ListLine[] => {
    const came = received.get(id) ?? 0;
    if (came <= 0) return [];
    const measure = say("paid, nothing is overdue", "已付清逾期款")[language];
    const whose = owner === undefined ? {} : { owner };
    const zero = fromMinor(0, digits);
    return [
      {
        customer: id,
        ...whose,
        received: fromMinor(came, digits),
        overdue: zero,
        days: 0,
        measure,
      },
    ];
  });
}

/** What was done last and what comes next. */
function measureOf({ record, what }: Todo): Text {
  const talk = record?.talks?.at(-1);
  const said = answers.find(({ value }) => value === talk?.answer)?.label;
  const next = measures.find(({ value }) => value === record?.next)?.label ?? what;
  const day = record?.nextDate === undefined ? "" : ` ${record.nextDate}`;
  const then = say(`${next.en}${day}`, `${next.zh}${day}`);
  if (!talk || !said) return then;
  return say(`${talk.date} ${said.en}; ${then.en}`, `${talk.date} ${said.zh}；${then.zh}`);
}

interface WeekFacts {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly digits: number;
  readonly nameOf: (customer: string) => string;
  readonly staffName: (id: string) => string;
  /** What came in during the week in all; smallest unit. */
  readonly receivedMinor: number;
}

/** The list as it is read (R-FRM-80). */
export function weekView(lines: readonly ListLine[], facts: WeekFacts): TableView {
  const { digits, nameOf, staffName, from, to, receivedMinor } = facts;
  const sum = lines.reduce((all, { overdue }) => all + toMinor(overdue, digits), 0);
  return {
    shape: "report",
    title: say("Overdue list of the week", "每周逾期清单"),
    from,
    to,
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 10 },
      {
        key: "owner",
        label: say("Collector", "催收人"),
        weight: 4,
        format: (value) => (value ? staffName(String(value)) : ""),
      },
      figureColumn("received", say("Received", "本周回款"), 7),
      figureColumn("overdue", say("Overdue", "逾期金额"), 9),
      figureColumn("days", say("Days", "逾期天数"), 8),
      wordColumn({ key: "stage", label: say("Stage", "阶段"), weight: 5 }, stageWords),
      { key: "measure", label: say("Measure", "催收措施"), weight: 8, wrap: true, least: 16 },
    ],
    hidden: [{ key: "customer", label: say("Customer id", "客户 ID") }],
    rows: lines.map((line) => ({ ...line, name: nameOf(line.customer) })),
    totals: { received: fromMinor(receivedMinor, digits), overdue: fromMinor(sum, digits) },
    notes: [
      say(
        "as a paper for the manager: rounds collection-list add person",
        "填报：rounds collection-list add person",
      ),
    ],
    empty: say("nothing is overdue", "没有逾期款项"),
  };
}
