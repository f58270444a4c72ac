import type { Book } from "../../book/book.ts";
import type { BalanceRow } from "../../law/change.ts";
import { addDays, endOf, type IsoDate, type Period } from "../../law/dates.ts";
import { costMethodOf, methodAt } from "../closing/methods.ts";
import { move } from "../move/move.ts";
import { type Flows, flowsOf } from "./figures.ts";

/** The last closed month that was over before a day. */
function lastClosed(book: Book, day: IsoDate): string | undefined {
  return book.closedMonths.filter((one) => endOf(`${one}-01`, "month") < day).at(-1);
}

/**
 * Opening, in, out and closing of a period, told from the last closing before it and the moves
 * since: of a closed month from one closing and the entries of that month.
 */
export async function flowsIn(book: Book, { from, to }: Period): Promise<Flows> {
  const month = lastClosed(book, from);
  const since = month === undefined ? "0000" : addDays(endOf(`${month}-01`, "month"), 1);
  const moves = await book.between(move, { from: since, to });
  const brought = month === undefined ? nothing : book.closing(month);
  const closed = book.closedMonths.find((one) => endOf(`${one}-01`, "month") >= to);
  const methodOf =
    closed === undefined ? await costMethodOf(book) : methodAt(book.closing(closed).rows("costs"));
  const { digits } = book;
  return flowsOf({ brought: (name) => brought.rows(name), moves, methodOf, from, to, digits });
}

const nothing = { rows: (): readonly BalanceRow[] => [] };

/** The day on which each product was sold or issued last, up to a day. */
export async function lastIssues(book: Book, at: IsoDate): Promise<ReadonlyMap<string, IsoDate>> {
  if (at >= book.today) return book.latest(move, "issued");
  const [issued] = move.latest ?? [];
  const month = lastClosed(book, addDays(at, 1));
  const days = new Map<string, IsoDate>();
  for (const { product = "", issued: day } of month ? book.closing(month).rows("goods") : []) {
    if (day !== undefined) days.set(product, day);
  }
  const from = month === undefined ? "0000" : addDays(endOf(`${month}-01`, "month"), 1);
  const moves = await book.between(move, { from, to: at });
  for (const [product, day] of issued?.of(moves as readonly never[]) ?? []) {
    if (day > (days.get(product) ?? "")) days.set(product, day);
  }
  return days;
}
