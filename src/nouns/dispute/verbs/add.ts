import { refuse } from "../../../law/errors.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { invoice } from "../../invoice/invoice.ts";
import { openMinor } from "../../invoice/rules.ts";
import { payment } from "../../payment/payment.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Dispute, dispute } from "../dispute.ts";
import { disputedMinor, openDispute } from "../rules.ts";

const { invoice: what, amount, date, ground, why, complaint, owner, notes } = dispute.fields;

/** What of an invoice can still be disputed, and what is; smallest unit. */
async function standing(book: Context["book"], id: string) {
  const one = await book.get(invoice, id);
  const settled = await book.sums(payment, "settled");
  const known = await book.liveWhere(dispute, "invoice", id);
  return {
    one,
    openMinor: openMinor(one, { settled, digits: book.digits }),
    disputedMinor: disputedMinor(known, { digits: book.digits }).get(id) ?? 0,
  };
}

export const verb = defineVerb({
  summary: say(
    "note what of an invoice a customer will not pay, and why",
    "登记争议：应收单中客户拒付的部分及原因",
  ),
  examples: ["rounds dispute add IV261010B 80 --ground quality --why 外包装压坏"],
  arguments: {
    invoice: what,
    amount: field(amount.kind, amount.label, {
      help: say("default: all that is open", "默认：全部未收金额"),
    }),
  },
  flags: { why, ground, complaint, date, owner, notes },
  writes: true,
  async run({ book }, { invoice: id, amount: told, ...rest }) {
    const { one, ...facts } = await standing(book, id);
    const { digits } = book;
    if (facts.openMinor <= 0)
      refuse(
        say(`${id} is paid`, `${id} 已结清，无可争议`),
        say(`see: rounds invoice show ${id}`, `请查看：rounds invoice show ${id}`),
      );
    const all = fromMinor(facts.openMinor - facts.disputedMinor, digits);
    const { name } = await book.get(customer, one.customer);
    const record = { ...rest, customer: one.customer, invoice: id, amount: told ?? all };
    return openDispute(record as Omit<Dispute, "id">, {
      ...facts,
      digits,
      name,
      id: await book.newId(dispute, rest),
    });
  },
});
