import type { LoggedChange, LoggedStep } from "../../book/journal.ts";
import type { Facts } from "../../law/facts.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { field, type Noun } from "../../law/noun.ts";
import { say, type Text, withArticle } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { defineVerb, type Verb } from "../verb.ts";

const did: Readonly<Record<LoggedStep["do"], Text>> = {
  create: say("created", "新建"),
  set: say("changed", "修改"),
  remove: say("removed", "删除"),
  append: say("written", "记入"),
};

function shown(value: unknown): string {
  if (value === null || value === undefined) return "∅";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function rowsOf(change: LoggedChange, step: LoggedStep): Row[] {
  const base = {
    at: change.at,
    by: change.by,
    id: step.id,
    did: step.do,
    command: change.verb,
    change: change.id,
  };
  const fields = Object.entries(step.fields ?? {});
  if (fields.length === 0) return [base];
  return fields.map(([key, [from, to]]) => ({
    ...base,
    field: key,
    from: shown(from),
    to: shown(to),
  }));
}

/** What the change log says, newest first, of one record or of all of a noun. */
export function historyView(
  changes: readonly LoggedChange[],
  wanted: (step: LoggedStep) => boolean,
  title: Text,
): TableView {
  const rows = [...changes]
    .reverse()
    .flatMap((change) => change.steps.filter(wanted).flatMap((step) => rowsOf(change, step)));
  return {
    shape: "list",
    title,
    columns: [
      {
        key: "at",
        label: say("When", "时间"),
        weight: 9,
        format: (v) => String(v).slice(0, 16).replace("T", " "),
      },
      { key: "by", label: say("By", "经办"), weight: 8 },
      { key: "id", label: say("Id", "编号"), weight: 7 },
      {
        key: "did",
        label: say("Did", "操作"),
        weight: 8,
        format: (v, language) => did[v as LoggedStep["do"]]?.[language] ?? String(v),
      },
      { key: "field", label: say("Field", "字段"), weight: 7 },
      { key: "from", label: say("From", "原值"), weight: 6 },
      { key: "to", label: say("To", "新值"), weight: 6 },
      { key: "command", label: say("Command", "命令"), weight: 3 },
      { key: "change", label: say("Change", "变更号"), weight: 4 },
    ],
    rows,
    empty: say("nothing has been changed yet", "尚无变更记录"),
  };
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
      const ids = which === undefined ? undefined : await idsOf(noun, which, book);
      return historyView(
        await book.changes(),
        (step) => step.noun === noun.name && (ids === undefined || ids.includes(step.id)),
        which === undefined
          ? say(`changes of ${noun.plural.en}`, `${noun.label.zh}的变更记录`)
          : say(`changes of ${which}`, `${which} 的变更记录`),
      );
    },
  });
}

/** The ids that a name means; what has been removed since can still be named by its id. */
async function idsOf(noun: Noun, typed: string, book: Facts): Promise<readonly string[]> {
  const matches = (await book.find(noun, typed)).filter((match) => match.by !== "spelling");
  return matches.length > 0 ? matches.map((match) => match.record.id) : [typed];
}
