import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { answerKind } from "../fields/kind.ts";
import { order } from "../order.ts";
import { answerSample } from "../sampling.ts";

export const verb = defineVerb({
  summary: say("what the customer says of a sample", "登记客户对样品的意见"),
  examples: [
    "rounds order sample SO261113A-wu-tao approved --from 唐国庆",
    "rounds order sample SO261113A-wu-tao modify --text 外盒改小一号 --due +7d",
  ],
  arguments: {
    ...recordArgument(order),
    answer: field(answerKind, say("Answer", "客户意见"), { required: true }),
  },
  flags: {
    from: field(textKind(), say("Told by", "客户方"), { ask: true }),
    text: field(textKind(), say("What they said", "意见内容"), { ask: true }),
    due: field(dateKind, say("Modified sample by", "改样期限")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    answerSample(
      await book.get(order, which),
      { ...told, by: me },
      book.settings.limits.sampleDays,
    ),
});
