import { atField, type Check, type Found, type Spot } from "../../law/check.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { standing } from "../../law/reversal.ts";
import { say } from "../../law/words.ts";
import { apartRemedy, countedApart } from "./apart.ts";
import type { Count } from "./count.ts";
import { placeKey, typedPlace } from "./place.ts";
import { bookedBy, type Moved, type Tallied } from "./reckoning.ts";
import { isOpen } from "./states.ts";

interface Placed<R> {
  readonly record: R;
  readonly at: Spot;
}

interface Kept extends Placed<Count> {
  readonly bound: boolean;
}

/**
 * The moves of a stocktake are its differences, once, also after two copies of the book came
 * together; no place was counted twice, each time differently (R-WHS-20).
 */
export const countsCheck: Check = {
  name: "counts",
  nouns: ["count", "tally", "move"],
  begin: () => {
    const counts: Kept[] = [];
    const tallies = new Map<string, Placed<Tallied>[]>();
    const moves = new Map<string, Moved[]>();
    return {
      see({ noun, record, at, sound, bound }) {
        if (!sound) return;
        if (noun.name === "count") {
          counts.push({ record: record as unknown as Count, at, bound });
        } else if (noun.name === "tally") {
          put(tallies, String(record.count), { record: record as unknown as Tallied, at });
        } else if (record.kind === "adjustment" && typeof record.paper === "string") {
          put(moves, record.paper, record as unknown as Moved);
        }
      },
      end: () =>
        counts.flatMap((one) => [
          ...unbooked(one, moves.get(one.record.id) ?? []),
          ...twice(one.record, tallies.get(one.record.id) ?? []),
          ...apart(one, counts),
        ]),
    };
  },
};

function put<V>(all: Map<string, V[]>, key: string, one: V): void {
  const known = all.get(key);
  if (known) known.push(one);
  else all.set(key, [one]);
}

/** Where what was booked is not what the stocktake says: booked in two copies, or by hand. */
function unbooked({ record, at }: Placed<Count>, moves: readonly Moved[]): Found[] {
  const booked = bookedBy(moves, record.id);
  const told = new Map(
    (record.booked ? (record.differences ?? []) : []).map((one) => [
      placeKey(one),
      toMicro(one.counted) - toMicro(one.book),
    ]),
  );
  return [...new Set([...told.keys(), ...booked.keys()])].flatMap((key): Found[] => {
    const [is, was] = [booked.get(key) ?? 0, told.get(key) ?? 0];
    if (is === was) return [];
    const name = key.split("|").filter(Boolean).join(" · ");
    const text = say(
      `${record.id}: ${name} differs by ${fromMicro(was)}, booked are ${fromMicro(is)}`,
      `${record.id}：${name} 差异 ${fromMicro(was)}，入账为 ${fromMicro(is)}`,
    );
    return [{ code: "count-disagrees", at: atField(at, "differences"), text }];
  });
}

/** Places that two people counted, each differently, and nobody recounted. */
function twice(record: Count, all: readonly Placed<Tallied>[]): Found[] {
  if (!isOpen(record)) return [];
  const spots = new Map(all.map(({ record: one, at }) => [one.id, at]));
  const places = new Map<string, Tallied[]>();
  for (const one of standing(all.map((each) => each.record))) put(places, placeKey(one), one);
  return [...places.values()].flatMap((there): Found[] => {
    const last = Math.max(...there.map(({ round }) => round));
    const [first, ...others] = there.filter(({ round }) => round === last);
    const other = others.find((one) => toMicro(one.quantity) !== toMicro(first?.quantity ?? "0"));
    const at = other && spots.get(other.id);
    if (!first || !other || !at) return [];
    const text = say(
      `${record.id}: ${typedPlace(first)} was counted ${first.quantity} by ${first.by} and ${other.quantity} by ${other.by}`,
      `${record.id}：${typedPlace(first)} 由 ${first.by} 盘为 ${first.quantity}，由 ${other.by} 盘为 ${other.quantity}`,
    );
    return [{ code: "counted-twice", at: atField(at, "quantity"), text }];
  });
}

/** Places that two stocktakes count, begun apart: told at the later one, while it can be mended. */
function apart({ record, at, bound }: Kept, all: readonly Kept[]): Found[] {
  if (bound) return [];
  return all.flatMap((other): Found[] => {
    if (!other.bound && other.record.id > record.id) return [];
    const [first, ...more] = countedApart(record, other.record);
    if (!first) return [];
    const both = `${other.record.id}, ${record.id}`;
    const place = `${typedPlace(first)}${more.length > 0 ? ` … (${more.length + 1})` : ""}`;
    const text = say(
      `${both} were started apart and both count ${place}`,
      `${both} 各自开始，均盘点了 ${place}`,
    );
    const hint = apartRemedy(record, other.record);
    return [{ code: "counted-apart", at: atField(at, "places"), text, hint }];
  });
}
