import { resolve } from "node:path";
import { removeAlone, setUpFiles } from "../../book/git-files.ts";
import type { LoggedChange } from "../../book/journal.ts";
import { RoundsError } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { Context, GitOptions } from "../../nouns/verb.ts";
import { gitSaid, type Repository } from "./repository.ts";

const subjectMost = 72;
const lineMost = 200;
const linesMost = 50;

function cut(text: string, most: number): string {
  const letters = [...text.replaceAll("\n", " ")];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : letters.join("");
}

/** The message of a commit, made from the change log: one line a change; else of the files. */
export function messageOf(changes: readonly LoggedChange[], paths: readonly string[]): string {
  const [only] = changes;
  if (!only) {
    if (paths.every((path) => setUpFiles.includes(path))) return "rounds git setup\n";
    const files = paths.length === 1 ? paths[0] : `${paths.length} files`;
    return `${cut(`rounds: ${files}`, subjectMost)}\n`;
  }
  if (changes.length === 1) return `${cut(only.verb.replace(/^rounds /, ""), subjectMost)}\n`;
  const people = [...new Set(changes.map(({ by }) => by))].sort().join(", ");
  const lines = changes.slice(0, linesMost).map(({ id, verb }) => cut(`${id}: ${verb}`, lineMost));
  const rest = changes.length - lines.length;
  if (rest > 0) lines.push(`and ${rest} more`);
  return `rounds: ${changes.length} changes by ${people}\n\n${lines.join("\n")}\n`;
}

type Setting = Pick<Context, "book"> & { readonly repository: Repository };

/** Works on an index of its own, so that what a person has staged is not touched. */
export async function withOwnIndex<T>(
  { book, repository }: Setting,
  work: (options: GitOptions) => Promise<T>,
): Promise<T> {
  const told = repository.ask(["rev-parse", "--git-path", "rounds-index"]).replace(/\n$/, "");
  const file = resolve(book.root, told);
  const env = { GIT_INDEX_FILE: file, GIT_LITERAL_PATHSPECS: "1" };
  removeAlone(file);
  try {
    repository.ask(["read-tree", "HEAD"], { env });
    return await work({ env });
  } finally {
    removeAlone(file);
  }
}

const listed = (paths: readonly string[]): string => paths.map((path) => `${path}\0`).join("");

/** Puts some paths, relative to the book, into the index as they are now, there or gone. */
export function addPaths(
  { ask }: Repository,
  paths: readonly string[],
  { env }: GitOptions = {},
): void {
  const words = ["add", "-A", "--pathspec-from-file=-", "--pathspec-file-nul"];
  const literally = { ...env, GIT_LITERAL_PATHSPECS: "1" };
  if (paths.length > 0) ask(words, { env: literally, input: listed(paths) });
}

/** Commits some paths, relative to the book, as they are now; all else stays as it is staged. */
export async function commitPaths(
  setting: Setting,
  { paths, message }: { paths: readonly string[]; message: string },
): Promise<void> {
  const { repository } = setting;
  await withOwnIndex(setting, async ({ env = {} }) => {
    addPaths(repository, paths, { env });
    const ran = repository.run(["commit", "-q", "-F", "-"], { env, input: message });
    if (ran.code === 0) return;
    const isNobody = /tell me who you are|auto-detect email/.test(ran.stderr);
    throw new RoundsError(
      "failed",
      isNobody
        ? say("git does not know who you are", "git 还不知道你是谁")
        : say(`git commit failed: ${gitSaid(ran).en}`, `git commit 失败：${gitSaid(ran).zh}`),
      {
        hint: isNobody
          ? say(
              'git config user.name "NAME" && git config user.email ADDRESS, then rounds sync',
              'git config user.name "姓名" && git config user.email 邮箱，然后 rounds sync',
            )
          : say(
              "if a hook refused it, mend what it names (rounds check), then rounds sync",
              "如被钩子拒绝，请先改正（rounds check），再运行 rounds sync",
            ),
      },
    );
  });
  repository.ask(["update-index", "--add", "--remove", "-z", "--stdin"], {
    input: listed(paths),
  });
}
