import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { cheque } from "../cheque.ts";
import { giveBack } from "../rules.ts";

export const verb = defineVerb({
  summary: say("give a cheque back to the customer", "将支票退还客户"),
  examples: ["rounds cheque return CQ261117A --why 改为转账"],
  arguments: recordArgument(cheque),
  flags: {
    why: field(textKind(), say("Why", "原因")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const record = await book.get(cheque, which);
    const { name } = await book.get(customer, record.customer);
    return giveBack(record, { ...told, by: me }, name);
  },
});
