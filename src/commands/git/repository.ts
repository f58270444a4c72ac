import { RoundsError } from "../../law/errors.ts";
import { same, say, type Text } from "../../law/words.ts";
import type { Context, GitOptions, GitRan } from "../../nouns/verb.ts";

/** The git repository in which a book stands. */
export interface Repository {
  /** The folder of the book below the top of the work tree: "" or "data/". */
  readonly prefix: string;
  /** Runs git and gives what it printed. @throws RoundsError with what git said, if it fails */
  readonly ask: (words: readonly string[], options?: GitOptions) => string;
  /** Runs git and gives how it ended. */
  readonly run: (words: readonly string[], options?: GitOptions) => GitRan;
}

/** The repository of the book. @throws RoundsError when there is no git, or no repository */
export function repositoryOf({ git, book }: Pick<Context, "git" | "book">): Repository {
  const top = git.run(["rev-parse", "--show-prefix"]);
  if (top.code === undefined) {
    throw new RoundsError(
      "failed",
      say("git is not installed on this machine", "本机没有安装 git"),
      {
        hint: say(
          "install it from https://git-scm.com; rounds works without it too, for one person",
          "请从 https://git-scm.com 安装；单人使用可以不装 git",
        ),
      },
    );
  }
  if (top.code !== 0) {
    const isForeign = /dubious ownership/.test(top.stderr);
    throw new RoundsError(
      "failed",
      isForeign ? gitSaid(top) : say("the book is in no git repository", "账册不在 git 仓库中"),
      {
        hint: isForeign
          ? same(`git config --global --add safe.directory "${book.root}"`)
          : say(
              "make one in the book's folder: git init && rounds git setup",
              "请在账册目录中新建：git init && rounds git setup",
            ),
      },
    );
  }
  return {
    prefix: top.stdout.replace(/\n$/, ""),
    run: (words, options) => git.run(words, options),
    ask(words, options) {
      const ran = git.run(words, options);
      if (ran.code === 0) return ran.stdout;
      throw new RoundsError(
        "failed",
        say(
          `git ${words[0]} failed: ${gitSaid(ran).en}`,
          `git ${words[0]} 失败：${gitSaid(ran).zh}`,
        ),
      );
    },
  };
}

/** What git says of a failure: the line that tells it best. */
export function gitSaid({ stdout, stderr }: GitRan): Text {
  const lines = `${stderr}\n${stdout}`.split("\n").filter((line) => line.trim() !== "");
  const told = lines.find((line) => /^(fatal|error|!)/.test(line.trim())) ?? lines[0] ?? "";
  return same(told.trim().replace(/^(fatal|error): /, ""));
}

/** A path as git names it, below the top of the work tree, as seen from the book: ../notes.txt. */
export function inBook(path: string, prefix: string): string {
  const [from, to] = [prefix.split("/").filter((one) => one !== ""), path.split("/")];
  let common = 0;
  while (common < from.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/");
}

/** The fields of git's output that ends each with NUL. */
export function zeros(text: string): string[] {
  return text.split("\0").filter((one) => one !== "");
}

/**
 * The texts that git holds of some paths of the book, read at once; `from` is "HEAD:" or ":" for
 * the index. What it does not hold is left out.
 */
export function textsOf(
  { ask, prefix }: Repository,
  from: string,
  paths: readonly string[],
): ReadonlyMap<string, string> {
  const asked = paths.filter((path) => !path.includes("\n"));
  if (asked.length === 0) return new Map();
  // Sizes are told in bytes, which count for nothing where a file is no text: a name that is not
  // there tells where each ends.
  const input = asked.map((path) => `${from}${prefix}${path}\n${endMark}\n`).join("");
  const told = ask(["cat-file", "--batch"], { input }).split(`\n${endMark} missing\n`);
  return new Map(
    asked.flatMap((path, index): [string, string][] => {
      const piece = told[index] ?? "";
      const end = piece.indexOf("\n");
      return / blob \d+$/.test(piece.slice(0, Math.max(end, 0)))
        ? [[path, piece.slice(end + 1)]]
        : [];
    }),
  );
}

const endMark = ".rounds/end";
