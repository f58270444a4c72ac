import type { Change, Step } from "../../law/change.ts";
import { fromMicro, grouped, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Move } from "../move/move.ts";
import { moveStep } from "../move/rules.ts";
import { totalsMinor } from "./approving.ts";
import { type Count, count, type Difference } from "./count.ts";
import { type Place, placeKey, placeOf, typedPlace } from "./place.ts";
import { type PlaceRow, progressOf } from "./reckoning.ts";

export interface ResultFacts {
  readonly record: Count;
  readonly rows: readonly PlaceRow[];
  readonly today: string;
  readonly me: string | undefined;
  readonly nameOf: (place: Place) => string;
  readonly costOf: (product: string) => string | undefined;
  /** Who answers for the goods of a warehouse: R-WHS-21. */
  readonly keeperOf: (warehouse: string) => string | undefined;
  /** Leave what nobody counted as the book says? */
  readonly leaveMissing: boolean;
  readonly digits: number;
}

/** What a result says: the fields of the record, nothing written yet. */
export interface Result {
  readonly differences: readonly Difference[];
  readonly uncounted: readonly string[];
}

/**
 * The differences of a stocktake. Nothing is left out and nothing is guessed: what is missing, was
 * counted twice differently or must be recounted is named (R-WHS-20). @throws RoundsError refused
 */
export function resultOf(facts: ResultFacts): Result {
  const { record, rows, costOf, keeperOf } = facts;
  assertComplete(facts);
  const { missing } = progressOf(rows);
  const known = new Map((record.differences ?? []).map((one) => [placeKey(one), one]));
  const differences = rows
    .filter((row) => row.counted !== undefined && row.difference !== 0)
    .map((row): Difference => {
      const old = known.get(placeKey(row.place));
      const person = old?.person ?? keeperOf(row.place.warehouse);
      const cost = costOf(row.place.product);
      const why = old?.why ?? row.tallies[0]?.why;
      return {
        ...placeOf(row.place),
        book: fromMicro(row.book ?? 0),
        counted: fromMicro(row.counted ?? 0),
        date: row.date ?? record.date,
        ...(cost === undefined ? {} : { cost }),
        ...(why === undefined ? {} : { why }),
        ...(old?.fault === undefined ? {} : { fault: old.fault }),
        ...(person === undefined ? {} : { person }),
      };
    });
  return { differences, uncounted: missing.map(({ place }) => typedPlace(place)) };
}

/** Refuses to work out what is not counted to the end. @throws RoundsError refused */
function assertComplete(facts: ResultFacts): void {
  const { record, rows, nameOf } = facts;
  const { missing, double, recount } = progressOf(rows);
  const named = (all: readonly PlaceRow[]): string => {
    const some = all
      .slice(0, 8)
      .map(({ place }) => nameOf(place))
      .join(", ");
    return all.length > 8 ? `${some} … (${all.length})` : some;
  };
  const first = (all: readonly PlaceRow[]): string => (all[0] ? typedPlace(all[0].place) : "");
  if (double.length > 0) {
    refuse(
      say(
        `counted twice, each differently: ${named(double)}`,
        `重复盘点且数量不一：${named(double)}`,
      ),
      say(
        `somebody else recounts: rounds count enter ${record.id} ${first(double)}=QTY --recount`,
        `请由他人复盘：rounds count enter ${record.id} ${first(double)}=数量 --recount`,
      ),
    );
  }
  if (missing.length > 0 && !facts.leaveMissing) {
    refuse(
      say(`not counted yet: ${named(missing)}`, `尚未盘点：${named(missing)}`),
      say(
        `rounds count enter ${record.id} ${first(missing)}=QTY · leave them as in the book: --leave-missing`,
        `rounds count enter ${record.id} ${first(missing)}=数量 · 未盘的按账面保留：--leave-missing`,
      ),
    );
  }
  if (recount.length > 0) {
    refuse(
      say(
        `to be recounted, off by more than ${record.recountAbove}: ${named(recount)}`,
        `差异超过 ${record.recountAbove}，须复盘：${named(recount)}`,
      ),
      say(
        `somebody else: rounds count enter ${record.id} ${first(recount)}=QTY --recount`,
        `请由他人复盘：rounds count enter ${record.id} ${first(recount)}=数量 --recount`,
      ),
    );
  }
}

/** The fields that a result leaves in the record. */
export function resultFields(
  { differences, uncounted }: Result,
  { today, me }: Pick<ResultFacts, "today" | "me">,
): Partial<Count> {
  return {
    differences: differences.length > 0 ? differences : undefined,
    uncounted: uncounted.length > 0 ? uncounted : undefined,
    resulted: { date: today, ...(me === undefined ? {} : { by: me }) },
  };
}

/** Puts the differences into the record, where they are explained, approved and booked. */
export function workedOut(result: Result, facts: ResultFacts): Change {
  const { record, rows, digits } = facts;
  const { differences, uncounted } = result;
  const done = rows.length - uncounted.length;
  return {
    steps: [{ do: "set", noun: count, id: record.id, fields: { ...resultFields(result, facts) } }],
    receipt: say(
      `${record.id}: ${placesWords(done)} counted, ${differWords(differences.length)}${valueWords(differences, digits).en}`,
      `${record.id}：已盘 ${done} 项，差异 ${differences.length} 项${valueWords(differences, digits).zh}`,
    ),
    notes: [
      ...leftNote(uncounted),
      ...unsureNotes(rows, facts),
      ...unexplained(record.id, differences, facts),
      say(`then: rounds count book ${record.id}`, `入账：rounds count book ${record.id}`),
    ],
  };
}

function placesWords(places: number): string {
  return `${places} ${places === 1 ? "place" : "places"}`;
}

function differWords(places: number): string {
  return `${places} ${places === 1 ? "differs" : "differ"}`;
}

function valueWords(differences: readonly Difference[], digits: number): Text {
  const { surplus, shortage } = totalsMinor(differences, digits);
  if (surplus === 0 && shortage === 0) return say("", "");
  const [over, short] = [surplus, shortage].map((minor) => grouped(fromMinor(minor, digits)));
  return say(`, surplus ${over}, shortage ${short} at cost`, `，盘盈 ${over}，盘亏 ${short}`);
}

function leftNote(uncounted: readonly string[]): Text[] {
  if (uncounted.length === 0) return [];
  return [
    say(
      `not counted, left as in the book: ${uncounted.join(", ")}`,
      `未盘，按账面保留：${uncounted.join("、")}`,
    ),
  ];
}

/** Moves of the day of counting that were written later: before or after it, nobody can tell. */
export function unsureNotes(
  rows: readonly PlaceRow[],
  { nameOf }: Pick<ResultFacts, "nameOf">,
): Text[] {
  return rows
    .filter(({ unsure, difference }) => unsure.length > 0 && difference !== 0)
    .map(({ place, unsure }) =>
      say(
        `${nameOf(place)}: ${unsure.join(", ")} was written after it was counted and is taken to have moved after; if not, count again`,
        `${nameOf(place)}：${unsure.join("、")} 在盘点后录入，按盘点后发生处理；如在盘点前发生，请复盘`,
      ),
    );
}

function unexplained(
  id: string,
  differences: readonly Difference[],
  { nameOf }: ResultFacts,
): Text[] {
  const without = differences.filter(({ why }) => why === undefined);
  const [one] = without;
  if (!one) return [];
  const command = `rounds count reason ${id} ${typedPlace(one)} --why`;
  return [
    say(
      `without a reason: ${without.map(nameOf).join(", ")} · ${command} "…"`,
      `未说明原因：${without.map(nameOf).join("、")} · ${command} "…"`,
    ),
  ];
}

/** Has anything changed since the result was worked out: counted, or written for an earlier day? */
export function isStale(record: Count, { differences, uncounted }: Result): boolean {
  const told = (all: readonly Difference[]): string =>
    all
      .map((one) => `${placeKey(one)}=${toMicro(one.book)}:${toMicro(one.counted)}`)
      .sort()
      .join();
  return (
    told(record.differences ?? []) !== told(differences) ||
    (record.uncounted ?? []).join() !== uncounted.join()
  );
}

/** Books the differences, once: a move for each, which names the stocktake. */
export function bookedChange(
  { differences, uncounted }: Result,
  booking: {
    readonly record: Count;
    readonly date: string;
    readonly by: string | undefined;
    readonly dateOf: (one: Difference) => string;
    readonly moveIds: readonly string[];
    readonly digits: number;
    readonly set: Partial<Count>;
  },
): Change {
  const { record, by, date, dateOf, moveIds, digits, set } = booking;
  const booked = { date, ...(by === undefined ? {} : { by }) };
  const steps: Step[] = [{ do: "set", noun: count, id: record.id, fields: { ...set, booked } }];
  for (const [at, one] of differences.entries()) {
    const micro = toMicro(one.counted) - toMicro(one.book);
    const entry: Move = {
      ...placeOf(one),
      id: moveIds[at] ?? "",
      date: dateOf(one),
      kind: "adjustment",
      quantity: fromMicro(micro),
      ...(micro > 0 && one.cost !== undefined ? { price: one.cost } : {}),
      paper: record.id,
      ...(one.why === undefined ? {} : { why: one.why }),
      ...(by === undefined ? {} : { by }),
    };
    steps.push(moveStep(entry));
  }
  const worth = valueWords(differences, digits);
  return {
    steps,
    receipt: say(
      `booked ${record.id}: ${differences.length} ${differences.length === 1 ? "difference" : "differences"}${worth.en}`,
      `${record.id} 已入账：差异 ${differences.length} 项${worth.zh}`,
    ),
    notes: leftNote(uncounted),
  };
}
