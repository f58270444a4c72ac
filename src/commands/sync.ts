import { attributeLines, missingLines } from "../book/git-files.ts";
import { RoundsError } from "../law/errors.ts";
import type { Noun } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { type Context, defineVerb, type Verdict } from "../nouns/verb.ts";
import { assertReady, type Branch, branchOf, distance, fetch, push } from "./git/branch.ts";
import { commitPaths, messageOf } from "./git/commit.ts";
import { assertMerged, finishMerge, merge } from "./git/merging.ts";
import { pendingIn } from "./git/pending.ts";
import { type Repository, repositoryOf } from "./git/repository.ts";

/** Others may push between our fetch and our push; then it begins anew. */
const mostRounds = 3;
const mostNamed = 10;

interface Syncing {
  readonly context: Context;
  readonly repository: Repository;
  readonly nouns: readonly Noun[];
}

function list(paths: readonly string[]): { en: string; zh: string } {
  const some = paths.slice(0, mostNamed);
  const more = paths.length > some.length ? " …" : "";
  return say(some.join(", ") + more, some.join("、") + more);
}

/** Git must know what merges the book before it merges anything. */
function assertSetUp({ context, nouns }: Syncing): void {
  if (missingLines(context.book.root, ".gitattributes", attributeLines(nouns)).length === 0) return;
  throw new RoundsError(
    "failed",
    say("git does not know yet how the book is merged", "git 还不知道如何合并本账册"),
    { hint: say("once in every clone: rounds git setup", "每个克隆运行一次：rounds git setup") },
  );
}

/** Commits what rounds wrote, and names what it leaves to the person. */
function commit({ context, repository, nouns }: Syncing): void {
  const { book, tell, dryRun } = context;
  const { changes, written, others } = pendingIn({ book, repository, nouns });
  const message = messageOf(changes);
  const subject = message.split("\n")[0] ?? "";
  const files = list(written);
  if (written.length === 0) tell(say("nothing to commit", "没有需要提交的内容"));
  else if (dryRun) {
    tell(say(`would commit: ${subject} (${files.en})`, `将提交：${subject}（${files.zh}）`));
  } else {
    commitPaths({ book, repository }, { paths: written, message });
    tell(say(`committed: ${subject} (${files.en})`, `已提交：${subject}（${files.zh}）`));
  }
  if (others.length > 0) {
    const named = list(others);
    tell(say(`left alone, changed by hand: ${named.en}`, `手工改动，未提交：${named.zh}`));
  }
}

/** All findings about the book as it is now; with an error among them nothing is pushed. */
async function findings(context: Context): Promise<Verdict> {
  const { verb } = await import("./check.ts");
  const outcome = await verb.run(context, { strict: true } as never);
  return "exitCode" in outcome ? outcome : { view: undefined, exitCode: 0 };
}

/** Fetches and merges; says how far it got. */
function take({ context, repository }: Syncing, branch: Branch): void {
  const { book, git, tell } = context;
  fetch(repository, branch);
  const { behind } = distance(repository);
  const { upstream } = branch;
  if (behind === 0) {
    tell(say(`fetched ${upstream}: nothing new`, `已取回 ${upstream}：没有新内容`));
    return;
  }
  merge({ book, git, tell, repository }, branch);
  const count = `${behind} ${behind === 1 ? "commit" : "commits"}`;
  tell(say(`merged ${count} of ${upstream}`, `已合并 ${upstream} 的 ${behind} 个提交`));
}

const pushed = (branch: Branch): Text =>
  say(`pushed to ${branch.upstream}`, `已推送到 ${branch.upstream}`);

async function sync(syncing: Syncing): Promise<Verdict> {
  const { context, repository } = syncing;
  const { tell } = context;
  const branch = branchOf(repository);
  if (finishMerge(repository)) tell(say("merge finished", "合并已完成"));
  commit(syncing);
  for (let round = 0; round < mostRounds; round++) {
    take(syncing, branch);
    const found = await findings(context);
    if (found.exitCode !== 0) {
      tell(
        say(
          "not pushed: mend what is found here, then rounds sync",
          "尚未推送：请先改正以下问题，再运行 rounds sync",
        ),
      );
      return found;
    }
    tell(say("checked: no errors", "检查通过，没有错误"));
    if (distance(repository).ahead === 0) {
      tell(say("nothing to push", "没有需要推送的内容"));
      return { view: undefined, exitCode: 0 };
    }
    if (push(repository, branch)) {
      tell(pushed(branch));
      return { view: undefined, exitCode: 0 };
    }
    tell(say("others pushed meanwhile: once more", "其间有人推送，重来一次"));
  }
  throw new RoundsError(
    "changed-on-disk",
    say("others push all the time; nothing was pushed", "一直有人推送，本次未能推送"),
    { hint: say("try again: rounds sync", "请稍后再试：rounds sync") },
  );
}

export const verb = defineVerb({
  summary: say(
    "commit what rounds wrote, fetch, merge, check, push",
    "提交 rounds 写入的内容，取回、合并、检查并推送",
  ),
  examples: ["rounds sync --dry-run", "rounds sync"],
  async run(context, _) {
    const repository = repositoryOf(context);
    const syncing = { context, repository, nouns: await allNouns() };
    assertReady(repository);
    assertMerged(repository);
    assertSetUp(syncing);
    if (!context.dryRun) return sync(syncing);
    const { upstream } = branchOf(repository);
    commit(syncing);
    const { ahead, behind } = distance(repository);
    context.tell(
      say(
        `then fetch, merge, check and push to ${upstream} (known so far: ${behind} to merge, ${ahead} to push); nothing was done`,
        `然后取回、合并、检查并推送到 ${upstream}（目前所知：待合并 ${behind}，待推送 ${ahead}）；未做任何操作`,
      ),
    );
    return { view: undefined, exitCode: 0 };
  },
});
