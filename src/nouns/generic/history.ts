import type { LoggedChange, LoggedStep } from "../../book/journal.ts";
import type { Ledger } from "../../book/ledger.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { field, type Noun } from "../../law/noun.ts";
import { redirect, redirected } from "../../law/redirects.ts";
import { say, type Text, withArticle } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { nounOf, topics } from "../index.ts";
import { type Context, defineVerb, type Verb } from "../verb.ts";
import { historyColumns, stepRows, summaryOf } from "./history-rows.ts";

/** What of the change log is asked for; nothing named: everything. */
interface Wanted {
  /** One noun's records, all of them or those of some ids. */
  readonly nouns?: readonly string[];
  readonly ids?: readonly string[];
  readonly by?: string | undefined;
  /** YYYY-MM-DD, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** At most so many changes. */
  readonly limit?: number | undefined;
}

/** So many steps of one change are told one by one; of an import only how many there were. */
const mostSteps = 10;

/** What the change log says, newest first; only the files are read that the question needs. */
export async function historyView(ledger: Ledger, wanted: Wanted, title: Text): Promise<TableView> {
  const all = gathered(ledger, wanted);
  const shown = wanted.limit === undefined ? all : all.slice(0, wanted.limit);
  const nouns = await nounsIn(shown);
  const rows = shown.flatMap((change) => {
    const steps = wantedSteps(change, { wanted, ledger });
    const about = { change, nouns, chain: ledger.chain };
    return steps.length > mostSteps && wanted.ids === undefined
      ? summaryOf(steps, about)
      : steps.flatMap((step) => stepRows(step, about));
  });
  const single = wanted.ids?.length === 1;
  const { shown: columns, hidden } = historyColumns(nouns);
  const { from, to } = wanted;
  return {
    shape: "list",
    title,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    columns: columns.filter(({ key }) => !(single && key === "id")),
    hidden: [...columns.filter(({ key }) => single && key === "id"), ...hidden],
    rows,
    notes:
      shown.length < all.length
        ? [say("there are older changes: --limit shows more", "还有更早的变更，可用 --limit 查看")]
        : [],
    empty: say("nothing has been changed yet", "尚无变更记录"),
  };
}

/** The definitions of the nouns that some changes are about; unknown ones are left out. */
export async function nounsIn(
  changes: readonly LoggedChange[],
): Promise<ReadonlyMap<string, Noun>> {
  const names = new Set(changes.flatMap(({ steps }) => steps.map(({ noun }) => noun)));
  const nouns = new Map<string, Noun>();
  for (const name of names) if (topics[name]?.noun) nouns.set(name, await nounOf(name));
  return nouns;
}

/** The steps of a change that are asked about and may be shown. */
function wantedSteps(
  change: LoggedChange,
  { wanted, ledger }: { readonly wanted: Wanted; readonly ledger: Ledger },
): readonly LoggedStep[] {
  const { nouns, ids } = wanted;
  return change.steps.filter(
    (step) =>
      (!nouns || nouns.includes(step.noun)) &&
      (!ids || ids.includes(step.id)) &&
      ledger.shows(step, change.by),
  );
}

/** The changes that are asked for, newest first: one more than asked for, if there are more. */
function gathered(ledger: Ledger, wanted: Wanted): readonly LoggedChange[] {
  const { by, from, to, ids, limit } = wanted;
  const found = (): LoggedChange[] =>
    newestFirst(
      ledger.changes.filter((change) => {
        const day = change.at.slice(0, 10);
        if ((from && day < from) || (to && day > to) || (by && change.by !== by)) return false;
        return wantedSteps(change, { wanted, ledger }).length > 0;
      }),
    );
  if (ids) {
    for (const id of ids) ledger.readHolding(JSON.stringify(id));
    return found();
  }
  const start = from?.slice(0, 7) ?? "";
  const months = ledger.months(by).filter((month) => month >= start);
  for (const month of months) {
    if (to && month > to.slice(0, 7)) continue;
    ledger.readSince(month, by);
    if (limit !== undefined && found().length > limit) break;
  }
  return found();
}

/** By their time, and of one moment what was written last. */
function newestFirst(changes: readonly LoggedChange[]): LoggedChange[] {
  return [...changes].reverse().sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));
}

export function historyVerb(noun: Noun): Verb {
  return defineVerb({
    summary: say(
      `who changed ${withArticle(noun.label.en)}, when and how`,
      `${noun.label.zh}的变更记录`,
    ),
    examples: [`rounds ${noun.name} history`],
    arguments: { which: field(textKind({ name: noun.name }), noun.label) },
    async run({ book }, { which }) {
      const nouns = [noun.name];
      if (which === undefined) return historyView(book.log(), { nouns }, ofAll(noun));
      const ids = await idsOf(noun, which, book);
      // Of a customer also of those who were merged into that one, and of the mergers.
      const all = noun.name === redirected ? [...nouns, redirect.name] : nouns;
      return historyView(
        book.log(),
        { nouns: all, ids },
        say(`changes of ${which}`, `变更记录：${which}`),
      );
    },
  });
}

/** The title of a history of all of a noun. */
export function ofAll(noun: Noun): Text {
  return say(`changes of ${noun.plural.en}`, `${noun.label.zh}的变更记录`);
}

/** The ids that a name means; what has been removed since can still be named by its id. */
async function idsOf(noun: Noun, typed: string, book: Context["book"]): Promise<readonly string[]> {
  const matches = (await book.find(noun, typed)).filter((match) => match.by !== "spelling");
  if (matches.length === 0) return [typed];
  const redirects = noun.name === redirected ? await book.redirects() : undefined;
  return matches.flatMap(({ record: { id } }) => redirects?.all(id) ?? [id]);
}
