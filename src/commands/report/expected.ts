import type { Book } from "../../book/book.ts";
import { addMonths, type IsoDate } from "../../law/dates.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { contract } from "../../nouns/contract/contract.ts";
import { stagesMinor } from "../../nouns/contract/states.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { dispute } from "../../nouns/dispute/dispute.ts";
import { disputedMinor } from "../../nouns/dispute/rules.ts";
import {
  type Claim,
  expectedMoney,
  type Kept,
  promisedOf,
  uncovered,
} from "../../nouns/expected/expected.ts";
import { type Habits, payHabits } from "../../nouns/expected/habit.ts";
import { groupings, horizon, itemsView, periodsView } from "../../nouns/expected/views.ts";
import { dueParts } from "../../nouns/invoice/instalments.ts";
import { invoice } from "../../nouns/invoice/invoice.ts";
import { payment } from "../../nouns/payment/payment.ts";
import {
  type PromiseStanding,
  type Reliability,
  reliability,
} from "../../nouns/payment-promise/kept.ts";
import type { PaymentPromise } from "../../nouns/payment-promise/payment-promise.ts";
import { allPromises } from "../../nouns/payment-promise/reading.ts";
import { defineVerb } from "../../nouns/verb.ts";

/** Behaviour older than this says little about today. */
const habitMonths = 12;

/**
 * What is open of the invoices that live, part by part, without what is disputed, of the parts that
 * are due first; and each customer's unused credit.
 */
async function openParts(
  book: Book,
): Promise<{ parts: readonly Claim[]; credit: ReadonlyMap<string, number> }> {
  const settled = await book.sums(payment, "settled");
  const credit = new Map(await book.sums(payment, "credit"));
  const disputes = book.hasFolder(dispute.folder) ? await book.live(dispute) : [];
  const disputed = disputedMinor(disputes, { digits: book.digits });
  const parts: Claim[] = [];
  for (const one of await book.live(invoice)) {
    const { id: paper, customer: who } = one;
    let refused = disputed.get(paper) ?? 0;
    for (const { due, openMinor } of dueParts(one, settled.get(paper) ?? 0, book.digits)) {
      const off = Math.max(0, Math.min(refused, openMinor));
      refused -= off;
      const minor = openMinor - off;
      if (minor > 0) parts.push({ source: "due", paper, customer: who, due, minor });
      if (openMinor < 0) credit.set(who, (credit.get(who) ?? 0) - openMinor);
    }
  }
  return { parts, credit };
}

/** The dated stages of signed contracts that no invoice was written for yet. */
async function openStages(book: Book, today: IsoDate): Promise<readonly Claim[]> {
  const own = book.settings.currency;
  const signed = (await book.live(contract)).filter(
    ({ signed, ended, currency = own }) =>
      signed !== undefined && (ended?.date ?? "9999") > today && currency === own,
  );
  return signed.flatMap((one) => {
    const amounts = stagesMinor(one, book.digits);
    return (one.stages ?? []).flatMap((stage, at): Claim[] => {
      const due = stage.date;
      const minor = amounts[at] ?? 0;
      if (due === undefined || stage.invoice !== undefined || minor <= 0) return [];
      const { id: paper, customer: who } = one;
      return [{ source: "stage", paper, customer: who, due, minor }];
    });
  });
}

async function habitsOf(book: Book, today: IsoDate): Promise<Habits> {
  const from = addMonths(today, -habitMonths);
  const invoices = await book.between(invoice, { from, to: today });
  const payments = await book.between(payment, { from, to: today });
  return payHabits(invoices, payments, { asOf: today, digits: book.digits });
}

/** What is missing of the promises that are pending; the newest first. */
function waitedFor(
  promises: readonly PaymentPromise[],
  states: ReadonlyMap<string, PromiseStanding>,
): Claim[] {
  return [...promises]
    .sort((a, b) => (a.date + a.id < b.date + b.id ? 1 : -1))
    .flatMap(({ id: paper, customer: who, due }): Claim[] => {
      const standing = states.get(paper);
      if (standing?.state !== "pending") return [];
      const minor = standing.promisedMinor - standing.paidMinor;
      return [{ source: "promise", paper, customer: who, due, minor }];
    });
}

function byCustomer(claims: readonly Claim[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { customer: who, minor } of claims) sums.set(who, (sums.get(who) ?? 0) + minor);
  return sums;
}

function keptSoFar(one: Reliability | undefined): Kept | undefined {
  if (!one) return undefined;
  const { kept, partly, broken, promisedMinor, paidMinor } = one;
  return { over: kept + partly + broken, kept, promisedMinor, paidMinor };
}

export const verb = defineVerb({
  summary: say("which money is expected when, and how surely", "预计到款：到期、承诺与合同节点"),
  examples: [
    "rounds report expected",
    "rounds report expected --by day",
    "rounds report expected --by month --format csv",
    "rounds report expected --by item --customer jinhong",
  ],
  flags: {
    by: field(choiceKind(groupings), say("A line for each", "每行一个"), {
      required: true,
      initial: () => "week",
    }),
    until: field(dateKind, say("Until", "截至日期")),
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    staff: field(refKind("staff"), say("Only this salesperson's customers", "仅此销售员的客户")),
  },
  async run({ book, today, language }, { by, until = horizon(today, by), customer: id, staff }) {
    const { parts, credit } = await openParts(book);
    const { promises, states } = await allPromises(book, today);
    const open = uncovered(parts, credit);
    const promised = promisedOf(waitedFor(promises, states), byCustomer(open));
    const claims = [
      ...uncovered(open, byCustomer(promised)),
      ...promised,
      ...(await openStages(book, today)),
    ];
    const names = await book.some(customer, new Set(claims.map((one) => one.customer)));
    const asked = claims.filter(
      (one) =>
        (id === undefined || one.customer === id) &&
        (staff === undefined || names.get(one.customer)?.owner === staff),
    );
    const own = reliability(promises, states, (one) => one.customer);
    const all = reliability(promises, states, () => "");
    const expected = expectedMoney(asked, {
      today,
      habits: await habitsOf(book, today),
      keptOf: (who) => keptSoFar(own.get(who)),
      keptAll: keptSoFar(all.get("")),
      usualPercent: book.settings.limits.expectedPercent,
    });
    const nameOf = (who: string): string => names.get(who)?.name ?? who;
    const facts = { today, until, digits: book.digits, nameOf, language };
    return by === "item" ? itemsView(expected, facts) : periodsView(expected, by, facts);
  },
});
