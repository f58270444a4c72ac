import type { Called, Kind } from "../../law/kind.ts";
import { calledText } from "../../law/kinds/groups.ts";
import { type AnyStored, callOf, type Field, type Noun } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import type { Cell, Column, Row } from "../../print/view.ts";
import { nounOf } from "../index.ts";
import type { Context } from "../verb.ts";

/** The id as a column; every list has it. */
export const idColumn: Column = { key: "id", label: say("Id", "编号"), weight: 9 };

/** Terminal columns in which a name is still easy to read over several lines. */
export const nameLeast = 12;

/** Beside a name the id is the first to go; a paper has nothing else to be called by. */
function listIdColumn(noun: Noun): Column {
  return noun.naming.by === "slug" ? { ...idColumn, weight: 1 } : idColumn;
}

/** A field as a column: its label, its side, and how its kind shows it. */
export function columnOf(key: string, field: Field): Column {
  const { kind, label, list } = field;
  return {
    key,
    label,
    align: kind.align,
    weight: list ?? 1,
    ...(field.find === "name" ? { wrap: true } : {}),
    ...(kind.refers ? { whole: true } : {}),
    format: (value, language) => (isEmpty(value) ? "" : showCell(value, { field, language })),
  };
}

function isEmpty(value: Cell): boolean {
  return value === null || value === undefined || value === "";
}

function showCell(
  value: Cell,
  { field, language }: { field: Field; language: "en" | "zh" },
): string {
  if (field.kind.name === "several") return field.kind.show(value, language);
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object") return "";
  return field.kind.choices || typeof value === "boolean" || field.kind.align === "right"
    ? field.kind.show(value, language)
    : String(value);
}

/** A record as one row of raw cells, by the fields of its definition. */
export function rowOf(noun: Noun, record: AnyStored): Row {
  const row: Record<string, Cell> = { id: record.id };
  for (const [key, { kind }] of Object.entries(noun.fields)) {
    const value = record[key];
    if (value !== undefined) row[key] = kind.cell(value);
  }
  return row;
}

/** All columns of a noun: the id first, then its fields in the order of the definition. */
export function columnsOf(noun: Noun): Column[] {
  return [idColumn, ...Object.entries(noun.fields).map(([key, field]) => columnOf(key, field))];
}

/** The columns a list shows when nobody asks for others, in the order of the definition. */
export function listColumns(noun: Noun): Column[] {
  return [
    listIdColumn(noun),
    ...Object.entries(noun.fields)
      .filter(([, field]) => field.list !== undefined)
      .map(([key, field]) => columnOf(key, field)),
  ];
}

/** The nouns whose records a field names, itself or in its one group of fields. */
function namedBy({ kind }: { readonly kind: Kind<unknown> }): readonly string[] {
  if (kind.refers) return [kind.refers];
  return kind.many ? [] : Object.values(kind.inside ?? {}).flatMap((one) => namedBy(one));
}

/**
 * How people call the records that a noun's fields refer to: "customer:quick" to "QUICK-Stop".
 * Each noun referred to is read once.
 */
export async function callsOf(noun: Noun, context: Context): Promise<ReadonlyMap<string, string>> {
  return callsOfNouns(
    Object.values(noun.fields).flatMap((field) => namedBy(field)),
    context,
  );
}

/** {@link callsOf} of some nouns; papers are called by their numbers. */
export async function callsOfNouns(
  nouns: Iterable<string>,
  context: Context,
): Promise<ReadonlyMap<string, string>> {
  const calls = new Map<string, string>();
  for (const name of new Set(nouns)) {
    const other = await nounOf(name);
    if (other.naming.by === "day") continue;
    for (const record of await context.book.all(other)) {
      calls.set(`${name}:${record.id}`, callOf(other, record));
    }
  }
  return calls;
}

/** {@link callsOf} as kinds of values ask for it. */
export function calledBy(calls: ReadonlyMap<string, string>): Called {
  return (noun, id) => calls.get(`${noun}:${id}`);
}

/** The same columns, with people's names shown where a field of these records holds an id. */
export function withCalls(
  columns: readonly Column[],
  {
    noun,
    calls,
    records,
  }: { noun: Noun; calls: ReadonlyMap<string, string>; records: readonly AnyStored[] },
): Column[] {
  const called = calledBy(calls);
  return columns.map((column) => {
    const kind = noun.fields[column.key]?.kind;
    const refers = kind?.refers;
    if (kind && !kind.many && kind.inside) {
      return { ...column, format: groupFormat(kind, { key: column.key, called, records }) };
    }
    if (!refers) return column;
    const named = [...calls.keys()].some((key) => key.startsWith(`${refers}:`));
    return {
      ...column,
      ...(named ? { whole: false, wrap: true, least: nameLeast } : {}),
      format: (value) => calledText(refers, value ?? "", called),
    };
  });
}

/** A group of fields in one cell, in the reader's language: its cell is the same for programs. */
export function groupFormat(
  kind: Kind<unknown>,
  {
    key,
    called,
    records,
  }: {
    readonly key: string;
    readonly called: Called;
    readonly records: readonly Readonly<Record<string, unknown>>[];
  },
): NonNullable<Column["format"]> {
  const groups = new Map(
    records.flatMap((one) => {
      const group = one[key];
      return group === undefined ? [] : [[String(kind.cell(group)), group] as const];
    }),
  );
  return (value, language) => {
    const group = groups.get(String(value));
    return group === undefined ? String(value ?? "") : kind.show(group, language, called);
  };
}
