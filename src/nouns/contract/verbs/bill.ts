import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { invoice } from "../../invoice/invoice.ts";
import { dueBy, termsOf } from "../../invoice/terms.ts";
import { assertRate, rate as rates } from "../../rate/rate.ts";
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
    const payer = await book.get(customer, record.customer);
    const { settings, digits } = book;
    const facts = { payer, creditDays: settings.limits.creditDays };
    const own = settings.currency;
    const currency = record.currency ?? own;
    const rate =
      currency === own
        ? undefined
        : assertRate(await book.all(rates), { currency, day: date, own });
    return billStage(record, stage, {
      ...{ date, by: me, digits, currency: own, rate },
      id: await book.newId(invoice, { date }),
      due: due ?? dueBy(date, termsOf(facts), facts),
    });
  },
});
