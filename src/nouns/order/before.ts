import { isDeepStrictEqual } from "node:util";
import type { IsoDate } from "../../law/dates.ts";
import type { Amendment } from "./fields/amendments.ts";
import type { Line } from "./fields/lines.ts";

interface Amended {
  readonly lines: readonly Line[];
  readonly promised?: string | undefined;
  readonly amendments?: readonly Amendment[] | undefined;
}

/** Lines without those of an amendment's outcome, with those that stood before. */
function undone(lines: readonly Line[], { was = [], now = [] }: Amendment): Line[] {
  const rest = [...now];
  const kept = lines.filter((line) => {
    const at = rest.findIndex((one) => isDeepStrictEqual(one, line));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [...kept, ...was];
}

/** An order as it stood before all amendments that were made after a day (R-ORD-18). */
export function amendedUntil<O extends Amended>(order: O, day: IsoDate): O {
  const later = (order.amendments ?? []).filter(({ date }) => date > day);
  if (later.length === 0) return order;
  let { lines, promised } = order;
  for (const one of later.toReversed()) {
    lines = undone(lines, one);
    if (one.nowPromised !== undefined) promised = one.wasPromised;
  }
  const amendments = (order.amendments ?? []).filter(({ date }) => date <= day);
  return { ...order, lines, promised, amendments };
}
