import { RoundsError } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { GitRan } from "../../nouns/verb.ts";
import { gitSaid, type Repository } from "./repository.ts";

/** The branch that is worked on, and where it goes to. */
export interface Branch {
  readonly name: string;
  readonly remote: string;
  /** The branch there: refs/heads/main. */
  readonly target: string;
  /** Here: origin/main. */
  readonly upstream: string;
}

function stop(en: string, zh: string, hint: { en: string; zh: string }): never {
  throw new RoundsError("failed", say(en, zh), { hint });
}

/** Sees to it that git is ready for a sync. @throws RoundsError with the one thing to do first */
export function assertReady({ run }: Repository): void {
  if (run(["rev-parse", "-q", "--verify", "HEAD"]).code !== 0) {
    stop(
      "nothing is committed yet",
      "还没有任何提交",
      say('git add . && git commit -m "begin"', 'git add . && git commit -m "建账"'),
    );
  }
  for (const [head, word] of [
    ["CHERRY_PICK_HEAD", "cherry-pick"],
    ["REVERT_HEAD", "revert"],
    ["REBASE_HEAD", "rebase"],
  ] as const) {
    if (run(["rev-parse", "-q", "--verify", head]).code !== 0) continue;
    stop(
      `a git ${word} is under way`,
      `git ${word} 尚未完成`,
      say(`finish it first: git ${word} --continue`, `请先完成：git ${word} --continue`),
    );
  }
}

/** The branch and where it is pushed to. @throws RoundsError with the command that says it */
export function branchOf({ run }: Repository): Branch {
  const name = run(["symbolic-ref", "-q", "--short", "HEAD"]).stdout.trim();
  if (name === "") {
    stop(
      "no branch is checked out (detached HEAD)",
      "当前不在任何分支上（detached HEAD）",
      say("go back to yours: git switch main", "请回到自己的分支：git switch main"),
    );
  }
  const remote = run(["config", `branch.${name}.remote`]).stdout.trim();
  const target = run(["config", `branch.${name}.merge`]).stdout.trim();
  if (remote !== "" && target !== "") {
    const upstream = `${remote}/${target.replace(/^refs\/heads\//, "")}`;
    return { name, remote, target, upstream };
  }
  const [first] = run(["remote"]).stdout.split("\n");
  if (!first) {
    stop(
      "there is no remote to sync with",
      "没有可同步的远程仓库",
      say(
        `git remote add origin URL && git push -u origin ${name}`,
        `git remote add origin 网址 && git push -u origin ${name}`,
      ),
    );
  }
  return stop(
    `the branch ${name} has no upstream yet`,
    `分支 ${name} 尚未关联远程分支`,
    say(`git push -u ${first} ${name}`, `git push -u ${first} ${name}`),
  );
}

/** Gets what others have pushed. @throws RoundsError when that cannot be had */
export function fetch({ run }: Repository, { remote }: Branch): void {
  const ran = run(["fetch", "-q", remote]);
  if (ran.code === 0) return;
  const said = gitSaid(ran);
  stop(
    `cannot fetch from ${remote}: ${said.en}`,
    `无法从 ${remote} 取回：${said.zh}`,
    say(
      "your work is committed here; when the network and the address are right: rounds sync",
      "你的改动已提交在本机；网络与地址正常后再运行：rounds sync",
    ),
  );
}

/** How many commits there are here alone and there alone. */
export function distance({ run, ask }: Repository): { ahead: number; behind: number } {
  if (run(["rev-parse", "-q", "--verify", "@{u}"]).code !== 0) return { ahead: 1, behind: 0 };
  const told = ask(["rev-list", "--left-right", "--count", "HEAD...@{u}"]).trim().split(/\s+/);
  return { ahead: Number(told[0]), behind: Number(told[1]) };
}

/** Gives the others what is here; false when they have pushed in the meantime. */
export function push({ run }: Repository, { remote, target }: Branch): boolean {
  const ran = run(["push", "-q", remote, `HEAD:${target}`]);
  if (ran.code === 0) return true;
  if (/fetch first|non-fast-forward/.test(ran.stderr)) return false;
  const said = refusal(ran);
  return stop(
    `${remote} did not take it: ${said}`,
    `${remote} 拒绝接收：${said}`,
    say(
      "your work is committed here; see to your right to push, then: rounds sync",
      "你的改动已提交在本机；请确认推送权限后再运行：rounds sync",
    ),
  );
}

/** What git and the other side say of a push that was refused, the reason of its hooks included. */
function refusal(ran: GitRan): string {
  const lines = ran.stderr.split("\n").map((line) => line.trim());
  const told = lines.filter((line) => /^(remote: *\S|!)/.test(line));
  return [gitSaid(ran).en, ...told.filter((line) => line !== gitSaid(ran).en)].join("\n  ");
}

/** The first lines of the commits that only are here, newest first. */
export function unpushed({ run }: Repository): readonly string[] {
  const ran = run(["log", "--format=%s", "@{u}..HEAD"]);
  return ran.code === 0 ? ran.stdout.split("\n").filter((line) => line !== "") : [];
}
