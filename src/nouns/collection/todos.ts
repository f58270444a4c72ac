import type { IsoDate } from "../../law/dates.ts";
import type { Context } from "../verb.ts";
import { type Todo, todoOf } from "./due.ts";
import {
  bookPromises,
  type Debtor,
  debtorBrief,
  debts,
  lettersOut,
  openCases,
  tripsAhead,
} from "./facts.ts";

export interface BookTodos {
  readonly todos: readonly Todo[];
  readonly debtorOf: (id: string) => Debtor | undefined;
}

/** What is to be done today about every debtor; everything is read once. */
export async function bookTodos(book: Context["book"], today: IsoDate): Promise<BookTodos> {
  const [owing, cases, promises, letters] = await Promise.all([
    debts(book, { asOf: today }),
    openCases(book),
    bookPromises(book, { asOf: today }),
    lettersOut(book),
  ]);
  const trips = await tripsAhead(book);
  const { limits } = book.settings;
  const { digits } = book;
  const debtors =
    owing.size === 0 ? [] : (await book.brief(debtorBrief)).filter(({ id }) => owing.has(id));
  const known = new Map(debtors.map((one) => [one.id, one]));
  const todos = [...owing.values()].flatMap((debt) => {
    if (debt.overdueMinor === 0 && debt.disputedMinor === 0) return [];
    const { customer } = debt;
    return [
      todoOf(debt, {
        today,
        limits,
        digits,
        habits: known.get(customer) ?? {},
        record: cases.get(customer),
        pending: promises.pending.get(customer),
        broken: promises.broken.get(customer),
        trip: trips.get(customer),
        letter: letters.get(customer)?.toSorted().at(-1),
      }),
    ];
  });
  return { todos, debtorOf: (id) => known.get(id) };
}
