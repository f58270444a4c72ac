import { textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { rejectOne } from "../nouns/approval/approve.ts";
import { defineVerb } from "../nouns/verb.ts";
import { thePaper } from "./papers.ts";

export const verb = defineVerb({
  summary: say("refuse a paper with a reason and send it back", "驳回单据并退回"),
  examples: ['rounds reject SO261119A-wu-tao --why "ask for a deposit first"'],
  arguments: { which: field(textKind({ name: "id" }), say("Paper", "单据"), { required: true }) },
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    to: field(textKind({ name: "step" }), say("Back to this step", "退回到该步骤"), {
      help: say("else to the owner", "不写则退回负责人"),
    }),
  },
  writes: true,
  run: async (context, { which, ...told }) =>
    rejectOne(context, await thePaper(context, which), told),
});
