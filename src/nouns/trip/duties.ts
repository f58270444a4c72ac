import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Trip } from "./trip.ts";

/** Debtors are visited on the day of the plan, and what came of it is reported (R-COL-21). */
export function tripDuties(
  trips: readonly Trip[],
  nameOf: (customer: string) => string,
  { limits, today }: Pick<DutyFacts, "limits" | "today">,
): Duty[] {
  return trips.flatMap((one): Duty[] => {
    if (one.cancelled || one.reported) return [];
    const done = one.results ?? [];
    const [next] = one.customers.filter((who) => !done.some(({ customer }) => customer === who));
    const base = {
      noun: "trip",
      id: one.id,
      about: one.customers.map(nameOf).join(", "),
      who: one.owner,
      role: "manager",
    };
    if (next !== undefined) {
      return [
        {
          ...base,
          rule: "collect-trip",
          from: addDays(one.date, -1),
          due: one.date,
          what: say(`collect on site: ${nameOf(next)}`, `上门催收：${nameOf(next)}`),
          command:
            done.length === 0 && today <= one.date
              ? `rounds trip kit ${one.id}`
              : `rounds trip result ${one.id} ${next} RESULT`,
        },
      ];
    }
    return [
      {
        ...base,
        rule: "trip-report",
        from: one.date,
        due: addDays(one.date, limits.tripReportDays),
        what: say(`report the results of ${one.id}`, `报告 ${one.id} 上门结果`),
        command: `rounds trip report ${one.id} --to STAFF`,
      },
    ];
  });
}
