import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Filing } from "./filing.ts";

/**
 * The papers of a month that is over go to finance within the limit (R-WHS-31); asked only of a
 * firm that has handed some over before.
 */
export function filingDuties(
  files: readonly Filing[],
  { today, calendar, limits }: DutyFacts,
): Duty[] {
  const first = `${today.slice(0, 7)}-01`;
  const month = addDays(first, -1).slice(0, 7);
  const handed = files.filter((one) => (one.handed ?? []).length > 0);
  if (handed.length === 0 || handed.some((one) => one.month >= month)) return [];
  return [
    {
      ...{ rule: "papers-hand", noun: "filing", id: month, about: month },
      ...{ who: undefined, role: "storekeeper", from: first },
      due: calendar.addWorkdays(addDays(first, -1), limits.filingWorkdays),
      what: say("hand the papers of the month to finance", "当月单据移交财务"),
      command: `rounds filing hand ${month} --to STAFF`,
    },
  ];
}
