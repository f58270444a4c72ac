import { addDays, addMonths, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Statement } from "./statement.ts";
import { statementState, waitsForReply } from "./states.ts";

interface Names {
  readonly nameOf: (customer: string) => string;
  readonly ownerOf: (customer: string) => string | undefined;
}

/**
 * A statement that was sent waits for its written reply (R-REM-34, R-COL-13), one that differs for
 * somebody to clear it.
 */
export function statementDuties(
  statements: readonly Statement[],
  { nameOf, ownerOf }: Names,
  { limits }: Pick<DutyFacts, "limits">,
): Duty[] {
  return statements.flatMap((one): Duty[] => {
    const { id, customer, sent, answered, owner } = one;
    const base = {
      noun: "statement",
      id,
      about: nameOf(customer),
      who: owner ?? ownerOf(customer),
      role: "bookkeeper",
    };
    if (statementState(one) === "differs" && answered) {
      const amount = answered.difference === undefined ? "" : grouped(answered.difference);
      return [
        {
          ...base,
          rule: "statement-differs",
          from: answered.date,
          due: addDays(answered.date, limits.statementReplyDays),
          what: say(`clear the difference of ${amount}`, `核对差异 ${amount}`),
          command: `rounds statement clear ${id}`,
        },
      ];
    }
    if (!sent || !waitsForReply(one)) return [];
    const due = addDays(sent.date, limits.statementReplyDays);
    return [
      {
        ...base,
        rule: "statement-reply",
        from: due,
        due,
        what: say(`written reply to ${id} is missing`, `${id} 尚未收到书面回复`),
        command: `rounds statement answer ${id}`,
      },
    ];
  });
}

/** An open debt, as limitation of action looks at it. */
export interface OldDebt {
  readonly customer: string;
  readonly invoice: string;
  readonly date: IsoDate;
  readonly due: IsoDate;
  /** Smallest unit. */
  readonly openMinor: number;
}

export interface LimitationFacts extends Names {
  readonly years: number;
  readonly leadDays: number;
  readonly digits: number;
  readonly until: IsoDate;
  /**
   * Days on which a customer acknowledged what it owed: a signed statement or letter, a promise in
   * writing, a payment.
   */
  readonly acknowledged: (customer: string) => readonly IsoDate[];
}

/** May what began on a day be close to its bar? Most debts are years away, whatever happened. */
export function isOld(
  day: IsoDate,
  { years, leadDays, until }: Pick<LimitationFacts, "years" | "leadDays" | "until">,
): boolean {
  // Most are told by their year alone.
  const yearOf = (one: IsoDate): number => Number(one.slice(0, 4));
  if (yearOf(day) + years > yearOf(until) + Math.ceil(leadDays / 365)) return false;
  return addDays(addMonths(day, years * 12), -leadDays) <= until;
}

/** The day on which a debt is time-barred: it counts anew from every acknowledgement of it. */
export function barredOn(
  { date, due }: Pick<OldDebt, "date" | "due">,
  acknowledged: readonly IsoDate[],
  years: number,
): IsoDate {
  const counted = acknowledged.filter((day) => day >= date);
  const start = [due, ...counted].sort().at(-1) ?? due;
  return addMonths(start, years * 12);
}

/**
 * Before a debt is time-barred the customer signs for it anew (R-COL-24): one duty for each
 * customer, for what is barred first.
 */
export function limitationDuties(debts: readonly OldDebt[], facts: LimitationFacts): Duty[] {
  const { years, leadDays, digits, until, nameOf, ownerOf, acknowledged } = facts;
  if (years === 0) return [];
  const first = new Map<string, { debt: OldDebt; bar: IsoDate }>();
  for (const debt of debts) {
    if (!isOld(debt.due, facts)) continue;
    const bar = barredOn(debt, acknowledged(debt.customer), years);
    if (bar < (first.get(debt.customer)?.bar ?? "9999")) first.set(debt.customer, { debt, bar });
  }
  return [...first].flatMap(([customer, { debt, bar }]): Duty[] => {
    const from = addDays(bar, -leadDays);
    if (from > until) return [];
    const amount = grouped(fromMinor(debt.openMinor, digits));
    return [
      {
        rule: "limitation",
        noun: "invoice",
        id: debt.invoice,
        about: nameOf(customer),
        who: ownerOf(customer),
        role: "legal",
        from,
        due: bar,
        what: say(
          `time-barred on ${bar}: have ${amount} signed for`,
          `诉讼时效 ${bar} 届满，须取得签字对账单（${amount}）`,
        ),
        command: `rounds statement add ${customer}`,
      },
    ];
  });
}
