import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { reportFields } from "../fields.ts";
import { added, done } from "../rules.ts";
import { whoArgument, whoseCase } from "../who.ts";

export const verb = defineVerb({
  summary: say(
    "report a debtor in writing to the manager, legal or the leader",
    "书面报告经理、法务或领导",
  ),
  examples: ["rounds collection report yili-chazhuang --to chen-jie --what 一再推诿"],
  arguments: whoArgument,
  flags: {
    to: reportFields.to,
    what: reportFields.what,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { who, to, what, date }) {
    const { debtor, record } = await whoseCase(book, who);
    const { name } = await book.get(staff, to);
    return {
      steps: [added(record, "reports", { ...done({ date, me }), to, what })],
      receipt: say(`${debtor.name} is reported to ${name}`, `已就 ${debtor.name} 报告 ${name}`),
    };
  },
});
