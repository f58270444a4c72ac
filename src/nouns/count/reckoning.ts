import { type Decimal, fromMicro, toMicro } from "../../law/decimal.ts";
import { standing } from "../../law/reversal.ts";
import { type Place, placeKey, placeOf } from "./place.ts";

/** A tally as far as it is reckoned with. */
export interface Tallied extends Place {
  readonly id: string;
  readonly date: string;
  readonly quantity: Decimal;
  readonly round: number;
  readonly by: string;
  readonly why?: string | undefined;
  readonly serials?: readonly string[] | undefined;
  readonly seen?: readonly string[] | undefined;
  readonly reverses?: string | undefined;
}

/** A move as far as it is reckoned with. */
export interface Moved extends Place {
  readonly id: string;
  readonly date: string;
  readonly kind: string;
  readonly quantity: Decimal;
  readonly paper?: string | undefined;
  readonly reverses?: string | undefined;
}

/** What is to be known about a stocktake; quantities of places in millionths. */
export interface Counting {
  readonly id: string;
  readonly places: readonly (Place & { readonly book: Decimal })[];
  readonly recountAbove?: string | undefined;
  readonly tallies: readonly Tallied[];
  /** What the book says of a place now. */
  readonly now: (place: Place) => number;
  /** Every move since the day as of which it was started. */
  readonly moves: readonly Moved[];
}

/** How far a place is: to be counted again by somebody else, or counted twice, each differently. */
export type PlaceState = "missing" | "counted" | "recount" | "double";

export interface PlaceRow {
  readonly place: Place;
  readonly state: PlaceState;
  /** What was frozen; undefined: the place was not on the sheet. */
  readonly frozen: number | undefined;
  /** What the book said when it was counted; undefined while it is not. */
  readonly book: number | undefined;
  readonly counted: number | undefined;
  /** Counted less book. */
  readonly difference: number;
  readonly date: string | undefined;
  /** Whoever counted it last, and all that was counted there, the last round first. */
  readonly by: string | undefined;
  readonly tallies: readonly Tallied[];
  /** Moves of the day of counting that were written later: were they before or after it? */
  readonly unsure: readonly string[];
}

/**
 * Every place of a stocktake with what was counted there. The difference is what was counted less
 * what the book says the place held at that moment: the frozen quantity and all that moved until
 * then, also where it was written down only later (lessons of stocktakes, R-WHS-20).
 */
export function placeRows(counting: Counting): readonly PlaceRow[] {
  const tallies = new Map<string, Tallied[]>();
  for (const one of standing(counting.tallies)) {
    const key = placeKey(one);
    tallies.set(key, [...(tallies.get(key) ?? []), one]);
  }
  const moves = new Map<string, Moved[]>();
  for (const one of counting.moves) {
    const key = placeKey(one);
    const known = moves.get(key);
    if (known) known.push(one);
    else moves.set(key, [one]);
  }
  const places = new Map<string, { place: Place; frozen: number | undefined }>();
  for (const one of counting.places) {
    places.set(placeKey(one), { place: placeOf(one), frozen: toMicro(one.book) });
  }
  for (const [key, [first]] of tallies) {
    if (first && !places.has(key)) places.set(key, { place: placeOf(first), frozen: undefined });
  }
  const byId = new Map(counting.moves.map((one) => [one.id, one]));
  return [...places].map(([key, { place, frozen }]) =>
    rowOf(
      { place, frozen },
      { tallies: tallies.get(key) ?? [], moves: moves.get(key) ?? [], byId, counting },
    ),
  );
}

interface PlaceFacts {
  readonly tallies: readonly Tallied[];
  readonly moves: readonly Moved[];
  readonly byId: ReadonlyMap<string, Moved>;
  readonly counting: Counting;
}

function rowOf(
  { place, frozen }: { place: Place; frozen: number | undefined },
  facts: PlaceFacts,
): PlaceRow {
  const tallies = [...facts.tallies].sort((a, b) => b.round - a.round || (a.id < b.id ? -1 : 1));
  const [last] = tallies;
  const none = { counted: undefined, book: undefined, date: undefined, by: undefined };
  if (!last) {
    return { place, frozen, ...none, state: "missing", difference: 0, tallies, unsure: [] };
  }
  const results = tallies
    .filter(({ round }) => round === last.round)
    .map((one) => ({ counted: toMicro(one.quantity), ...bookThen(place, one, facts) }));
  const [result] = results;
  const book = result?.book ?? 0;
  const counted = result?.counted ?? 0;
  const isDouble = results.some((one) => one.counted - one.book !== counted - book);
  const isFar = isBeyond(counted - book, book, facts.counting.recountAbove);
  const wantsRecount = isFar && last.round < 2;
  return {
    place,
    frozen,
    state: isDouble ? "double" : wantsRecount ? "recount" : "counted",
    book,
    counted,
    difference: counted - book,
    date: last.date,
    by: last.by,
    tallies,
    unsure: result?.unsure ?? [],
  };
}

/** What the book said of a place when it was counted: what it says now without what came after. */
function bookThen(
  place: Place,
  tally: Tallied,
  { moves, byId, counting }: PlaceFacts,
): { readonly book: number; readonly unsure: readonly string[] } {
  const seen = new Set(tally.seen);
  const unsure: string[] = [];
  let after = 0;
  for (const one of moves) {
    const first = origin(one, byId);
    // What is taken back never was: it stands or falls with what it takes back.
    if (!first) continue;
    // What was booked for the differences is never part of what they are reckoned from.
    const isOwn = first.kind === "adjustment" && first.paper === counting.id;
    if (!isOwn && first.date < tally.date) continue;
    if (!isOwn && first.date === tally.date) {
      if (seen.has(first.id) || isOfOtherCount(first, counting.id)) continue;
      if (one.reverses === undefined) unsure.push(one.id);
    }
    after += toMicro(one.quantity);
  }
  return { book: counting.now(place) - after, unsure };
}

/** The move that stands at the beginning of what takes back what; undefined: it came before. */
function origin(one: Moved, byId: ReadonlyMap<string, Moved>): Moved | undefined {
  let at: Moved | undefined = one;
  const seen = new Set<string>();
  while (at?.reverses !== undefined && !seen.has(at.id)) {
    seen.add(at.id);
    at = byId.get(at.reverses);
  }
  return at;
}

/** What another stocktake of the day found was missing then already. */
function isOfOtherCount({ kind, paper }: Moved, id: string): boolean {
  return kind === "adjustment" && paper !== undefined && paper !== id && /^SC\d{6}/.test(paper);
}

/** Is a difference so large that somebody else counts again? "5" of the unit, "3%" of the book. */
export function isBeyond(difference: number, book: number, above: string | undefined): boolean {
  if (above === undefined) return false;
  const off = Math.abs(difference);
  if (!above.endsWith("%")) return off > toMicro(above);
  return off * 100 > Math.abs(book) * Number(above.slice(0, -1));
}

/** The moves that are booked for the differences, and what they say of each place. */
export function bookedBy(moves: readonly Moved[], id: string): ReadonlyMap<string, number> {
  const booked = new Map<string, number>();
  for (const one of moves) {
    if (one.paper !== id || one.kind !== "adjustment") continue;
    const key = placeKey(one);
    booked.set(key, (booked.get(key) ?? 0) + toMicro(one.quantity));
  }
  return booked;
}

/** How many places there are and how many of them are counted. */
export function progressOf(rows: readonly PlaceRow[]): {
  readonly places: number;
  readonly counted: number;
  readonly missing: readonly PlaceRow[];
  readonly double: readonly PlaceRow[];
  readonly recount: readonly PlaceRow[];
} {
  const of = (state: PlaceState): readonly PlaceRow[] => rows.filter((one) => one.state === state);
  const missing = of("missing");
  return {
    places: rows.length,
    counted: rows.length - missing.length,
    missing,
    double: of("double"),
    recount: of("recount"),
  };
}

/** A quantity of millionths as a decimal; nothing where there is none. */
export function figure(micro: number | undefined): Decimal | undefined {
  return micro === undefined ? undefined : fromMicro(micro);
}
