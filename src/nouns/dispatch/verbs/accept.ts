import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { timeKind } from "../../../law/kinds/times.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { carrier } from "../../carrier/carrier.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { acceptedFields, dispatch } from "../dispatch.ts";
import { acceptLoad } from "../rules.ts";

export const verb = defineVerb({
  summary: say("the carrier confirmed its capacity for a load", "承运商确认运力"),
  examples: [],
  arguments: recordArgument(dispatch),
  flags: {
    by: field(textKind(), say("Who of the carrier", "承运商确认人"), { ask: true }),
    via: acceptedFields.via,
    time: field(timeKind, say("At", "时间")),
    date: field(dateKind, say("On", "日期"), { initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, today }, { which, date = today, time, by, via }) {
    const record = await book.get(dispatch, which);
    const own =
      record.carrier === undefined ? undefined : await book.maybe(carrier, record.carrier);
    const name = own?.name ?? record.carrier ?? "";
    return acceptLoad(record, { date, time, by, via }, name);
  },
});
