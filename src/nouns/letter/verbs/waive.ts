import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { letter } from "../letter.ts";
import { waiveLetter } from "../rules.ts";

export const verb = defineVerb({
  summary: say("give up fee and interest of a letter", "免除催款函的费用与利息"),
  examples: [],
  arguments: recordArgument(letter),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const record = await book.get(letter, which);
    const letters = await book.liveWhere(letter, "customer", record.customer);
    return waiveLetter(record, { ...told, by: me }, { letters, digits: book.digits });
  },
});
