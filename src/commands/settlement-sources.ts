import { say } from "../law/words.ts";
import type { DutySource } from "./duty-sources.ts";

/** What is to be done on the stores' days of settlement, of those that have any (R-REM-36). */
export const settlementSources: readonly DutySource[] = [
  {
    folder: "customers",
    rules: { settlement: { group: "money", label: say("settlement", "卖场结算") } },
    async duties(known) {
      const stores = (await known.customers()).filter((one) => one.settlementDays !== undefined);
      const { book, facts } = known;
      if (stores.length === 0 || !book.hasFolder("invoices")) return [];
      const { invoice } = await import("../nouns/invoice/invoice.ts");
      const { openMinor } = await import("../nouns/invoice/rules.ts");
      const { payment } = await import("../nouns/payment/payment.ts");
      const { settlement } = await import("../nouns/settlement/settlement.ts");
      const { settlementDuties } = await import("../nouns/settlement/rules.ts");
      const { digits, today, until } = facts;
      const settled = await book.sums(payment, "settled");
      const owedSince = new Map<string, string>();
      for (const one of await book.live(invoice)) {
        if (openMinor(one, { settled, digits }) <= 0) continue;
        const known = owedSince.get(one.customer);
        if (known === undefined || one.date < known) owedSince.set(one.customer, one.date);
      }
      const done = await book.all(settlement);
      return settlementDuties(stores, { done, owedSince, today, until });
    },
  },
];
