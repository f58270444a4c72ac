import type { FileConflict } from "../../book/merge.ts";
import { RoundsError } from "../../law/errors.ts";
import type { Field } from "../../law/noun.ts";
import { same, say, type Text } from "../../law/words.ts";
import type { Ask, Context } from "../../nouns/verb.ts";
import { conflictText, reasonText, shownValue } from "./conflicts.ts";
import { fieldsOf, type OpenFile } from "./open-files.ts";

/** What was said on the command line. */
export interface Told {
  readonly take: "ours" | "theirs" | undefined;
  /** Values by field; undefined empties it. */
  readonly set: ReadonlyMap<string, string>;
}

type Setting = Pick<Context, "book" | "today" | "language" | "ask">;

/**
 * Decides every conflict of a file: as told, else as answered. Gives what is still open where
 * nobody can be asked.
 */
export async function decide(
  file: OpenFile,
  told: Told,
  setting: Setting,
): Promise<{ chosen: Map<string, unknown>; open: readonly FileConflict[] }> {
  const chosen = new Map<string, unknown>();
  const open: FileConflict[] = [];
  for (const conflict of file.conflicts) {
    const { name } = conflict;
    const field = conflict.what === "field" ? fieldsOf(file.kind)[name] : undefined;
    const typed = told.set.get(name);
    if (field && typed !== undefined) chosen.set(name, parsed(field, typed, setting));
    else if (told.take) chosen.set(name, conflict[told.take]);
    else if (setting.ask) {
      const asking = { file, conflict, field, setting };
      chosen.set(name, await answer(setting.ask, asking));
    } else open.push(conflict);
  }
  return { chosen, open };
}

function parsed(field: Field, text: string, { book, today }: Setting): unknown {
  if (text.trim() !== "") return field.kind.parse(text, { today, digits: book.digits });
  if (!field.required) return undefined;
  throw new RoundsError("missing-value", say("this field is needed", "此项必填"));
}

interface Asking {
  readonly file: OpenFile;
  readonly conflict: FileConflict;
  readonly field: Field | undefined;
  readonly setting: Setting;
}

async function answer(ask: Ask, { file, conflict, field, setting }: Asking): Promise<unknown> {
  const { ours, theirs, base, what } = conflict;
  const shown = (value: unknown): string =>
    field && value !== undefined ? field.kind.show(value, setting.language) : shownValue(value);
  const label = (en: string, zh: string, value: unknown): Text =>
    say(`${en}: ${shown(value)}`, `${zh}：${shown(value)}`);
  const choices = [
    { value: "ours", label: label("ours", "本方", ours) },
    { value: "theirs", label: label("theirs", "对方", theirs) },
  ];
  if (what === "entry" && ours !== "" && theirs !== "") {
    choices.push({ value: "both", label: say("both lines", "两行都保留") });
  }
  if (field) {
    choices.push({ value: "base", label: label("as it was", "原值", base) });
    if (!field.kind.inside) choices.push({ value: "type", label: say("another value", "另填") });
  }
  const why = reasonText(conflict);
  const about = what === "file" ? same(file.path) : fieldTitle(file, conflict, field);
  const picked = await ask.choose(
    say(`${about.en} (${why.en})`, `${about.zh}（${why.zh}）`),
    choices,
  );
  if (picked === "both") return `${ours}${theirs}`;
  if (picked === "type" && field) return typedValue(ask, field, setting);
  return conflict[picked as "ours" | "theirs" | "base"];
}

function fieldTitle({ path }: OpenFile, { name }: FileConflict, field: Field | undefined): Text {
  const { en, zh } = field?.label ?? same(name);
  return say(`${path}: ${en}`, `${path}：${zh}`);
}

async function typedValue(ask: Ask, field: Field, setting: Setting): Promise<unknown> {
  const text = await ask.type(field.label, (typed) => {
    try {
      parsed(field, typed, setting);
      return undefined;
    } catch (error) {
      if (error instanceof RoundsError) return error.text;
      throw error;
    }
  });
  return parsed(field, text, setting);
}

/** Says which questions are open, where nobody can be asked. */
export function openError(all: readonly { path: string; open: readonly FileConflict[] }[]) {
  const lines = all.flatMap(({ path, open }) =>
    open.map((conflict): Text => {
      const [text, why] = [conflictText(conflict), reasonText(conflict)];
      const place = conflict.what === "file" ? "" : `${path}: `;
      return say(`${place}${text.en} (${why.en})`, `${place}${text.zh}（${why.zh}）`);
    }),
  );
  const [en, zh] = [lines.map((one) => one.en), lines.map((one) => one.zh)];
  return new RoundsError(
    "merge-markers",
    say(
      `${lines.length} to be decided:\n  ${en.join("\n  ")}`,
      `有 ${lines.length} 项待定：\n  ${zh.join("\n  ")}`,
    ),
    {
      hint: say(
        "rounds resolve [FILE] --take ours|theirs, or --set FIELD=VALUE for each",
        "rounds resolve [文件] --take ours|theirs，或逐项 --set 字段=值",
      ),
    },
  );
}
