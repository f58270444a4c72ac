import { addDays } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import { type Place, placeKey, typedPlace } from "./place.ts";
import { type CountFacts, isOpen } from "./states.ts";

/** What tells whether two stocktakes were made without knowing of one another. */
export interface Apart extends CountFacts {
  readonly id: string;
  readonly differences?: readonly Place[] | undefined;
  readonly uncounted?: readonly string[] | undefined;
  readonly after?: readonly string[] | undefined;
}

/**
 * The places that two stocktakes both cover although neither was over when the other was started:
 * two copies of the book each began one. What is missing there would be booked twice (R-WHS-20).
 */
export function countedApart(one: Apart, other: Apart): readonly Place[] {
  if (one.id === other.id || one.cancelled || other.cancelled) return [];
  if (knows(one, other) || knows(other, one)) return [];
  const there = new Set(covered(other).map(placeKey));
  return covered(one).filter((place) => there.has(placeKey(place)));
}

/** So many days back a stocktake names those that were over when it was started. */
const namedDays = 31;

/**
 * Was the other over, and in this copy of the book, before this one was started? A stocktake names
 * those it knew of; of older ones, and where it names none at all, the days tell.
 */
function knows(one: Apart, other: Apart): boolean {
  const end = other.booked?.date;
  if (end === undefined) return false;
  if (one.after?.includes(other.id)) return true;
  const date = one.date ?? "";
  return end < (one.after === undefined || date === "" ? date : addDays(date, -namedDays));
}

function covered({ places = [], differences = [], booked, uncounted = [] }: Apart): Place[] {
  const all = new Map([...places, ...differences].map((place) => [placeKey(place), place]));
  const left = new Set(booked ? uncounted : []);
  return [...all.values()].filter((place) => !left.has(typedPlace(place)));
}

/** The stocktakes that are over when another is started, as far back as they are named. */
export function overBefore(date: string, others: readonly Apart[]): readonly string[] {
  const since = addDays(date, -namedDays);
  return others
    .filter(({ booked }) => booked?.date !== undefined && booked.date >= since)
    .map(({ id }) => id)
    .sort();
}

/** How a place is counted once only: the one that is not booked is given up. */
export function apartRemedy(one: Apart, other: Apart): Text {
  const [first, second] = one.id < other.id ? [one, other] : [other, one];
  const loser = isOpen(first) && !isOpen(second) ? first : second;
  const cancel = `rounds count cancel ${loser.id} --why`;
  if (isOpen(loser)) {
    return say(`give one of them up: ${cancel} "…"`, `请作废其中一张：${cancel} "…"`);
  }
  const history = `rounds count history ${loser.id}`;
  return say(
    `take back the booking of one, then give it up: rounds undo CHANGE (of ${history}), ${cancel} "…"`,
    `请撤销其中一张的入账并作废：rounds undo 变更号（见 ${history}），再 ${cancel} "…"`,
  );
}

/** Refuses to go on where another stocktake counts the same. @throws RoundsError refused */
export function assertNotApart(
  record: Apart,
  others: readonly Apart[],
  nameOf: (place: Place) => string,
): void {
  for (const other of others) {
    const both = countedApart(record, other);
    if (both.length === 0) continue;
    const some = both.slice(0, 5).map(nameOf).join(", ");
    const more = both.length > 5 ? ` … (${both.length})` : "";
    refuse(
      say(
        `${other.id} was started apart from ${record.id} and counts ${some}${more} as well`,
        `${other.id} 与 ${record.id} 各自开始，均盘点了 ${some}${more}`,
      ),
      apartRemedy(record, other),
    );
  }
}
