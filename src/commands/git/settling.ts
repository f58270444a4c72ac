import { writeAlone } from "../../book/git-files.ts";
import type { FileConflict } from "../../book/merge.ts";
import type { Change, Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { sameValue } from "../../law/merge-values.ts";
import type { Field, Noun } from "../../law/noun.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { Context } from "../../nouns/verb.ts";
import type { Row } from "../../print/view.ts";
import { besides, shownValue } from "./conflicts.ts";
import { entriesBack, losersOf, type Makers } from "./losers.ts";
import { both, fieldsOf, type OpenFile, unmergedPaths } from "./open-files.ts";
import type { Repository } from "./repository.ts";

/** What stands in the change for a file that is neither record nor entries. */
const looseFile: Noun = {
  name: "file",
  label: say("file", "文件"),
  plural: say("files", "文件"),
  folder: "",
  shape: "record",
  naming: { by: "slug", of: [] },
  fields: {},
};

/** The decisions about a file, by the names of its conflicts. */
export type Chosen = ReadonlyMap<string, unknown>;

/** An open file with all that was decided about it. */
export interface Decided {
  readonly file: OpenFile;
  readonly chosen: Chosen;
  /** It is taken as a person has mended it. */
  readonly asItIs: boolean;
  readonly makers: Makers;
}

/** The values that are given up: one, or where another was typed both. */
function lostOf({ name, ours, theirs }: FileConflict, chosen: Chosen): readonly unknown[] {
  const now = chosen.get(name);
  if (now === both) return [];
  return [ours, theirs].filter((one, index, all) => {
    const isFirst = index === 0 || !sameValue(all[0], one);
    return isFirst && !sameValue(one, now);
  });
}

/** Why, for the change log: what was open and what either side had, in full. */
function story({ file, chosen }: Decided): string {
  const full = (value: unknown): string =>
    value === both ? '"both"' : JSON.stringify(value ?? null);
  return file.conflicts
    .map((one) => {
      const now = full(chosen.get(one.name));
      return `${one.name}: ours ${full(one.ours)}, theirs ${full(one.theirs)}, now ${now}`;
    })
    .join("; ");
}

/** The text that a file gets; undefined: it goes. */
function textOf({ file, chosen, asItIs }: Decided, { book }: Context): string | undefined {
  if (asItIs) return book.textIfAny(file.path);
  return chosen.get(file.path) === both ? file.text : file.settle(chosen);
}

/** Theirs of two records that were given one id: it gets the next free one. */
async function otherRecord({ file, chosen }: Decided, { book }: Context): Promise<readonly Step[]> {
  const { kind, path, conflicts } = file;
  const text = conflicts[0]?.theirs;
  if (chosen.get(path) !== both || kind.is !== "record" || typeof text !== "string") return [];
  const { noun } = kind;
  const values = await book.reread(noun, kind.id, text);
  return [{ do: "restore", noun, id: await book.newId(noun, values), text }];
}

/** What settling a file comes to: its text, and what must be taken back with what is given up. */
async function changeOf(decided: Decided, context: Context): Promise<Change> {
  const { file, chosen, makers } = decided;
  const { path, kind, conflicts } = file;
  const noun = kind.is === "record" || kind.is === "entries" ? kind.noun : looseFile;
  const lost = conflicts.map((one) => {
    const now = chosen.get(one.name) ?? null;
    return [one.name, [lostOf(one, chosen)[0] ?? null, now] as const] as const;
  });
  const isRecord = kind.is === "record" && conflicts.every(({ what }) => what === "field");
  const others = await otherRecord(decided, context);
  const isKept = chosen.get(path) === both;
  const back = await entriesBack(isKept ? [] : losersOf(file, chosen, makers), {
    book: context.book,
    makers,
  });
  const settle: Step = {
    do: "settle",
    noun,
    id: kind.is === "record" ? kind.id : path,
    path,
    text: textOf(decided, context),
    ...(isRecord ? { fields: Object.fromEntries(lost) } : {}),
  };
  return {
    steps: [settle, ...others, ...back.steps],
    receipt: say(`settled ${path}`, `已处理 ${path}`),
    notes: [...others.flatMap((one) => newId(one, settle.id)), ...back.notes],
    why: [`merge of ${path}: ${story(decided)}`, ...back.renamed].join("; "),
  };
}

function newId(step: Step, old: string): readonly Text[] {
  if (step.do !== "restore") return [];
  const { id } = step;
  return [
    say(
      `theirs is ${id} now; entries that name ${old}, like moves and payments, stay with ours`,
      `对方的记录现为 ${id}；引用 ${old} 的流水（出入库、收款等）仍归本方记录`,
    ),
  ];
}

/** Refuses what could not be read again, or breaks what must hold between the fields. */
async function assertSound(
  { path, kind }: OpenFile,
  text: string | undefined,
  { book }: Context,
): Promise<void> {
  if (text === undefined || kind.is !== "record") return;
  const record = await book.reread(kind.noun, kind.id, text);
  const findings = kind.noun.agree?.(record as never, { digits: book.digits }) ?? [];
  if (findings.length === 0) return;
  const told = join(findings.map((one) => one.text));
  refuse(
    say(`${path}: ${told.en}`, `${path}：${told.zh}`),
    say("choose values that agree with one another", "请选择互相相符的值"),
  );
}

export interface SettledFile {
  readonly rows: readonly Row[];
  readonly notes: readonly Text[];
}

/** Writes what was decided about a file and tells git that it is merged. */
export async function settleFile(
  decided: Decided,
  { context, repository }: { context: Context; repository: Repository },
): Promise<SettledFile> {
  const { book, me, dryRun, language } = context;
  const { file, chosen, asItIs } = decided;
  const { path, conflicts, kind } = file;
  const written = [path];
  let notes: readonly Text[] = [];
  if (!asItIs) {
    const text = textOf(decided, context);
    await assertSound(file, text, context);
    if (path.startsWith("changes/")) {
      await book.quietly(async () => {
        if (!dryRun) writeAlone(book.root, path, text ?? "");
      });
    } else {
      const applied = await book.change(() => changeOf(decided, context), dryRun);
      written.push(...applied.plan.operations.map((one) => one.path));
      notes = applied.change.notes ?? [];
    }
  }
  if (!dryRun) {
    const open = unmergedPaths(repository);
    const own = [...new Set(written)].filter((one) => one === path || !open.includes(one));
    repository.ask(["add", "-A", "--", ...own]);
    // The line that the change log gained belongs to the merge; there may be none.
    repository.run(["add", "--", `:(glob)changes/*.${me}.jsonl`]);
  }
  if (asItIs) {
    const told = say("mended by hand", "已手工改好")[language];
    return { rows: [{ file: path, field: "", chosen: told, lost: "" }], notes };
  }
  const fields = fieldsOf(kind);
  const shown = (value: unknown, field: Field | undefined): string =>
    value === both ? say("both", "两者")[language] : shownValue(value, field)[language];
  const rows = conflicts.map((one) => {
    const field = one.what === "field" ? fields[one.name] : undefined;
    const [now, lost] = [chosen.get(one.name), lostOf(one, chosen)];
    return {
      file: path,
      field: one.what === "file" ? "" : one.name,
      chosen: shown(besides(now, lost[0]), field),
      lost: lost.map((value) => shown(besides(value, now), field)).join(" / "),
    };
  });
  return { rows, notes };
}
