import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { planFacts } from "../known.ts";
import { repayment } from "../repayment.ts";
import { assertDay, withdrawRepayment } from "../rules.ts";

export const verb = defineVerb({
  summary: say("a plan holds no more: the old due dates are back", "撤回还款计划，恢复原到期日"),
  examples: [],
  arguments: recordArgument(repayment),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me, today }, { which, ...told }) {
    const record = await book.get(repayment, which);
    assertDay(told.date, { today, closedTo: book.closedTo });
    const facts = await planFacts(record, book);
    const plans = await book.where(repayment, "customer", record.customer);
    return withdrawRepayment(record, { ...told, by: me }, { ...facts, plans });
  },
});
