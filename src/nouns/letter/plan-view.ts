import { daysBetween } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { type DebtorPlan, isAsked, type Level } from "../../law/dunning.ts";
import { levelName } from "../../law/dunning-settings.ts";
import { fromMinor } from "../../law/money.ts";
import { same, say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";

/** What may come of a plan, in the order in which it is shown. */
const actions = [
  { value: "approve", label: say("approve", "待审批") },
  { value: "send", label: say("send", "发出") },
  { value: "cancel", label: say("cancel", "作废") },
  { value: "write", label: say("write", "写函") },
  { value: "final", label: say("hand over", "转催收") },
  { value: "later", label: say("later", "未到日") },
  { value: "promise", label: say("promised", "已承诺") },
  { value: "disputed", label: say("in dispute", "争议中") },
  { value: "covered", label: say("covered", "可抵减") },
] as const;

export const actionWords: ReadonlyMap<string, Text> = new Map(
  actions.map(({ value, label }) => [value, label]),
);

const order: readonly string[] = actions.map(({ value }) => value);

/** Is it to be done on the day itself? */
export function isToDo({ action }: Pick<DebtorPlan, "action">): boolean {
  return ["write", "send", "cancel", "final"].includes(action);
}

export interface PlanFacts {
  readonly today: string;
  readonly digits: number;
  readonly levels: readonly Level[];
  readonly nameOf: (customer: string) => string;
  /** Does a letter that is written wait for an approval? */
  readonly awaits?: (letter: string) => boolean;
}

/** What is asked for on the day: all that is overdue and this letter is about; smallest unit. */
export function askedMinor({ parts }: DebtorPlan, today: string): number {
  return parts.filter((one) => isAsked(one, today)).reduce((sum, one) => sum + one.askedMinor, 0);
}

/** Days overdue of the oldest part that is asked for. */
export function oldestDays({ parts }: DebtorPlan, today: string): number {
  const days = parts
    .filter((one) => one.askedMinor > 0)
    .map(({ due }) => Math.max(0, daysBetween(due, today)));
  return Math.max(0, ...days);
}

/** Why it is so, for people: the part that decides it and the rule by which it does. */
export function whyOf(plan: DebtorPlan, { levels, digits, today }: PlanFacts): Text {
  const { action, on = "", paper = "", level = 0 } = plan;
  const parts: Text[] = [decisive(plan, { levels, today })];
  if (action === "send") parts[0] = say(`${paper} is written and not sent`, `${paper} 已写未发`);
  if (action === "cancel") parts[0] = say(`all that ${paper} asks for is paid`, `${paper} 已结清`);
  if (action === "promise") parts[0] = say(`${paper} until ${on}`, `${paper}，等至 ${on}`);
  if (action === "final") parts[0] = say("the last letter is sent", "末级催款函已发");
  if (action === "disputed") parts[0] = say("all of it is in dispute", "全部金额有争议");
  if (action === "covered")
    parts[0] = say("credit covers it, or it is too little", "预收款可抵减或金额过小");
  if (action === "later" && level > 0) parts.push(say(`from ${on}`, `${on} 起`));
  const shown = (minor: number): string => grouped(fromMinor(minor, digits));
  if (plan.disputedMinor > 0 && action !== "disputed") {
    const amount = shown(plan.disputedMinor);
    parts.push(say(`without ${amount} in dispute`, `不含争议 ${amount}`));
  }
  if (plan.creditedMinor > 0 && action !== "covered") {
    const amount = shown(plan.creditedMinor);
    parts.push(say(`less credit ${amount}`, `已抵减预收 ${amount}`));
  }
  return say(parts.map(({ en }) => en).join("; "), parts.map(({ zh }) => zh).join("；"));
}

function awaitsText({ paper }: DebtorPlan): Text {
  return say(`${paper} is written and waits for approval`, `${paper} 已写，待审批`);
}

/** The part that a letter is written for, or will be. */
function decisive(plan: DebtorPlan, { levels, today }: Pick<PlanFacts, "levels" | "today">): Text {
  const part = plan.parts.find(
    ({ next, askedMinor: minor }) =>
      minor > 0 && (next.kind === "due" || next.kind === "later") && next.level === plan.level,
  );
  const level = levels[(plan.level ?? 0) - 1];
  if (!part || !level) return same("");
  const { invoice, due, reached } = part;
  const late = daysBetween(due, today);
  const age =
    late > 0
      ? say(`${invoice} ${late} days overdue`, `${invoice} 逾期 ${late} 天`)
      : say(`${invoice} due ${due}`, `${invoice} ${due} 到期`);
  if (reached.sent === undefined) return age;
  const since = daysBetween(reached.sent, today);
  return say(
    `${age.en}, letter ${reached.level} sent ${since} days ago`,
    `${age.zh}，第 ${reached.level} 级函已发 ${since} 天`,
  );
}

export function levelText(level: number | undefined, levels: readonly Level[]): Text {
  const known = level === undefined ? undefined : levels[level - 1];
  if (level === undefined || !known) return same("");
  const name = levelName(known);
  return say(`${level} ${name.en}`, `${level} ${name.zh}`);
}

const planColumns: TableView["columns"] = [
  { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 10 },
  wordColumn({ key: "action", label: say("To do", "处理"), weight: 9 }, actionWords),
  {
    key: "levelName",
    label: say("Letter", "函件"),
    weight: 8,
    tell: (row, language) => String((language === "zh" ? row.levelZh : row.levelName) ?? ""),
  },
  figureColumn("asked", say("Asked for", "催收金额"), 9),
  figureColumn("days", say("Days overdue", "逾期天数"), 6),
  {
    key: "why",
    label: say("Why", "原因"),
    weight: 8,
    wrap: true,
    least: 16,
    tell: (row, language) => String(language === "zh" ? row.whyZh : row.why),
  },
];

/** Who gets which letter, and why; what is to be done today first, then the longest overdue. */
export function planTable(plans: readonly DebtorPlan[], facts: PlanFacts): TableView {
  const { today, digits, levels, nameOf } = facts;
  const { awaits = () => false } = facts;
  const rows = [...plans]
    .sort(
      (a, b) =>
        order.indexOf(a.action) - order.indexOf(b.action) ||
        oldestDays(b, today) - oldestDays(a, today) ||
        (a.customer < b.customer ? -1 : 1),
    )
    .map((plan): Row => {
      const { customer, action, level, on } = plan;
      const isWaiting = action === "send" && awaits(plan.paper ?? "");
      const why = isWaiting ? awaitsText(plan) : whyOf(plan, facts);
      const named = levelText(level, levels);
      return {
        customer,
        name: nameOf(customer),
        action: isWaiting ? "approve" : action,
        level,
        levelName: named.en === "" ? undefined : named.en,
        levelZh: named.zh,
        asked: fromMinor(askedMinor(plan, today), digits),
        days: oldestDays(plan, today) || undefined,
        on,
        why: why.en,
        whyZh: why.zh,
        command: isWaiting ? `rounds approve ${plan.paper}` : commandOf(plan),
      };
    });
  const sum = plans.reduce((all, plan) => all + askedMinor(plan, today), 0);
  return {
    shape: "report",
    title: say(`Letters as of ${today}`, `催款函计划（${today}）`),
    columns: planColumns,
    hidden: [
      { key: "customer", label: say("Customer id", "客户编号") },
      { key: "level", label: say("Level", "级别") },
      { key: "on", label: say("On", "日期") },
      { key: "command", label: say("Command", "命令") },
    ],
    rows,
    totals: { asked: fromMinor(sum, digits) },
    notes: notesOf(plans),
    empty: say("nobody is to be written to", "没有需要发函的客户"),
  };
}

/** The command that does it. */
export function commandOf({ action, customer, paper }: DebtorPlan): string | undefined {
  if (action === "write") return `rounds letter write ${customer}`;
  if (action === "send") return `rounds letter send ${paper}`;
  if (action === "cancel") return `rounds letter cancel ${paper} --why paid`;
  return undefined;
}

function notesOf(plans: readonly DebtorPlan[]): readonly Text[] {
  const paid = plans.filter(({ action }) => action === "cancel").map(commandOf);
  const notes = paid.map((line) =>
    say(`paid, not to be sent: ${line}`, `已结清，不再发出：${line}`),
  );
  const to = plans.find(({ action }) => action === "write");
  if (!to) return notes;
  return [
    ...notes,
    say(
      `one: rounds letter write ${to.customer} · all: rounds letter due --write`,
      `单独：rounds letter write ${to.customer} · 全部：rounds letter due --write`,
    ),
  ];
}
