import { endOf, type IsoDate, type Period } from "../../../law/dates.ts";
import { refuse } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";

/** The month that a plan is for, and its last day. @throws RoundsError where it is over */
export function monthAhead(
  { from }: Period,
  { today, typed }: { readonly today: IsoDate; readonly typed: string },
): { readonly month: string; readonly until: IsoDate } {
  const until = endOf(from, "month");
  if (until <= today) {
    refuse(
      say(`${typed} is over: a plan looks ahead`, `${typed} 已过，采购计划只能针对以后`),
      say("rounds purchase suggest --month 'next month'", "rounds purchase suggest --month 下月"),
    );
  }
  return { month: from.slice(0, 7), until };
}
