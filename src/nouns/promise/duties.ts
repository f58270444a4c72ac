import { addDays, startOf } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say, type Text } from "../../law/words.ts";
import type { Promised } from "./promise.ts";
import { openPromises } from "./rules.ts";

/**
 * Promises are kept on their day: shown the day before and on it, overdue until kept (R-REM-05);
 * goods to be returned during the whole of their month (R-REM-46); a call on its day (R-REM-06);
 * what is important every day (R-REM-10), and an inquiry from the day it came (R-COM-20).
 */
export function promiseDuties(
  promises: readonly Promised[],
  nameOf: (customer: string) => string,
  { today, until }: Pick<DutyFacts, "today" | "until">,
): Duty[] {
  return openPromises(promises).flatMap((one) => {
    const from = shownFrom(one, today);
    if (until !== undefined && from > until) return [];
    return [
      {
        rule: "promise",
        noun: "promise",
        id: one.id,
        about: nameOf(one.customer),
        who: one.owner,
        from,
        due: one.due,
        what: wording(one),
        command: `rounds promise keep ${one.id}`,
      },
    ];
  });
}

function shownFrom({ kind, due, important, date }: Promised, today: string): string {
  if (important) return date < today ? date : today;
  if (kind === "goods") return startOf(due, "month");
  if (kind === "inquiry") return date;
  return kind === "call" ? due : addDays(due, -1);
}

function wording({ kind, what, time }: Promised): Text {
  const at = time === undefined ? say("", "") : say(` at ${time}`, ` ${time}`);
  if (kind === "material") {
    return say(`should have arrived, call: ${what}`, `应已送达，致电确认：${what}`);
  }
  if (kind === "goods") return say(`return: ${what}`, `返还：${what}`);
  if (kind === "inquiry") return say(`reply${at.en} to: ${what}`, `回复询盘${at.zh}：${what}`);
  if (kind === "call") return say(`call${at.en}: ${what}`, `回电${at.zh}：${what}`);
  if (kind === "visit") return say(`visit${at.en}: ${what}`, `上门${at.zh}：${what}`);
  return kind === "answer"
    ? say(`answer${at.en}: ${what}`, `答复${at.zh}：${what}`)
    : say(`${what}${at.en}`, `${what}${at.zh}`);
}
