import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { event } from "../../nouns/event/event.ts";
import { eventsReport } from "../../nouns/event/views.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say(
    "events: invited, reached, coming, came, ordered",
    "活动成效：邀约、沟通、到场、下单",
  ),
  examples: ["rounds report events", "rounds report events --period 'this year'"],
  flags: { period: periodFlag },
  async run({ book, today }, { period }) {
    const within = period === undefined ? {} : parsePeriod(period, { today });
    return eventsReport(await book.all(event), within);
  },
});
