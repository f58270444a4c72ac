import { say } from "../../../law/words.ts";
import { assertAccountOpen } from "../../account/balance.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { accountOf } from "../../payment/known.ts";
import { payment } from "../../payment/payment.ts";
import { collect } from "../../payment/rules.ts";
import { defineVerb } from "../../verb.ts";
import { cheque } from "../cheque.ts";
import { assertBankable, banked } from "../rules.ts";

const { date, account, by } = payment.fields;

export const verb = defineVerb({
  summary: say("pay a cheque in: from now on it is money", "支票入账，计为收款"),
  examples: [],
  arguments: recordArgument(cheque),
  flags: { account, date, by },
  writes: true,
  async run({ book, today }, { which, ...told }) {
    assertNotAhead(told.date, today);
    await assertAccountOpen(book, told);
    const record = await book.get(cheque, which);
    assertBankable(record, told.date);
    const of = await accountOf(record.customer, book);
    const named = new Set(record.invoices ?? []);
    const first = of.owed.filter(({ invoice }) => named.has(invoice.id));
    const owed = named.size > 0 ? first : of.owed;
    const id = await book.newId(payment, told);
    const entry = {
      ...told,
      amount: record.amount,
      method: "cheque" as const,
      reference: record.number,
      chequeDate: record.due,
      cheque: which,
    };
    const paid = collect(entry, { ...of, id, customer: of.payer, owed });
    return banked(record, told, { ...paid, payment: id });
  },
});
