import { choiceKind, refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { sources } from "../choices.ts";

/**
 * Where the customer came from: R-CUS-27, R-CUS-28; which fair, group or event: R-CUS-59; by whom
 * it was recommended: R-COM-45.
 */
export const originFields = {
  source: field(choiceKind(sources), say("Source", "来源")),
  sourceDetail: field(textKind(), say("Source in detail", "来源明细"), {
    help: say("which fair, chat group, tender or event", "哪个展会、社群、标书或活动"),
  }),
  recommendedBy: field(refKind("customer"), say("Recommended by", "介绍人（客户）"), {
    help: say("counted in rounds report referrals", "在 rounds report referrals 中统计"),
  }),
};
