import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { requisition } from "../requisition.ts";
import { reuseForRequisition } from "../rules.ts";

export const verb = defineVerb({
  summary: say("usable parts are used instead of new ones", "利旧：以旧件代替采购"),
  examples: ['rounds requisition reuse RQ261119A --line "CUP-GW15 x 2" --from 展厅样品'],
  arguments: recordArgument(requisition),
  flags: {
    line: { ...requisition.fields.lines, required: true as const, flag: "line" },
    from: field(textKind(), say("From", "来源")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, line, ...told }) =>
    reuseForRequisition(await book.get(requisition, which), { ...told, lines: line, by: me }),
});
