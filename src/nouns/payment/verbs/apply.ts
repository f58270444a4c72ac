import { refuse } from "../../../law/errors.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertNotAhead, orLater } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { accountOf, namedOwed, paymentsOf, potsFor, refuseOwed } from "../known.ts";
import { payment } from "../payment.ts";
import { applyCredit } from "../rules.ts";

const { customer: who, date, by, notes } = payment.fields;

export const verb = defineVerb({
  summary: say("set what was paid ahead against open invoices", "用预收余额核销应收单"),
  examples: [],
  arguments: { customer: who },
  flags: {
    invoice: field({ ...wordsKind, refers: "invoice" }, say("Invoices to settle", "核销的应收单")),
    date,
    by,
    notes,
  },
  writes: true,
  async run({ book, today }, { customer: id, invoice: named, ...told }) {
    assertNotAhead(told.date, today);
    const of = await accountOf(id, book);
    const { payer, creditMinor, digits, currency } = of;
    if (creditMinor <= 0) {
      refuse(
        say(`${payer.name} has paid nothing ahead`, `${payer.name} 没有预收余额`),
        paymentsOf(id),
      );
    }
    if (of.owed.length === 0) {
      refuseOwed(payer);
    }
    const owed = named ? namedOwed(named, of) : of.owed;
    const amount = fromMinor(0, digits);
    const entry = await book.newId(payment, told);
    const all = await potsFor(id, book);
    const pots = all.filter((one) => one.date <= told.date);
    const first = all.find(({ restMinor }) => restMinor > 0);
    if (first && !pots.some(({ restMinor }) => restMinor > 0)) {
      refuse(
        say(`${first.id} came in only on ${first.date}`, `${first.id} 于 ${first.date} 才收到`),
        orLater(first.date),
      );
    }
    return applyCredit(
      { ...told, amount },
      { id: entry, customer: payer, owed, pots, digits, currency },
    );
  },
});
