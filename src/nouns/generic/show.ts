import { refKind } from "../../law/kinds/texts.ts";
import { type AnyStored, callOf, type Field, field, type Noun } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import type { Fact, PageView, TableView } from "../../print/view.ts";
import { type Context, defineVerb, type Verb } from "../verb.ts";
import { callsOf, columnOf } from "./columns.ts";

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
  const calls = await callsOf(noun, context);
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
        columns: Object.entries(inside).map(([inner, field]) => columnOf(inner, field)),
        rows: (value as readonly Record<string, unknown>[]).map((each) => groupRow(each, inside)),
      });
      continue;
    }
    const name = kind.refers ? calls.get(`${kind.refers}:${String(value)}`) : undefined;
    const shown = name ? `${name} (${String(value)})` : undefined;
    facts.push({
      key,
      label,
      value: kind.cell(value),
      format: (_, language) => shown ?? kind.show(value, language),
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

function groupRow(
  each: Readonly<Record<string, unknown>>,
  inside: NonNullable<Noun["fields"][string]["kind"]["inside"]>,
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
