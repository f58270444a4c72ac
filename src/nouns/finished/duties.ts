import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Finished } from "./finished.ts";
import { finishedState, isFinishedOpen } from "./states.ts";

interface Known {
  readonly keeperOf: (warehouse: string | undefined) => string | undefined;
  /** Has the head of production signed it, where that is wanted? */
  readonly isSigned: (record: Finished) => boolean;
}

/** Finished goods are inspected within the limit and then counted into the store (R-WHS-08). */
export function finishedDuties(
  records: readonly Finished[],
  { keeperOf, isSigned }: Known,
  { calendar, limits, until = "9999" }: DutyFacts,
): Duty[] {
  return records.filter(isFinishedOpen).flatMap((record): Duty[] => {
    const { id, date, department, work, warehouse, inspected } = record;
    const base = { noun: "finished", id, about: department ?? work ?? id };
    const isMade = finishedState(record) === "made";
    if (!isMade && !isSigned(record)) return [];
    const from = inspected?.date ?? date;
    const duty: Duty = isMade
      ? {
          ...{ ...base, rule: "finished-inspect", who: undefined, role: "production", from },
          due: calendar.addWorkdays(date, limits.inspectionWorkdays),
          what: say(`inspect the goods of ${id}`, `检验成品 ${id}`),
          command: `rounds finished inspect ${id}`,
        }
      : {
          ...{ ...base, rule: "finished-receive", who: keeperOf(warehouse), role: "storekeeper" },
          ...{ from, due: calendar.addWorkdays(from, limits.materialWorkdays) },
          what: say(`count ${id} into the store`, `点收成品 ${id}`),
          command: `rounds finished receive ${id}`,
        };
    return duty.from <= until ? [duty] : [];
  });
}
