import { attachmentOf } from "../../../exchange/attachments.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { answerFields, letter } from "../letter.ts";
import { answerLetter } from "../rules.ts";

const { date, text, signer } = answerFields;

export const verb = defineVerb({
  summary: say("what came back on a letter, signed or not", "登记催款函回复或签收件"),
  examples: ["rounds letter answer LT261116A-sun-lei --text 月底前付清"],
  arguments: recordArgument(letter),
  flags: {
    text,
    signer,
    file: field(textKind({ name: "file" }), say("The signed paper", "签收件文件")),
    date: field(date.kind, date.label, { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, folder, me }, { which, file, ...told }) {
    const attached = file === undefined ? {} : attachmentOf(file, { book: book.root, folder });
    const record = await book.get(letter, which);
    const { limitationYears } = book.settings.limits;
    return answerLetter(record, { ...told, ...attached, by: me }, limitationYears);
  },
});
