import { toMinor } from "../law/money.ts";
import { say } from "../law/words.ts";
import type { KnownFacts } from "./duty-facts.ts";
import type { DutySource } from "./duty-sources.ts";
import { settlementSources } from "./settlement-sources.ts";

/** The open cases of collecting; nothing is loaded where there never was one. */
async function openCases(book: KnownFacts["book"]): Promise<ReadonlyMap<string, unknown>> {
  if (!book.hasFolder("collections")) return new Map();
  return (await import("../nouns/collection/facts.ts")).openCases(book);
}

/** Invoices that are due; who is asked through a case of collecting gets no line for each. */
export const invoiceSource: DutySource = {
  folder: "invoices",
  rules: { payment: { group: "money", label: say("collect", "收款") } },
  async duties(known) {
    const { invoiceDuties } = await import("../nouns/invoice/duties.ts");
    const { invoice } = await import("../nouns/invoice/invoice.ts");
    const { payment } = await import("../nouns/payment/payment.ts");
    const { book, facts } = known;
    const customerOf = await known.customerOf();
    return invoiceDuties(await book.live(invoice), {
      ...facts,
      settled: await book.sums(payment, "settled"),
      credit: await book.sums(payment, "credit"),
      cases: await openCases(book),
      nameOf: await known.customerNames(),
      ownerOf: (id) => customerOf(id)?.owner,
    });
  },
};

/** What is owed in all must not be more at a month's end than the firm allows; stores' days. */
export const receivableSources: readonly DutySource[] = [
  {
    folder: "invoices",
    rules: { "receivable-cap": { group: "money", label: say("receivable cap", "应收限额") } },
    async duties({ book, facts }) {
      const { receivableCap } = book.settings;
      if (receivableCap === undefined) return [];
      const { capDuties } = await import("../nouns/invoice/cap.ts");
      const { invoice } = await import("../nouns/invoice/invoice.ts");
      const { payment } = await import("../nouns/payment/payment.ts");
      const { today, digits, limits } = facts;
      const settled = await book.sums(payment, "settled");
      let balanceMinor = 0;
      for (const { id, amount } of await book.live(invoice)) {
        balanceMinor += toMinor(amount, digits) - (settled.get(id) ?? 0);
      }
      for (const minor of (await book.sums(payment, "credit")).values()) balanceMinor -= minor;
      const capMinor = toMinor(receivableCap, digits);
      const { capWarnDays: warnDays } = limits;
      return capDuties({ capMinor, balanceMinor, today, warnDays, digits });
    },
  },
  ...settlementSources,
];
