import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Dispatch } from "./dispatch.ts";
import { departCommand, dispatchState, holdsGoods } from "./state.ts";

/** What the duties of dispatches call things by. */
interface Called {
  /** The vehicle's plate or the carrier's name. */
  readonly takes: (record: Dispatch) => string;
  /** The keeper of a warehouse, by staff id. */
  readonly keeperOf: (warehouse: string) => string | undefined;
}

/**
 * A plan is confirmed by the warehouse the day before it leaves at the latest (R-TRN-08), by the
 * carrier at once (R-TRN-10), and what is final leaves on its day.
 */
export function dispatchDuties(
  dispatches: readonly Dispatch[],
  { takes, keeperOf }: Called,
  { calendar, limits, until = "9999" }: DutyFacts,
): Duty[] {
  return dispatches.filter(holdsGoods).flatMap((record): Duty[] => {
    const { id, date, by, planned = date, pickup, carrier, accepted, warehouse } = record;
    const about = takes(record);
    const base = { noun: "dispatch", id, about, who: by, role: "dispatcher" };
    const duties: Duty[] = [];
    if (!pickup) {
      const before = calendar.addWorkdays(date, -1);
      duties.push({
        ...base,
        rule: "dispatch-pickup",
        who: keeperOf(warehouse) ?? by,
        from: planned,
        due: before < planned ? date : before,
        what: say(`confirm the pickup of ${id}, leaves ${date}`, `确认提货 ${id}，${date} 发车`),
        command: `rounds dispatch confirm ${id}`,
      });
    }
    if (carrier !== undefined && !accepted) {
      const since = record.declined?.at(-1)?.date ?? planned;
      duties.push({
        ...base,
        rule: "dispatch-answer",
        from: since,
        due: addDays(since, limits.carrierAnswerDays),
        what: say(`does ${about} take ${id}?`, `${about} 能否承运 ${id}`),
        command: `rounds dispatch accept ${id}`,
      });
    }
    if (dispatchState(record) === "final") {
      duties.push({
        ...base,
        rule: "dispatch-leave",
        from: date,
        due: date,
        what: say(`${id} leaves`, `${id} 发车`),
        command: departCommand(record),
      });
    }
    return duties.filter(({ from }) => from <= until);
  });
}
