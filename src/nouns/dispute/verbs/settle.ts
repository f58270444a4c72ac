import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { dispute, disputeEnds } from "../dispute.ts";
import { settleDispute } from "../rules.ts";

export const verb = defineVerb({
  summary: say("a dispute is over: how it ended", "争议已解决，记录结果"),
  examples: [
    "rounds dispute settle DI261113A withdrawn --how 复点数量无误",
    "rounds dispute settle DI261113A part --how 各认一半",
  ],
  arguments: {
    ...recordArgument(dispute),
    end: field(choiceKind(disputeEnds), say("Result", "结果"), { required: true }),
  },
  flags: {
    how: field(textKind(), say("How", "处理说明")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    settleDispute(await book.get(dispute, which), told, me),
});
