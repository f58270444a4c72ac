import { toMinor } from "../law/money.ts";
import { say } from "../law/words.ts";
import type { DutySource } from "./duty-sources.ts";
import { settlementSources } from "./settlement-sources.ts";

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
