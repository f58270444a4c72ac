import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { trip } from "../trip.ts";

export const verb = defineVerb({
  summary: say("a visit is not made", "取消上门"),
  examples: ["rounds trip cancel TP261126A --why 对方已付款"],
  arguments: recordArgument(trip),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, why, date }) {
    const record = await book.get(trip, which);
    if (record.cancelled) refuse(say(`${which} is cancelled already`, `${which} 已取消`));
    if ((record.results ?? []).length > 0) {
      refuse(
        say(`${which} was made`, `${which} 已上门`),
        say(
          `rounds trip report ${record.id} --to STAFF`,
          `rounds trip report ${record.id} --to 员工`,
        ),
      );
    }
    const cancelled = { date, ...(me === undefined ? {} : { by: me }), why };
    return {
      steps: [{ do: "set", noun: trip, id: record.id, fields: { cancelled } }],
      why,
      receipt: say(`${record.id} is cancelled`, `${record.id} 已取消`),
    };
  },
});
