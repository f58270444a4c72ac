import { addDays, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";
import type { Collection } from "./collection.ts";
import type { Debt } from "./debts.ts";
import { measures } from "./fields.ts";
import { rankOf, stageAfter, stageDue, stageOf, stageWords } from "./stages.ts";
import { type Habits, isPayDay, isTabooDay } from "./taboo.ts";

/** In which order debtors are seen to; each is listed under the first that is so. */
export const urgencies = [
  { value: "broken", label: say("promise broken", "承诺未兑现") },
  { value: "stage", label: say("stage overdue", "阶段逾期") },
  { value: "planned", label: say("planned for today", "今日计划") },
  { value: "payday", label: say("pay day", "付款日") },
  { value: "first", label: say("newly overdue", "新逾期") },
  { value: "again", label: say("to be called again", "待再次催收") },
  { value: "waiting", label: say("waiting", "等待") },
] as const;

export type Urgency = (typeof urgencies)[number]["value"];

/** What is to be done about one debtor, and why. */
export interface Todo {
  readonly debt: Debt;
  readonly record: Collection | undefined;
  readonly urgency: Urgency;
  readonly what: Text;
  readonly why: Text;
  readonly command: string;
  /** It is a visit that is planned, which is a duty of its own. */
  readonly isTrip?: boolean;
  /** Since when it is to be done; of what waits, the day on which it goes on. */
  readonly day: IsoDate;
}

/** A promise that was not kept, or that is waited for; smallest unit. */
export interface Promising {
  readonly id: string;
  readonly due: IsoDate;
  /** The last day on which it can still be kept. */
  readonly lastDay: IsoDate;
  readonly openMinor: number;
}

export interface DueFacts {
  readonly today: IsoDate;
  readonly limits: Settings["limits"];
  readonly digits: number;
  readonly habits: Habits;
  readonly record: Collection | undefined;
  /** The promise that keeps collectors away until its last day. */
  readonly pending?: Promising | undefined;
  /** The newest promise that was broken, wholly or in part. */
  readonly broken?: Promising | undefined;
  /** The visit that is planned and was not made yet. */
  readonly trip?: { readonly id: string; readonly date: IsoDate } | undefined;
  /** The day of the last letter that went out. */
  readonly letter?: IsoDate | undefined;
}

type Found = Omit<Todo, "debt" | "record">;

/**
 * What to do today about a debtor, and why: a broken promise first, then a case that stands in its
 * stage for too long, what was planned, the pay day, who is newly overdue, who was not heard of for
 * long. A pending promise, a dispute about all of it and a day of taboo keep collectors away.
 */
export function todoOf(debt: Debt, facts: DueFacts): Todo {
  const { record, today } = facts;
  const found =
    disputed(debt, facts) ??
    broken(debt, facts) ??
    pending(debt, facts) ??
    visiting(debt, facts) ??
    stuck(debt, facts) ??
    planned(debt, facts) ??
    payday(debt, facts) ??
    first(debt, facts) ??
    again(debt, facts);
  const isTalk = found.urgency !== "waiting" && found.urgency !== "stage" && !found.isTrip;
  if (isTalk && isTabooDay(facts.habits, today)) {
    const { collectTaboo, hourToAvoid } = facts.habits;
    const taboo = [collectTaboo, hourToAvoid].filter(Boolean).join(", ");
    return {
      ...found,
      ...{ debt, record, urgency: "waiting", day: addDays(today, 1) },
      what: say("not today", "今日不宜"),
      why: say(`taboo: ${taboo}; ${found.why.en}`, `禁忌：${taboo}；${found.why.zh}`),
    };
  }
  return { ...found, debt, record };
}

function logged({ customer }: Debt): string {
  return `rounds collect log ${customer} --answer ANSWER`;
}

function disputed(debt: Debt, { digits, today }: DueFacts): Found | undefined {
  if (debt.overdueMinor > 0 || debt.disputedMinor === 0) return undefined;
  const amount = grouped(fromMinor(debt.disputedMinor, digits));
  return {
    urgency: "waiting",
    what: say("clear up the dispute", "处理争议"),
    why: say(`${amount} in dispute`, `争议金额 ${amount}`),
    command: `rounds dispute list --customer ${debt.customer}`,
    day: today,
  };
}

/** The newest day on which the debtor was talked or written to, as its case says. */
export function lastTalk({
  record,
  letter,
}: Pick<DueFacts, "record" | "letter">): IsoDate | undefined {
  const { talks = [], acts = [] } = record ?? {};
  const days = [...talks, ...acts].map(({ date }) => date);
  return (letter === undefined ? days : [...days, letter]).sort().at(-1);
}

function broken(debt: Debt, facts: DueFacts): Found | undefined {
  const { broken: one, digits } = facts;
  if (!one) return undefined;
  const last = lastTalk(facts);
  if (last !== undefined && last > one.lastDay) return undefined;
  const amount = grouped(fromMinor(one.openMinor, digits));
  return {
    urgency: "broken",
    what: say("call", "致电"),
    why: say(
      `promised ${amount} by ${one.due}, it did not come`,
      `承诺 ${one.due} 付 ${amount}，未到款`,
    ),
    command: logged(debt),
    day: addDays(one.lastDay, 1),
  };
}

function pending(debt: Debt, { pending: one, digits, today }: DueFacts): Found | undefined {
  if (!one) return undefined;
  const amount = grouped(fromMinor(one.openMinor, digits));
  const isDay = one.due <= today;
  return {
    urgency: isDay ? "planned" : "waiting",
    what: isDay ? say("has the money come?", "查到款") : say("wait for the money", "等待付款"),
    why: say(`promised ${amount} by ${one.due}`, `承诺 ${one.due} 前付 ${amount}`),
    command: `rounds collect ${debt.customer} ${fromMinor(one.openMinor, digits)}`,
    day: one.due,
  };
}

/** A visit that is planned is waited for; who is to be visited and by no plan is planned for. */
function visiting(debt: Debt, { record, trip, today }: DueFacts): Found | undefined {
  if (trip) {
    const isDay = trip.date <= today;
    return {
      urgency: isDay ? "planned" : "waiting",
      what: say(`visit on ${trip.date}`, `${trip.date} 上门`),
      why: say(`planned: ${trip.id}`, `已排上门 ${trip.id}`),
      command: isDay
        ? `rounds trip result ${trip.id} ${debt.customer} RESULT`
        : `rounds trip kit ${trip.id}`,
      day: trip.date,
      isTrip: true,
    };
  }
  const isPlanned = record?.next === "visit" && (record.nextDate ?? "9999") <= today;
  if (!record || stageOf(record) !== "visit" || !isPlanned) return undefined;
  return {
    urgency: "planned",
    what: say("plan the visit", "安排上门"),
    why: say(`planned for ${record.nextDate}`, `计划于 ${record.nextDate}`),
    command: `rounds trip add ${debt.customer} --date DATE --people STAFF`,
    day: record.nextDate ?? today,
  };
}

function stuck(debt: Debt, { record, limits, today }: DueFacts): Found | undefined {
  const due = record && stageDue(record, limits);
  if (!record || due === undefined || due >= today) return undefined;
  const stage = stageWords.get(stageOf(record));
  const next = stageWords.get(stageAfter(stageOf(record)) ?? "compulsory");
  return {
    urgency: "stage",
    what: say(`go on to: ${next?.en}`, `转入：${next?.zh}`),
    why: say(`"${stage?.en}" was to be over on ${due}`, `“${stage?.zh}”应于 ${due} 前结束`),
    command: `rounds collect next ${debt.customer}`,
    day: due,
  };
}

function planned(debt: Debt, { record, today }: DueFacts): Found | undefined {
  const { next, nextDate } = record ?? {};
  if (!record || nextDate === undefined || nextDate > today) return undefined;
  const measure = measures.find(({ value }) => value === next)?.label ?? measures[0].label;
  const commands: Partial<Record<string, string>> = {
    letter: `rounds letter write ${debt.customer}`,
    statement: `rounds statement add ${debt.customer}`,
    visit: `rounds collect next ${debt.customer}`,
    act: `rounds collection act ${debt.customer} ACT`,
  };
  return {
    urgency: "planned",
    what: measure,
    why: say(`planned for ${nextDate}`, `计划于 ${nextDate}`),
    command: commands[next ?? "call"] ?? logged(debt),
    day: nextDate,
  };
}

function payday(debt: Debt, { habits, today }: DueFacts): Found | undefined {
  const tomorrow = addDays(today, 1);
  const isToday = isPayDay(habits, today);
  if (!isToday && !isPayDay(habits, tomorrow)) return undefined;
  return {
    urgency: "payday",
    what: say("call", "致电"),
    why: isToday
      ? say("pays today of the month", "今日为其付款日")
      : say("pays tomorrow of the month", "明日为其付款日"),
    command: logged(debt),
    day: isToday ? today : tomorrow,
  };
}

function first(debt: Debt, { record, today, letter }: DueFacts): Found | undefined {
  if (record) return undefined;
  const day = debt.oldestDue === undefined ? today : addDays(debt.oldestDue, 1);
  return {
    urgency: "first",
    what: say("open a case, call", "立案并致电"),
    why:
      letter === undefined
        ? say("nobody collects yet", "尚未催收")
        : say(`letter of ${letter}, nobody has called`, `${letter} 已发函，尚未致电`),
    command: `rounds collect next ${debt.customer}`,
    day,
  };
}

function again(debt: Debt, facts: DueFacts): Found {
  const { record, limits, today } = facts;
  const last = lastTalk(facts);
  const nextDate = record?.nextDate;
  const since = last ?? record?.date ?? today;
  const day = nextDate ?? (last === undefined ? since : addDays(last, limits.collectAgainDays));
  const isDue = day <= today;
  // Whoever is sued is not called: the court's next step is.
  const isLaw = record !== undefined && rankOf(stageOf(record)) >= rankOf("legal");
  const what = isLaw ? say("legal step", "推进法律程序") : say("call", "致电");
  return {
    urgency: isDue ? "again" : "waiting",
    what: isDue ? what : say(`${what.en} on ${day}`, `${day} ${what.zh}`),
    why:
      last === undefined
        ? say(`nobody has called since ${since}`, `${since} 立案后未催收`)
        : say(`last spoken to on ${last}`, `上次催收 ${last}`),
    command: isLaw ? `rounds collection act ${debt.customer} ACT` : logged(debt),
    day,
  };
}

const rank: ReadonlyMap<Urgency, number> = new Map(
  urgencies.map(({ value }, at) => [value, at] as const),
);

/** By urgency, then the oldest and largest debt first. */
export function inOrder(todos: readonly Todo[]): Todo[] {
  return [...todos].sort(
    (a, b) =>
      (rank.get(a.urgency) ?? 0) - (rank.get(b.urgency) ?? 0) ||
      b.debt.daysOverdue - a.debt.daysOverdue ||
      b.debt.overdueMinor - a.debt.overdueMinor ||
      (a.debt.customer < b.debt.customer ? -1 : 1),
  );
}
