import { addDays } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import type { DebtorPlan, Level } from "../../law/dunning.ts";
import { levelName } from "../../law/dunning-settings.ts";
import type { Duty } from "../../law/duty.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Letter } from "./letter.ts";
import { askedMinor } from "./plan-view.ts";
import { isAllPaid, isClaimOpen } from "./states.ts";

interface Names {
  readonly nameOf: (customer: string) => string;
  readonly ownerOf: (customer: string) => string | undefined;
}

interface PlanFacts extends Names {
  readonly today: string;
  readonly digits: number;
  readonly levels: readonly Level[];
  /** The ids of all members of staff. */
  readonly staff: ReadonlySet<string>;
}

/** Who writes the letter of a level: whose customer it is, a person, or a role. */
function whoOf(
  level: Level | undefined,
  customer: string,
  { ownerOf, staff }: Pick<PlanFacts, "ownerOf" | "staff">,
): Pick<Duty, "who" | "role"> {
  const named = level?.who ?? "owner";
  if (named === "owner") return { who: ownerOf(customer), role: "bookkeeper" };
  return staff.has(named) ? { who: named } : { who: undefined, role: named };
}

/** Letters to be written, where the firm has set up levels; one for each customer and day. */
export function letterDuties(plans: readonly DebtorPlan[], facts: PlanFacts): Duty[] {
  const { today, digits, levels, nameOf } = facts;
  return plans.flatMap((plan): Duty[] => {
    const { customer, action, level, on = today } = plan;
    if (action !== "write" || level === undefined) return [];
    const one = levels[level - 1];
    const name = levelName(one ?? { name: String(level) });
    const amount = grouped(fromMinor(askedMinor(plan, today), digits));
    return [
      {
        rule: "letter-write",
        noun: "customer",
        id: customer,
        about: nameOf(customer),
        ...whoOf(one, customer, facts),
        from: on,
        due: on,
        what: say(`write ${name.en}: ${amount}`, `发${name.zh}：${amount}`),
        command: `rounds letter write ${customer}`,
      },
    ];
  });
}

interface WrittenFacts {
  readonly digits: number;
  /** What is open of an invoice; smallest unit. */
  readonly openOf: (invoice: string) => number;
  /** Does it wait for an approval that the firm wants? */
  readonly awaits: (letter: string) => boolean;
  /** Does the plan say that it is to be sent: no promise, credit or dispute came between? */
  readonly isPlanned: (letter: Letter) => boolean;
}

/** Letters that are written and lie about, and fees that nobody decided on after the payment. */
export function writtenDuties(
  letters: readonly Letter[],
  { nameOf, ownerOf }: Names,
  { digits, openOf, awaits, isPlanned }: WrittenFacts,
): Duty[] {
  return letters.flatMap((one): Duty[] => {
    const { id, customer, date, sent, cancelled, owner } = one;
    if (cancelled) return [];
    const base = {
      noun: "letter",
      id,
      about: nameOf(customer),
      who: owner ?? ownerOf(customer),
      role: "bookkeeper",
    };
    const isPaid = isAllPaid(one, openOf);
    if (!sent) {
      // Whoever is to approve it is asked; what is paid or covered is not sent.
      if (isPaid || awaits(id) || !isPlanned(one)) return [];
      const next = { what: say(`send ${id}`, `发出 ${id}`), command: `rounds letter send ${id}` };
      return [{ ...base, rule: "letter-send", from: date, due: date, ...next }];
    }
    if (!isClaimOpen(one, digits) || !isPaid) return [];
    const newer = letters.some(
      (each) =>
        each.customer === customer && each.date > date && each.sent && isClaimOpen(each, digits),
    );
    if (newer) return [];
    return [
      {
        ...base,
        rule: "letter-claim",
        who: undefined,
        from: sent.date,
        due: addDays(sent.date, 30),
        what: say(
          `paid, but not fee and interest of ${id}: invoice or waive`,
          `本金已付，${id} 费用利息待开单或免除`,
        ),
        command: `rounds letter charge ${id}`,
      },
    ];
  });
}
