import { toMicro } from "../../law/decimal.ts";
import type { Facts } from "../../law/facts.ts";
import { move } from "../move/move.ts";
import { stockOfPlaces } from "./book-places.ts";
import type { Count } from "./count.ts";
import { placeKey } from "./place.ts";
import { type Counting, type Moved, type PlaceRow, placeRows, type Tallied } from "./reckoning.ts";
import { isOpen } from "./states.ts";
import { tally } from "./tally.ts";

/** Later than any day that is written down. */
const always = "9999-12-31";

/** Everything that was counted for a stocktake, also what was taken back. */
export async function talliesOf(book: Facts, record: Count): Promise<readonly Tallied[]> {
  const about = { field: "count", value: record.id, since: record.date };
  return (await book.whereSince(tally, about)).filter((one) => one.count === record.id);
}

/** What is to be known of a stocktake to reckon its places. */
export async function countingOf(book: Facts, record: Count): Promise<Counting> {
  const tallies = await talliesOf(book, record);
  const period = { from: record.date, to: always };
  const moves: readonly Moved[] = tallies.length === 0 ? [] : await book.between(move, period);
  const stock = await stockOfPlaces(book);
  const { id, places = [], recountAbove } = record;
  const now: Counting["now"] = (place) => stock.get(placeKey(place)) ?? 0;
  return { id, places, recountAbove, tallies, moves, now };
}

/** The places of a stocktake as they stand; what is booked or cancelled stays as it was then. */
export async function rowsOf(book: Facts, record: Count): Promise<readonly PlaceRow[]> {
  const counting = await countingOf(book, record);
  const rows = placeRows(counting);
  if (isOpen(record) || !record.booked) return rows;
  const told = new Map((record.differences ?? []).map((one) => [placeKey(one), one]));
  return rows.map((row) => asBooked(row, told.get(placeKey(row.place))));
}

/** Once it is booked a place differed by what its record says, whatever was written since. */
function asBooked(
  row: PlaceRow,
  told: { readonly book: string; readonly counted: string } | undefined,
): PlaceRow {
  if (row.counted === undefined) return row;
  const counted = told ? toMicro(told.counted) : row.counted;
  const book = told ? toMicro(told.book) : counted;
  return { ...row, counted, book, difference: counted - book, unsure: [] };
}
