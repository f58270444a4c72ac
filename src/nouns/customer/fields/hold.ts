import { dateKind } from "../../../law/kinds/figures.ts";
import { groupKind } from "../../../law/kinds/groups.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

/** While it stands, no order of the customer's is confirmed or shipped. */
export const holdFields = {
  hold: field(
    groupKind(
      {
        date: field(dateKind, say("Since", "起始日期"), { required: true }),
        by: field(refKind("staff"), say("By", "经办人")),
        why: field(textKind(), say("Why", "原因"), { required: true }),
      },
      { example: say("date=2026-11-22, why=overdue", "date=2026-11-22, why=逾期未付") },
    ),
    say("On hold", "暂停发货"),
    { kept: true, merge: "conflict" },
  ),
};
