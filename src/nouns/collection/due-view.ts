import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { type Language, say, type Text, toType } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { inOrder, type Todo, urgencies } from "./due.ts";
import type { Debtor } from "./facts.ts";
import { stageOf, stageWords } from "./stages.ts";
import { habitsText } from "./taboo.ts";

export interface DueViewFacts {
  readonly today: string;
  readonly digits: number;
  readonly language: Language;
  readonly debtorOf: (id: string) => Debtor | undefined;
  readonly staffName: (id: string) => string;
  /** Whose list it is; undefined: everybody's. */
  readonly asked: string | undefined;
}

const urgencyWords: ReadonlyMap<string, Text> = new Map(
  urgencies.map(({ value, label }) => [value as string, label] as const),
);

/** Whose it is to collect: the case's collector, else the customer's salesperson. */
export function collectorOf(todo: Todo, debtor: Debtor | undefined): string | undefined {
  return todo.record?.owner ?? debtor?.owner;
}

function rowOf(todo: Todo, facts: DueViewFacts): Row {
  const { debt, record, urgency, what, why, command, day } = todo;
  const { digits, language } = facts;
  const debtor = facts.debtorOf(debt.customer);
  return {
    urgency,
    name: debtor?.name ?? debt.customer,
    customer: debt.customer,
    id: record?.id,
    stage: record ? stageOf(record) : undefined,
    overdue: fromMinor(debt.overdueMinor, digits),
    daysOverdue: debt.daysOverdue > 0 ? debt.daysOverdue : undefined,
    disputed: debt.disputedMinor > 0 ? fromMinor(debt.disputedMinor, digits) : undefined,
    what: what[language],
    why: why[language],
    habits: debtor ? habitsText(debtor)[language] : undefined,
    phone: debtor?.phone,
    who: collectorOf(todo, debtor),
    day,
    command,
  };
}

/** What to do today about each debtor and why, the most urgent first: R-COL-02, R-COL-49. */
export function dueView(todos: readonly Todo[], facts: DueViewFacts): TableView {
  const rows = inOrder(todos).map((todo) => rowOf(todo, facts));
  const sum = todos.reduce((all, { debt }) => all + debt.overdueMinor, 0);
  const whose = facts.asked === undefined ? "" : ` · ${facts.staffName(facts.asked)}`;
  return {
    shape: "list",
    title: say(`to collect on ${facts.today}${whose}`, `${facts.today} 催收${whose}`),
    columns: [
      wordColumn({ key: "urgency", label: say("Urgency", "紧急程度"), weight: 2 }, urgencyWords),
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 10 },
      figureColumn("overdue", say("Overdue", "逾期金额"), 9),
      { ...figureColumn("daysOverdue", say("Days", "天数"), 8) },
      figureColumn("disputed", say("In dispute", "争议"), 3),
      { ...wordColumn({ key: "stage", label: say("Stage", "阶段"), weight: 5 }, stageWords) },
      { key: "what", label: say("To do", "措施"), weight: 9, wrap: true, least: 10 },
      { key: "why", label: say("Why", "原因"), weight: 7, wrap: true, least: 18 },
      { key: "habits", label: say("Habits", "付款习惯"), weight: 6, wrap: true, least: 12 },
      { key: "phone", label: say("Phone", "电话"), weight: 2, whole: true },
      {
        key: "who",
        label: say("Collector", "催收人"),
        weight: 3,
        format: (value) => (value ? facts.staffName(String(value)) : ""),
      },
      {
        key: "command",
        label: say("Type next", "下一步命令"),
        weight: 1,
        wrap: true,
        least: 48,
        format: (value, language) => toType(String(value ?? ""))[language],
      },
    ],
    hidden: [
      { key: "customer", label: say("Customer id", "客户 ID") },
      { key: "id", label: say("Case", "催收案") },
      { key: "day", label: say("Day", "日期") },
    ],
    rows,
    totals: { overdue: fromMinor(sum, facts.digits) },
    notes: disputeNotes(todos, facts.digits),
    groups: {
      key: "urgency",
      heading: (value, own) => {
        const word = urgencyWords.get(String(value)) ?? say(String(value), String(value));
        const first = word.en.charAt(0).toUpperCase() + word.en.slice(1);
        return say(`${first} (${own.length})`, `${word.zh}（${own.length}）`);
      },
      below: { key: "command", each: ({ command }) => verbOf(String(command ?? "")) },
    },
    empty: say("nothing is overdue", "没有逾期款项"),
  };
}

/** The words of a command before what it is about: "rounds collect next". */
function verbOf(command: string): string {
  return command.split(" ", 3).join(" ");
}

/** What is disputed is overdue by the invoices and is not collected (R-COL-16). */
export function disputeNotes(todos: readonly Pick<Todo, "debt">[], digits: number): Text[] {
  const minor = todos.reduce((sum, { debt }) => sum + debt.disputedMinor, 0);
  if (minor === 0) return [];
  const amount = grouped(fromMinor(minor, digits));
  return [say(`without ${amount} in dispute`, `逾期金额不含争议 ${amount}`)];
}
