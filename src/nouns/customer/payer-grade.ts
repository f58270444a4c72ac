import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Behaviour } from "./payer.ts";

export type PayerGrade = "A" | "B" | "C" | "D";

/** All that a grade is told from. */
export interface PayerFacts extends Behaviour {
  /** Promises to pay that were broken, kept in part, which takes no points, and kept. */
  readonly broken: number;
  readonly partly?: number;
  readonly kept: number;
  /** Days of the oldest invoice that is overdue now; 0: none. */
  readonly overdueDays: number;
}

export interface GradeRules {
  readonly payerGradeA: number;
  readonly payerGradeB: number;
  readonly payerGradeC: number;
  readonly creditOverdueDays: number;
}

/** One line of the reckoning: what was found, and how many points it takes. */
export interface GradeLine {
  readonly key: "on-time" | "late" | "promises" | "bounced" | "overdue" | "written-off";
  readonly label: Text;
  readonly found: Text;
  /** Zero or less. */
  readonly points: number;
}

export interface Graded {
  readonly lines: readonly GradeLine[];
  readonly points: number;
  /** Undefined where too little is known. */
  readonly grade: PayerGrade | undefined;
}

/** With fewer parts due than this nobody is judged. */
export const leastParts = 3;

const mostPoints = 100;

/**
 * A payer's grade from behaviour: a hundred points less what is taken off for what was not paid in
 * time (40 of nothing in time), for each day late by amount (30 at most), for broken promises (5
 * each, 15 at most), bounced cheques (10 each, 20 at most), an invoice overdue now beyond the
 * firm's own threshold (20), and for any money that had to be written off (30).
 */
export function payerGrade(facts: PayerFacts, rules: GradeRules, digits: number): Graded {
  const lines = linesOf(facts, rules, digits);
  const points = Math.max(0, mostPoints + lines.reduce((sum, one) => sum + one.points, 0));
  if (facts.parts < leastParts) return { lines, points, grade: undefined };
  const { payerGradeA, payerGradeB, payerGradeC } = rules;
  const grade =
    points >= payerGradeA ? "A" : points >= payerGradeB ? "B" : points >= payerGradeC ? "C" : "D";
  return { lines, points, grade };
}

function promisesText({ broken, partly = 0, kept }: PayerFacts): Text {
  return say(
    `${broken} broken, ${partly} in part, ${kept} kept`,
    `未兑现 ${broken} 次，部分兑现 ${partly} 次，兑现 ${kept} 次`,
  );
}

function linesOf(
  facts: PayerFacts,
  { creditOverdueDays }: GradeRules,
  digits: number,
): readonly GradeLine[] {
  const { dueMinor, onTimeMinor, lateTenths, broken } = facts;
  const { bounced, overdueDays, lostMinor } = facts;
  const money = (minor: number): string => grouped(fromMinor(minor, digits));
  const percent = dueMinor === 0 ? 100 : Math.round((onTimeMinor * 100) / dueMinor);
  const days = (lateTenths / 10).toFixed(1);
  const off = (points: number, most: number): number =>
    points === 0 ? 0 : -Math.min(points, most);
  return [
    {
      key: "on-time",
      label: say("Paid in time", "按期付款"),
      found: say(
        `${percent} % of ${money(dueMinor)} due`,
        `到期 ${money(dueMinor)} 中按期 ${percent}%`,
      ),
      points: off(Math.round(((100 - percent) * 40) / 100), 40),
    },
    {
      key: "late",
      label: say("Mean days late, by amount", "加权平均逾期天数"),
      found: say(`${days} days`, `${days} 天`),
      points: off(Math.round(lateTenths / 10), 30),
    },
    {
      key: "promises",
      label: say("Promises to pay", "付款承诺"),
      found: promisesText(facts),
      points: off(broken * 5, 15),
    },
    {
      key: "bounced",
      label: say("Bounced cheques", "退票"),
      found: say(`${bounced}`, `${bounced} 次`),
      points: off(bounced * 10, 20),
    },
    {
      key: "overdue",
      label: say("Overdue now", "当前逾期"),
      found:
        overdueDays === 0
          ? say("nothing", "无")
          : say(
              `${overdueDays} days; tolerated ${creditOverdueDays}`,
              `${overdueDays} 天（容许 ${creditOverdueDays} 天）`,
            ),
      points: overdueDays > creditOverdueDays ? -20 : 0,
    },
    {
      key: "written-off",
      label: say("Written off", "坏账核销"),
      found: lostMinor === 0 ? say("nothing", "无") : say(money(lostMinor), money(lostMinor)),
      points: lostMinor > 0 ? -30 : 0,
    },
  ];
}

/** What of the reckoned limit each grade gets, in percent. */
const shares: Readonly<Record<PayerGrade, number>> = { A: 100, B: 75, C: 50, D: 0 };

/** A limit that would fit, and how it is reckoned; smallest unit. */
export interface SuggestedLimit {
  readonly monthlyMinor: number;
  /** A month of trade, and the months that are open until they are due. */
  readonly months: number;
  readonly percent: number;
  readonly limitMinor: number;
}

/**
 * A credit limit by trade and grade: what is invoiced in a month × the months that stand open until
 * they are due, and one more; less for lesser grades, rounded down to whole hundreds.
 */
export function suggestedLimit(
  grade: PayerGrade,
  {
    monthlyMinor,
    creditDays,
    digits,
  }: { monthlyMinor: number; creditDays: number; digits: number },
): SuggestedLimit {
  const months = Math.ceil(creditDays / 30) + 1;
  const percent = shares[grade];
  const hundred = 100 * 10 ** digits;
  const whole = Math.max(0, Math.floor((monthlyMinor * months * percent) / 100));
  return { monthlyMinor, months, percent, limitMinor: whole - (whole % hundred) };
}
