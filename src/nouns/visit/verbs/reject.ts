import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { rejectOne } from "../../approval/approve.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { visit } from "../visit.ts";

export const verb = defineVerb({
  summary: say("reject a planned visit", "驳回走访单"),
  examples: [],
  arguments: recordArgument(visit),
  flags: { why: field(textKind(), say("Why", "原因"), { required: true }) },
  writes: true,
  run: async (context, { which, why }) =>
    rejectOne(context, { noun: visit, record: await context.book.get(visit, which) }, { why }),
});
