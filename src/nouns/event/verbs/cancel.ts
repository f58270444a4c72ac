import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { event } from "../event.ts";
import { cancelEvent } from "../rules.ts";

export const verb = defineVerb({
  summary: say("call off an event", "取消活动"),
  examples: ['rounds event cancel tea-evening --why "no room"'],
  arguments: recordArgument(event),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book }, { which, ...told }) => cancelEvent(await book.get(event, which), told),
});
