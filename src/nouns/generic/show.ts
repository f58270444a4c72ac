import type { Called } from "../../law/kind.ts";
import { calledText } from "../../law/kinds/groups.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { type AnyStored, callOf, type Field, field, type Noun } from "../../law/noun.ts";
import { nounsIn } from "../../law/references.ts";
import { say } from "../../law/words.ts";
import type { Column, Fact, PageView, TableView } from "../../print/view.ts";
import { nounOf } from "../index.ts";
import { type Context, defineVerb, type Verb } from "../verb.ts";
import { calledBy, callsOfNouns, columnOf, groupFormat, nameLeast } from "./columns.ts";

type Inside = NonNullable<Noun["fields"][string]["kind"]["inside"]>;

/** The one argument of verbs that work on a record that is there. */
export function recordArgument(noun: Noun): {
  readonly which: Field<string> & { readonly required: true };
} {
  return { which: field(refKind(noun.name), noun.label, { required: true }) };
}

/** A record as a page: its plain fields as facts, its groups as tables. */
export async function recordPage(
  noun: Noun,
  record: AnyStored,
  context: Context,
): Promise<PageView> {
  const told = Object.entries(noun.fields).filter(
    ([key, { kind }]) => record[key] !== undefined && !(kind.many && kind.inside),
  );
  const called = calledBy(await callsOfNouns(nounsIn(Object.fromEntries(told)), context));
  const withId: Called = (name, each) => {
    const call = called(name, each);
    return call === undefined ? undefined : `${call} (${each})`;
  };
  const facts: Fact[] = [{ key: "id", label: say("Id", "编号"), value: record.id }];
  const sections: TableView[] = [];
  for (const [key, one] of Object.entries(noun.fields)) {
    const value = record[key];
    if (value === undefined || (noun.approval && key === "approvals")) continue;
    const { kind, label } = one;
    const { inside } = kind;
    if (kind.many && inside) {
      sections.push({
        shape: "list",
        title: label,
        columns: await groupColumns(inside, value as Groups, context),
        rows: (value as readonly Record<string, unknown>[]).map((each) => groupRow(each, inside)),
      });
      continue;
    }
    const shown = kind.refers ? calledText(kind.refers, value, withId) : undefined;
    facts.push({
      key,
      label,
      value: kind.cell(value),
      format: (_, language) => shown ?? kind.show(value, language, called),
    });
  }
  if (noun.approval) {
    const { approvalParts } = await import("../approval/view.ts");
    const parts = await approvalParts(context, noun, record);
    facts.push(...parts.facts);
    sections.push(...parts.sections);
  }
  return {
    shape: "page",
    title: say(
      `${noun.label.en} ${callOf(noun, record)}`,
      `${noun.label.zh} ${callOf(noun, record)}`,
    ),
    facts,
    sections,
    record,
  };
}

type Groups = readonly Readonly<Record<string, unknown>>[];

/** The columns of a record's groups; what they refer to is called as people call it. */
async function groupColumns(
  inside: Inside,
  groups: Groups,
  context: Context,
): Promise<readonly Column[]> {
  const columns: Column[] = [];
  for (const [key, one] of Object.entries(inside)) {
    const column = columnOf(key, one);
    const { refers } = one.kind;
    if (one.kind.inside) {
      const called = calledBy(await callsOfNouns(nounsIn({ one }), context));
      columns.push({
        ...column,
        format: groupFormat(one.kind, { key, called, records: groups }),
      });
      continue;
    }
    const ids = new Set(
      groups.flatMap((each): unknown => each[key] ?? []).map((one) => String(one)),
    );
    const other = refers === undefined || ids.size === 0 ? undefined : await nounOf(refers);
    if (!other || other.naming.by === "day") {
      columns.push(column);
      continue;
    }
    const found = await context.book.some(other, ids);
    const named = { whole: false, wrap: true, least: nameLeast };
    const nameOf: Called = (_, id) => {
      const record = found.get(id);
      return record && callOf(other, record);
    };
    const format = (value: unknown): string => calledText(other.name, value ?? "", nameOf);
    columns.push({ ...column, ...named, format });
  }
  return columns;
}

function groupRow(
  each: Readonly<Record<string, unknown>>,
  inside: Inside,
): TableView["rows"][number] {
  return Object.fromEntries(
    Object.entries(inside).map(([key, { kind }]) => [
      key,
      each[key] === undefined ? undefined : kind.cell(each[key]),
    ]),
  );
}

export function showVerb(noun: Noun): Verb {
  return defineVerb({
    summary: say(`show one ${noun.label.en}`, `查看${noun.label.zh}`),
    examples: [],
    arguments: recordArgument(noun),
    run: async (context, input) =>
      recordPage(noun, await context.book.get(noun, input.which), context),
  });
}
