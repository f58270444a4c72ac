import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { promise } from "../promise.ts";
import { withdrawPromise } from "../rules.ts";

export const verb = defineVerb({
  summary: say("a promise cannot be kept; the customer knows", "承诺取消，已告知客户"),
  examples: ['rounds promise withdraw PM261120A --why "the maker has none left"'],
  arguments: recordArgument(promise),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    withdrawPromise(await book.get(promise, which), { ...told, me }),
});
