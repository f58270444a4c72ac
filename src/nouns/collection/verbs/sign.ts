import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { signedFields } from "../fields.ts";
import { added, done } from "../rules.ts";
import { signedPaper } from "../signing.ts";
import { whoArgument, whoseCase } from "../who.ts";

export const verb = defineVerb({
  summary: say(
    "the customer signed something that acknowledges the debt",
    "登记客户签字确认欠款的凭据",
  ),
  examples: ["rounds collection sign moxiang-jiaju 对账单 --amount 3892.40"],
  arguments: { ...whoArgument, paper: signedFields.paper },
  flags: {
    amount: signedFields.amount,
    date: field(dateKind, say("Signed on", "签字日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
  },
  writes: true,
  async run({ book, me, today }, { who, paper: typed, amount, date }) {
    assertNotAhead(date, today);
    const { debtor, record } = await whoseCase(book, who);
    const paper = await signedPaper(book, typed, { customer: debtor.id, name: debtor.name, date });
    const one = { ...done({ date, me }), paper, ...(amount === undefined ? {} : { amount }) };
    return {
      steps: [added(record, "signed", one)],
      receipt: say(`${debtor.name} signed ${paper}`, `${debtor.name} 已签认 ${paper}`),
      notes: [say("limitation of action runs anew from that day", "诉讼时效自该日起重新计算")],
    };
  },
});
