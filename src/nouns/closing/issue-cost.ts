import type { Book } from "../../book/book.ts";
import type { Step } from "../../law/change.ts";
import { addDays, endOf, type IsoDate, type Period } from "../../law/dates.ts";
import { divideRounded, fromScaled, quantityDigits, shortest, toMicro } from "../../law/decimal.ts";
import type { AnyStored } from "../../law/noun.ts";
import { type Move, move } from "../move/move.ts";
import { moveStep } from "../move/rules.ts";
import { Costs, type MethodOf, type PostedMinor } from "./cost.ts";
import { costMethodOf, methodAt } from "./methods.ts";
import { valueDigits } from "./pool.ts";

/** A move and what it did to the value of its product. */
export interface CostedMove extends PostedMinor {
  readonly move: Move;
}

interface Wanted extends Period {
  /** Only this product. */
  readonly product?: string | undefined;
}

/** The last closed month that was over before a day. */
function closedBefore(book: Book, day: IsoDate): string | undefined {
  return book.closedMonths.filter((one) => endOf(`${one}-01`, "month") < day).at(-1);
}

/**
 * What the moves of a period cost, and what all is worth at its end: the last closing before it and
 * the entries since; no other history is read. Transfers are worth nothing: the goods stay.
 */
export async function costedMoves(
  book: Book,
  { from, to, product }: Wanted,
): Promise<{ readonly moves: readonly CostedMove[]; readonly costs: Costs }> {
  const month = closedBefore(book, from);
  const costs = new Costs(await methodsThen(book, to));
  if (month !== undefined) costs.bring((section) => book.closing(month).rows(section));
  const since = month === undefined ? "0000-01-01" : addDays(endOf(`${month}-01`, "month"), 1);
  const entries = await entriesOf(book, { from: since, to, product });
  const moves: CostedMove[] = [];
  for (const one of costs.ordered(entries)) {
    const posted = costs.post(one, book.digits);
    if (one.date >= from) moves.push({ move: one, ...posted });
  }
  return { moves, costs };
}

/** Of a closed month the methods by which it was closed, else those of today. */
async function methodsThen(book: Book, day: IsoDate): Promise<MethodOf> {
  const month = day.slice(0, 7);
  const isClosed = book.closedMonths.includes(month);
  return isClosed ? methodAt(book.closing(month).rows("costs")) : costMethodOf(book);
}

async function entriesOf(book: Book, { product, ...period }: Wanted): Promise<readonly Move[]> {
  const isLive = book.closedTo === undefined || period.from > book.closedTo;
  if (product === undefined || !isLive) {
    const all = await book.between(move, period);
    return product === undefined ? all : all.filter((one) => one.product === product);
  }
  const all = await book.liveWhere(move, "product", product);
  return all.filter(({ date }) => date <= period.to);
}

/**
 * What one of a product cost when it left on a paper, on average over all that left on it; a
 * decimal of six places. Undefined where none left or nobody knew what it cost.
 */
async function issueCost(book: Book, paper: string, product: string): Promise<string | undefined> {
  const left = (await book.where(move, "paper", paper)).filter(
    (one) => one.product === product && one.kind === "shipment" && one.reverses === undefined,
  );
  const days = left.map(({ date }) => date).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  const { moves } = await costedMoves(book, { from, to, product });
  const mine = moves.filter(({ move: one }) => left.some(({ id }) => id === one.id));
  const value = mine.reduce((sum, { posting }) => sum - posting.value, 0n);
  const micro = mine.reduce((sum, { move: one }) => sum - toMicro(one.quantity), 0);
  if (micro <= 0 || value === 0n) return undefined;
  const places = 10n ** BigInt(valueDigits - quantityDigits);
  const one = divideRounded(value * 10n ** BigInt(quantityDigits), BigInt(micro) * places);
  return shortest(fromScaled(one, quantityDigits));
}

/** Gives goods that come back from a customer the cost at which they had left (lesson 2.5.4). */
export async function atIssueCost(book: Book, steps: readonly Step[]): Promise<readonly Step[]> {
  const priced: Step[] = [];
  for (const step of steps) {
    const entry =
      step.do === "append" && step.noun === move ? (step.entry as AnyStored as Move) : undefined;
    if (entry?.kind !== "return" || entry.paper === undefined || entry.price !== undefined) {
      priced.push(step);
      continue;
    }
    const price = await issueCost(book, entry.paper, entry.product);
    priced.push(price === undefined ? step : moveStep({ ...entry, price }));
  }
  return priced;
}
