import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { approveAll } from "../../approval/approve.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { visit } from "../visit.ts";

export const verb = defineVerb({
  summary: say("approve planned visits", "批准走访单"),
  examples: [],
  arguments: recordArgument(visit),
  variadic: true,
  flags: { note: field(textKind(), say("Note", "意见")) },
  writes: true,
  async run(context, { which, note }) {
    const ids = [...new Set(Array.isArray(which) ? (which as string[]) : [which])];
    const papers = [];
    for (const id of ids) papers.push({ noun: visit, record: await context.book.get(visit, id) });
    return approveAll(context, papers, { note });
  },
});
