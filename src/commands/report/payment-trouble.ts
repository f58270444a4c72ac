import type { Book } from "../../book/book.ts";
import { addDays, addMonths, endOf, type IsoDate, startOf } from "../../law/dates.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { behaviourOf } from "../../nouns/customer/payer.ts";
import {
  type Trouble,
  type TroubleShown,
  troubleOf,
  troubleReport,
} from "../../nouns/customer/payment-trouble.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { aged } from "../../nouns/invoice/aged.ts";
import { invoice } from "../../nouns/invoice/invoice.ts";
import { payment } from "../../nouns/payment/payment.ts";
import { staff as staffNoun } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { receivableFacts } from "../receivable-facts.ts";

/** So long before a time invoices may have been written that fell due in it. */
const longestTermDays = 366;

interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

function byCustomer<R extends { readonly customer: string }>(
  all: readonly R[],
): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const one of all) groups.set(one.customer, [...(groups.get(one.customer) ?? []), one]);
  return groups;
}

/** How many promises to pay that were due in a time each customer did not keep. */
async function brokenIn(book: Book, { from, to }: Span): Promise<ReadonlyMap<string, number>> {
  const broken = new Map<string, number>();
  if (!book.hasFolder("payment-promises")) return broken;
  const { allPromises } = await import("../../nouns/payment-promise/reading.ts");
  const { promises, states } = await allPromises(book, book.today);
  for (const { id, customer: who, due } of promises) {
    const state = states.get(id)?.state;
    if (due < from || due > to || (state !== "broken" && state !== "partly-kept")) continue;
    broken.set(who, (broken.get(who) ?? 0) + 1);
  }
  return broken;
}

/** What is overdue of each customer at the end of a day; smallest unit. */
async function overdueAt(book: Book, asOf: IsoDate): Promise<ReadonlyMap<string, number>> {
  const overdue = new Map<string, number>();
  for (const { invoice: one, openMinor, daysOverdue } of aged(await receivableFacts(book, { asOf }))
    .lines) {
    if (daysOverdue <= 0 || openMinor <= 0) continue;
    overdue.set(one.customer, (overdue.get(one.customer) ?? 0) + openMinor);
  }
  return overdue;
}

/** The customers with whom something went wrong in a time. */
async function troublesIn(book: Book, { from, to }: Span): Promise<ReadonlyMap<string, Trouble>> {
  const { digits } = book;
  const asOf = to < book.today ? addDays(to, 1) : book.today;
  const read = { from: addDays(from, -longestTermDays), to: asOf };
  const billed = byCustomer(await book.between(invoice, read));
  const paid = byCustomer(await book.between(payment, read));
  const broken = await brokenIn(book, { from, to });
  const overdue = await overdueAt(book, to < book.today ? to : book.today);
  const found = new Map<string, Trouble>();
  for (const id of new Set([billed, paid, broken, overdue].flatMap((one) => [...one.keys()]))) {
    const told = { from, asOf, digits };
    const behaviour = behaviourOf(billed.get(id) ?? [], paid.get(id) ?? [], told);
    const overdueMinor = overdue.get(id) ?? 0;
    const trouble = troubleOf(behaviour, { broken: broken.get(id) ?? 0, overdueMinor });
    if (trouble) found.set(id, trouble);
  }
  return found;
}

export const verb = defineVerb({
  summary: say(
    "the customers whose payment went wrong in a month, and whether it was so before",
    "付款异常客户：逾期付款、承诺未兑现、退票、坏账，以及上月是否也有",
  ),
  examples: ["rounds report payment-trouble", "rounds report payment-trouble --period 2026-10"],
  flags: {
    period: { ...periodFlag, label: say("Month, else the last one", "月份，默认上月") },
    staff: field(refKind("staff"), say("Only this salesperson's customers", "仅此销售员的客户")),
  },
  async run({ book, today }, { period, staff }) {
    const { from, to } = parsePeriod(period ?? "last month", { today });
    const month = startOf(addMonths(startOf(from, "month"), -1), "month");
    const now = await troublesIn(book, { from, to });
    const before = await troublesIn(book, { from: month, to: endOf(month, "month") });
    const known = await book.some(customer, now.keys());
    const people = new Map((await book.all(staffNoun)).map(({ id, name }) => [id, name]));
    const shown = [...now].flatMap(([id, trouble]): TroubleShown[] => {
      const { name, owner } = known.get(id) ?? { name: id };
      if (staff !== undefined && owner !== staff) return [];
      return [{ ...trouble, id, name, owner, again: before.has(id) }];
    });
    const staffName = (id: string): string => people.get(id) ?? id;
    return troubleReport(shown, { from, to, digits: book.digits, staffName });
  },
});
