import type { Chain } from "../../book/chain.ts";
import type { LoggedChange, LoggedStep } from "../../book/journal.ts";
import type { Noun } from "../../law/noun.ts";
import { type Language, say, type Text } from "../../law/words.ts";
import type { Cell, Column, Row } from "../../print/view.ts";

const did: Readonly<Record<string, Text>> = {
  create: say("created", "新建"),
  set: say("changed", "修改"),
  remove: say("removed", "删除"),
  append: say("written", "记入"),
  file: say("rewritten", "整理"),
  settle: say("settled", "合并处理"),
  close: say("closed", "结账"),
  reopen: say("reopened", "反结账"),
};

/** What the rows of one change are made of. */
interface About {
  readonly change: LoggedChange;
  readonly nouns: ReadonlyMap<string, Noun>;
  readonly chain: Chain;
}

type Values = readonly [from: unknown, to: unknown];

/** What stood in a field before and after, for people: the row has it as cells only. */
const valuesOf = new WeakMap<Row, Values>();

/** One row for each field that a step changed, else one for the step. */
export function stepRows(step: LoggedStep, about: About): Row[] {
  const base = { ...baseOf(about), id: step.id, did: step.do, noun: step.noun };
  const fields = Object.entries(step.fields ?? {});
  if (fields.length === 0) return [base];
  const noun = about.nouns.get(step.noun);
  return fields.map(([key, values]) => {
    const [from, to] = values.map((value) => cellOf(value, noun?.fields[key]));
    const row: Row = { ...base, field: key, from, to };
    valuesOf.set(row, values);
    return row;
  });
}

/** Of a change with very many steps: how many there were of each kind. */
export function summaryOf(steps: readonly LoggedStep[], about: About): Row[] {
  const counts = new Map<string, { readonly step: LoggedStep; count: number }>();
  for (const step of steps) {
    const key = `${step.do} ${step.noun}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { step, count: 1 });
  }
  return [...counts.values()].map(({ step, count }) => ({
    ...baseOf(about),
    did: step.do,
    noun: step.noun,
    count,
    field: `${count} ${about.nouns.get(step.noun)?.folder ?? step.noun}`,
  }));
}

function baseOf({ change, chain }: About): Record<string, Cell> {
  return {
    at: change.at,
    by: change.by,
    command: change.verb,
    change: change.id,
    kind: chain.kind(change),
    undone: chain.undoneBy(change)?.id,
  };
}

type Field = Noun["fields"][string] | undefined;

/** A value as JSON and CSV have it; null where there is none. */
function cellOf(value: unknown, field: Field): Cell {
  if (value === null || value === undefined) return null;
  return guarded(() => field?.kind.cell(value)) ?? plain(value);
}

function shown(value: unknown, field: Field, language: Language): string {
  if (value === null || value === undefined) return "—";
  return guarded(() => field?.kind.show(value, language)) ?? plain(value);
}

/** A value of a field as it was once defined may be none that its kind knows today. */
function guarded<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The columns of a history; those of one change alone need not say when, who and how. */
export function historyColumns(nouns: ReadonlyMap<string, Noun>): {
  readonly shown: readonly Column[];
  readonly hidden: readonly Column[];
} {
  return {
    shown: [
      {
        key: "at",
        label: say("When", "时间"),
        weight: 9,
        format: (value) => String(value).slice(0, 16).replace("T", " "),
      },
      { key: "by", label: say("By", "经办"), weight: 6, whole: true },
      { key: "id", label: say("Id", "编号"), weight: 8 },
      { key: "did", label: say("Did", "操作"), weight: 7, tell: tellDid },
      {
        key: "field",
        label: say("What", "内容"),
        weight: 7,
        wrap: true,
        tell: (row, language) => tellField(row, { nouns, language }),
      },
      { key: "command", label: say("Command", "命令"), weight: 3, wrap: true },
      { key: "change", label: say("Change", "变更号"), weight: 5, whole: true },
    ],
    hidden: [
      { key: "noun", label: say("Kind", "类别") },
      { key: "from", label: say("From", "原值") },
      { key: "to", label: say("To", "新值") },
      { key: "undone", label: say("Undone by", "撤销于") },
    ],
  };
}

/** `changed`, and whether that was undone, or was an undoing itself. */
function tellDid(row: Row, language: Language): string {
  const word = did[String(row.did)]?.[language] ?? String(row.did);
  const more = row.undone
    ? say("undone", "已撤销")
    : row.kind === "undo"
      ? say("undo", "撤销")
      : row.kind === "redo"
        ? say("redo", "重做")
        : undefined;
  return more ? say(`${word} (${more.en})`, `${word}（${more.zh}）`)[language] : word;
}

/** `Grade: B → A`, by the field's label; of an import `12 customers`. */
function tellField(
  row: Row,
  { nouns, language }: { nouns: ReadonlyMap<string, Noun>; language: Language },
): string {
  const noun = nouns.get(String(row.noun));
  if (typeof row.count === "number") {
    const { count } = row;
    const word = (noun && (count === 1 ? noun.label : noun.plural)[language]) ?? String(row.noun);
    return `${count} ${word}`;
  }
  const values = valuesOf.get(row);
  if (!values) return "";
  const field = noun?.fields[String(row.field)];
  const [from, to] = values.map((value) => shown(value, field, language));
  const label = field?.label[language] ?? String(row.field);
  return say(`${label}: ${from} → ${to}`, `${label}：${from} → ${to}`)[language];
}
