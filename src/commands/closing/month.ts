import { monthOf, type Period } from "../../law/dates.ts";
import { RoundsError } from "../../law/errors.ts";
import { badValue, type Kind } from "../../law/kind.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";

const wanted = say("a month like 2026-10 or last month", "2026-10 或“上月”这样的月份");

/** @throws RoundsError bad-value, the same for whatever is no month */
function periodOf(text: string, today: string): Period {
  try {
    return parsePeriod(text, { today });
  } catch (error) {
    if (error instanceof RoundsError) return badValue(text, wanted);
    throw error;
  }
}

/** A whole month, typed like any period; YYYY-MM. */
export const monthKind: Kind<string> = {
  ...textKind({ name: "month", pattern: /^\d{4}-\d{2}$/, wanted }),
  parse(text, { today }) {
    const { from, to } = periodOf(text, today);
    const isMonth =
      from.endsWith("-01") && monthOf(from) === monthOf(to) && Number(to.slice(8)) > 27;
    return isMonth ? monthOf(from) : badValue(text, wanted);
  },
};
