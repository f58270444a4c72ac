import type { Step } from "../../../law/change.ts";
import { toMicro } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { type AnyStored, field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { availability } from "../../move/facts.ts";
import { assignGoods } from "../../move/lots/assign.ts";
import { type Move, move } from "../../move/move.ts";
import { assertInStock, assertNotAhead, moveStep } from "../../move/rules.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Count, count, type Difference } from "../count.ts";
import { assertCounting } from "../entering.ts";
import { resultFacts } from "../facts.ts";
import { namesOf } from "../naming.ts";
import { byPieces, type Pieces, piecesOf } from "../pieces.ts";
import { placeKey } from "../place.ts";
import type { PlaceRow } from "../reckoning.ts";
import {
  bookedChange,
  isStale,
  type Result,
  resultFields,
  resultOf,
  unsureNotes,
} from "../results.ts";
import { leaveMissing } from "./result.ts";

export const verb = defineVerb({
  summary: say("book the differences of a stocktake, once", "盘点差异入账（仅一次）"),
  examples: [],
  arguments: recordArgument(count),
  flags: {
    date: field(dateKind, say("Booked as of", "入账日期"), {
      help: say("else the day on which each place was counted", "省略时为各位置的盘点日"),
    }),
    leaveMissing,
  },
  writes: true,
  async run(context, { which, date, leaveMissing: leave }) {
    const { book, today, me } = context;
    const record = await book.get(count, which);
    assertCounting(record);
    if (date !== undefined) assertDay(date, record, today);
    const isLeft = leave ?? (record.uncounted ?? []).length > 0;
    const facts = await resultFacts(context, record, { leaveMissing: isLeft });
    const result = resultOf(facts);
    if (record.resulted && isStale(record, result)) stale(record);
    const set: Partial<Count> = record.resulted ? {} : resultFields(result, facts);
    const told = { noun: count, record: { ...record, ...set } };
    await assertApproved(context, told, say("booked", "入账"));
    const dateOf = (one: Pick<Difference, "date">): string => date ?? openDay(one.date, context);
    const kept: Result = record.resulted
      ? { differences: record.differences ?? [], uncounted: record.uncounted ?? [] }
      : result;
    await assertThere(kept.differences, dateOf, context);
    const moveIds: string[] = [];
    for (const one of kept.differences) moveIds.push(await book.newId(move, { date: dateOf(one) }));
    const { digits } = book;
    const change = bookedChange(kept, {
      ...{ record, date: today, by: me, dateOf, moveIds, digits, set },
    });
    const pieces = await piecesOf(book, record, facts.rows);
    const swapped = facts.rows.flatMap((row) => swapOf(row, { pieces, record, dateOf, me }));
    // What was worked out before was said then.
    const unsure = record.resulted ? [] : unsureNotes(facts.rows, facts);
    const steps = await namedGoods(book, [...change.steps, ...swapped], pieces);
    return { ...change, steps, notes: [...unsure, ...(change.notes ?? [])] };
  },
});

interface Swap {
  readonly pieces: ReadonlyMap<string, Pieces>;
  readonly record: Count;
  readonly dateOf: (one: { readonly date: string }) => string;
  readonly me: string | undefined;
}

/** As many pieces as the book says, but others: a move of none that is booked by its pieces. */
function swapOf(
  { place, difference, date }: PlaceRow,
  { pieces, record, dateOf, me }: Swap,
): Step[] {
  if (difference !== 0 || date === undefined || !pieces.has(placeKey(place))) return [];
  const { id: paper } = record;
  const by = me === undefined ? {} : { by: me };
  const kind = "adjustment" as const;
  return [
    moveStep({ ...place, id: "", date: dateOf({ date }), kind, quantity: "0", paper, ...by }),
  ];
}

/** Says of each difference which pieces and, of what was found, which lot it is. */
async function namedGoods(
  book: Context["book"],
  steps: readonly Step[],
  pieces: ReadonlyMap<string, Pieces>,
): Promise<readonly Step[]> {
  const named: Step[] = [];
  for (const step of steps) {
    if (step.do !== "append" || step.noun !== move) {
      named.push(step);
      continue;
    }
    const entry = step.entry as AnyStored as Move;
    const known = pieces.get(placeKey(entry));
    const parts = known ? byPieces(entry, known) : [entry];
    for (const [at, part] of parts.entries()) {
      const id = at === 0 && entry.id !== "" ? entry.id : await book.newId(move, entry);
      const whole = moveStep({ ...part, id });
      // A shortage is of the lot that was counted, and of none where that is what was counted.
      if (part.quantity.startsWith("-")) named.push(whole);
      else named.push(...(await assignGoods(book, [whole])));
    }
  }
  return named;
}

/** The differences are booked between the day of the stocktake and today. */
function assertDay(date: string, record: Count, today: string): void {
  assertNotAhead(date, today);
  if (date >= record.date) return;
  refuse(
    say(
      `${record.id} was started as of ${record.date}: nothing of it is booked before`,
      `${record.id} 的基准日为 ${record.date}，入账日期不能更早`,
    ),
  );
}

/** What was counted in a month that is closed by now is booked today. */
function openDay(day: string, { book, today }: Pick<Context, "book" | "today">): string {
  return book.closedTo !== undefined && day <= book.closedTo ? today : day;
}

function stale({ id }: Count): never {
  refuse(
    say(
      `${id}: what was counted or written since changes the differences`,
      `${id}：核算后又有登记，差异已变`,
    ),
    say(`work them out again: rounds count result ${id}`, `请重新核算：rounds count result ${id}`),
  );
}

/** A shortage takes no day below zero: then something was sold that was not there. */
async function assertThere(
  differences: readonly Difference[],
  dateOf: (one: Difference) => string,
  { book, today }: Context,
): Promise<void> {
  const names = await namesOf(book);
  const byDate = new Map<
    string,
    Map<string, { product: string; warehouse: string; micro: number }>
  >();
  for (const one of differences) {
    const { product, warehouse } = one;
    const wanted = byDate.get(dateOf(one)) ?? new Map();
    byDate.set(dateOf(one), wanted);
    const key = `${product}|${warehouse}`;
    const known = wanted.get(key) ?? { product, warehouse, micro: 0 };
    known.micro += toMicro(one.book) - toMicro(one.counted);
    wanted.set(key, known);
  }
  for (const [date, goods] of byDate) {
    const wanted = [...goods.values()].filter(({ micro }) => micro > 0);
    const available = await availability(book, wanted, { date, today });
    const { negativeStock } = book.settings;
    const hint = say(
      "more left since than was counted: count again, or correct what was written since",
      "盘点后的出库多于实盘数：请复盘，或更正此后的单据",
    );
    const [nameOf, placeOf] = [names.sku, names.warehouse];
    assertInStock(wanted, { available, negativeStock, nameOf, placeOf, hint });
  }
}
