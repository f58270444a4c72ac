import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";

/** What a customer has on credit; amounts in the smallest unit of the book's currency. */
export interface CreditFacts {
  /** The most it may owe; undefined: no limit was agreed. */
  readonly limitMinor: number | undefined;
  /** Open invoices less money of the customer's that belongs to none. */
  readonly receivableMinor: number;
  /** Confirmed and not invoiced, freight and tax included, and what was delivered without. */
  readonly uninvoicedMinor: number;
  /** What comes to it by what is about to be done. */
  readonly addedMinor?: number;
  /** Days since the oldest open invoice was due; 0: nothing is overdue. */
  readonly overdueDays: number;
  /** What is overdue in all, and the most that the firm puts up with; undefined: any amount. */
  readonly overdueMinor?: number;
  /** What would be overdue as well, did the customer's own money not cover it. */
  readonly overdueCoveredMinor?: number;
  readonly overdueMostMinor?: number | undefined;
}

export interface CreditRules {
  /** The most days that an invoice may be overdue. */
  readonly creditOverdueDays: number;
  /** So much of the limit left, in percent, or less is said in advance. */
  readonly creditLowPercent: number;
}

export interface CreditStanding {
  /** Receivable, confirmed and not invoiced, and what is added. */
  readonly exposureMinor: number;
  /** What is left of the limit, below zero when it is exceeded; undefined without a limit. */
  readonly leftMinor: number | undefined;
  readonly state: "free" | "low" | "exceeded";
  readonly isExceeded: boolean;
  /** Little of the limit is left. */
  readonly isLow: boolean;
  readonly isOverdue: boolean;
}

/**
 * How far a customer's credit is used: exposure = open receivables + confirmed and not invoiced +
 * what is added. A limit that is just reached still holds.
 */
export function creditStanding(facts: CreditFacts, rules: CreditRules): CreditStanding {
  const { limitMinor, receivableMinor, uninvoicedMinor, addedMinor = 0, overdueDays } = facts;
  const exposureMinor = receivableMinor + uninvoicedMinor + addedMinor;
  const leftMinor = limitMinor === undefined ? undefined : limitMinor - exposureMinor;
  const isExceeded = leftMinor !== undefined && leftMinor < 0;
  const isOverdue = overdueDays > rules.creditOverdueDays || isOverdueTooMuch(facts);
  const isLow =
    leftMinor !== undefined && leftMinor * 100 < (limitMinor ?? 0) * rules.creditLowPercent;
  return {
    exposureMinor,
    leftMinor,
    state: isExceeded || isOverdue ? "exceeded" : isLow ? "low" : "free",
    isExceeded,
    isLow: isLow && !isExceeded,
    isOverdue,
  };
}

/** Is more overdue than the firm puts up with, however short a time it is? */
function isOverdueTooMuch({ overdueMinor = 0, overdueMostMinor }: CreditFacts): boolean {
  return overdueMostMinor !== undefined && overdueMinor > overdueMostMinor;
}

/** What one order still adds to what its customer owes, once it is confirmed; smallest unit. */
export function uninvoicedMinor(order: {
  readonly totalMinor: number;
  readonly billedMinor: number;
}): number {
  return Math.max(0, order.totalMinor - order.billedMinor);
}

/** In words, how much of the limit is used and left; undefined without a limit. */
export function usedText(
  { limitMinor }: CreditFacts,
  { exposureMinor, leftMinor }: CreditStanding,
  digits: number,
): Text | undefined {
  if (limitMinor === undefined || leftMinor === undefined) return undefined;
  const [used, limit, left] = [exposureMinor, limitMinor, leftMinor].map((minor) =>
    grouped(fromMinor(minor, digits)),
  );
  return say(
    `${used} of ${limit} used, ${left} left`,
    `额度 ${limit}，已占用 ${used}，剩余 ${left}`,
  );
}

/** In words, what of the credit is used and left, and what is overdue; none where all is well. */
export function creditTexts(
  facts: CreditFacts,
  standing: CreditStanding,
  { name, digits }: { readonly name: string; readonly digits: number },
): Text[] {
  const money = (minor: number): string => grouped(fromMinor(minor, digits));
  const texts: Text[] = [];
  const { leftMinor, exposureMinor } = standing;
  if (leftMinor !== undefined && standing.state !== "free") {
    const [used, limit] = [money(exposureMinor), money(facts.limitMinor ?? 0)];
    if (leftMinor < 0) {
      const over = money(-leftMinor);
      texts.push(
        say(
          `credit of ${name}: ${used} of ${limit}, ${over} too much`,
          `${name} 信用额度 ${limit}，已占用 ${used}，超出 ${over}`,
        ),
      );
    } else if (standing.isLow) {
      const left = money(leftMinor);
      texts.push(
        say(
          `credit of ${name}: ${used} of ${limit}, ${left} left`,
          `${name} 信用额度 ${limit}，已占用 ${used}，剩余 ${left}`,
        ),
      );
    }
  }
  if (standing.isOverdue) {
    const days = facts.overdueDays;
    const late = money(facts.overdueMinor ?? 0);
    texts.push(
      isOverdueTooMuch(facts)
        ? say(
            `${name} is ${days} days overdue with ${late}`,
            `${name} 已逾期 ${days} 天，逾期金额 ${late}`,
          )
        : say(`${name} is ${days} days overdue`, `${name} 已逾期 ${days} 天`),
    );
  }
  return texts;
}
