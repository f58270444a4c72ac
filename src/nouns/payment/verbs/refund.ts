import { moneyKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertAccountOpen } from "../../account/balance.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { accountOf } from "../known.ts";
import { refund } from "../moving.ts";
import { payment } from "../payment.ts";

const { customer: who, date, method, account, reference, by, notes } = payment.fields;

export const verb = defineVerb({
  summary: say("pay back what a customer has paid ahead", "退还客户的预收款"),
  examples: ["rounds payment refund yuanshan-techan 99.01"],
  arguments: {
    customer: who,
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
  },
  flags: { date, method, account, reference, by, notes },
  writes: true,
  async run({ book, today }, { customer: id, ...told }) {
    assertNotAhead(told.date, today);
    await assertAccountOpen(book, told);
    const of = await accountOf(id, book);
    const entry = await book.newId(payment, told);
    return refund(told, { ...of, id: entry });
  },
});
