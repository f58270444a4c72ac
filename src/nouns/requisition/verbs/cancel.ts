import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { requisition } from "../requisition.ts";
import { cancelRequisition } from "../rules.ts";

export const verb = defineVerb({
  summary: say("what is left of a requisition is not wanted any more", "取消采购申请的余量"),
  examples: ["rounds requisition cancel RQ261119A --why 门市暂停"],
  arguments: recordArgument(requisition),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    cancelRequisition(await book.get(requisition, which), { ...told, by: me }),
});
