import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { dispatch } from "../dispatch.ts";
import { cancelLoad } from "../rules.ts";

export const verb = defineVerb({
  summary: say(
    "call off a load before it leaves; its goods are free again",
    "发车前取消，货物可重新安排",
  ),
  examples: ['rounds dispatch cancel DP261124B --why "snow on the pass"'],
  arguments: recordArgument(dispatch),
  flags: { why: field(textKind(), say("Why", "原因"), { required: true }) },
  writes: true,
  async run({ book, me, today }, { which, why }) {
    return cancelLoad(await book.get(dispatch, which), { date: today, by: me, why });
  },
});
