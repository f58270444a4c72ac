import { refuse } from "../../../law/errors.ts";
import { fromMinor } from "../../../law/money.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { invoice } from "../../invoice/invoice.ts";
import { defineVerb } from "../../verb.ts";
import { payment } from "../payment.ts";
import { applyCredit, openInvoices } from "../rules.ts";

const { customer: who, date, by, notes } = payment.fields;

export const verb = defineVerb({
  summary: say("set what was paid ahead against open invoices", "用预收余额核销应收单"),
  examples: [],
  arguments: { customer: who },
  flags: { date, by, notes },
  writes: true,
  async run({ book }, { customer: id, ...told }) {
    const payer = await book.get(customer, id);
    const { digits } = book;
    const settled = await book.sums(payment, "settled");
    const owed = openInvoices(await book.liveWhere(invoice, "customer", id), { settled, digits });
    const creditMinor = (await book.sums(payment, "credit")).get(id) ?? 0;
    if (creditMinor <= 0) {
      refuse(say(`${payer.name} has paid nothing ahead`, `${payer.name} 没有预收余额`));
    }
    if (owed.length === 0) {
      refuse(say(`${payer.name} owes nothing`, `${payer.name} 没有未结应收单`));
    }
    const amount = fromMinor(0, digits);
    const entry = await book.newId(payment, told);
    const { currency } = book.settings;
    return applyCredit(
      { ...told, amount },
      { id: entry, customer: payer, owed, creditMinor, digits, currency },
    );
  },
});
