import { endOf, type IsoDate, startOf } from "../../law/dates.ts";
import type { ListLine } from "../collection-list/collection-list.ts";
import { customer } from "../customer/customer.ts";
import { invoice } from "../invoice/invoice.ts";
import { type Payment, payment } from "../payment/payment.ts";
import type { Context } from "../verb.ts";
import { collectorOf } from "./due-view.ts";
import type { Debtor } from "./facts.ts";
import { bookTodos } from "./todos.ts";
import { clearedLines, linesOf, receivedBy } from "./weekly.ts";

export interface Week {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly lines: readonly ListLine[];
  readonly debtorOf: (id: string) => Debtor | undefined;
  readonly receivedMinor: number;
}

/** The list of the week of a day: of one collector, of some customers, or of all. */
export async function weekOf(
  { book, language, today }: Pick<Context, "book" | "language" | "today">,
  wanted: {
    readonly day: IsoDate;
    readonly staff?: string | undefined;
    readonly customers?: readonly string[] | undefined;
  },
): Promise<Week> {
  const { day, staff, customers } = wanted;
  const [from, to] = [startOf(day, "week"), endOf(day, "week")];
  const { todos, debtorOf } = await bookTodos(book, day < today ? day : today);
  const payments = await book.between(payment, { from, to });
  const received = receivedBy(payments, book.digits);
  const shown = todos.filter(
    (one) =>
      (staff === undefined || collectorOf(one, debtorOf(one.debt.customer)) === staff) &&
      (customers === undefined || customers.includes(one.debt.customer)),
  );
  const cleared = new Map(
    (customers ? [] : await clearedIn(book, payments))
      .filter(({ id }) => !todos.some(({ debt }) => debt.customer === id))
      .filter(({ owner }) => staff === undefined || owner === staff)
      .map((one) => [one.id, one]),
  );
  const facts = { received, debtorOf, digits: book.digits, language };
  const lines = [...linesOf(shown, facts), ...clearedLines([...cleared.values()], facts)];
  const receivedMinor = lines.reduce((sum, one) => sum + (received.get(one.customer) ?? 0), 0);
  return { from, to, lines, debtorOf: (id) => debtorOf(id) ?? cleared.get(id), receivedMinor };
}

/** Who paid something in the week that was overdue. */
async function clearedIn(
  book: Context["book"],
  payments: readonly Payment[],
): Promise<readonly Debtor[]> {
  const settles = payments.flatMap(({ date, customer, allocations = [] }) =>
    allocations.map((one) => ({ date, customer, invoice: one.invoice })),
  );
  if (settles.length === 0) return [];
  const papers = await book.some(
    invoice,
    settles.map((one) => one.invoice),
  );
  const late = settles.filter((one) => (papers.get(one.invoice)?.due ?? "9999") < one.date);
  const known = await book.some(customer, new Set(late.map((one) => one.customer)));
  return [...known.values()];
}
