import type { Book } from "../../book/book.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import { serialPlaces } from "../move/lots/stock.ts";
import { type Move, move } from "../move/move.ts";
import type { Count } from "./count.ts";
import { type Place, placeKey, typedPlace } from "./place.ts";
import type { PlaceRow, Tallied } from "./reckoning.ts";

/** Which pieces a place has lost and gained, by serial number. */
export interface Pieces {
  readonly missing: readonly string[];
  readonly found: readonly string[];
}

const one = 1_000_000;

/** The tallies that count at a place: those of its last round. */
function lastTallies({ tallies }: PlaceRow): readonly Tallied[] {
  const [last] = tallies;
  return tallies.filter(({ round }) => round === last?.round);
}

/** The moves of a product in a warehouse that came after it was counted there. */
function after(moves: readonly Move[], rows: readonly PlaceRow[]): readonly Move[] {
  const counted = rows.flatMap(lastTallies);
  const seen = new Set(counted.flatMap((each) => each.seen ?? []));
  const day = counted.map(({ date }) => date).sort()[0] ?? "9999-12-31";
  return moves.filter(({ id, date }) => date > day || (date === day && !seen.has(id)));
}

/** The pieces that the book said lay there when they were counted: those now, less what came. */
function piecesThen(now: readonly string[], later: readonly Move[]): ReadonlySet<string> {
  const then = new Set(now);
  for (const { quantity, serials = [] } of [...later].reverse()) {
    for (const serial of serials) {
      if (quantity.startsWith("-")) then.add(serial);
      else then.delete(serial);
    }
  }
  return then;
}

/**
 * Which pieces are missing and which were found, place by place: what was counted against what the
 * book said lay in the warehouse then. @throws RoundsError where pieces are missing and nobody said
 * which
 */
export async function piecesOf(
  book: Book,
  record: Count,
  rows: readonly PlaceRow[],
): Promise<ReadonlyMap<string, Pieces>> {
  const counted = rows.filter((row) => row.counted !== undefined);
  const kept = new Set(
    [...(await book.sums(move, "serials")).keys()].map((key) => key.split("|")[0]),
  );
  const groups = new Map<string, PlaceRow[]>();
  for (const row of counted) {
    const { product, warehouse } = row.place;
    const isKept = kept.has(product) || lastTallies(row).some(({ serials }) => serials);
    if (!isKept) continue;
    const key = `${product}|${warehouse}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const all = new Map<string, Pieces>();
  if (groups.size === 0) return all;
  const moves = await book.between(move, { from: record.date, to: "9999-12-31" });
  for (const [key, places] of groups) {
    const [product = "", warehouse = ""] = key.split("|");
    const lying = [...(await serialPlaces(book, product))];
    const now = lying.flatMap(([serial, at]) => (at === warehouse ? serial : []));
    const mine = moves.filter((each) => each.product === product && each.warehouse === warehouse);
    const then = piecesThen(now, after(mine, places));
    const isWhole = rows.every((row) => !isSamePool(row, key) || row.counted !== undefined);
    for (const [at, pieces] of told(places, { record, then, now: new Set(now), isWhole })) {
      all.set(at, pieces);
    }
  }
  return all;
}

function isSamePool({ place }: PlaceRow, key: string): boolean {
  return `${place.product}|${place.warehouse}` === key;
}

interface Known {
  readonly record: Count;
  /** The pieces in the warehouse by the book: when they were counted, and now. */
  readonly then: ReadonlySet<string>;
  readonly now: ReadonlySet<string>;
  /** Is every place of the product in the warehouse counted? */
  readonly isWhole: boolean;
}

/** Shares out what is missing in a warehouse to its places, as far as each lacks pieces. */
function told(rows: readonly PlaceRow[], known: Known): ReadonlyMap<string, Pieces> {
  const { record, then, now, isWhole } = known;
  const serialsOf = (row: PlaceRow): readonly string[] | undefined => lastTallies(row)[0]?.serials;
  const seen = new Set(rows.flatMap((row) => serialsOf(row) ?? []));
  const isSilent = rows.some((row) => (row.counted ?? 0) > 0 && serialsOf(row) === undefined);
  const lost = isWhole ? [...then].filter((each) => !seen.has(each) && now.has(each)).sort() : [];
  const pieces = new Map<string, Pieces>();
  for (const row of rows) {
    const found = (serialsOf(row) ?? []).filter((each) => !then.has(each));
    const change = Math.round(row.difference / one);
    const wanted = found.length - change;
    if (row.difference !== 0 && isSilent && then.size > 0) unnamed(record, row, [...then]);
    const missing = lost.splice(0, Math.max(0, wanted));
    if (missing.length > 0 || found.length > 0) pieces.set(placeKey(row.place), { missing, found });
  }
  return pieces;
}

function unnamed({ id }: Count, { place, counted = 0 }: PlaceRow, then: readonly string[]): never {
  const at = `${typedPlace(place)}=${fromMicro(counted)}`;
  const some = [...then]
    .sort()
    .slice(0, Math.max(1, counted / one))
    .join(",");
  refuse(
    say(
      `${typedPlace(place)} is kept by serial number: which pieces were counted?`,
      `${typedPlace(place)} 按序列号管理，请注明实盘的序列号`,
    ),
    say(
      `rounds count enter ${id} ${at} --serial ${some} --correct`,
      `rounds count enter ${id} ${at} --serial ${some} --correct`,
    ),
  );
}

/** Which pieces differ, in words. */
export function pieceNotes(
  pieces: ReadonlyMap<string, Pieces>,
  rows: readonly PlaceRow[],
  nameOf: (place: Place) => string,
): readonly Text[] {
  return rows.flatMap(({ place }): Text[] => {
    const { missing = [], found = [] } = pieces.get(placeKey(place)) ?? {};
    if (missing.length === 0 && found.length === 0) return [];
    const name = nameOf(place);
    const [gone, more] = [missing.join(", "), found.join(", ")];
    const en = [gone && `missing ${gone}`, more && `found ${more}`];
    const zh = [gone && `缺 ${gone}`, more && `多 ${more}`];
    return [
      say(`${name}: ${en.filter(Boolean).join("; ")}`, `${name}：${zh.filter(Boolean).join("；")}`),
    ];
  });
}

/** The move of a difference as moves of the very pieces; what has no number stays one of none. */
export function byPieces(entry: Move, { missing, found }: Pieces): readonly Omit<Move, "id">[] {
  const { id: _, price, ...plain } = entry;
  const rest = toMicro(entry.quantity) + (missing.length - found.length) * one;
  const priced = price === undefined ? {} : { price };
  const part = (micro: number, serials: readonly string[]): Omit<Move, "id">[] =>
    micro === 0
      ? []
      : [
          {
            ...plain,
            quantity: fromMicro(micro),
            ...(micro > 0 ? priced : {}),
            ...(serials.length > 0 ? { serials } : {}),
          },
        ];
  return [
    ...part(-missing.length * one, missing),
    ...part(found.length * one, found),
    ...part(rest, []),
  ];
}
