import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Vehicle } from "./vehicle.ts";

/** The firm's own vehicles are inspected and insured before their papers run out (R-REM-19). */
export function vehicleDuties(
  vehicles: readonly Vehicle[],
  { limits, today, until = "9999" }: DutyFacts,
): Duty[] {
  return vehicles.flatMap((one) => {
    if (one.retired !== undefined && one.retired <= today) return [];
    const papers = [
      ["inspection", one.inspection, say("inspection", "年检")],
      ["insurance", one.insurance, say("insurance", "保险续保")],
    ] as const;
    return papers.flatMap(([part, due, what]): Duty[] => {
      if (due === undefined) return [];
      const from = addDays(due, -limits.serviceLeadDays);
      if (from > until) return [];
      return [
        {
          rule: "vehicle-papers",
          noun: "vehicle",
          id: one.id,
          part,
          about: one.plate,
          who: undefined,
          role: "dispatcher",
          from,
          due,
          what: say(`${what.en} of ${one.plate}`, `${one.plate} ${what.zh}`),
          command: `rounds vehicle edit ${one.id} --${part} DATE`,
        },
      ];
    });
  });
}
