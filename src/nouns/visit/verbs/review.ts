import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { reviewMinutes } from "../minutes.ts";
import { signingOf } from "../people.ts";
import { visit } from "../visit.ts";

export const verb = defineVerb({
  summary: say("the minutes of a visit are read and right", "审阅会谈纪要"),
  examples: [],
  arguments: recordArgument(visit),
  writes: true,
  async run(context, { which }) {
    const signing = await signingOf(context);
    return reviewMinutes(await context.book.get(visit, which), signing, signing);
  },
});
