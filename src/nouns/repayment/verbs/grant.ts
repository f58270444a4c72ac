import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { planFacts } from "../known.ts";
import { repayment } from "../repayment.ts";
import { assertDay, grantRepayment } from "../rules.ts";

export const verb = defineVerb({
  summary: say("let a plan hold: its invoices are due by it", "还款计划生效，调整应收单到期日"),
  examples: [],
  arguments: recordArgument(repayment),
  flags: {
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, date }) {
    const { book, me, today } = context;
    const record = await book.get(repayment, which);
    assertDay(date, { today, closedTo: book.closedTo });
    const change = grantRepayment(record, { date, by: me }, await planFacts(record, book));
    await assertApproved(context, { noun: repayment, record }, say("granted", "生效"));
    return change;
  },
});
