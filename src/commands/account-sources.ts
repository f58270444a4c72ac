import { say } from "../law/words.ts";
import type { DutySource } from "./duty-sources.ts";

/** What promises to pay and the books of cash and bank oblige people to. */
export const accountSources: readonly DutySource[] = [
  {
    folder: "payment-promises",
    rules: {
      "pay-promise": { group: "money", label: say("promised", "承诺付款") },
      "pay-broken": { group: "money", label: say("promise broken", "承诺未兑现") },
    },
    async duties(known) {
      const { livePromises } = await import("../nouns/payment-promise/reading.ts");
      const { payDuties } = await import("../nouns/payment-promise/duties.ts");
      const { book, facts } = known;
      const { promises, states } = await livePromises(book, { asOf: facts.today });
      if (promises.length === 0) return [];
      const isOver = (state: string | undefined): boolean =>
        state === "broken" || state === "partly-kept";
      const asked = promises.filter(({ id }) => isOver(states.get(id)?.state));
      const owing = await owingAmong(known, new Set(asked.map(({ customer }) => customer)));
      const { lettersOut, openCases } = await import("../nouns/collection/facts.ts");
      const { lastTalk } = await import("../nouns/collection/due.ts");
      const cases = await openCases(book);
      const letters = await lettersOut(book);
      const lastContact = new Map(await known.lastContact());
      for (const { customer } of asked) {
        const letter = letters.get(customer)?.toSorted().at(-1);
        const day = lastTalk({ record: cases.get(customer), letter });
        if (day !== undefined && day > (lastContact.get(customer) ?? "")) {
          lastContact.set(customer, day);
        }
      }
      return payDuties(promises, {
        ...facts,
        states,
        nameOf: await known.customerNames(),
        lastContact,
        owes: (customer) => owing.has(customer),
        hasCase: (customer) => cases.has(customer),
      });
    },
  },
  {
    folder: "accounts",
    rules: {
      "account-day": { group: "money", label: say("count cash", "现金日结") },
      "account-month": { group: "money", label: say("reconcile", "银行对账") },
    },
    async duties({ book, facts }) {
      const { account } = await import("../nouns/account/account.ts");
      const accounts = (await book.all(account)).filter(({ closes }) => closes !== undefined);
      if (accounts.length === 0) return [];
      const { accountDuties } = await import("../nouns/account/duties.ts");
      const { accountClosing } = await import("../nouns/account/closing.ts");
      return accountDuties(accounts, await book.latest(accountClosing, "closedDay"), facts);
    },
  },
];

/** Of some customers those who owe something, once what they have to get is taken off. */
async function owingAmong(
  { book }: Parameters<DutySource["duties"]>[0],
  customers: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (customers.size === 0) return customers;
  const { invoice } = await import("../nouns/invoice/invoice.ts");
  const { openMinor } = await import("../nouns/invoice/rules.ts");
  const { payment } = await import("../nouns/payment/payment.ts");
  const settled = await book.sums(payment, "settled");
  const { digits } = book;
  const credit = await book.sums(payment, "credit");
  const owed = new Map([...customers].map((id) => [id, -(credit.get(id) ?? 0)]));
  for (const one of await book.live(invoice)) {
    const was = owed.get(one.customer);
    if (was !== undefined) owed.set(one.customer, was + openMinor(one, { settled, digits }));
  }
  return new Set([...owed].flatMap(([id, minor]) => (minor > 0 ? id : [])));
}
