import { say } from "../law/words.ts";
import type { KnownFacts } from "./duty-facts.ts";
import type { DutySource } from "./duty-sources.ts";
import { unapproved } from "./purchase-sources.ts";

async function names(known: KnownFacts) {
  const customerOf = await known.customerOf();
  return {
    nameOf: await known.customerNames(),
    ownerOf: (id: string): string | undefined => customerOf(id)?.owner,
  };
}

/** The days on which customers acknowledged what they owe: signed papers, promises, payments. */
async function acknowledged({ book }: KnownFacts, customer: string): Promise<readonly string[]> {
  const days: string[] = [];
  if (book.hasFolder("statements")) {
    const { statement } = await import("../nouns/statement/statement.ts");
    const { isSigned } = await import("../nouns/statement/states.ts");
    const own = await book.where(statement, "customer", customer);
    days.push(...own.flatMap((one) => (isSigned(one) ? (one.answered?.date ?? []) : [])));
  }
  if (book.hasFolder("letters")) {
    const { letter } = await import("../nouns/letter/letter.ts");
    const own = await book.where(letter, "customer", customer);
    days.push(
      ...own.flatMap(({ answered, cancelled }) =>
        !cancelled && answered && (answered.path ?? answered.signer) ? answered.date : [],
      ),
    );
  }
  if (book.hasFolder("payment-promises")) {
    const { paymentPromise } = await import("../nouns/payment-promise/payment-promise.ts");
    const own = await book.where(paymentPromise, "customer", customer);
    days.push(...own.flatMap((one) => (one.source === "written" ? one.date : [])));
  }
  if (book.hasFolder("collections")) {
    const { collection } = await import("../nouns/collection/collection.ts");
    const cases = await book.where(collection, "customer", customer);
    days.push(...cases.flatMap(({ signed = [] }) => signed.map(({ date }) => date)));
  }
  const { payment } = await import("../nouns/payment/payment.ts");
  const { standing } = await import("../law/reversal.ts");
  const paid = standing(await book.where(payment, "customer", customer));
  days.push(...paid.filter(({ amount }) => !/^-|^0(\.0+)?$/.test(amount)).map(({ date }) => date));
  return days;
}

/** Letters and statements: what is to be written, sent, answered, and signed for in time. */
export const letterSources: readonly DutySource[] = [
  {
    folder: "invoices",
    rules: { "letter-write": { group: "money", label: say("letter", "催款函") } },
    async duties(known) {
      const { book, facts } = known;
      // Whoever has not set up levels is not asked for letters.
      if ((book.settings.dunning ?? []).length === 0) return [];
      const { plans, firmLevels } = await import("../nouns/letter/facts.ts");
      const { letterDuties } = await import("../nouns/letter/duties.ts");
      const { staff } = await import("../nouns/staff/staff.ts");
      const { today, digits } = facts;
      const found = await plans(book, { today });
      return letterDuties(
        found.map(({ plan }) => plan),
        {
          ...(await names(known)),
          ...{ today, digits, levels: firmLevels(book) },
          staff: new Set((await book.all(staff)).map(({ id }) => id)),
        },
      );
    },
  },
  {
    folder: "letters",
    rules: {
      "letter-send": { group: "money", label: say("send", "发函") },
      "letter-claim": { group: "money", label: say("fee and interest", "费用利息") },
    },
    async duties(known) {
      const { book, facts } = known;
      const { letter } = await import("../nouns/letter/letter.ts");
      const live = await book.live(letter);
      if (live.length === 0) return [];
      const { writtenDuties } = await import("../nouns/letter/duties.ts");
      const { openOfAsked, plans } = await import("../nouns/letter/facts.ts");
      const drafts = live.filter(({ sent, cancelled }) => !sent && !cancelled);
      const found = drafts.length === 0 ? [] : await plans(book, { today: facts.today });
      const sent = new Set(found.flatMap(({ plan }) => (plan.action === "send" ? plan.paper : [])));
      return writtenDuties(live, await names(known), {
        digits: facts.digits,
        openOf: await openOfAsked(book, live),
        awaits: await unapproved(known, letter, drafts),
        isPlanned: ({ id, kind = "dunning" }) => kind !== "dunning" || sent.has(id),
      });
    },
  },
  {
    folder: "statements",
    rules: {
      "statement-reply": { group: "money", label: say("reply", "对账回复") },
      "statement-differs": { group: "money", label: say("difference", "对账差异") },
    },
    async duties(known) {
      const { statement } = await import("../nouns/statement/statement.ts");
      const live = await known.book.live(statement);
      if (live.length === 0) return [];
      const { statementDuties } = await import("../nouns/statement/duties.ts");
      return statementDuties(live, await names(known), known.facts);
    },
  },
  {
    folder: "invoices",
    rules: { limitation: { group: "money", label: say("time bar", "诉讼时效") } },
    async duties(known) {
      const { book, facts } = known;
      const { limits, digits, until } = facts;
      const years = limits.limitationYears;
      if (years === 0) return [];
      const { invoice } = await import("../nouns/invoice/invoice.ts");
      const { payment } = await import("../nouns/payment/payment.ts");
      const { dueParts } = await import("../nouns/invoice/instalments.ts");
      const { isOld, limitationDuties } = await import("../nouns/statement/duties.ts");
      const horizon = { years, leadDays: limits.limitationLeadDays, until };
      const old = (await book.live(invoice)).filter(({ date }) => isOld(date, horizon));
      if (old.length === 0) return [];
      const settled = await book.sums(payment, "settled");
      const debts = old.flatMap((one) =>
        dueParts(one, settled.get(one.id) ?? 0, digits)
          .filter(({ openMinor }) => openMinor > 0)
          .map(({ due, openMinor }) => {
            const { id, customer, date } = one;
            return { customer, invoice: id, date, due, openMinor };
          }),
      );
      const days = new Map<string, readonly string[]>();
      for (const { customer, due } of debts) {
        if (!isOld(due, horizon) || days.has(customer)) continue;
        days.set(customer, await acknowledged(known, customer));
      }
      return limitationDuties(debts, {
        ...(await names(known)),
        ...horizon,
        digits,
        acknowledged: (id) => days.get(id) ?? [],
      });
    },
  },
];
