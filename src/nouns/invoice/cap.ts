import { addDays, endOf, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import type { Duty } from "../../law/duty.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";

/** What the cap on receivables at a month's end is compared with; smallest unit. */
interface CapFacts {
  readonly capMinor: number;
  /** What all customers owe less what they have paid ahead, now. */
  readonly balanceMinor: number;
  readonly today: IsoDate;
  /** So many days before the month's end it is shown. */
  readonly warnDays: number;
  readonly digits: number;
}

/**
 * Before a month ends with more owed than the firm allows, it is told how much to collect
 * (R-COL-04).
 */
export function capDuties(facts: CapFacts): Duty[] {
  const { capMinor, balanceMinor, today, warnDays, digits } = facts;
  const over = balanceMinor - capMinor;
  if (over <= 0) return [];
  const due = endOf(today, "month");
  const money = (minor: number): string => grouped(fromMinor(minor, digits));
  return [
    {
      rule: "receivable-cap",
      noun: "invoice",
      id: due.slice(0, 7),
      about: due.slice(0, 7),
      who: undefined,
      role: "manager",
      from: addDays(due, -warnDays),
      due,
      what: say(
        `receivables ${money(balanceMinor)}, at the month's end at most ${money(capMinor)}: collect ${money(over)}`,
        `应收 ${money(balanceMinor)}，月末限额 ${money(capMinor)}，还须收回 ${money(over)}`,
      ),
      command: "rounds report aging --by staff",
    },
  ];
}

/** What is said when a month is closed: by how much its receivables were above the cap. */
export function capText(
  month: string,
  { capMinor, balanceMinor, digits }: Pick<CapFacts, "capMinor" | "balanceMinor" | "digits">,
): Text | undefined {
  const over = balanceMinor - capMinor;
  if (over <= 0) return undefined;
  const money = (minor: number): string => grouped(fromMinor(minor, digits));
  return say(
    `receivables at the end of ${month} were ${money(over)} above the cap of ${money(capMinor)}: rounds report aging --at ${endOf(`${month}-01`, "month")}`,
    `${month} 月末应收超出限额 ${money(capMinor)} 达 ${money(over)}：rounds report aging --at ${endOf(`${month}-01`, "month")}`,
  );
}
