import type { Book } from "../../book/book.ts";
import { move } from "../move/move.ts";
import type { Count } from "./count.ts";
import { talliesOf } from "./counting.ts";
import type { EnteringFacts } from "./entering.ts";
import { placeName, warehousesOf } from "./facts.ts";
import { namesOf } from "./naming.ts";
import type { Moved } from "./reckoning.ts";
import { tally } from "./tally.ts";

/** What is to be known when something counted is written down. */
export async function enteringFacts(
  book: Book,
  record: Count,
  {
    mode,
    dates,
    again = false,
  }: Pick<EnteringFacts, "mode" | "again"> & {
    readonly dates: readonly string[];
  },
): Promise<EnteringFacts> {
  const names = await namesOf(book);
  const moves: Moved[] = [];
  for (const day of new Set(dates)) {
    moves.push(...(await book.between(move, { from: day, to: day })));
  }
  return {
    record,
    tallies: await talliesOf(book, record),
    moves,
    nameOf: placeName(names, { warehouses: warehousesOf(record) }),
    staffName: names.staff,
    newId: (date) => book.newId(tally, { date }),
    mode,
    again,
  };
}
