import { textKind } from "../../law/kinds/texts.ts";
import { fold } from "../../law/names.ts";
import type { AnyStored, Fields, Noun } from "../../law/noun.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { type Context, defineVerb, type Verb } from "../verb.ts";
import { callsOf, columnsOf, listColumns, rowOf, withCalls } from "./columns.ts";

/** The fields that a list can be narrowed by: those with one plain value. */
function filterFields(noun: Noun): Fields {
  return Object.fromEntries(
    Object.entries(noun.fields)
      .filter(([, one]) => !one.kind.inside && one.kind.name !== "more" && !isDated(one))
      .map(([key, one]) => [key, { ...one, required: false, initial: undefined, ask: false }]),
  );
}

function isDated(one: Fields[string]): boolean {
  return one.kind.name === "date";
}

/** The field by which a list is narrowed to a period: the noun's date. */
function dateField(noun: Noun): string | undefined {
  if (noun.naming.by === "day") return noun.naming.date;
  return Object.entries(noun.fields).find(([, one]) => isDated(one))?.[0];
}

function matches(record: AnyStored, filter: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    const value = record[key];
    if (Array.isArray(wanted)) {
      const has = Array.isArray(value) ? value : [];
      return wanted.every((one) => has.includes(one));
    }
    if (typeof value === "string" && typeof wanted === "string") {
      return value === wanted || fold(value) === fold(wanted);
    }
    return value === wanted;
  });
}

export const periodFlag = field(textKind({ name: "period" }), say("Period", "期间"), {
  help: say(
    "this month, 2026-08, 2026Q3, last week, 2026-11-01..2026-11-15",
    "本月、2026-08、2026Q3、上周、2026-11-01..2026-11-15",
  ),
});

/** A list of records as a view; the columns of the definition, names for ids. */
export async function listView(
  noun: Noun,
  records: readonly AnyStored[],
  { context, from, to }: { context: Context; from?: string; to?: string },
): Promise<TableView> {
  const calls = await callsOf(noun, context);
  const shown = listColumns(noun);
  const rest = columnsOf(noun).filter((one) => !shown.some(({ key }) => key === one.key));
  return {
    shape: "list",
    title: noun.plural,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    columns: withCalls(shown, { noun, calls, records }),
    hidden: withCalls(rest, { noun, calls, records }),
    rows: records.map((record) => rowOf(noun, record)),
    empty: say(`no ${noun.plural.en}`, `没有${noun.plural.zh}`),
  };
}

export function listVerb(noun: Noun): Verb {
  const filters = filterFields(noun);
  const dated = dateField(noun);
  return defineVerb({
    summary: say(`list ${noun.plural.en}`, `列出${noun.plural.zh}`),
    examples: [`rounds ${noun.name} list`, `rounds ${noun.name} list --json`],
    flags: dated ? { ...filters, period: periodFlag } : filters,
    async run(context, input) {
      const { period, ...filter } = input as Record<string, unknown>;
      const within = typeof period === "string" ? parsePeriod(period, context) : undefined;
      const { book } = context;
      const byPaper = within && noun.naming.by === "day";
      const all = byPaper ? await book.between(noun, within) : await book.all(noun);
      const records = all.filter(
        (record) =>
          matches(record, filter) &&
          (!within || !dated || inPeriod((record as AnyStored)[dated], within)),
      );
      const list = await listView(noun, records, { context, ...within });
      if (!noun.approval) return list;
      const { withApprovals } = await import("../approval/column.ts");
      return withApprovals(list, { noun, records, context });
    },
  });
}

function inPeriod(value: unknown, { from, to }: { from: string; to: string }): boolean {
  return typeof value === "string" && value >= from && value <= to;
}
