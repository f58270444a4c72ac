import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { goodsTold, leavingFlags } from "../../move/lots/told.ts";
import { defineVerb } from "../../verb.ts";
import { bookScrap } from "../booking.ts";
import { scrap } from "../scrap.ts";

export const verb = defineVerb({
  summary: say("write off what is approved as scrap", "批准后报废出库"),
  examples: [],
  arguments: recordArgument(scrap),
  flags: {
    ...leavingFlags,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, date, ...goods }) {
    const record = await context.book.get(scrap, which);
    const { fields, ...booked } = await bookScrap(context, {
      record,
      date,
      goods: goodsTold(goods),
    });
    const set = { do: "set" as const, noun: scrap, id: record.id, fields };
    return { ...booked, steps: [set, ...booked.steps] };
  },
});
