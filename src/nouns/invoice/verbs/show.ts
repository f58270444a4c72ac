import { say } from "../../../law/words.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { payment } from "../../payment/payment.ts";
import { defineVerb } from "../../verb.ts";
import { invoice } from "../invoice.ts";
import { invoicePage } from "../page.ts";

export const verb = defineVerb({
  summary: say(
    "show an invoice: what is paid and open, its parts, credit notes and payments",
    "查看应收单：已收未收、分期、红字与核销记录",
  ),
  examples: ["rounds invoice show IV261111B"],
  arguments: recordArgument(invoice),
  async run(context, { which }) {
    const { book, today } = context;
    const record = await book.get(invoice, which);
    const settled = await book.sums(payment, "settled");
    return invoicePage(await recordPage(invoice, record, context), record, {
      settledMinor: settled.get(which) ?? 0,
      payments: await book.where(payment, "customer", record.customer),
      credits: await book.where(invoice, "credits", which),
      today,
      digits: book.digits,
    });
  },
});
