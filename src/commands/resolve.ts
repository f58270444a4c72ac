import { writeAlone } from "../book/git-files.ts";
import type { FileConflict } from "../book/merge.ts";
import type { Change } from "../law/change.ts";
import { refuse } from "../law/errors.ts";
import type { Kind } from "../law/kind.ts";
import { wordsKind } from "../law/kinds/groups.ts";
import { choiceKind, textKind } from "../law/kinds/texts.ts";
import { sameValue } from "../law/merge-values.ts";
import { field, type Noun } from "../law/noun.ts";
import { join, same, say, type Text } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { type Context, defineVerb } from "../nouns/verb.ts";
import type { Row } from "../print/view.ts";
import { shownValue } from "./git/conflicts.ts";
import { type OpenFile, openFiles, unmergedPaths } from "./git/open-files.ts";
import { decide, openError, type Told } from "./git/questions.ts";
import { type Repository, repositoryOf } from "./git/repository.ts";

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

type Chosen = ReadonlyMap<string, unknown>;

const nothing: Chosen = new Map();

/** The value that is given up; where another one was typed, ours. */
function lostOf({ name, ours, theirs }: FileConflict, chosen: Chosen): unknown {
  return sameValue(chosen.get(name), ours) ? theirs : ours;
}

/** Why, for the change log: what was open and what either side had, in full. */
function story(file: OpenFile, chosen: Chosen): string {
  const full = (value: unknown): string => JSON.stringify(value ?? null);
  return file.conflicts
    .map((one) => {
      const now = full(chosen.get(one.name));
      return `${one.name}: ours ${full(one.ours)}, theirs ${full(one.theirs)}, now ${now}`;
    })
    .join("; ");
}

function changeOf(file: OpenFile, text: string | undefined, chosen: Chosen): Change {
  const { path, kind, conflicts } = file;
  const noun = kind.is === "record" || kind.is === "entries" ? kind.noun : looseFile;
  const lost = conflicts.map((one) => {
    const now = chosen.get(one.name) ?? null;
    return [one.name, [lostOf(one, chosen) ?? null, now] as const] as const;
  });
  const isRecord = kind.is === "record" && conflicts.every(({ what }) => what === "field");
  return {
    steps: [
      {
        do: "settle",
        noun,
        id: kind.is === "record" ? kind.id : path,
        path,
        text,
        ...(isRecord ? { fields: Object.fromEntries(lost) } : {}),
      },
    ],
    receipt: say(`settled ${path}`, `已处理 ${path}`),
    why: `merge of ${path}: ${story(file, chosen)}`,
  };
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

async function write(
  file: OpenFile,
  chosen: Chosen,
  { context, repository }: { context: Context; repository: Repository },
): Promise<readonly Row[]> {
  const { book, me, dryRun, language } = context;
  const { path, conflicts, isMended } = file;
  const text = isMended ? book.textIfAny(path) : file.settle(chosen);
  if (!isMended) {
    await assertSound(file, text, context);
    if (path.startsWith("changes/")) {
      await book.quietly(async () => {
        if (!dryRun) writeAlone(book.root, path, text ?? "");
      });
    } else await book.change(async () => changeOf(file, text, chosen), dryRun);
  }
  if (!dryRun) {
    repository.ask(["add", "-A", "--", path]);
    // The line that the change log gained belongs to the merge; there may be none.
    repository.run(["add", "--", `:(glob)changes/*.${me}.jsonl`]);
  }
  if (isMended) {
    const told = say("mended by hand", "已手工改好")[language];
    return [{ file: path, field: "", chosen: told, lost: "" }];
  }
  return conflicts.map((one) => ({
    file: path,
    field: one.what === "file" ? "" : one.name,
    chosen: shownValue(chosen.get(one.name)),
    lost: shownValue(lostOf(one, chosen)),
  }));
}

/** Several of FIELD=VALUE. */
const pairsKind: Kind<readonly string[]> = {
  ...wordsKind,
  placeholder: "field=value",
  parse: (text) => [text],
  gather: (parts) => parts.flat(),
};

function toldOf(set: readonly string[] | undefined, take: Told["take"]): Told {
  const pairs = (set ?? []).map((one): [string, string] => {
    const at = one.indexOf("=");
    return at < 0 ? [one, ""] : [one.slice(0, at), one.slice(at + 1)];
  });
  return { take, set: new Map(pairs) };
}

function assertKnown(told: Told, files: readonly OpenFile[]): void {
  const known = files.flatMap(({ conflicts }) => conflicts.map(({ name }) => name));
  const wrong = [...told.set.keys()].filter((name) => !known.includes(name));
  if (wrong.length === 0) return;
  refuse(
    say(`${wrong.join(", ")}: not to be decided`, `${wrong.join("、")}：不在待定之列`),
    known.length > 0 ? same(known.join(", ")) : undefined,
  );
}

function next(repository: Repository): Text {
  const left = unmergedPaths(repository);
  if (left.length > 0) {
    return say(`still open: ${left.join(", ")}`, `尚未处理：${left.join("、")}`);
  }
  return say(
    "all is settled; finish the merge: rounds sync, or git commit --no-edit",
    "已全部处理；完成合并：rounds sync，或 git commit --no-edit",
  );
}

export const verb = defineVerb({
  summary: say("settle what a merge left open, one question at a time", "逐项处理合并后待定的内容"),
  examples: ["rounds resolve", "rounds resolve --take theirs"],
  signs: true,
  variadic: true,
  arguments: { files: field(textKind({ name: "file" }), say("Files", "文件")) },
  flags: {
    take: field(
      choiceKind([
        { value: "ours", label: say("ours", "本方") },
        { value: "theirs", label: say("theirs", "对方") },
      ]),
      say("Take this side wherever nothing else is said", "未另指定处一律采用哪一方"),
    ),
    set: field(pairsKind, say("A value for a field", "指定某字段的值"), {
      help: same("--set phone=0571-88001234"),
    }),
  },
  async run(context, input) {
    const repository = repositoryOf(context);
    const told = toldOf(input.set, input.take);
    const typed = input.files as string | readonly string[] | undefined;
    const named = typed === undefined ? [] : [typed].flat();
    const files = openFiles(context, repository, { nouns: await allNouns(), named });
    assertKnown(told, files);
    const rows: Row[] = [];
    const place = { context, repository };
    if (context.ask) {
      for (const file of files) {
        const chosen = file.isMended ? nothing : (await decide(file, told, context)).chosen;
        rows.push(...(await write(file, chosen, place)));
      }
    } else {
      const decided: { file: OpenFile; chosen: Chosen; open: readonly FileConflict[] }[] = [];
      for (const file of files) {
        const { chosen, open } = await decide(file, told, context);
        decided.push({ file, chosen, open: file.isMended ? [] : open });
      }
      const open = decided.filter((one) => one.open.length > 0);
      if (open.length > 0) throw openError(open.map((one) => ({ path: one.file.path, ...one })));
      for (const { file, chosen } of decided) rows.push(...(await write(file, chosen, place)));
    }
    const isMerging = repository.run(["rev-parse", "-q", "--verify", "MERGE_HEAD"]).code === 0;
    return {
      shape: "list",
      title: say("settled", "处理结果"),
      columns: [
        { key: "file", label: say("File", "文件"), weight: 9 },
        { key: "field", label: say("Field", "字段"), weight: 8 },
        { key: "chosen", label: say("Chosen", "采用"), weight: 7 },
        { key: "lost", label: say("Given up", "放弃"), weight: 6 },
      ],
      rows,
      notes: isMerging ? [next(repository)] : [],
      empty: say("no merge left anything open", "没有待处理的合并冲突"),
    };
  },
});
