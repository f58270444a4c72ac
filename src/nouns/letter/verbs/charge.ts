import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { invoice } from "../../invoice/invoice.ts";
import { defineVerb } from "../../verb.ts";
import { letter } from "../letter.ts";
import { chargeLetter } from "../rules.ts";

export const verb = defineVerb({
  summary: say("invoice the fee and interest of a letter", "将催款函的费用与利息开应收单"),
  examples: [],
  arguments: recordArgument(letter),
  flags: {
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, date }) {
    const record = await book.get(letter, which);
    const { name } = await book.get(customer, record.customer);
    return chargeLetter(record, {
      date,
      by: me,
      name,
      letters: await book.liveWhere(letter, "customer", record.customer),
      invoice: await book.newId(invoice, { date }),
      currency: book.settings.currency,
      digits: book.digits,
      payDays: book.settings.limits.letterPayDays,
    });
  },
});
