import { monthOf } from "../../law/dates.ts";
import { badValue, type Kind } from "../../law/kind.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";

const wanted = say("a month like 2026-10 or last month", "2026-10 或“上月”这样的月份");

/** A whole month, typed like any period; YYYY-MM. */
export const monthKind: Kind<string> = {
  ...textKind({ name: "month", pattern: /^\d{4}-\d{2}$/, wanted }),
  parse(text, { today }) {
    const { from, to } = parsePeriod(text, { today });
    const isMonth =
      from.endsWith("-01") && monthOf(from) === monthOf(to) && Number(to.slice(8)) > 27;
    return isMonth ? monthOf(from) : badValue(text, wanted);
  },
};
