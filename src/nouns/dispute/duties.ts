import { addDays } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Dispute } from "./dispute.ts";
import { isOpenDispute } from "./rules.ts";

/** A dispute is cleared up within the firm's days for it: until then its part is not dunned. */
export function disputeDuties(
  disputes: readonly Dispute[],
  nameOf: (customer: string) => string,
  { limits }: Pick<DutyFacts, "limits">,
): Duty[] {
  return disputes
    .filter((one) => isOpenDispute(one))
    .map((one) => {
      const amount = grouped(one.amount);
      return {
        rule: "dispute",
        noun: "dispute",
        id: one.id,
        about: nameOf(one.customer),
        who: one.owner,
        role: "manager",
        from: one.date,
        due: addDays(one.date, limits.disputeDays),
        what: say(
          `clear up ${amount} of ${one.invoice}: ${one.why}`,
          `处理争议 ${amount}（${one.invoice}）：${one.why}`,
        ),
        command: `rounds dispute settle ${one.id} RESULT`,
      };
    });
}
