import type { Book } from "../../book/book.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { bill } from "../../nouns/bill/bill.ts";
import { payablesByBill, payablesBySupplier } from "../../nouns/bill/payables.ts";
import { billPayment } from "../../nouns/bill/payment.ts";
import { columnMinor } from "../../nouns/closing/month-end.ts";
import type { Forward } from "../../nouns/invoice/aging.ts";
import { supplier } from "../../nouns/supplier/supplier.ts";
import { defineVerb } from "../../nouns/verb.ts";

const groupings = [
  { value: "invoice", label: say("invoice", "发票") },
  { value: "supplier", label: say("supplier", "供应商") },
] as const;

/** What the last closing brings forward, for a day on or after its own. */
async function broughtForward(book: Book, asOf: string): Promise<Forward | undefined> {
  const { closedTo: to, digits } = book;
  if (to === undefined || asOf < to) return undefined;
  const rows = book.opening().rows("payables");
  return {
    to,
    settled: await book.sumsAt(billPayment, "paid", to),
    credit: await book.sumsAt(billPayment, "advance", to),
    creditPapers: new Map(),
    balanceMinor: columnMinor(rows, "owed", digits) - columnMinor(rows, "advance", digits),
  };
}

export const verb = defineVerb({
  summary: say("what we owe suppliers, since when, by age", "应付账款账龄：欠谁多少、何时到期"),
  examples: [
    "rounds report payables",
    "rounds report payables --by supplier",
    "rounds report payables --at eom --format csv",
  ],
  flags: {
    at: field(dateKind, say("As of", "截至日期"), {
      help: say("only papers and payments up to that day count", "只计当日及以前的单据与付款"),
    }),
    supplier: field(refKind("supplier"), say("Only this supplier", "仅此供应商")),
    by: field(choiceKind(groupings), say("A line for each", "每行一个"), {
      initial: () => "invoice",
    }),
  },
  async run({ book, today }, { at, by, supplier: id }) {
    const asOf = at ?? today;
    const forward = await broughtForward(book, asOf);
    const bills = forward ? await book.live(bill) : await book.all(bill);
    const payments = forward ? await book.live(billPayment) : await book.all(billPayment);
    const ids = [...bills, ...payments].map((one) => one.supplier);
    const known = await book.some(supplier, [...ids, ...(forward?.credit.keys() ?? [])]);
    const nameOf = (one: string): string => known.get(one)?.name ?? one;
    const facts = { bills, payments, forward, asOf, digits: book.digits, nameOf, supplier: id };
    return by === "supplier" ? payablesBySupplier(facts) : payablesByBill(facts);
  },
});
