import { driverName, strategy, writeAlone } from "../../book/git-files.ts";
import { RoundsError } from "../../law/errors.ts";
import type { Noun } from "../../law/noun.ts";
import { same, say, type Text } from "../../law/words.ts";
import type { Context, GitOptions, GitRan } from "../../nouns/verb.ts";
import { type Branch, distance } from "./branch.ts";
import { addPaths, withOwnIndex } from "./commit.ts";
import { conflictText, reasonText } from "./conflicts.ts";
import { openFiles, unmergedPaths } from "./open-files.ts";
import { gitSaid, inBook, type Repository, zeros } from "./repository.ts";
import { twinFiles } from "./twins.ts";

interface Setting extends Pick<Context, "book" | "git" | "folder" | "tell"> {
  readonly repository: Repository;
  readonly nouns: readonly Noun[];
}

/** A merge of what others pushed, with this very program. */
function mergeWords(self: string, isLeft: boolean): readonly string[] {
  const driver = `merge.${driverName}.driver=${self} merge-driver %O %A %B %P`;
  const left = isLeft ? ["--no-commit"] : [];
  return ["-c", driver, "merge", ...strategy.words, "-q", "--no-edit", ...left, "@{u}"];
}

/** Is a merge begun and not concluded? */
export function isMerging({ run }: Repository, options: GitOptions = {}): boolean {
  return run(["rev-parse", "-q", "--verify", "MERGE_HEAD"], options).code === 0;
}

/** Concludes a merge, once nothing in it is open. @throws RoundsError */
export function concludeMerge({ ask }: Repository, options: GitOptions = {}): void {
  ask(["commit", "-q", "--no-edit"], options);
}

/** @throws RoundsError that tells every file that a merge has left open, and why */
export function assertMerged(setting: Setting): void {
  const { repository, nouns } = setting;
  const open = unmergedPaths(repository);
  if (open.length === 0) return;
  const known = openFiles(setting, repository, { nouns, named: [] });
  const told = known.flatMap(({ path, conflicts, isMended }): Text[] => {
    if (isMended) return [say(`${path}: mended by hand`, `${path}：已手工改好`)];
    return conflicts.map((one) => {
      const place = one.what === "file" ? same("") : say(`${path}: `, `${path}：`);
      const [text, why] = [conflictText(one), reasonText(one)];
      return say(`${place.en}${text.en} (${why.en})`, `${place.zh}${text.zh}（${why.zh}）`);
    });
  });
  // Others in the same repository are none of ours.
  for (const path of open) if (!known.some((one) => one.path === path)) told.push(same(path));
  const lines = (language: "en" | "zh"): string =>
    told.map((one) => `\n  ${one[language]}`).join("");
  throw new RoundsError(
    "merge-markers",
    say(
      `the merge left ${open.length === 1 ? "a file" : `${open.length} files`} open:${lines("en")}`,
      `合并后有 ${open.length} 个文件待处理：${lines("zh")}`,
    ),
    {
      hint: say(
        "settle them: rounds resolve, then: rounds sync; nothing was pushed",
        "请先处理：rounds resolve，再运行：rounds sync；尚未推送",
      ),
    },
  );
}

/** Merges what others pushed. @throws RoundsError when it leaves something open, or cannot begin */
export async function merge(setting: Setting, branch: Branch): Promise<void> {
  const { repository } = setting;
  const staged = zeros(repository.ask(["diff", "--cached", "--name-only", "-z"]));
  const { ahead } = distance(repository);
  if (staged.length === 0 || ahead === 0) await mergeNow(setting, branch, {});
  else await mergeBeside(setting, { branch, staged });
  assertMerged(setting);
}

async function mergeNow(setting: Setting, branch: Branch, options: GitOptions): Promise<void> {
  const { git, book, repository, nouns, tell } = setting;
  const twins = twinFiles(repository, nouns);
  const ran = repository.run(mergeWords(git.self, twins.length > 0), options);
  const open = unmergedPaths(repository, options);
  if (ran.code !== 0 && open.length === 0) throw mergeError(ran, repository, branch);
  if (twins.length === 0 || !isMerging(repository, options)) return;
  await book.quietly(async () => {
    for (const { path, text } of twins) writeAlone(book.root, path, text);
  });
  const paths = twins.map(({ path }) => path);
  addPaths(repository, paths, options);
  if (open.length === 0) concludeMerge(repository, options);
  const named = paths.join(", ");
  tell(
    say(
      `the same lines were written on two machines, both are kept: ${named}`,
      `两台电脑写入了相同的行，均已保留：${named}`,
    ),
  );
}

function mergeError(ran: GitRan, { prefix }: Repository, { upstream }: Branch): RoundsError {
  if (!/would be overwritten/.test(ran.stderr)) {
    const said = gitSaid(ran);
    return new RoundsError(
      "failed",
      say(`cannot merge ${upstream}: ${said.en}`, `无法合并 ${upstream}：${said.zh}`),
    );
  }
  const paths = (ran.stderr.match(/^\t.*$/gm) ?? []).map((line) => inBook(line.trim(), prefix));
  return new RoundsError(
    "changed-on-disk",
    say(
      `changed here by hand and by others too: ${paths.join(", ")}`,
      `本机手工改过、别人也改过：${paths.join("、")}`,
    ),
    {
      hint: say(
        "commit what you changed by hand too: rounds sync --all; or commit it yourself, then: rounds sync",
        "连同手工改动一起提交：rounds sync --all；或自行提交后再运行：rounds sync",
      ),
    },
  );
}

/**
 * Merges although something is staged: git itself would refuse. It is done on an index of its own,
 * and the person's index takes over what was merged; where it cannot be done so, all is as before.
 */
async function mergeBeside(
  setting: Setting,
  { branch, staged }: { branch: Branch; staged: readonly string[] },
): Promise<void> {
  const { repository } = setting;
  const theirs = zeros(repository.ask(["diff", "--name-only", "-z", "HEAD...@{u}"]));
  const named = staged.map((path) => inBook(path, repository.prefix));
  if (staged.some((path) => theirs.includes(path))) throw stagedError(named);
  const before = repository.ask(["rev-parse", "HEAD"]).trim();
  await withOwnIndex(setting, async (options) => {
    repository.run(["update-index", "-q", "--refresh"], options);
    await mergeNow(setting, branch, options);
    if (!isMerging(repository)) return;
    repository.ask(["merge", "--abort"], options);
    throw stagedError(named);
  });
  const raw = zeros(repository.ask(["diff-tree", "-r", "-z", "--no-renames", before, "HEAD"]));
  let input = "";
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const [, mode = "", , object = ""] = (raw[index] ?? "").slice(1).split(" ");
    input += `${mode} ${object}\t${raw[index + 1]}\0`;
  }
  repository.ask(["update-index", "-z", "--index-info"], { input });
}

function stagedError(staged: readonly string[]): RoundsError {
  return new RoundsError(
    "changed-on-disk",
    say(
      `you have staged files, and the merge needs your hand: ${staged.join(", ")}`,
      `暂存区里有文件，而这次合并需要人工处理：${staged.join("、")}`,
    ),
    {
      hint: say(
        'commit them (git commit -m "...") or unstage them (git restore --staged :/), then rounds sync',
        '请先提交（git commit -m "..."）或取消暂存（git restore --staged :/），再运行 rounds sync',
      ),
    },
  );
}
