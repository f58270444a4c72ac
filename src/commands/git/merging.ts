import { driverName, strategy } from "../../book/git-files.ts";
import { RoundsError } from "../../law/errors.ts";
import { same, say } from "../../law/words.ts";
import type { Context, GitOptions } from "../../nouns/verb.ts";
import { type Branch, distance } from "./branch.ts";
import { withOwnIndex } from "./commit.ts";
import { unmergedPaths } from "./open-files.ts";
import { gitSaid, type Repository, zeros } from "./repository.ts";

type Setting = Pick<Context, "book" | "git" | "tell"> & { readonly repository: Repository };

/** A merge of what others pushed, with this very program. */
function mergeWords(self: string): readonly string[] {
  const driver = `merge.${driverName}.driver=${self} merge-driver %O %A %B %P`;
  return ["-c", driver, "merge", ...strategy.words, "-q", "--no-edit", "@{u}"];
}

/** Concludes a merge that was left open, once nothing in it is open. @throws RoundsError */
export function finishMerge({ ask, run }: Repository): boolean {
  if (run(["rev-parse", "-q", "--verify", "MERGE_HEAD"]).code !== 0) return false;
  ask(["commit", "-q", "--no-edit"]);
  return true;
}

/** @throws RoundsError when a merge has left files open */
export function assertMerged(repository: Repository): void {
  const open = unmergedPaths(repository);
  if (open.length === 0) return;
  throw new RoundsError(
    "merge-markers",
    say(
      `the merge left ${open.length === 1 ? "a file" : `${open.length} files`} open: ${open.join(", ")}`,
      `合并后有 ${open.length} 个文件待处理：${open.join("、")}`,
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
export function merge(setting: Setting, branch: Branch): void {
  const { repository } = setting;
  const staged = zeros(repository.ask(["diff", "--cached", "--name-only", "-z"]));
  const { ahead } = distance(repository);
  if (staged.length === 0 || ahead === 0) mergeNow(setting, branch, {});
  else mergeBeside(setting, { branch, staged });
  assertMerged(repository);
}

function mergeNow(
  { git, repository, tell }: Setting,
  { upstream }: Branch,
  options: GitOptions,
): void {
  const ran = repository.run(mergeWords(git.self), options);
  // What the driver said of conflicts, with the values of both sides.
  for (const line of ran.stderr.match(/^rounds[:：].*$/gm) ?? []) tell(same(line));
  if (ran.code === 0 || unmergedPaths(repository, options).length > 0) return;
  if (/would be overwritten/.test(ran.stderr)) {
    const paths = ran.stderr.match(/^\t.*$/gm)?.map((line) => line.trim()) ?? [];
    throw new RoundsError(
      "changed-on-disk",
      say(
        `changed here by hand and by others too: ${paths.join(", ")}`,
        `本机手工改过、别人也改过：${paths.join("、")}`,
      ),
      {
        hint: say(
          `commit what you changed, then sync: git commit -m "by hand" -- ${paths.join(" ")}`,
          `请先提交自己的改动再同步：git commit -m "手工修改" -- ${paths.join(" ")}`,
        ),
      },
    );
  }
  const said = gitSaid(ran);
  throw new RoundsError(
    "failed",
    say(`cannot merge ${upstream}: ${said.en}`, `无法合并 ${upstream}：${said.zh}`),
  );
}

/**
 * Merges although something is staged: git itself would refuse. It is done on an index of its own,
 * and the person's index takes over what was merged; where it cannot be done so, all is as before.
 */
function mergeBeside(
  setting: Setting,
  { branch, staged }: { branch: Branch; staged: readonly string[] },
): void {
  const { repository } = setting;
  const theirs = zeros(repository.ask(["diff", "--name-only", "-z", "HEAD...@{u}"]));
  if (staged.some((path) => theirs.includes(path))) throw stagedError(staged);
  const before = repository.ask(["rev-parse", "HEAD"]).trim();
  withOwnIndex(setting, (options) => {
    repository.run(["update-index", "-q", "--refresh"], options);
    mergeNow(setting, branch, options);
    if (repository.run(["rev-parse", "-q", "--verify", "MERGE_HEAD"]).code !== 0) return;
    repository.ask(["merge", "--abort"], options);
    throw stagedError(staged);
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
        'commit them (git commit -m "...") or unstage them (git restore --staged .), then rounds sync',
        '请先提交（git commit -m "..."）或取消暂存（git restore --staged .），再运行 rounds sync',
      ),
    },
  );
}
