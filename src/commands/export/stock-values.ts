import type { Book } from "../../book/book.ts";
import { addDays, endOf, type IsoDate } from "../../law/dates.ts";
import { Costs } from "../../nouns/closing/cost.ts";
import { costMethodOf, methodAt } from "../../nouns/closing/methods.ts";
import { move } from "../../nouns/move/move.ts";

type Value = readonly [day: IsoDate, minor: number];

/**
 * What the stock was worth at cost at the end of each month and on a last day: of closed months as
 * they were closed, then by the moves since.
 */
export async function stockValues(book: Book, to: IsoDate): Promise<readonly Value[]> {
  const { digits } = book;
  const values: Value[] = [];
  let costs = new Costs(await costMethodOf(book));
  let worth = new Map<string, number>();
  let since: IsoDate = "0000";
  for (const month of book.closedMonths) {
    const last = endOf(`${month}-01`, "month");
    if (last > to) break;
    const file = book.closing(month);
    const rows = file.rows("costs");
    costs = new Costs(methodAt(rows));
    costs.bring((section) => file.rows(section));
    const products = [...rows, ...file.rows("stock")].map(({ product = "" }) => product);
    worth = new Map(products.map((one) => [one, costs.minorOf(one, digits)]));
    values.push([last, total(worth)]);
    since = addDays(last, 1);
  }
  const moves = costs.ordered(await book.between(move, { from: since, to }));
  let end: IsoDate | undefined;
  for (const one of moves) {
    const last = endOf(one.date, "month");
    if (end !== undefined && last > end) values.push([end, total(worth)]);
    end = last;
    costs.add(one);
    worth.set(one.product, costs.minorOf(one.product, digits));
  }
  if (moves.length > 0) values.push([to, total(worth)]);
  return values;
}

function total(worth: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const minor of worth.values()) sum += minor;
  return sum;
}
