import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { letter } from "../letter.ts";
import { cancelLetter } from "../rules.ts";

export const verb = defineVerb({
  summary: say("take a letter back: its level is due again", "作废催款函：该级别重新计算"),
  examples: ["rounds letter cancel LT261116A-zhou-min --why 对方已付"],
  arguments: recordArgument(letter),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    cancelLetter(await book.get(letter, which), { ...told, by: me }),
});
