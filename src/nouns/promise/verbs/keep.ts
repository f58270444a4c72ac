import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { promise } from "../promise.ts";
import { keepPromise } from "../rules.ts";

export const verb = defineVerb({
  summary: say("a promise was kept", "承诺已兑现"),
  examples: ["rounds promise keep PM261120A", 'rounds promise keep PM261120A --how "by phone"'],
  arguments: recordArgument(promise),
  flags: {
    how: field(textKind(), say("How", "情况")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    keepPromise(await book.get(promise, which), { ...told, me }),
});
