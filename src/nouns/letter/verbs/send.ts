import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { openOfAsked } from "../facts.ts";
import { letter, sentFields } from "../letter.ts";
import { sendLetter } from "../rules.ts";

const { date, via, to, number } = sentFields;

export const verb = defineVerb({
  summary: say("a letter went out: the next level counts from here", "登记催款函已发出"),
  examples: [],
  arguments: recordArgument(letter),
  flags: {
    via,
    to,
    number,
    date: field(date.kind, date.label, { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, ...told }) {
    const { book, me } = context;
    const record = await book.get(letter, which);
    const change = sendLetter(
      record,
      { ...told, by: me },
      await openOfAsked(book, [record], told.date),
    );
    await assertApproved(context, { noun: letter, record }, say("sent", "发出"));
    return change;
  },
});
