import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, textKind, yesNoKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { recordTrial } from "../coordinating.ts";
import { trialKinds } from "../fields/review.ts";
import { order } from "../order.ts";

export const verb = defineVerb({
  summary: say("the outcome of a trial of a special order", "登记试制结果"),
  examples: [],
  arguments: {
    ...recordArgument(order),
    trial: field(choiceKind(trialKinds), say("Trial", "试制"), { required: true }),
  },
  flags: {
    passed: field(yesNoKind, say("Passed", "合格"), { required: true }),
    text: field(textKind(), say("Text", "说明"), { ask: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const { settings, digits } = book;
    return recordTrial(await book.get(order, which), { ...told, by: me }, { settings, digits });
  },
});
