import { say } from "../law/words.ts";
import type { DutySource } from "./duty-sources.ts";
import { unapproved } from "./purchase-sources.ts";

/** Cheques, statement lines, and what was asked of a debt: each to be brought to its end. */
export const paymentSources: readonly DutySource[] = [
  {
    folder: "cheques",
    rules: {
      cheque: { group: "money", label: say("cheque", "支票到期") },
      "cheque-bounced": { group: "money", label: say("bounced", "退票") },
    },
    async duties(known) {
      const { cheque } = await import("../nouns/cheque/cheque.ts");
      const { chequeDuties } = await import("../nouns/payment/duties.ts");
      const { book, facts } = known;
      const nameOf = await known.customerNames();
      return chequeDuties(await book.live(cheque), { nameOf, today: facts.today });
    },
  },
  {
    folder: "bank-lines",
    rules: { "bank-line": { group: "money", label: say("bank lines", "流水认领") } },
    async duties({ book, facts }) {
      const { openLines } = await import("../nouns/bank-line/known.ts");
      const { bankLineDuties } = await import("../nouns/payment/duties.ts");
      const lines = await openLines(book);
      if (lines.length === 0) return [];
      const { account } = await import("../nouns/account/account.ts");
      const names = new Map((await book.all(account)).map(({ id, name }) => [id, name]));
      const nameOf = (id: string): string => names.get(id) ?? id;
      return bankLineDuties(lines, { nameOf, today: facts.today });
    },
  },
  {
    folder: "write-offs",
    rules: { "write-off": { group: "money", label: say("write-off", "坏账核销") } },
    async duties(known) {
      const { writeOff } = await import("../nouns/write-off/write-off.ts");
      const { writeOffDuties } = await import("../nouns/payment/duties.ts");
      const live = (await known.book.live(writeOff)).filter(({ booked }) => !booked);
      if (live.length === 0) return [];
      const waiting = await unapproved(known, writeOff, live);
      const nameOf = await known.customerNames();
      return writeOffDuties(live, { nameOf, today: known.facts.today, waiting });
    },
  },
  {
    folder: "repayments",
    rules: { repayment: { group: "money", label: say("repayment", "还款计划") } },
    async duties(known) {
      const { repayment } = await import("../nouns/repayment/repayment.ts");
      const { repaymentDuties } = await import("../nouns/payment/duties.ts");
      const live = (await known.book.live(repayment)).filter(
        ({ granted, withdrawn }) => !granted && !withdrawn,
      );
      if (live.length === 0) return [];
      const waiting = await unapproved(known, repayment, live);
      const nameOf = await known.customerNames();
      return repaymentDuties(live, { nameOf, today: known.facts.today, waiting });
    },
  },
];
