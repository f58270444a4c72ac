import { grouped } from "../../../law/decimal.ts";
import { moneyKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { invoice } from "../../invoice/invoice.ts";
import { addInvoice, billed } from "../../invoice/rules.ts";
import { accountOf } from "../../payment/known.ts";
import { defineVerb } from "../../verb.ts";
import { assertMaySign } from "../signing.ts";

const { customer: who, date, code, order, notes } = invoice.fields;

export const verb = defineVerb({
  summary: say(
    "a customer's authorised signer signs a bill on account",
    "签单：由有效签单人员签字挂账",
  ),
  examples: [],
  arguments: {
    customer: who,
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
  },
  flags: {
    signer: field(textKind(), say("Who signs", "签单人"), { required: true }),
    date,
    code,
    order,
    notes,
  },
  writes: true,
  async run({ book, me }, { customer: named, amount, signer, ...told }) {
    const { payer, owed, balanceMinor, creditMinor, digits, currency } = await accountOf(
      named,
      book,
    );
    const signedMinor = owed
      .filter((one) => one.invoice.signer !== undefined)
      .reduce((sum, { open }) => sum + open, 0);
    const amountMinor = toMinor(amount, digits);
    const name = assertMaySign(
      { signer, date: told.date, amountMinor },
      { payer, signedMinor, owedMinor: balanceMinor - creditMinor, digits },
    );
    const id = await book.newId(invoice, told);
    const { creditDays } = book.settings.limits;
    const facts = { id, digits, payer, buyer: payer.name, currency, creditDays };
    const draft = { ...told, customer: named, owner: me, told: amount, signer: name };
    const change = addInvoice(billed(draft, facts), facts);
    if (payer.signLimit === undefined) return change;
    const left = fromMinor(toMinor(payer.signLimit, digits) - signedMinor - amountMinor, digits);
    const note = say(`signing limit: ${grouped(left)} left`, `签单限额尚余 ${grouped(left)}`);
    return { ...change, notes: [...(change.notes ?? []), note] };
  },
});
