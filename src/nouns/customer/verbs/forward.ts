import { RoundsError } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind, switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { customer } from "../customer.ts";
import { fileCustomer, forwardCustomer } from "../intake.ts";

export const verb = defineVerb({
  summary: say(
    "forward reviewed data to marketing, who files them",
    "审核后的资料转市场部并指定归档人",
  ),
  examples: ["rounds customer forward beidou-baihuo --to xu-lan"],
  arguments: recordArgument(customer),
  flags: {
    to: field(refKind("staff"), say("To be filed by", "归档人")),
    filed: field(switchKind, say("It is filed now", "已归档")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, to, filed, date }) {
    const record = await book.get(customer, which);
    if (filed) return fileCustomer(record, { date, me });
    if (to !== undefined) return forwardCustomer(record, { date, me, to });
    throw new RoundsError("missing-value", say("who files it?", "由谁归档？"), {
      hint: say("--to STAFF, or --filed when it is done", "--to 员工；已归档用 --filed"),
    });
  },
});
