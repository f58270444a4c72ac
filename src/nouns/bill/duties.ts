import { addDays } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { openMinor } from "../invoice/rules.ts";
import type { Bill } from "./bill.ts";

interface BillFacts extends Pick<DutyFacts, "digits" | "limits" | "until"> {
  readonly settled: ReadonlyMap<string, number>;
  readonly nameOf: (supplier: string) => string;
  /** Does it wait for an approval before it may be paid? */
  readonly waiting: (id: string) => boolean;
}

/** The invoices that are to be paid soon: what is open of them is more than nothing. */
export function soonDue(
  bills: readonly Bill[],
  { settled, digits, limits, until = "9999" }: Omit<BillFacts, "nameOf" | "waiting">,
): readonly Bill[] {
  return bills.filter(
    (one) =>
      addDays(one.due, -limits.billLeadDays) <= until && openMinor(one, { settled, digits }) > 0,
  );
}

/**
 * A supplier's invoice is paid by its due day; finance sees it some days before, and where it must
 * be approved first, whoever approves.
 */
export function billDuties(bills: readonly Bill[], facts: BillFacts): Duty[] {
  const { settled, digits, limits, nameOf } = facts;
  return soonDue(bills, facts).flatMap((one): Duty[] => {
    const from = addDays(one.due, -limits.billLeadDays);
    const open = openMinor(one, { settled, digits });
    const amount = grouped(fromMinor(open, digits));
    const name = one.code ?? one.id;
    if (facts.waiting(one.id)) {
      return [
        {
          ...{ rule: "bill-approve", noun: "bill", id: one.id, about: nameOf(one.supplier) },
          ...{ who: undefined, role: "manager", from, due: one.due },
          what: say(
            `${amount} of ${name} waits for approval`,
            `发票 ${name} 应付 ${amount} 待审批`,
          ),
          command: `rounds approve ${one.id}`,
        },
      ];
    }
    return [
      {
        rule: "bill-due",
        noun: "bill",
        id: one.id,
        about: nameOf(one.supplier),
        who: undefined,
        role: "bookkeeper",
        from,
        due: one.due,
        what: say(`${amount} of ${name} to be paid`, `应付 ${amount} ${name}`),
        command: `rounds bill pay ${one.supplier} ${fromMinor(open, digits)} --bill ${one.id}`,
      },
    ];
  });
}
