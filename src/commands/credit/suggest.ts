import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { payerGrade } from "../../nouns/customer/payer-grade.ts";
import { type PayerShown, payerList, payerPage } from "../../nouns/customer/payer-view.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { payersOf } from "./payers.ts";

const nothingKnown = {
  ...{ parts: 0, dueMinor: 0, onTimeMinor: 0, lateTenths: 0, bounced: 0, lostMinor: 0 },
  ...{ broken: 0, kept: 0, overdueDays: 0 },
};

export const verb = defineVerb({
  summary: say(
    "the grade of a payer from how it paid, line by line, and a limit that fits",
    "按付款表现评定等级，逐项列明，并建议额度",
  ),
  examples: ["rounds credit suggest", "rounds credit suggest jinhong"],
  arguments: { customer: field(refKind("customer"), say("Customer", "客户")) },
  flags: { staff: field(refKind("staff"), say("Only customers of", "仅此负责人的客户")) },
  async run(context, { customer: id, staff }) {
    const { book, today } = context;
    const { digits } = book;
    const { limits } = book.settings;
    const told = { digits, today, months: limits.payerMonths };
    const payers = await payersOf(context, id);
    if (id !== undefined) {
      const { name, owner, creditLimit } = await book.get(customer, id);
      const graded = payerGrade(nothingKnown, limits, digits);
      const payer = payers.get(id) ?? { facts: nothingKnown, graded, limit: undefined };
      return payerPage({ id, name, owner, creditLimit, ...payer }, told);
    }
    const known = await book.some(customer, payers.keys());
    const shown = [...payers].flatMap(([one, payer]): PayerShown[] => {
      const { name, owner, creditLimit } = known.get(one) ?? { name: one };
      if (staff !== undefined && owner !== staff) return [];
      return [{ id: one, name, owner, creditLimit, ...payer }];
    });
    return payerList(shown, told);
  },
});
