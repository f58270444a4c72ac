import { addDays, daysBetween, type IsoDate } from "../../law/dates.ts";
import { say, type Text } from "../../law/words.ts";
import { type Expectation, expectationOf, type Habits } from "./habit.ts";

/** What money is waited for: an open part of an invoice, a promise, a stage of a contract. */
export interface Claim {
  readonly source: "due" | "promise" | "stage";
  readonly paper: string;
  readonly customer: string;
  /** The day it is due or promised for. */
  readonly due: IsoDate;
  /** Smallest unit, more than zero. */
  readonly minor: number;
}

/** Money that is expected: when, how much, how sure, and why. */
export interface Expected extends Claim {
  readonly date: IsoDate;
  readonly percent: number;
  readonly weightedMinor: number;
  readonly why: Text;
}

/** How promises were kept so far: the money promised for days that are over, and what came. */
export interface Kept {
  readonly over: number;
  readonly kept: number;
  readonly promisedMinor: number;
  readonly paidMinor: number;
}

export interface ExpectedFacts {
  readonly today: IsoDate;
  readonly habits: Habits;
  readonly keptOf: (customer: string) => Kept | undefined;
  readonly keptAll: Kept | undefined;
  /** Where nothing is known of anybody. */
  readonly usualPercent: number;
}

/** Fewer promises than this say nothing about a customer. */
const leastPromises = 2;

/**
 * What is left of the open parts of invoices once a customer's credit is set against them and what
 * was promised of them is told as a promise: the oldest first, each cent in one place (4.5).
 */
export function uncovered(
  parts: readonly Claim[],
  coveredMinor: ReadonlyMap<string, number>,
): readonly Claim[] {
  const left = new Map(coveredMinor);
  const inOrder = [...parts].sort((a, b) =>
    a.due + a.paper < b.due + b.paper ? -1 : a.due + a.paper > b.due + b.paper ? 1 : 0,
  );
  return inOrder.flatMap((one): Claim[] => {
    const cover = Math.min(one.minor, Math.max(0, left.get(one.customer) ?? 0));
    left.set(one.customer, (left.get(one.customer) ?? 0) - cover);
    return cover === one.minor ? [] : [{ ...one, minor: one.minor - cover }];
  });
}

/**
 * The promises of each customer as far as it owes money: where more is promised than is owed the
 * newest word holds, and of the older promises what is left (4.5: each cent is promised once).
 * @param promises the newest first
 * @param owedMinor what each customer owes, by customer
 */
export function promisedOf(
  promises: readonly Claim[],
  owedMinor: ReadonlyMap<string, number>,
): readonly Claim[] {
  const left = new Map(owedMinor);
  return promises.flatMap((one): Claim[] => {
    const minor = Math.min(one.minor, Math.max(0, left.get(one.customer) ?? 0));
    left.set(one.customer, (left.get(one.customer) ?? 0) - minor);
    return minor === 0 ? [] : [{ ...one, minor }];
  });
}

/** When each claim is expected and with which probability, the earliest first. */
export function expectedMoney(claims: readonly Claim[], facts: ExpectedFacts): Expected[] {
  const { today } = facts;
  return claims
    .map((one): Expected => {
      const { day, percent, why } =
        one.source === "promise" ? promised(one, facts) : dueBy(one, facts);
      const date = day < today ? today : day;
      return { ...one, date, percent, weightedMinor: Math.round((one.minor * percent) / 100), why };
    })
    .sort((a, b) => {
      const [one, two] = [`${a.date} ${a.due} ${a.paper}`, `${b.date} ${b.due} ${b.paper}`];
      return one < two ? -1 : one > two ? 1 : 0;
    });
}

interface Told {
  readonly day: IsoDate;
  readonly percent: number;
  readonly why: Text;
}

function dueBy(one: Claim, { habits, usualPercent, today }: ExpectedFacts): Told {
  const daysLate = daysBetween(one.due, today);
  const known = expectationOf(habits, { customer: one.customer, daysLate, usualPercent });
  const why = habitText(known, daysLate);
  return { day: addDays(one.due, known.lateDays), percent: known.percent, why };
}

function habitText({ from, percent, lateDays, invoices }: Expectation, daysLate: number): Text {
  if (from === "usual") return say("nothing known yet", "暂无往来记录");
  const whose =
    from === "own"
      ? say(`${invoices} invoices so far`, `本客户 ${invoices} 张到期单`)
      : say("all customers", "全体客户");
  if (daysLate >= 0) {
    return say(
      `${whose.en}: ${percent}% of what was ${daysOf(daysLate)} late came`,
      `${whose.zh}：逾期 ${daysLate} 天后仍收回 ${percent}%`,
    );
  }
  const late = say(
    lateDays === 0 ? "in time" : `${daysOf(lateDays)} late`,
    lateDays === 0 ? "按期" : `平均晚 ${lateDays} 天`,
  );
  return say(
    `${whose.en}: ${percent}% paid, ${late.en}`,
    `${whose.zh}：已收 ${percent}%，${late.zh}`,
  );
}

function daysOf(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

function promised(one: Claim, { keptOf, keptAll, usualPercent }: ExpectedFacts): Told {
  const own = keptOf(one.customer);
  const known = own && own.over >= leastPromises ? own : undefined;
  const told = known ?? (keptAll && keptAll.over >= leastPromises ? keptAll : undefined);
  if (!told) {
    const why = say("promised; no promise is over yet", "已承诺，暂无兑现记录");
    return { day: one.due, percent: usualPercent, why };
  }
  const share = told.promisedMinor > 0 ? (100 * told.paidMinor) / told.promisedMinor : 0;
  const percent = Math.max(0, Math.min(100, Math.round(share)));
  const why = known
    ? say(
        `kept ${told.kept} of ${told.over} promises, ${percent}% of the money`,
        `${told.over} 次承诺兑现 ${told.kept} 次，到款 ${percent}%`,
      )
    : say(
        `all customers: kept ${told.kept} of ${told.over} promises, ${percent}% of the money`,
        `全体客户：${told.over} 次承诺兑现 ${told.kept} 次，到款 ${percent}%`,
      );
  return { day: one.due, percent, why };
}
