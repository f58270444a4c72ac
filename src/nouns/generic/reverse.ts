import type { Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { toMinor } from "../../law/money.ts";
import type { AnyStored, Ceiling, Floor, Noun } from "../../law/noun.ts";
import { holdingReversals } from "../../law/reversal.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { Context } from "../verb.ts";

type Append = Extract<Step, { do: "append" }>;

/** Makes the step that takes back the entry of an id; refused when that has been done already. */
export type TakeBack = (id: string) => Promise<{
  readonly step: Append;
  /** What is taken back. */
  readonly entry: AnyStored;
}>;

/** Takes one entry back by its opposite; refused when that has been done already. */
export async function takeBack(
  noun: Noun,
  entry: AnyStored,
  context: Pick<Context, "book">,
): Promise<Append> {
  const take = await takingBack(noun, [entry.id], context);
  return (await take(entry.id)).step;
}

/** Up to so many entries are looked up one by one, without reading all that was ever written. */
const few = 20;

/** Makes ready to take back entries of a noun by their ids, their reversals gathered once. */
export async function takingBack(
  noun: Noun,
  ids: readonly string[],
  { book }: Pick<Context, "book">,
): Promise<TakeBack> {
  // The opposite names whom the entry names, so that both go together whoever is merged.
  const entries = await book.asWritten(() => entriesAbout(noun, ids, book));
  const byId = new Map(entries.map((one) => [one.id, one]));
  const holding = holdingReversals(entries);
  return async (id) => {
    const entry: AnyStored = byId.get(id) ?? (await book.asWritten(() => book.get(noun, id)));
    const by = holding(id);
    if (by) {
      refuse(
        say(`${id} was taken back by ${by.id} already`, `${id} 已由 ${by.id} 冲销`),
        say(
          `to have it back, take that one back: rounds ${noun.name} remove ${by.id}`,
          `如需恢复，请冲销该笔：rounds ${noun.name} remove ${by.id}`,
        ),
      );
    }
    const opposite = {
      ...entry,
      ...noun.reverse?.(entry as never),
      ...(await dayOfReversal(entry, book)),
    };
    const made = { ...opposite, id: await book.newId(noun, opposite) };
    return { step: { do: "append", noun, entry: made }, entry };
  };
}

/**
 * What is taken back is so on its own day; of a closed month, or of a day for which its account was
 * closed, on the day it is done.
 */
async function dayOfReversal(entry: AnyStored, book: Context["book"]): Promise<object> {
  const { closedTo, today } = book;
  if (closedTo !== undefined && String(entry.date) <= closedTo) return { date: today };
  if (entry.account === undefined || !book.hasFolder("account-closings")) return {};
  const { isCounted } = await import("../account/counted.ts");
  return (await isCounted(book, entry)) ? { date: today } : {};
}

/** The entries of these ids, with those that take them back, and those that take these back. */
export async function entriesAbout(
  noun: Noun,
  ids: readonly string[],
  book: Context["book"],
): Promise<readonly Reversible[]> {
  if (ids.length > few) return book.all(noun) as Promise<readonly Reversible[]>;
  const found = new Map<string, Reversible>();
  const reversing = async (id: string): Promise<void> => {
    for (const one of (await book.where(noun, "reverses", id)) as readonly Reversible[]) {
      if (found.has(one.id)) continue;
      found.set(one.id, one);
      await reversing(one.id);
    }
  };
  for (const id of ids) {
    const entry = (await book.maybe(noun, id)) as Reversible | undefined;
    if (entry) found.set(id, entry);
    await reversing(id);
  }
  return [...found.values()];
}

type Reversible = AnyStored & { readonly reverses?: string };

/** Refuses to take back by itself what is part of something larger, like a shipment's move. */
export function assertFree(noun: Noun, entry: AnyStored): void {
  const why = noun.bound?.(entry as never);
  if (why === undefined) return;
  refuse(
    say(`${entry.id} cannot be taken away alone: ${why.en}`, `${entry.id} 不能单独撤去：${why.zh}`),
    say("to take back the change that made it so: rounds undo", "如需撤销相应的变更：rounds undo"),
  );
}

/**
 * Refuses steps that would bring a noun's floor sums below zero, goods that are gone by now, or its
 * ceiling sums above what their papers say: an invoice that was settled otherwise meanwhile.
 */
export async function assertFloor(
  steps: readonly Step[],
  { book }: Pick<Context, "book">,
): Promise<void> {
  const appended = steps.filter((step) => step.do === "append");
  const short: Short[] = [];
  for (const noun of new Set(appended.map((step) => step.noun))) {
    for (const floor of noun.floors ?? []) {
      if (floor.mayFall(book.settings)) continue;
      const entries = appended.flatMap((step) => (step.noun === noun ? step.entry : []));
      short.push(...(await fallen(noun, { floor, entries, book })));
      // One word about goods that are gone is enough.
      if (short.length > 0) break;
    }
    for (const ceiling of short.length > 0 ? [] : (noun.ceilings ?? [])) {
      const entries = appended.flatMap((step) => (step.noun === noun ? step.entry : []));
      short.push(...(await risen(noun, { ceiling, entries, book })));
    }
  }
  if (short.length > 0) refuse(join(short.map(({ text }) => text)), short[0]?.remedy);
}

interface Short {
  readonly text: Text;
  readonly remedy: Text | undefined;
}

/** What of a sum some entries would bring below zero. */
async function fallen(
  noun: Noun,
  told: { floor: Floor; entries: readonly AnyStored[]; book: Context["book"] },
): Promise<Short[]> {
  const { floor, entries, book } = told;
  const added = addedTo(noun, { sum: floor.sum, entries, digits: book.digits });
  const falling = [...added].filter(([, units]) => units < 0);
  if (falling.length === 0) return [];
  const had = await book.sums(noun, floor.sum);
  return falling.flatMap(([key, units]) => {
    const rest = (had.get(key) ?? 0) + units;
    return rest < 0 ? [{ text: floor.short(key, rest), remedy: floor.remedy?.(key) }] : [];
  });
}

/** What entries add to a sum, by its keys; smallest unit. */
function addedTo(
  noun: Noun,
  told: { readonly sum: string; readonly entries: readonly AnyStored[]; readonly digits: number },
): ReadonlyMap<string, number> {
  const sum = noun.sums?.find(({ name }) => name === told.sum);
  const added = new Map<string, number>();
  for (const entry of told.entries) {
    for (const [key, units] of sum?.of(entry as never, told.digits) ?? []) {
      added.set(key, (added.get(key) ?? 0) + units);
    }
  }
  return added;
}

/** What of a sum some entries would bring above what its paper says, either way from zero. */
async function risen(
  noun: Noun,
  told: { ceiling: Ceiling; entries: readonly AnyStored[]; book: Context["book"] },
): Promise<Short[]> {
  const { ceiling, entries, book } = told;
  const { digits } = book;
  const added = addedTo(noun, { sum: ceiling.sum, entries, digits });
  if (added.size === 0) return [];
  const had = await book.sums(noun, ceiling.sum);
  const papers = await book.some(ceiling.paper, added.keys());
  return [...added].flatMap(([key, units]) => {
    const paper = papers.get(key) as never;
    if (paper === undefined) return [];
    const [was, most] = [had.get(key) ?? 0, toMinor(ceiling.most(paper), digits)];
    const now = Math.abs(was + units);
    if (now <= Math.abs(most) || now <= Math.abs(was)) return [];
    const text = ceiling.over(paper, { left: most - was, added: units }, digits);
    return [{ text, remedy: ceiling.remedy(paper, units, digits) }];
  });
}
