import { addDays, daysBetween, endOf, type IsoDate } from "./dates.ts";
import { type Decimal, divideRounded, toScaled } from "./decimal.ts";

/** From which day the days of a level count. */
export type LevelRule = "net" | "end-of-month" | "previous";

/** One step of dunning, as data: when it is due, what it costs, what is written and by whom. */
export interface Level {
  readonly name: string;
  /**
   * net: days after the due day. end-of-month: the end of the month in which the due day plus the
   * days lies. previous: days after the letter before was sent. Days below zero: before it is due.
   */
  readonly rule: LevelRule;
  readonly days: number;
  /** Once per letter, whatever the number of invoices. */
  readonly fee?: Decimal | undefined;
  /** A fraction a year: "0.05" is five per cent. */
  readonly interest?: Decimal | undefined;
  /** The form on which it is printed. */
  readonly form?: string | undefined;
  /** The template of its text, where that is not called as the form. */
  readonly text?: string | undefined;
  /** "owner", a role or a person. */
  readonly who?: string | undefined;
}

/** What a letter said of one part of an invoice; the level counts from 1. */
export interface Dunned {
  readonly invoice: string;
  readonly due: IsoDate;
  readonly level?: number | undefined;
}

/** A letter as the rules look at it. */
export interface LetterFacts {
  readonly id: string;
  readonly date: IsoDate;
  readonly sent?: { readonly date: IsoDate } | undefined;
  readonly cancelled?: object | undefined;
  readonly items?: readonly Dunned[] | undefined;
}

/** A part of an invoice that is not paid: the whole of it, or an instalment. */
export interface OpenPart {
  readonly invoice: string;
  readonly due: IsoDate;
  /** Smallest unit, more than zero. */
  readonly openMinor: number;
  /** What of it is in dispute and not asked for; smallest unit. */
  readonly disputedMinor?: number | undefined;
}

/** A part with what of it is asked for. */
export interface AskedPart extends OpenPart {
  /** The customer's credit that was set against it first; smallest unit. */
  readonly creditedMinor: number;
  /** What is left to be asked for; smallest unit, zero where nothing is. */
  readonly askedMinor: number;
}

/** How far a part has come in the letters. */
export interface Reached {
  /** 0: no letter yet. */
  readonly level: number;
  /** When that letter was sent; undefined: it was not. */
  readonly sent: IsoDate | undefined;
  /** The letter that said so. */
  readonly letter: string | undefined;
}

/** What comes next for one part. */
export type NextStep =
  /** A letter of this level is due since a day. */
  | { readonly kind: "due"; readonly level: number; readonly on: IsoDate }
  | { readonly kind: "later"; readonly level: number; readonly on: IsoDate }
  /** A letter is written and not sent: there is no further step before it is. */
  | { readonly kind: "unsent"; readonly level: number; readonly letter: string }
  /** The last letter was sent: since that day it is a matter of the stages of collection. */
  | { readonly kind: "final"; readonly on: IsoDate };

/**
 * What is left to be asked for: the disputed part of each is left out, then all the customer has to
 * get (money set against no invoice, credit notes) is taken off, the earliest due first. Amounts in
 * the smallest unit.
 */
export function netted(parts: readonly OpenPart[], creditMinor: number): readonly AskedPart[] {
  let left = Math.max(0, creditMinor);
  const inTurn = [...parts].sort(
    (a, b) => byText(a.due, b.due) || byText(a.invoice, b.invoice) || a.openMinor - b.openMinor,
  );
  return inTurn.map((one) => {
    const owedMinor = Math.max(0, one.openMinor - Math.max(0, one.disputedMinor ?? 0));
    const creditedMinor = Math.min(left, owedMinor);
    left -= creditedMinor;
    return { ...one, creditedMinor, askedMinor: owedMinor - creditedMinor };
  });
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a part is known by in letters: another due day (an extension) begins anew. */
function keyOf({ invoice, due }: Dunned): string {
  return `${invoice}|${due}`;
}

/** How far each part has come, as the letters that are not cancelled say. */
export function reachedBy(
  letters: readonly LetterFacts[],
): (part: Pick<OpenPart, "invoice" | "due">) => Reached {
  const known = new Map<string, Reached>();
  const none: Reached = { level: 0, sent: undefined, letter: undefined };
  for (const { id, sent, cancelled, items = [] } of letters) {
    if (cancelled) continue;
    for (const item of items) {
      if (item.level === undefined) continue;
      const was = known.get(keyOf(item)) ?? none;
      if (item.level > was.level) {
        known.set(keyOf(item), { level: item.level, sent: sent?.date, letter: id });
      }
    }
  }
  return (part) => known.get(keyOf(part)) ?? none;
}

/**
 * The first day on which a level may be written of what is due on a day. The first level has none
 * before it and counts from the due day.
 */
export function levelDay(
  { rule, days }: Pick<Level, "rule" | "days">,
  { due, previous }: { readonly due: IsoDate; readonly previous?: IsoDate | undefined },
): IsoDate {
  if (rule === "previous" && previous !== undefined) return addDays(previous, days);
  const day = addDays(due, days);
  return rule === "end-of-month" ? endOf(day, "month") : day;
}

export interface StepFacts {
  readonly levels: readonly Level[];
  /** The day of the run. */
  readonly today: IsoDate;
  /** The fewest days between two letters about the same thing. */
  readonly gapDays: number;
}

/**
 * What comes next for a part: one level at a time, none twice, none before the last was sent; never
 * two within the days that the firm leaves between letters.
 */
export function nextStep(
  { due }: Pick<OpenPart, "due">,
  reached: Reached,
  { levels, today, gapDays }: StepFacts,
): NextStep {
  const { level, sent, letter } = reached;
  if (level > 0 && sent === undefined) return { kind: "unsent", level, letter: letter ?? "" };
  const free = sent === undefined ? undefined : addDays(sent, gapDays);
  const next = levels[level];
  if (next === undefined) return { kind: "final", on: free ?? due };
  const day = levelDay(next, { due, previous: sent });
  const on = free !== undefined && free > day && next.rule !== "previous" ? free : day;
  return { kind: on <= today ? "due" : "later", level: level + 1, on };
}

/** What is open of an invoice over time: since `date` it comes to so much more, or less. */
export interface BalanceChange {
  readonly date: IsoDate;
  /** Smallest unit; a payment is below zero. */
  readonly minor: number;
}

/**
 * The interest that has grown on an invoice until a day, in the smallest unit, rounded once: on
 * what was open on each day after the due day, 365 days a year. What is paid no longer grows from
 * that day on, and what had grown until then stays though the invoice itself is paid.
 */
export function interestMinor(
  {
    amountMinor,
    due,
    changes,
  }: { amountMinor: number; due: IsoDate; changes: readonly BalanceChange[] },
  rate: Decimal,
  asOf: IsoDate,
): number {
  if (asOf <= due) return 0;
  let balance = amountMinor;
  let from = due;
  let unitDays = 0n;
  const grow = (to: IsoDate): void => {
    if (to > from && balance > 0) unitDays += BigInt(balance) * BigInt(daysBetween(from, to));
    if (to > from) from = to;
  };
  for (const { date, minor } of [...changes].sort((a, b) => byText(a.date, b.date))) {
    if (date > asOf) break;
    grow(date);
    balance += minor;
  }
  grow(asOf);
  const digits = 6;
  return Number(divideRounded(unitDays * toScaled(rate, digits), 365n * 10n ** BigInt(digits)));
}

/** All that is known of a customer who owes something. */
export interface Debtor {
  readonly customer: string;
  readonly parts: readonly OpenPart[];
  /** What the customer has to get; smallest unit, more than zero. */
  readonly creditMinor: number;
  /** A promise to pay whose day has not passed. */
  readonly promise?: { readonly id: string; readonly due: IsoDate } | undefined;
  readonly letters: readonly LetterFacts[];
}

export interface DebtorPart extends AskedPart {
  readonly reached: Reached;
  readonly next: NextStep;
}

type Doing = "write" | "send" | "cancel" | "final";

/**
 * To be done today: `write`, `send`, `cancel` (all that the letter asks for is paid); `later`: on
 * the day `on`; nothing, because: `promise`, `disputed`, `covered`; `final`: on to the stages.
 */
export interface DebtorPlan {
  readonly customer: string;
  readonly action: Doing | "later" | "promise" | "disputed" | "covered";
  /** The level of the letter to write, to send or to come. */
  readonly level?: number | undefined;
  readonly on?: IsoDate | undefined;
  /** The letter to send or to cancel, or the promise that is waited for. */
  readonly paper?: string | undefined;
  /** All that is open, the earliest due first, whether asked for or not. */
  readonly parts: readonly DebtorPart[];
  readonly disputedMinor: number;
  readonly creditedMinor: number;
}

/** What letters ask for on a day: what is past due, and what this letter is about. */
export function isAsked(part: DebtorPart, today: IsoDate, steps: "due" | "all" = "due"): boolean {
  if (part.askedMinor <= 0) return false;
  if (part.due < today) return true;
  return steps === "all" ? part.next.kind !== "later" : part.next.kind === "due";
}

/**
 * What is to be done about a customer on a day, and about which of the debts. A letter that is
 * written is sent first; a pending promise stops all, a dispute only what is in dispute; then
 * the highest level that is due, in one letter for all that is overdue.
 */
export function planOf(
  debtor: Debtor,
  facts: StepFacts & { readonly leastMinor?: number },
): DebtorPlan {
  const { customer, creditMinor, promise, letters } = debtor;
  const reachedOf = reachedBy(letters);
  const parts = netted(debtor.parts, creditMinor).map((one): DebtorPart => {
    const reached = reachedOf(one);
    return { ...one, reached, next: nextStep(one, reached, facts) };
  });
  const sum = (of: (one: DebtorPart) => number): number =>
    parts.reduce((all, one) => all + of(one), 0);
  const plan = {
    customer,
    parts,
    disputedMinor: sum((one) => Math.min(one.openMinor, one.disputedMinor ?? 0)),
    creditedMinor: sum((one) => one.creditedMinor),
  };
  const least = Math.max(1, facts.leastMinor ?? 1);
  const live = parts.filter((one) => one.askedMinor > 0);
  const isWorth = live.reduce((all, one) => all + one.askedMinor, 0) >= least;
  if (!isWorth) {
    return { ...plan, action: plan.disputedMinor > 0 ? "disputed" : "covered" };
  }
  if (promise) return { ...plan, action: "promise", on: promise.due, paper: promise.id };
  return { ...plan, ...actionOf(live) };
}

/** What the steps of the parts come to for one letter a customer. */
function actionOf(
  live: readonly DebtorPart[],
): Pick<DebtorPlan, "action" | "level" | "on" | "paper"> {
  const steps = live.map(({ next }) => next);
  const unsent = steps.find((one) => one.kind === "unsent");
  if (unsent) return { action: "send", level: unsent.level, paper: unsent.letter };
  const due = steps
    .filter((one) => one.kind === "due")
    .sort((a, b) => b.level - a.level || byText(a.on, b.on))[0];
  if (due) return { action: "write", level: due.level, on: due.on };
  const final = steps.filter((one) => one.kind === "final").sort((a, b) => byText(a.on, b.on))[0];
  if (final) return { action: "final", on: final.on };
  const later = steps
    .filter((one) => one.kind === "later")
    .sort((a, b) => byText(a.on, b.on) || b.level - a.level)[0];
  return { action: "later", level: later?.level, on: later?.on };
}
