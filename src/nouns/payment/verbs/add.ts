import { grouped } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { moneyKind } from "../../../law/kinds/figures.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { invoice } from "../../invoice/invoice.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb, NeedsYes } from "../../verb.ts";
import { payment } from "../payment.ts";
import { collect, openInvoices, twin } from "../rules.ts";

const { customer: who, date, method, reference, by, notes } = payment.fields;

export const verb = defineVerb({
  summary: say("take in a payment, oldest invoice first", "收款，默认先核销最早的应收单"),
  examples: [
    "rounds collect jinhong 500",
    "rounds collect jinhong 1200.50 --invoice IV261111B --method cash --date yesterday",
  ],
  arguments: {
    customer: who,
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
  },
  flags: {
    invoice: field({ ...wordsKind, refers: "invoice" }, say("Invoices to settle", "核销的应收单"), {
      help: say(
        "several with commas, in this order; default: oldest first",
        "多张用逗号分隔，按此顺序；默认最早的在前",
      ),
    }),
    date,
    method,
    reference,
    by,
    notes,
  },
  writes: true,
  async suggest({ book }, { customer: id }) {
    if (id === undefined) return {};
    const settled = await book.sums(payment, "settled");
    const owed = openInvoices(await book.liveWhere(invoice, "customer", id), {
      settled,
      digits: book.digits,
    });
    const minor = owed.reduce((sum, one) => sum + one.open, 0);
    return minor > 0 ? { amount: fromMinor(minor, book.digits) } : {};
  },
  async run({ book, today, yes }, { customer: id, invoice: named, ...told }) {
    assertNotAhead(told.date, today);
    const payer = await book.get(customer, id);
    const { digits } = book;
    const settled = await book.sums(payment, "settled");
    const all = openInvoices(await book.liveWhere(invoice, "customer", id), { settled, digits });
    const owed = named
      ? named.map((one) => {
          const found = all.find((each) => each.invoice.id === one);
          return (
            found ??
            refuse(
              say(
                `${one} is no open invoice of ${payer.name}`,
                `${one} 不是 ${payer.name} 的未结应收单`,
              ),
            )
          );
        })
      : all;
    const same = yes ? undefined : twin(told, await book.where(payment, "customer", id));
    if (same) {
      const shown = `${book.settings.currency} ${grouped(told.amount)}`;
      throw new NeedsYes(
        say(
          `${payer.name} already paid ${shown} on ${same.date} (${same.id}): enter it once more?`,
          `${payer.name} 已于 ${same.date} 付过 ${shown}（${same.id}），确定再记一笔？`,
        ),
      );
    }
    const balanceMinor = all.reduce((sum, one) => sum + one.open, 0);
    const entry = await book.newId(payment, told);
    const { currency } = book.settings;
    return collect(told, { id: entry, customer: payer, owed, balanceMinor, digits, currency });
  },
});
