import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { sendMinutes } from "../minutes.ts";
import { signingOf } from "../people.ts";
import { visit } from "../visit.ts";

export const verb = defineVerb({
  summary: say("the minutes went to the customer", "会谈纪要已发给客户"),
  examples: [],
  arguments: recordArgument(visit),
  flags: {
    to: field(textKind(), say("To", "发给")),
    date: field(dateKind, say("Sent on", "发送日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
  },
  writes: true,
  async run(context, { which, to, date }) {
    const signing = await signingOf(context);
    return sendMinutes(await context.book.get(visit, which), { ...signing, date, to }, signing);
  },
});
