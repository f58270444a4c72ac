import { addDays } from "../../../law/dates.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { invoice } from "../../invoice/invoice.ts";
import { defineVerb } from "../../verb.ts";
import { contract } from "../contract.ts";
import { billStage } from "../rules.ts";

export const verb = defineVerb({
  summary: say("write the invoice of a payment stage", "为付款节点开应收单"),
  examples: ["rounds contract bill CT261110A 定金"],
  arguments: {
    ...recordArgument(contract),
    stage: field(textKind(), say("Stage", "付款节点"), { required: true }),
  },
  flags: {
    due: field(dateKind, say("Due", "到期日")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, stage, due, date }) {
    const record = await book.get(contract, which);
    const { creditDays } = await book.get(customer, record.customer);
    const { settings, digits } = book;
    return billStage(record, stage, {
      ...{ date, by: me, digits, currency: settings.currency },
      id: await book.newId(invoice, { date }),
      due: due ?? addDays(date, creditDays ?? settings.limits.creditDays),
    });
  },
});
