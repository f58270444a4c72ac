import type { FileConflict } from "../../book/merge.ts";
import { RoundsError } from "../../law/errors.ts";
import { sameValue } from "../../law/merge-values.ts";
import type { Field } from "../../law/noun.ts";
import { same, say, type Text } from "../../law/words.ts";
import type { Ask, Context } from "../../nouns/verb.ts";
import {
  conflictName,
  conflictText,
  fileTitle,
  type Maker,
  reasonText,
  shownValue,
  sideText,
} from "./conflicts.ts";
import { named } from "./names.ts";
import { both, fieldsOf, mayBeBoth, type OpenFile } from "./open-files.ts";

/** What was said on the command line. */
export interface Told {
  readonly take: "ours" | "theirs" | "both" | undefined;
  /** Values by field; undefined empties it. */
  readonly set: ReadonlyMap<string, string>;
}

type Setting = Pick<Context, "book" | "today" | "ask" | "tell"> & {
  readonly maker?: Maker | undefined;
};

/** Was a decision about this file given on the command line? */
export function isTold({ conflicts }: OpenFile, { take, set }: Told): boolean {
  return (
    conflicts.length > 0 && (take !== undefined || conflicts.some(({ name }) => set.has(name)))
  );
}

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
    if (field && typed !== undefined) chosen.set(name, await parsed(field, typed, setting));
    else if (told.take === "both" && mayBeBoth(file, conflict)) chosen.set(name, bothOf(conflict));
    else if (told.take && told.take !== "both") chosen.set(name, conflict[told.take]);
    else if (setting.ask) {
      const asking = { file, conflict, field, setting };
      chosen.set(name, await answer(setting.ask, asking));
    } else open.push(conflict);
  }
  return { chosen, open };
}

/** Both lines of an entry, or the sign that both records are kept. */
function bothOf({ what, ours, theirs }: FileConflict): unknown {
  return what === "entry" ? `${ours}${theirs}` : both;
}

async function parsed(field: Field, text: string, { book, today }: Setting): Promise<unknown> {
  if (text.trim() !== "") {
    return named(field, field.kind.parse(text, { today, digits: book.digits }), book);
  }
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
  const { maker } = setting;
  const label = (en: string, zh: string, { en: one, zh: other }: Text): Text =>
    say(`${en}: ${one}`, `${zh}：${other}`);
  const choices = [
    { value: "ours", label: label("ours", "本方", sideText(conflict, "ours", { file, maker })) },
    {
      value: "theirs",
      label: label("theirs", "对方", sideText(conflict, "theirs", { file, maker })),
    },
  ];
  if (mayBeBoth(file, conflict)) {
    if (what === "entry") choices.push({ value: "both", label: say("both lines", "两行都保留") });
    else choices.unshift({ value: "both", label: bothRecords });
  }
  const isChanged = !sameValue(base, ours) && !sameValue(base, theirs);
  if (field && isChanged) {
    choices.push({ value: "base", label: label("as it was", "原值", shownValue(base, field)) });
  }
  if (field && !field.kind.inside) {
    choices.push({ value: "type", label: say("another value", "另填") });
  }
  const why = reasonText(conflict);
  const title = fileTitle(file, file.text);
  const name = what === "file" ? say("", "") : conflictName(conflict);
  const about = what === "file" ? same(title) : say(`${title}: ${name.en}`, `${title}：${name.zh}`);
  const picked = await ask.choose(
    say(`${about.en} (${why.en})`, `${about.zh}（${why.zh}）`),
    choices,
  );
  if (picked === "both") return bothOf(conflict);
  if (picked === "type" && field) return typedValue(ask, field, setting);
  return conflict[picked as "ours" | "theirs" | "base"];
}

const bothRecords = say(
  "both: ours keeps its id, theirs gets the next free one",
  "两条都保留：本方保留编号，对方改用下一个编号",
);

async function typedValue(ask: Ask, field: Field, setting: Setting): Promise<unknown> {
  const { book, today } = setting;
  const reading = { today, digits: book.digits };
  for (;;) {
    const text = await ask.type(field.label, (typed) => {
      try {
        if (typed.trim() !== "") field.kind.parse(typed, reading);
        else if (field.required) return say("this field is needed", "此项必填");
        return undefined;
      } catch (error) {
        if (error instanceof RoundsError) return error.text;
        throw error;
      }
    });
    try {
      return await parsed(field, text, setting);
    } catch (error) {
      // A name that nobody bears: asked once more, with what was wrong.
      if (!(error instanceof RoundsError)) throw error;
      setting.tell(error.text);
    }
  }
}

/** Questions about one file that nobody answered, and who made what both sides have. */
export interface Unanswered {
  readonly file: OpenFile;
  readonly open: readonly FileConflict[];
  readonly maker: Maker;
}

/** Says which questions are open, where nobody can be asked. */
export function openError(all: readonly Unanswered[]): RoundsError {
  const lines = all.flatMap(({ file, open, maker }) =>
    open.map((conflict): Text => {
      const [text, why] = [conflictText(conflict, { file, maker }), reasonText(conflict)];
      const place = conflict.what === "file" ? "" : `${fileTitle(file, file.text)}: `;
      return say(`${place}${text.en} (${why.en})`, `${place}${text.zh}（${why.zh}）`);
    }),
  );
  const takes = all.some(({ file, open }) => open.some((one) => mayBeBoth(file, one)))
    ? "ours|theirs|both"
    : "ours|theirs";
  const [en, zh] = [lines.map((one) => one.en), lines.map((one) => one.zh)];
  return new RoundsError(
    "merge-markers",
    say(
      `${lines.length} to be decided:\n  ${en.join("\n  ")}`,
      `有 ${lines.length} 项待定：\n  ${zh.join("\n  ")}`,
    ),
    {
      hint: say(
        `rounds resolve [FILE] --take ${takes}, or --set FIELD=VALUE for each`,
        `rounds resolve [文件] --take ${takes}，或逐项 --set 字段=值`,
      ),
    },
  );
}
