import type { ClassRules } from "../../../law/class-settings.ts";
import { addDays } from "../../../law/dates.ts";
import { grouped } from "../../../law/decimal.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Customer } from "../customer.ts";
import type { Bought } from "./turnover.ts";

/** From where on demand or turnover is large, and fair; in the smallest unit. */
export interface AmountBounds {
  readonly largeMinor: number;
  readonly fairMinor: number;
}

/**
 * The amounts that rounds.yaml names; else those by which the firm's own buyers part into the
 * first, the next and the rest.
 */
export function amountBounds(
  turnover: Iterable<number>,
  { rules, digits }: { readonly rules: ClassRules; readonly digits: number },
): AmountBounds {
  const ranked = [...turnover].filter((minor) => minor > 0).sort((a, b) => b - a);
  const least = (percent: number): number =>
    ranked[Math.max(0, Math.ceil((ranked.length * percent) / 100) - 1)] ?? 1;
  const named = (amount: number | undefined): number | undefined =>
    amount === undefined ? undefined : toMinor(String(amount), digits);
  const { highPercent, middlePercent } = rules;
  return {
    largeMinor: named(rules.gradeAmountA) ?? least(highPercent),
    fairMinor: named(rules.gradeAmountB) ?? least(highPercent + middlePercent),
  };
}

export interface GradeFacts {
  readonly customer: Pick<Customer, "yearlyDemand" | "neededBy" | "stage">;
  /** What was bought in the last twelve months. */
  readonly bought: Bought | undefined;
  readonly bounds: AmountBounds;
  readonly rules: ClassRules;
  readonly today: string;
  readonly digits: number;
}

/** One line of the explanation: what was looked at, what was found, and its points, 0 to 2. */
export interface GradeReason {
  readonly of: "demand" | "turnover" | "urgency";
  readonly found: Text;
  readonly points: number;
}

export interface GradeProposal {
  readonly grade: "A" | "B" | "C";
  readonly points: number;
  readonly reasons: readonly GradeReason[];
}

/**
 * A grade by size, timeliness and amount of demand (R-CUS-14): demand a year, turnover of twelve
 * months and urgency give up to two points each; so many make an A, so many a B, fewer a C.
 */
export function proposeGrade(facts: GradeFacts): GradeProposal {
  const { customer, bought, rules, digits } = facts;
  const { yearlyDemand } = customer;
  const demandMinor = yearlyDemand === undefined ? undefined : toMinor(yearlyDemand, digits);
  const reasons: readonly GradeReason[] = [
    { of: "demand", ...amountPoints(demandMinor, facts) },
    { of: "turnover", ...amountPoints(bought?.minor, facts) },
    { of: "urgency", ...urgency(facts) },
  ];
  const points = reasons.reduce((sum, one) => sum + one.points, 0);
  const grade = points >= rules.gradePointsA ? "A" : points >= rules.gradePointsB ? "B" : "C";
  return { grade, points, reasons };
}

type Points = Pick<GradeReason, "found" | "points">;

function amountPoints(minor: number | undefined, { bounds, digits }: GradeFacts): Points {
  if (minor === undefined) return { found: say("not known", "未知"), points: 0 };
  const { largeMinor, fairMinor } = bounds;
  const points = minor >= largeMinor ? 2 : minor >= fairMinor ? 1 : 0;
  const amount = grouped(fromMinor(minor, digits));
  const bound = grouped(fromMinor(points === 2 ? largeMinor : fairMinor, digits));
  return points > 0
    ? { found: say(`${amount}, at least ${bound}`, `${amount}，不低于 ${bound}`), points }
    : { found: say(`${amount}, less than ${bound}`, `${amount}，低于 ${bound}`), points };
}

/** The strongest of what may make a need urgent. */
function urgency({ customer, bought, rules, today }: GradeFacts): Points {
  const { neededBy, stage } = customer;
  const needed =
    neededBy === undefined ? undefined : say(`needed by ${neededBy}`, `需求时间 ${neededBy}`);
  if (needed && (neededBy ?? "") <= addDays(today, rules.gradeUrgentDays)) {
    return { found: needed, points: 2 };
  }
  if (bought?.waits) {
    return { found: say("an order waits for goods", "有订单待发货"), points: 2 };
  }
  if (needed && (neededBy ?? "") <= addDays(today, rules.gradeActiveDays)) {
    return { found: needed, points: 1 };
  }
  if (stage === "negotiating") return { found: say("in negotiation", "正在洽谈"), points: 1 };
  if (stage === "interested") return { found: say("interested", "有购买意向"), points: 1 };
  if (bought && bought.last >= addDays(today, -rules.gradeActiveDays)) {
    const found = say(`last order ${bought.last}`, `最近下单 ${bought.last}`);
    return { found, points: 1 };
  }
  return { found: say("nothing says so", "暂无迹象"), points: 0 };
}
