import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { sources } from "../choices.ts";

/** Where the customer came from: R-CUS-27, R-CUS-28; which fair, group or event: R-CUS-59. */
export const originFields = {
  source: field(choiceKind(sources), say("Source", "来源")),
  sourceDetail: field(textKind(), say("Source in detail", "来源明细"), {
    help: say("which fair, chat group, tender or event", "哪个展会、社群、标书或活动"),
  }),
};
