import { grouped } from "../../../law/decimal.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { collection } from "../collection.ts";
import { debtOf } from "../facts.ts";
import { handoverFields } from "../fields.ts";
import { historyOf } from "../history.ts";
import { done } from "../rules.ts";
import { whoArgument, whoseCase } from "../who.ts";

export const verb = defineVerb({
  summary: say(
    "hand a case over to legal in writing: amount, days, penalty, interest, history",
    "书面移交法务：金额、逾期、违约金、利息、催收经过",
  ),
  examples: [],
  arguments: whoArgument,
  flags: {
    to: handoverFields.to,
    penalty: handoverFields.penalty,
    interest: handoverFields.interest,
    papers: field(wordsKind, say("Papers", "移交资料")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { who, to, date, papers, penalty, interest }) {
    const { book, me, today } = context;
    const { debtor, record } = await whoseCase(book, who);
    const debt = await debtOf(book, debtor.id, today);
    const { name } = await book.get(staff, to);
    const amount = fromMinor(debt.overdueMinor, book.digits);
    const history = historyOf(record, book.settings.language ?? context.language);
    const handover = {
      ...done({ date, me }),
      to,
      amount,
      days: String(debt.daysOverdue),
      ...(penalty === undefined ? {} : { penalty }),
      ...(interest === undefined ? {} : { interest }),
      ...(papers === undefined ? {} : { papers }),
      ...(history === "" ? {} : { history }),
    };
    return {
      steps: [{ do: "set", noun: collection, id: record.id, fields: { handover } }],
      receipt: say(
        `${debtor.name}: ${grouped(amount)} handed to ${name}`,
        `已将 ${debtor.name} 逾期 ${grouped(amount)} 移交 ${name}`,
      ),
      notes: [
        say(`then: rounds collect next ${debtor.id}`, `然后：rounds collect next ${debtor.id}`),
      ],
    };
  },
});
