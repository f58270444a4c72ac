import { RoundsError, refuse } from "../law/errors.ts";
import type { Kind } from "../law/kind.ts";
import { wordsKind } from "../law/kinds/groups.ts";
import { choiceKind, textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { same, say, type Text } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { type Context, defineVerb } from "../nouns/verb.ts";
import type { Row } from "../print/view.ts";
import type { Maker } from "./git/conflicts.ts";
import { makersOf } from "./git/losers.ts";
import { type OpenFile, openFiles, unmergedPaths } from "./git/open-files.ts";
import { decide, isTold, openError, type Told, type Unanswered } from "./git/questions.ts";
import { type Repository, repositoryOf } from "./git/repository.ts";
import { type Decided, type SettledFile, settleFile } from "./git/settling.ts";

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

function assertKnown(told: Told, files: readonly OpenFile[], isNamed: boolean): void {
  const known = files.flatMap(({ conflicts }) => conflicts.map(({ name }) => name));
  const wrong = [...told.set.keys()].filter((name) => !known.includes(name));
  if (wrong.length > 0) {
    refuse(
      say(`${wrong.join(", ")}: not to be decided`, `${wrong.join("、")}：不在待定之列`),
      known.length > 0 ? same(known.join(", ")) : undefined,
    );
  }
  if (told.set.size === 0 || isNamed || files.length < 2) return;
  throw new RoundsError(
    "ambiguous",
    say(
      `${files.length} files are open: --set needs to know which one is meant`,
      `有 ${files.length} 个文件待处理，--set 须写明是哪一个`,
    ),
    {
      candidates: files.map(({ path }) => path),
      hint: say("rounds resolve FILE --set FIELD=VALUE", "rounds resolve 文件 --set 字段=值"),
    },
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

/** Decides about every open file and writes it; where nobody can be asked, all or nothing. */
async function settleAll(
  files: readonly OpenFile[],
  told: Told,
  place: { context: Context; repository: Repository },
): Promise<SettledFile> {
  const { context, repository } = place;
  const rows: Row[] = [];
  const notes: Text[] = [];
  const settle = async (decided: Decided): Promise<void> => {
    const settled = await settleFile(decided, place);
    rows.push(...settled.rows);
    notes.push(...settled.notes);
  };
  const later: Decided[] = [];
  const unanswered: Unanswered[] = [];
  for (const file of files) {
    const makers = makersOf(file, { ledger: context.book.log(), repository });
    const maker: Maker = (conflict, side) =>
      makers.chain({ ...conflict, ...conflict.written }, side)[0];
    const asItIs = file.isMended && !isTold(file, told);
    const decided = asItIs
      ? { chosen: new Map<string, unknown>(), open: [] }
      : await orCancelled(() => decide(file, told, { ...context, maker }), {
          rows,
          repository,
        });
    const { chosen, open } = decided;
    if (open.length > 0) unanswered.push({ file, open, maker });
    else if (context.ask) await settle({ file, chosen, asItIs, makers });
    else later.push({ file, chosen, asItIs, makers });
  }
  if (unanswered.length > 0) throw openError(unanswered);
  for (const decided of later) await settle(decided);
  return { rows, notes };
}

/** Asks; who leaves is told what has been settled by then. @throws RoundsError cancelled */
async function orCancelled<T>(
  ask: () => Promise<T>,
  { rows, repository }: { rows: readonly Row[]; repository: Repository },
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof RoundsError) || error.code !== "cancelled" || rows.length === 0) {
      throw error;
    }
    const files = [...new Set(rows.map(({ file }) => String(file)))];
    const open = next(repository);
    throw new RoundsError(
      "cancelled",
      say(
        `cancelled; settled already: ${files.join(", ")}; ${open.en}`,
        `已取消；此前已处理：${files.join("、")}；${open.zh}`,
      ),
      { hint: say("go on: rounds resolve", "继续处理：rounds resolve") },
    );
  }
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
        { value: "both", label: say("both", "两者都保留") },
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
    assertKnown(told, files, named.length > 0);
    const { rows, notes } = await settleAll(files, told, { context, repository });
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
      notes: [...notes, ...(isMerging ? [next(repository)] : [])],
      empty: say("no merge left anything open", "没有待处理的合并冲突"),
    };
  },
});
