import { refuse } from "../../../law/errors.ts";
import type { Facts } from "../../../law/facts.ts";
import { exchanged } from "../../../law/kinds/exchange.ts";
import { moneyKind } from "../../../law/kinds/figures.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertAccountOpen } from "../../account/balance.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { assertRate, rate as rates } from "../../rate/rate.ts";
import { defineVerb } from "../../verb.ts";
import { settlesKind } from "../fields.ts";
import { collectForeign } from "../foreign.ts";
import { accountOf, namedOwed, type OpenInvoice } from "../known.ts";
import { payment } from "../payment.ts";
import { collect } from "../rules.ts";
import { assertOnce } from "../twice.ts";

const {
  customer: who,
  date,
  method,
  account,
  reference,
  chequeDate,
  by,
  order,
  currency,
  rate,
  notes,
} = payment.fields;

interface ForeignMoney {
  readonly date: string;
  readonly amount: string;
  readonly currency?: string | undefined;
  readonly rate?: string | undefined;
}

/** A cheque that may not be paid in yet is kept, not counted. @throws RoundsError refused */
function assertMoney(
  told: { date: string; chequeDate?: string | undefined; amount: string },
  id: string,
): void {
  const { chequeDate: dated, amount } = told;
  if (dated === undefined || dated <= told.date) return;
  refuse(
    say(
      `a cheque dated ${dated} is no money before that day`,
      `支票日期为 ${dated}，到期前不能作为收款`,
    ),
    say(
      `keep it until then: rounds cheque add ${id} ${amount} --due ${dated}`,
      `请先登记：rounds cheque add ${id} ${amount} --due ${dated}`,
    ),
  );
}

/** Money in another currency, with its rate that day. @throws RoundsError missing-value */
async function inForeign<T extends ForeignMoney>(told: T, book: Facts) {
  const { currency: foreign, rate: worth } = told;
  if (foreign === undefined) return undefined;
  const facts = { currency: foreign, day: told.date, told: worth, own: book.settings.currency };
  return { ...told, currency: foreign, rate: assertRate(await book.all(rates), facts) };
}

/**
 * Foreign money settles invoices in its currency as far as it goes; whoever names others, or so
 * much of one in the book's, is told. @throws RoundsError refused
 */
function assertForeign(
  { settle, named }: { settle?: readonly unknown[] | undefined; named?: unknown },
  { owed, currency }: { owed: readonly OpenInvoice[]; currency: string },
): void {
  if (settle) {
    refuse(
      say(
        `${currency} settles invoices in ${currency} as far as it goes, not by amounts`,
        `${currency} 收款按应收单顺序核销，不能指定每张金额`,
      ),
      say("name them in their order: --invoice INVOICE", "请按顺序指定：--invoice 应收单编号"),
    );
  }
  const other = named ? owed.find(({ invoice }) => invoice.currency !== currency) : undefined;
  if (!other) return;
  const { id, customer } = other.invoice;
  refuse(
    say(`${id} is not in ${currency}`, `${id} 不是 ${currency} 应收单`),
    say(
      `take the money in with --ahead, then: rounds payment apply ${customer} --invoice ${id}`,
      `请先用 --ahead 收款，再核销：rounds payment apply ${customer} --invoice ${id}`,
    ),
  );
}

export const verb = defineVerb({
  summary: say("take in a payment, oldest invoice first", "收款，默认先核销最早的应收单"),
  examples: [
    "rounds collect jinhong 500",
    "rounds collect jinhong 1200.50 --invoice IV261111B --method cash --date yesterday",
    "rounds collect jinhong 3000 --ahead",
    "rounds collect jinhong 1000 --currency USD --rate 7.05",
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
    settle: field(settlesKind, say("So much of an invoice", "指定每张核销金额"), {
      help: say("once for each invoice; the rest stays as credit", "每张一次，余额转预收款"),
    }),
    ahead: field(switchKind, say("Paid ahead: settles nothing", "预收款，不核销")),
    order,
    date,
    method,
    account,
    reference,
    chequeDate,
    by,
    currency,
    rate,
    notes,
  },
  writes: true,
  async suggest({ book }, { customer: id }) {
    if (id === undefined) return {};
    const { balanceMinor } = await accountOf(id, book);
    return balanceMinor > 0 ? { amount: fromMinor(balanceMinor, book.digits) } : {};
  },
  async run({ book, today, yes }, { customer: id, invoice: named, settle, ahead, ...typed }) {
    assertNotAhead(typed.date, today);
    assertMoney(typed, id);
    await assertAccountOpen(book, typed);
    const of = await accountOf(id, book);
    const { payer, balanceMinor, digits, currency } = of;
    const isAhead = ahead === true || (typed.order !== undefined && !named && !settle);
    const told = isAhead ? { ...typed, kind: "deposit" as const } : typed;
    const foreign = await inForeign(told, book);
    const amount = foreign
      ? fromMinor(exchanged(foreign.amount, foreign.rate, digits), digits)
      : told.amount;
    await assertOnce({ ...told, amount }, payer, { book, yes });
    const owed = isAhead ? [] : named ? namedOwed(named, of) : of.owed;
    const entry = await book.newId(payment, told);
    if (foreign) {
      assertForeign({ settle, named }, { owed, currency: foreign.currency });
      return collectForeign(foreign, { id: entry, customer: payer, owed, digits, currency });
    }
    return collect(told, {
      id: entry,
      customer: payer,
      owed,
      settle,
      balanceMinor,
      digits,
      currency,
    });
  },
});
