import type { Change, Step } from "../../law/change.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { standing } from "../../law/reversal.ts";
import { join, say, type Text } from "../../law/words.ts";
import { type Count, count } from "./count.ts";
import { type Place, placeKey, typedPlace } from "./place.ts";
import type { Moved, Tallied } from "./reckoning.ts";
import { countState } from "./states.ts";
import { type Tally, tally } from "./tally.ts";

/** One place as somebody counted it. */
export interface Entered {
  readonly place: Place;
  readonly quantity: string;
  readonly by: string;
  readonly date: string;
  readonly why?: string | undefined;
  /** Which pieces, where they are kept by serial number: one for each. */
  readonly serials?: readonly string[] | undefined;
  /** Where it was written: the line of a sheet. */
  readonly line?: number | undefined;
}

export interface EnteringFacts {
  readonly record: Count;
  readonly tallies: readonly Tallied[];
  /** The moves of the days of counting that the book knows. */
  readonly moves: readonly Moved[];
  readonly nameOf: (place: Place) => string;
  readonly staffName: (id: string) => string;
  readonly newId: (date: string) => Promise<string>;
  /** A second count by somebody else; what the same person typed wrong, written anew. */
  readonly mode: "first" | "recount" | "correct";
  /** Does it pass over what stands there already as it is told: the same sheet read again? */
  readonly again?: boolean;
}

/** Refuses to count for a stocktake that is over. */
export function assertCounting(record: Count): void {
  const state = countState(record);
  if (state === "counting" || state === "result") return;
  const { id } = record;
  refuse(
    state === "booked"
      ? say(`${id} is booked already`, `${id} 已入账`)
      : say(`${id} is cancelled`, `${id} 已作废`),
    say("start another: rounds count start", "请另行开始：rounds count start"),
  );
}

/** Writes down what was counted, each place once (R-WHS-20). @throws RoundsError refused */
export async function enterTallies(
  entered: readonly Entered[],
  facts: EnteringFacts,
): Promise<Change> {
  const { record, mode } = facts;
  assertCounting(record);
  assertInScope(entered, facts);
  assertOnce(entered, facts);
  assertPieces(entered, facts);
  const known = new Map<string, Tallied[]>();
  for (const one of standing(facts.tallies)) {
    const key = placeKey(one);
    known.set(key, [...(known.get(key) ?? []), one]);
  }
  const there = (one: Entered): readonly Tallied[] => {
    const all = known.get(placeKey(one.place)) ?? [];
    const last = Math.max(0, ...all.map(({ round }) => round));
    return all.filter(({ round }) => round === last);
  };
  const fresh = entered.filter(
    (one) => !facts.again || !there(one).some((old) => isSame(old, one)),
  );
  const wrong = fresh.flatMap((one) => objection(one, there(one), facts));
  if (wrong.length > 0) {
    const list = join(wrong);
    refuse(list, remedy(record.id, mode));
  }
  const steps: Step[] = [];
  for (const one of fresh) steps.push(...(await stepsOf(one, there(one), facts)));
  if (record.resulted && steps.length > 0) {
    steps.push({ do: "set", noun: count, id: record.id, fields: { resulted: undefined } });
  }
  return { steps, receipt: receiptOf(fresh, entered, facts), notes: offSheet(fresh, facts) };
}

function isSame(old: Tallied, one: Entered): boolean {
  const pieces = ({ serials = [] }: Pick<Entered, "serials">): string => [...serials].sort().join();
  return (
    old.by === one.by &&
    toMicro(old.quantity) === toMicro(one.quantity) &&
    pieces(old) === pieces(one)
  );
}

function assertInScope(entered: readonly Entered[], { record, nameOf }: EnteringFacts): void {
  const { warehouses = [] } = record;
  const outside = entered.filter(
    ({ place }) => warehouses.length > 0 && !warehouses.includes(place.warehouse),
  );
  const early = entered.filter(({ date }) => date < record.date);
  if (outside.length > 0) {
    const list = outside.map(({ place }) => nameOf(place)).join(", ");
    refuse(
      say(`${record.id} does not cover ${list}`, `${list} 不在 ${record.id} 的盘点范围内`),
      say(`see: rounds count show ${record.id}`, `请查看：rounds count show ${record.id}`),
    );
  }
  if (early.length > 0) {
    refuse(
      say(
        `${record.id} was started as of ${record.date}: nothing is counted before`,
        `${record.id} 的基准日为 ${record.date}，盘点日不能更早`,
      ),
    );
  }
}

/** The same place twice in what one person tells at once is never added up. */
function assertOnce(entered: readonly Entered[], { nameOf }: EnteringFacts): void {
  const seen = new Map<string, Entered>();
  const twice: Text[] = [];
  for (const one of entered) {
    const key = placeKey(one.place);
    const first = seen.get(key);
    if (first) {
      const name = nameOf(one.place);
      const lines = one.line === undefined ? "" : ` (${first.line}, ${one.line})`;
      twice.push(
        say(
          `${name} is there twice${lines}: ${first.quantity} and ${one.quantity}`,
          `${name} 重复${lines}：${first.quantity} 与 ${one.quantity}`,
        ),
      );
    }
    seen.set(key, first ?? one);
  }
  if (twice.length === 0) return;
  refuse(
    join(twice),
    say("nothing was written; give each place once", "未写入任何内容；每个位置只能填一次"),
  );
}

/** One serial number for each piece, and no piece in two places. */
function assertPieces(entered: readonly Entered[], { nameOf }: EnteringFacts): void {
  for (const { place, quantity, serials } of entered) {
    if (serials === undefined || serials.length * 1e6 === toMicro(quantity)) continue;
    const name = nameOf(place);
    refuse(
      say(
        `${name}: ${quantity} counted, ${serials.length} serial ${serials.length === 1 ? "number" : "numbers"}`,
        `${name}：实盘 ${quantity}，序列号 ${serials.length} 个`,
      ),
      say("one number for each piece: --serial", "每件一个序列号：--serial"),
    );
  }
}

/** Why a place cannot be entered as things stand. */
function objection(one: Entered, there: readonly Tallied[], facts: EnteringFacts): Text[] {
  const { mode, nameOf, staffName } = facts;
  const name = nameOf(one.place);
  const [old] = there;
  if (mode === "first" && old) {
    const who = staffName(old.by);
    return [
      say(
        `${name} was counted already by ${who}: ${old.quantity} on ${old.date}`,
        `${name} 已由 ${who} 于 ${old.date} 盘点：${old.quantity}`,
      ),
    ];
  }
  if (mode === "recount" && !old) {
    return [say(`${name} was not counted yet`, `${name} 尚未初盘`)];
  }
  if (mode === "recount" && there.some(({ by }) => by === one.by)) {
    const who = staffName(one.by);
    return [
      say(
        `${name} was counted by ${who}: somebody else recounts it`,
        `${name} 由 ${who} 盘点，须由他人复盘`,
      ),
    ];
  }
  if (mode === "correct" && !there.some(({ by }) => by === one.by)) {
    const who = staffName(one.by);
    return [say(`${who} did not count ${name}`, `${who} 没有盘点 ${name}`)];
  }
  return [];
}

function remedy(id: string, mode: EnteringFacts["mode"]): Text {
  if (mode === "first") {
    return say(
      `typed wrong: --correct · a second count by somebody else: --recount · rounds count show ${id}`,
      `填错：--correct · 由他人复盘：--recount · rounds count show ${id}`,
    );
  }
  return say(`see: rounds count show ${id}`, `请查看：rounds count show ${id}`);
}

async function stepsOf(
  one: Entered,
  there: readonly Tallied[],
  { record, moves, mode, newId }: EnteringFacts,
): Promise<Step[]> {
  const { place, quantity, by, date, why, serials } = one;
  const round = Math.max(0, ...there.map((old) => old.round));
  const key = placeKey(place);
  const wrong = mode === "correct" ? there.filter((old) => old.by === by) : [];
  // A correction is of the same moment: what moved since did not move then.
  const [was] = wrong;
  const day = was?.date ?? date;
  const seen =
    was?.seen ??
    moves.filter((each) => each.date === day && placeKey(each) === key).map(({ id }) => id);
  const steps: Step[] = [];
  for (const old of wrong) {
    const entry = { ...old, id: await newId(old.date), reverses: old.id };
    steps.push({ do: "append", noun: tally, entry });
  }
  const entry: Tally = {
    ...place,
    id: await newId(day),
    date: day,
    count: record.id,
    quantity: fromMicro(toMicro(quantity)),
    round: mode === "first" ? 1 : mode === "recount" ? round + 1 : round,
    by,
    ...(why === undefined ? {} : { why }),
    ...(serials === undefined ? {} : { serials }),
    ...(seen.length === 0 ? {} : { seen }),
  };
  steps.push({ do: "append", noun: tally, entry });
  return steps;
}

function receiptOf(
  fresh: readonly Entered[],
  entered: readonly Entered[],
  { record, tallies, nameOf }: EnteringFacts,
): Text {
  const counted = new Set(standing(tallies).map(placeKey));
  for (const one of fresh) counted.add(placeKey(one.place));
  const places = new Set([...(record.places ?? []).map(placeKey), ...counted]);
  const [only] = fresh;
  const passed = entered.length - fresh.length;
  const told =
    only && fresh.length === 1
      ? say(
          `${nameOf(only.place)}: ${only.quantity}`,
          `${nameOf(only.place)} 实盘 ${only.quantity}`,
        )
      : say(`${fresh.length} places counted`, `登记 ${fresh.length} 项`);
  const more =
    passed === 0 ? say("", "") : say(`, ${passed} there already`, `，${passed} 项此前已登记`);
  return say(
    `${record.id}: ${told.en}${more.en} · ${counted.size} of ${places.size} ${places.size === 1 ? "place" : "places"}`,
    `${record.id}：${told.zh}${more.zh} · 已盘 ${counted.size}/${places.size} 项`,
  );
}

/** What was found where the book knows nothing: it is counted as a surplus. */
function offSheet(fresh: readonly Entered[], { record, nameOf }: EnteringFacts): Text[] {
  const known = new Set((record.places ?? []).map(placeKey));
  const found = fresh.filter(({ place }) => !known.has(placeKey(place)));
  if (found.length === 0) return [];
  const names = found.map(({ place }) => `${nameOf(place)} (${typedPlace(place)})`);
  return [
    say(
      `not on the sheet, counted besides: ${names.join(", ")}`,
      `不在盘点表中，另行计入：${names.join("、")}`,
    ),
  ];
}
