import { closing } from "../book/closings.ts";
import type { Ledger } from "../book/ledger.ts";
import { RoundsError } from "../law/errors.ts";
import { wholeKind } from "../law/kinds/figures.ts";
import { refKind, textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { redirect, redirected } from "../law/redirects.ts";
import { parsePeriod } from "../law/typed-dates.ts";
import { say } from "../law/words.ts";
import { historyView, nounsIn, ofAll } from "../nouns/generic/history.ts";
import { historyColumns, stepRows } from "../nouns/generic/history-rows.ts";
import { nounOf, topics } from "../nouns/index.ts";
import { type Context, defineVerb } from "../nouns/verb.ts";
import type { PageView } from "../print/view.ts";
import { whatIs } from "./show.ts";

/** So many changes are shown when nothing is asked for. */
const usual = 20;

interface Told {
  readonly which?: string | undefined;
  readonly by?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly limit?: number | undefined;
}

/** The days that are meant: a period stands for its first day, or for its last. */
function daysOf({ since, until }: Told, today: string): { from?: string; to?: string } {
  const first = since === undefined ? undefined : parsePeriod(since, { today });
  const last = until === undefined ? undefined : parsePeriod(until, { today });
  const from = first?.from;
  const to = last?.to ?? (since?.match(/\.\.|到|至/) ? first?.to : undefined);
  if (from !== undefined && to !== undefined && from > to) {
    throw new RoundsError(
      "bad-usage",
      say(`--until ${to} is before --since ${from}`, `--until ${to} 早于 --since ${from}`),
    );
  }
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

export const verb = defineVerb({
  summary: say(
    "what was changed, by whom and when, newest first",
    "变更记录：何时、何人、改了什么，由近到远",
  ),
  examples: [
    "rounds history",
    "rounds history TEA-LJ250",
    "rounds history order --since 2026-10",
    "rounds history --by chen-jie --limit 5",
  ],
  arguments: {
    which: field(
      textKind({ name: "what" }),
      say("A record, a noun, or a change", "记录、类别或变更号"),
    ),
  },
  flags: {
    by: field(refKind("staff"), say("By", "经办")),
    since: field(textKind({ name: "date" }), say("From this day on", "起始日期"), {
      help: say("a day, a month, or a range a..b", "某天、某月，或范围 a..b"),
    }),
    until: field(textKind({ name: "date" }), say("Up to this day", "截止日期")),
    limit: field(wholeKind({ least: "1" }), say("At most so many changes", "最多显示几次变更"), {
      help: say("20 when nothing else is given", "未指定其他条件时为 20"),
    }),
  },
  async run(context, told) {
    const ledger = context.book.log();
    const { which, by, since, until, limit } = told;
    const days = daysOf(told, context.today);
    const wanted = { ...days, by, limit };
    if (which === undefined) {
      const any = by !== undefined || since !== undefined || until !== undefined;
      const most = limit ?? (any ? undefined : usual);
      return historyView(ledger, { ...wanted, limit: most }, say("changes", "变更记录"));
    }
    const noun = await nounCalled(which);
    if (noun) return historyView(ledger, { ...wanted, nouns: [noun.name] }, ofAll(noun));
    if (/^CH\d{2,}/i.test(which)) return changePage(ledger, which);
    const { nouns, ids, call } = await recordsCalled(which, { context, ledger });
    const title = say(`changes of ${call}`, `变更记录：${call}`);
    return historyView(ledger, { ...wanted, nouns, ids }, title);
  },
});

async function nounCalled(word: string) {
  const key = word.toLowerCase();
  const all = [closing];
  for (const name of Object.keys(topics)) if (topics[name]?.noun) all.push(await nounOf(name));
  for (const noun of all) {
    const { name } = noun;
    const words = [name, noun.folder, noun.label.en, noun.label.zh, noun.plural.en];
    if (words.some((one) => one.toLowerCase() === key)) return noun;
  }
  return undefined;
}

interface Called {
  readonly nouns: readonly string[];
  readonly ids: readonly string[];
  readonly call: string;
}

/** What an id or name stands for; what has been removed is still known by its id. */
async function recordsCalled(
  typed: string,
  { context, ledger }: { context: Context; ledger: Ledger },
): Promise<Called> {
  const hits = await whatIs(typed, context);
  const nouns = [...new Set(hits.map(({ noun }) => noun.name))];
  const ids = [...new Set(hits.map(({ record }) => record.id))];
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) {
    const redirects = nouns.includes(redirected) ? await context.book.redirects() : undefined;
    if (!redirects) return { nouns, ids, call: only };
    return { nouns: [...nouns, redirect.name], ids: redirects.all(only), call: only };
  }
  if (ids.length > 1) {
    throw new RoundsError(
      "ambiguous",
      say(`"${typed}" may be several things`, `“${typed}”有多种可能`),
      { candidates: hits.map(({ noun, record }) => `${noun.name} ${record.id}`) },
    );
  }
  const logged = ledger
    .holding(JSON.stringify(typed).slice(0, -1))
    .flatMap(({ steps }) => steps)
    .filter(({ id }) => id === typed || id.startsWith(`${typed}-`));
  const removed = [...new Set(logged.map(({ id }) => id))];
  if (removed.length > 0) {
    const kinds = [...new Set(logged.map((step) => step.noun))];
    return { nouns: kinds, ids: removed, call: typed };
  }
  throw new RoundsError(
    "not-found",
    say(`nothing is or was called "${typed}"`, `现在和过去都没有“${typed}”`),
    {
      hint: say(`search everywhere: rounds find "${typed}"`, `全文查找：rounds find "${typed}"`),
    },
  );
}

/** One change in full: every step, and whether it still stands. */
async function changePage(ledger: Ledger, typed: string): Promise<PageView> {
  const change = ledger.one(typed);
  const { chain } = ledger;
  const { id, at, by, verb: command, why } = change;
  const steps = change.steps.filter((step) => ledger.shows(step, by));
  const target = chain.target(change);
  const undoneBy = chain.undoneBy(change);
  const nouns = await nounsIn([change]);
  const rows = steps.flatMap((step) => stepRows(step, { change, nouns, chain }));
  const columns = historyColumns(nouns).shown.filter(({ key }) =>
    ["id", "did", "field"].includes(key),
  );
  const fact = (key: string, label: ReturnType<typeof say>, value: string | undefined) => ({
    key,
    label,
    value,
  });
  return {
    shape: "page",
    title: say(`change ${id}`, `变更 ${id}`),
    facts: [
      fact("at", say("When", "时间"), at.slice(0, 16).replace("T", " ")),
      fact("by", say("By", "经办"), by),
      fact("command", say("Command", "命令"), command),
      fact("why", say("Why", "原因"), why),
      fact("undoes", say("Takes back", "撤销的变更"), target && `${target.id} (${target.verb})`),
      fact("undone", say("Undone by", "撤销于"), undoneBy?.id),
    ],
    sections: [{ shape: "list", title: say("steps", "步骤"), columns, rows }],
    notes: [
      undoneBy
        ? say(`to do it again: rounds redo ${id}`, `如需重做：rounds redo ${id}`)
        : say(`to take it back: rounds undo ${id}`, `如需撤销：rounds undo ${id}`),
    ],
    record: {
      ...{ id, at, by, command, why, undoes: target?.id, undone: undoneBy?.id ?? null },
      steps: steps.map(({ hash: _, hashes: __, splice: ___, ...step }) => step),
    },
  };
}
