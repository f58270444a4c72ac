import { endOf, type IsoDate, startOf } from "../../law/dates.ts";
import type { ListLine } from "../collection-list/collection-list.ts";
import { payment } from "../payment/payment.ts";
import type { Context } from "../verb.ts";
import { collectorOf } from "./due-view.ts";
import type { Debtor } from "./facts.ts";
import { bookTodos } from "./todos.ts";
import { linesOf, receivedBy } from "./weekly.ts";

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
  const received = receivedBy(await book.between(payment, { from, to }), book.digits);
  const shown = todos.filter(
    (one) =>
      (staff === undefined || collectorOf(one, debtorOf(one.debt.customer)) === staff) &&
      (customers === undefined || customers.includes(one.debt.customer)),
  );
  const facts = { received, debtorOf, digits: book.digits, language };
  const receivedMinor = shown.reduce(
    (sum, { debt }) => sum + (received.get(debt.customer) ?? 0),
    0,
  );
  return { from, to, lines: linesOf(shown, facts), debtorOf, receivedMinor };
}
