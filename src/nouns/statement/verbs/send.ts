import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { sentFields } from "../../letter/letter.ts";
import { defineVerb } from "../../verb.ts";
import { sendStatement } from "../rules.ts";
import { statement } from "../statement.ts";

const { date, via, to, number } = sentFields;

export const verb = defineVerb({
  summary: say(
    "a statement went out: its written reply is awaited",
    "登记对账单已发出，待书面回复",
  ),
  examples: [],
  arguments: recordArgument(statement),
  flags: {
    via,
    to,
    number,
    date: field(date.kind, date.label, { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, ...told }) {
    const { book, me } = context;
    const record = await book.get(statement, which);
    const change = sendStatement(record, { ...told, by: me });
    await assertApproved(context, { noun: statement, record }, say("sent", "发出"));
    return change;
  },
});
