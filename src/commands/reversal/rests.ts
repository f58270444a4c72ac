import { recordPath } from "../../book/ids.ts";
import type { LoggedChange } from "../../book/journal.ts";
import type { Ledger } from "../../book/ledger.ts";
import type { Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import { redirect, redirected } from "../../law/redirects.ts";
import { refersTo } from "../../law/references.ts";
import { standing } from "../../law/reversal.ts";
import { say } from "../../law/words.ts";
import { assertUnnamed, named, references } from "../../nouns/generic/remove.ts";
import { assertFloor, entriesAbout } from "../../nouns/generic/reverse.ts";
import { allNouns, nounOf } from "../../nouns/index.ts";
import type { Context } from "../../nouns/verb.ts";
import type { Revived } from "./steps.ts";

type Values = Readonly<Record<string, unknown>>;

/** What the steps that reverse a change are judged by. */
interface Case {
  readonly steps: readonly Step[];
  /** Entries that count again. */
  readonly revived: Revived;
  readonly change: LoggedChange;
  readonly context: Context;
  readonly ledger: Ledger;
}

/** Refuses steps back where anything newer rests on what they take away. @throws RoundsError */
export async function assertNothingRests(one: Case): Promise<void> {
  await assertLoose(one);
  await assertNamedIsThere(one);
  await assertPapersUnused(one);
  await assertFloor(one.steps, one.context);
}

/** Does a step say where the id of a customer leads from now on? */
function leadsOn(step: Step, id: string): boolean {
  return step.noun === redirect && step.do === "restore" && step.id === id;
}

/** Refuses to take away what others name, unless they go with it or are led on to another. */
async function assertLoose({ steps, context }: Case): Promise<void> {
  const isLed = ({ id, noun }: { readonly id: string; readonly noun: Noun }): boolean =>
    noun.name === redirected && steps.some((step) => leadsOn(step, id));
  const gone = steps.flatMap((step) => (step.do === "remove" && !isLed(step) ? [step] : []));
  if (gone.length === 0) return;
  const own = new Set(gone.map(({ id }) => id));
  for (const step of steps) if (step.do === "append") own.add(String(step.entry.reverses));
  const users = await references(context, "standing");
  const names = await namedAfter(steps, context);
  for (const { noun, id } of gone) {
    const target = `${noun.name}:${id}`;
    const others = (users.get(target) ?? []).filter((user) => !own.has(user));
    assertUnnamed(
      id,
      others.filter((user) => names.get(user)?.has(target) ?? true),
    );
  }
}

/** What the records that the steps set back will name after them, by the record's id. */
async function namedAfter(
  steps: readonly Step[],
  context: Context,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const after = new Map<string, ReadonlySet<string>>();
  for (const step of steps) {
    if (step.do !== "set" && step.do !== "text") continue;
    const now = step.do === "set" ? await context.book.maybe(step.noun, step.id) : {};
    const values = { ...now, ...(await broughtBack(step, context)) };
    after.set(step.id, new Set(named(step.noun.fields, values)));
  }
  return after;
}

/** Refuses to bring back what names a record that is no longer there. */
async function assertNamedIsThere({ steps, revived, context }: Case): Promise<void> {
  const own = new Set<string>();
  for (const step of steps) if (step.do === "restore") own.add(`${step.noun.name}:${step.id}`);
  const seen = new Set<string>();
  const back: (readonly [Noun, Values])[] = [...revived];
  for (const step of steps) {
    const values = await broughtBack(step, context);
    if (values) back.push([step.noun, values]);
  }
  for (const [noun, values] of back) {
    for (const target of named(noun.fields, values)) {
      if (own.has(target) || seen.has(target)) continue;
      seen.add(target);
      const cut = target.indexOf(":");
      await assertThere(await nounOf(target.slice(0, cut)), target.slice(cut + 1), context);
    }
  }
}

async function assertThere(noun: Noun, id: string, { book }: Context): Promise<void> {
  const path = recordPath(noun, id);
  if (path !== undefined && book.textIfAny(path) !== undefined) return;
  if (await book.maybe(noun, id)) return;
  refuse(
    say(
      `it names ${noun.label.en} ${id}, which has been removed since`,
      `其中引用的${noun.label.zh} ${id} 之后已被删除`,
    ),
    say(`bring that back first, see: rounds history ${id}`, `请先恢复它，见：rounds history ${id}`),
  );
}

/** The values that a step brings back; entries are told apart by who takes them back. */
async function broughtBack(step: Step, { book }: Context): Promise<Values | undefined> {
  if (step.do === "set") return step.fields;
  if (step.do !== "restore" && step.do !== "text") return undefined;
  return book.reread(step.noun, step.id, step.text);
}

/** Refuses to set back a paper on which a newer paper or entry was made: an invoice of an order. */
async function assertPapersUnused({ steps, change, context, ledger }: Case): Promise<void> {
  const papers = new Map<string, Noun>();
  for (const step of steps) {
    const isEdit = step.do === "set" || step.do === "text";
    if (isEdit && step.noun.naming.by === "day")
      papers.set(`${step.noun.name}:${step.id}`, step.noun);
  }
  if (papers.size === 0) return;
  const users = (await allNouns()).filter((noun) =>
    [...papers.values()].some((paper) => refersTo(noun.fields, paper.name)),
  );
  const names = new Set(users.map(({ name }) => name));
  ledger.readSince(change.at.slice(0, 7));
  const { changes, chain } = ledger;
  const own = changes.findIndex(({ id, at }) => id === change.id && at === change.at);
  const places = new Map(changes.map((one, at) => [one, at]));
  const placeOf = (one: LoggedChange): number => places.get(chain.root(one)) ?? -1;
  // What the change made itself goes with it, also where it was made again by a redo.
  const gone = new Set(steps.flatMap((step) => (step.do === "remove" ? [step.id] : [])));
  for (const newer of changes.slice(own + 1)) {
    if (newer.at < change.at || chain.kind(newer) === "undo") continue;
    // Done again since, but first done before: what is set back had been made on top of it.
    if (placeOf(newer) < placeOf(change)) continue;
    const made = newer.steps.filter(
      (step) => names.has(step.noun) && (step.do === "create" || step.do === "append"),
    );
    for (const noun of users) {
      const ids = made.flatMap(({ noun: name, id }) =>
        name === noun.name && !gone.has(id) ? [id] : [],
      );
      for (const record of await stillThere(noun, ids, context)) {
        const target = [...named(noun.fields, record)].find((one) => papers.has(one));
        if (target !== undefined) refuseFor(target, record.id, chain.root(newer));
      }
    }
  }
}

function refuseFor(target: string, user: string, { id, verb }: LoggedChange): never {
  const paper = target.slice(target.indexOf(":") + 1);
  return refuse(
    say(
      `${user} rests on ${paper} as it is now: ${verb}`,
      `${user} 以 ${paper} 的现状为依据：${verb}`,
    ),
    say(
      `take back the newer change first: rounds undo ${id}`,
      `请先撤销较新的变更：rounds undo ${id}`,
    ),
  );
}

/** Up to so many records are looked up one by one. */
const few = 20;

/** Those of some records that are there, and entries that have not been taken back. */
async function stillThere(
  noun: Noun,
  ids: readonly string[],
  { book }: Context,
): Promise<readonly AnyStored[]> {
  if (ids.length === 0) return [];
  const wanted = new Set(ids);
  if (noun.shape === "entry") {
    return standing(await entriesAbout(noun, ids, book)).filter(({ id }) => wanted.has(id));
  }
  const all: readonly (AnyStored | undefined)[] =
    ids.length > few
      ? await book.all(noun)
      : await Promise.all(ids.map((id) => book.maybe(noun, id)));
  return all.flatMap((one) => (one && wanted.has(one.id) ? [one] : []));
}
