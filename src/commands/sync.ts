import { attributeLines, missingLines } from "../book/git-files.ts";
import { RoundsError } from "../law/errors.ts";
import { switchKind } from "../law/kinds/texts.ts";
import { field, type Noun } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { type Context, defineVerb, type Verdict } from "../nouns/verb.ts";
import {
  assertReady,
  type Branch,
  branchOf,
  distance,
  fetch,
  push,
  unpushed,
} from "./git/branch.ts";
import { addPaths, commitPaths, messageOf } from "./git/commit.ts";
import { assertMerged, concludeMerge, isMerging, merge } from "./git/merging.ts";
import { type Left, type Pending, pendingIn } from "./git/pending.ts";
import { type Repository, repositoryOf } from "./git/repository.ts";

/** Others may push between our fetch and our push; then it begins anew. */
const mostRounds = 3;
const mostNamed = 10;

interface Syncing {
  readonly context: Context;
  readonly repository: Repository;
  readonly nouns: readonly Noun[];
  /** Is what was changed by hand to be committed too? */
  readonly all: boolean;
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

/** What is to be committed, with what was changed by hand where that is wanted. */
function pending({ context, repository, nouns, all }: Syncing, since: "HEAD" | "index"): Pending {
  const found = pendingIn({ book: context.book, repository, nouns, since });
  const isTaken = ({ why, isOfBook }: Left): boolean => all && isOfBook && why !== "staged";
  const taken = found.left.filter(isTaken).map(({ path }) => path);
  const left = found.left.filter((one) => !isTaken(one));
  return { ...found, written: [...found.written, ...taken], left };
}

/** Finishes a merge that was left open, together with what was written in the meantime. */
function finishMerge(syncing: Syncing): void {
  const { repository, context } = syncing;
  if (!isMerging(repository)) return;
  const { written } = pending(syncing, "index");
  const files = list(written);
  const [en, zh] = written.length === 0 ? ["", ""] : [` (with ${files.en})`, `（含 ${files.zh}）`];
  if (context.dryRun) {
    context.tell(say(`would finish the merge${en}`, `将完成合并${zh}`));
    return;
  }
  addPaths(repository, written);
  concludeMerge(repository);
  context.tell(say(`merge finished${en}`, `合并已完成${zh}`));
}

/** Commits what rounds wrote, and names what it leaves to the person. Gives what it committed. */
async function commit(syncing: Syncing): Promise<string | undefined> {
  const { context, repository } = syncing;
  const { book, tell, dryRun } = context;
  // Only while nothing is done can a merge be open here: it was told of, with all that it takes in.
  const isOpen = isMerging(repository);
  const { changes, written, left } = pending(syncing, isOpen ? "index" : "HEAD");
  if (isOpen) {
    nameLeft(left, context);
    return undefined;
  }
  const message = messageOf(changes, written);
  const subject = message.split("\n")[0] ?? "";
  const files = list(written);
  if (written.length === 0) tell(say("nothing to commit", "没有需要提交的内容"));
  else if (dryRun) {
    tell(say(`would commit: ${subject} (${files.en})`, `将提交：${subject}（${files.zh}）`));
  } else {
    await commitPaths({ book, repository }, { paths: written, message });
    tell(say(`committed: ${subject} (${files.en})`, `已提交：${subject}（${files.zh}）`));
  }
  nameLeft(left, context);
  return written.length === 0 ? undefined : subject;
}

/** Names what is left to the person, each with why, and what to do about it. */
function nameLeft(left: readonly Left[], { warn }: Context): void {
  for (const why of ["hand", "both", "staged"] as const) {
    const those = left.filter((one) => one.why === why);
    if (those.length === 0) continue;
    const { en, zh } = list(those.map(({ path }) => path));
    const [text, remedy] = [reasons[why], remedies[why]];
    const isForUs = why === "staged" || those.some(({ isOfBook }) => isOfBook);
    const [hint, hinted] = isForUs ? [` (${remedy.en})`, `（${remedy.zh}）`] : ["", ""];
    warn(say(`${text.en}: ${en}${hint}`, `${text.zh}：${zh}${hinted}`));
  }
}

const reasons: Readonly<Record<Left["why"], Text>> = {
  hand: say("left alone, changed by hand", "手工改动，未提交"),
  both: say(
    "left alone, written by rounds and changed by hand too",
    "rounds 写入后又有手工改动，未提交",
  ),
  staged: say("left alone, staged by you", "你已暂存，未提交"),
};

const byHand = say("to commit it: rounds sync --all", "需要提交时：rounds sync --all");

const remedies: Readonly<Record<Left["why"], Text>> = {
  hand: byHand,
  both: byHand,
  staged: say('to commit it: git commit -m "..."', '需要提交时：git commit -m "..."'),
};

/** All findings about the book as it is now; with an error among them nothing is pushed. */
async function findings(context: Context): Promise<Verdict> {
  const { verb } = await import("./check.ts");
  const outcome = await verb.run(context, { strict: true } as never);
  return "exitCode" in outcome ? outcome : { view: undefined, exitCode: 0 };
}

/** Fetches and merges; says how far it got. */
async function take({ context, repository, nouns }: Syncing, branch: Branch): Promise<void> {
  const { tell } = context;
  fetch(repository, branch);
  const { behind } = distance(repository);
  const { upstream } = branch;
  if (behind === 0) {
    tell(say(`fetched ${upstream}: nothing new`, `已取回 ${upstream}：没有新内容`));
    return;
  }
  await merge({ ...context, repository, nouns }, branch);
  const count = `${behind} ${behind === 1 ? "commit" : "commits"}`;
  tell(say(`merged ${count} of ${upstream}`, `已合并 ${upstream} 的 ${behind} 个提交`));
}

const pushed = (branch: Branch): Text =>
  say(`pushed to ${branch.upstream}`, `已推送到 ${branch.upstream}`);

async function sync(syncing: Syncing): Promise<Verdict> {
  const { context, repository } = syncing;
  const { tell, warn } = context;
  const branch = branchOf(repository);
  finishMerge(syncing);
  await commit(syncing);
  for (let round = 0; round < mostRounds; round++) {
    await take(syncing, branch);
    const found = await findings(context);
    if (found.exitCode !== 0) {
      warn(
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
  examples: ["rounds sync --dry-run", "rounds sync", "rounds sync --all"],
  flags: {
    all: field(
      switchKind,
      say("commit what was changed by hand in the book too", "账册中手工改动的内容也一并提交"),
    ),
  },
  async run(context, { all }) {
    const repository = repositoryOf(context);
    const nouns = await allNouns();
    const syncing = { context, repository, nouns, all: all === true };
    assertReady(repository);
    assertMerged({ ...context, repository, nouns });
    assertSetUp(syncing);
    if (!context.dryRun) return sync(syncing);
    const branch = branchOf(repository);
    finishMerge(syncing);
    const subject = await commit(syncing);
    preview(syncing, { branch, subject });
    return { view: undefined, exitCode: 0 };
  },
});

/** What a sync would still do, as far as it is known without asking the other side. */
function preview(
  { context, repository }: Syncing,
  { branch: { upstream }, subject }: { branch: Branch; subject: string | undefined },
): void {
  const { tell } = context;
  const { behind } = distance(repository);
  const commits = [...(subject === undefined ? [] : [subject]), ...unpushed(repository)];
  if (behind > 0) {
    const count = `${behind} ${behind === 1 ? "commit" : "commits"}`;
    tell(say(`would merge ${count} of ${upstream}`, `将合并 ${upstream} 的 ${behind} 个提交`));
  }
  if (commits.length === 0) tell(say("nothing to push", "没有需要推送的内容"));
  else {
    const named = list(commits);
    tell(say(`would push to ${upstream}: ${named.en}`, `将推送到 ${upstream}：${named.zh}`));
  }
  tell(
    say(
      "nothing was done, and nothing fetched: others may have pushed more",
      "未做任何操作，也未取回：其他人可能另有推送",
    ),
  );
}
