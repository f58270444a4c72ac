import type { IsoDate } from "../../law/dates.ts";
import { toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { lastDay } from "./payment-promise.ts";

/** Where a promise stands; told from the payments, never written down. */
export const promiseStateWords = [
  { value: "pending", label: say("pending", "待兑现") },
  { value: "kept", label: say("kept", "已兑现") },
  { value: "partly-kept", label: say("partly kept", "部分兑现") },
  { value: "broken", label: say("broken", "未兑现") },
  { value: "cancelled", label: say("cancelled", "已取消") },
] as const;

export type PayState = (typeof promiseStateWords)[number]["value"];

export const payStateWords: ReadonlyMap<string, Text> = new Map(
  promiseStateWords.map(({ value, label }) => [value, label]),
);

/** What the rule looks at of a promise; the amount as a decimal. */
export interface PromiseFacts {
  readonly id: string;
  readonly customer: string;
  readonly amount: string;
  readonly date: IsoDate;
  readonly due: IsoDate;
  readonly grace?: number | undefined;
  readonly cancelled?: { readonly date: IsoDate } | undefined;
}

/** What the rule looks at of a payment; negative where money went back. */
export interface PaymentFacts {
  readonly id: string;
  readonly customer: string;
  readonly date: IsoDate;
  readonly amount: string;
  readonly reverses?: string | undefined;
}

/** How a promise stands on a day. */
export interface PromiseStanding {
  readonly state: PayState;
  /** What came in for it; smallest unit, never more than was promised. */
  readonly paidMinor: number;
  readonly promisedMinor: number;
  /** The last day on which money still keeps it. */
  readonly lastDay: IsoDate;
  /** The payments that were used for it, in their order; smallest unit. */
  readonly payments: readonly { readonly id: string; readonly minor: number }[];
}

interface Money {
  readonly id: string;
  readonly date: IsoDate;
  left: number;
}

/**
 * How each promise stands on a day. Money that came in from the day a promise was made to its last
 * day of grace is used for it, each cent once and for the oldest promise first. As much as was
 * promised: kept; some of it by the last day: partly kept; none: broken; before that day is over:
 * pending. What a customer was paid back, and payments taken back, are no money.
 */
export function promiseStates(
  promises: readonly PromiseFacts[],
  payments: readonly PaymentFacts[],
  { asOf, digits }: { readonly asOf: IsoDate; readonly digits: number },
): ReadonlyMap<string, PromiseStanding> {
  const money = moneyOf(payments, { asOf, digits });
  const standings = new Map<string, PromiseStanding>();
  for (const one of [...promises].sort(byAge)) {
    if (one.date > asOf) continue;
    const promisedMinor = toMinor(one.amount, digits);
    const last = lastDay(one);
    const isCancelled = one.cancelled !== undefined && one.cancelled.date <= asOf;
    const used: { id: string; minor: number }[] = [];
    let paidMinor = 0;
    for (const each of isCancelled ? [] : (money.get(one.customer) ?? [])) {
      if (each.date < one.date || each.date > last) continue;
      const minor = Math.min(each.left, promisedMinor - paidMinor);
      if (minor <= 0) continue;
      each.left -= minor;
      paidMinor += minor;
      used.push({ id: each.id, minor });
    }
    const state = isCancelled ? "cancelled" : stateOf(paidMinor, promisedMinor, asOf > last);
    standings.set(one.id, { state, paidMinor, promisedMinor, lastDay: last, payments: used });
  }
  return standings;
}

function stateOf(paidMinor: number, promisedMinor: number, isOver: boolean): PayState {
  if (paidMinor >= promisedMinor) return "kept";
  if (!isOver) return "pending";
  return paidMinor > 0 ? "partly-kept" : "broken";
}

function byAge(a: PromiseFacts, b: PromiseFacts): number {
  const [one, two] = [`${a.date} ${a.due} ${a.id}`, `${b.date} ${b.due} ${b.id}`];
  return one < two ? -1 : one > two ? 1 : 0;
}

/** The money of each customer by the day it came; what was taken back is set against it. */
function moneyOf(
  payments: readonly PaymentFacts[],
  { asOf, digits }: { readonly asOf: IsoDate; readonly digits: number },
): ReadonlyMap<string, readonly Money[]> {
  const byCustomer = new Map<string, Money[]>();
  const byId = new Map<string, Money>();
  const inOrder = [...payments].sort((a, b) =>
    a.date + a.id < b.date + b.id ? -1 : a.date + a.id > b.date + b.id ? 1 : 0,
  );
  for (const { id, customer, date, amount, reverses } of inOrder) {
    if (date > asOf) continue;
    const minor = toMinor(amount, digits);
    const back = reverses === undefined ? undefined : byId.get(reverses);
    if (back) back.left += minor;
    if (back || minor <= 0) {
      if (back) byId.set(id, back);
      continue;
    }
    const one: Money = { id, date, left: minor };
    byId.set(id, one);
    const known = byCustomer.get(customer);
    if (known) known.push(one);
    else byCustomer.set(customer, [one]);
  }
  return byCustomer;
}

/** How often promises were kept: of those that are over, how many and how much. */
export interface Reliability {
  readonly made: number;
  readonly kept: number;
  readonly partly: number;
  readonly broken: number;
  readonly pending: number;
  readonly cancelled: number;
  readonly promisedMinor: number;
  readonly paidMinor: number;
}

const none: Reliability = {
  made: 0,
  kept: 0,
  partly: 0,
  broken: 0,
  pending: 0,
  cancelled: 0,
  promisedMinor: 0,
  paidMinor: 0,
};

/** Counts promises by a key: the customer, or who took them. What is pending says nothing yet. */
export function reliability<P extends PromiseFacts>(
  promises: readonly P[],
  states: ReadonlyMap<string, PromiseStanding>,
  keyOf: (promise: P) => string,
): ReadonlyMap<string, Reliability> {
  const found = new Map<string, Reliability>();
  for (const one of promises) {
    const standing = states.get(one.id);
    if (!standing) continue;
    const key = keyOf(one);
    const so = found.get(key) ?? none;
    const { state, paidMinor, promisedMinor } = standing;
    const isOver = state !== "pending" && state !== "cancelled";
    const name = state === "partly-kept" ? "partly" : state;
    found.set(key, {
      ...so,
      made: so.made + 1,
      [name]: so[name] + 1,
      promisedMinor: so.promisedMinor + (isOver ? promisedMinor : 0),
      paidMinor: so.paidMinor + (isOver ? paidMinor : 0),
    });
  }
  return found;
}

/** Kept of those that are over, 0 to 1 (kept and broken, also in part); none over: undefined. */
export function keptRatio({ kept, partly, broken }: Reliability): number | undefined {
  const over = kept + partly + broken;
  return over === 0 ? undefined : kept / over;
}

/**
 * Until when a customer's open promises keep reminders away: the last day of the latest one that is
 * pending. Nothing pending: undefined, and reminders go on where they stood.
 */
export function pausedUntil(
  promises: readonly PromiseFacts[],
  states: ReadonlyMap<string, PromiseStanding>,
  customer: string,
): IsoDate | undefined {
  let until: IsoDate | undefined;
  for (const one of promises) {
    const standing = one.customer === customer ? states.get(one.id) : undefined;
    if (standing?.state !== "pending") continue;
    if (until === undefined || standing.lastDay > until) until = standing.lastDay;
  }
  return until;
}
