import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Material } from "./material.ts";
import { isMaterialOpen } from "./states.ts";

/** What production waits for: issued within the limit, or when it is needed (R-WHS-07). */
export function materialDuties(
  records: readonly Material[],
  { keeperOf }: { readonly keeperOf: (warehouse: string | undefined) => string | undefined },
  { calendar, limits, until = "9999" }: DutyFacts,
): Duty[] {
  return records.filter(isMaterialOpen).flatMap((record): Duty[] => {
    const { id, date, neededBy, warehouse, department, work, order } = record;
    const about = department ?? work ?? order ?? id;
    const duty: Duty = {
      ...{ rule: "material-issue", noun: "material", id, about },
      ...{ who: keeperOf(warehouse), role: "storekeeper", from: date },
      due: neededBy ?? calendar.addWorkdays(date, limits.materialWorkdays),
      what: say(`issue the material of ${id}`, `发料 ${id}`),
      command: `rounds material issue ${id}`,
    };
    return duty.from <= until ? [duty] : [];
  });
}
