import { attachmentOf } from "../../../exchange/attachments.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { answerStatement } from "../rules.ts";
import { answerFields, statement } from "../statement.ts";

const { date, via, signer, difference, text } = answerFields;

export const verb = defineVerb({
  summary: say(
    "the customer answered a statement: it agrees, or differs",
    "登记对账单回复：相符或有差异",
  ),
  examples: [
    "rounds statement answer ST261109A --signer 王经理",
    "rounds statement answer ST261109A --difference -200 --text 少收两袋",
  ],
  arguments: recordArgument(statement),
  flags: {
    via: field(via.kind, via.label, { required: true, initial: () => "written" }),
    signer,
    difference: field(difference.kind, difference.label, {
      help: say("none: it agrees", "不填为相符"),
    }),
    text,
    file: field(textKind({ name: "file" }), say("The signed paper", "签字件文件")),
    date: field(date.kind, date.label, { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, folder, me }, { which, file, ...told }) {
    const attached = file === undefined ? {} : attachmentOf(file, { book: book.root, folder });
    const record = await book.get(statement, which);
    return answerStatement(record, { ...told, ...attached, by: me }, book.settings.limits);
  },
});
