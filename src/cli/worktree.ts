import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Worktree } from "../book/worktree.ts";

/** Where these are set, git's files are not where they usually are. */
const elsewhere = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR"];

/** The git work tree that a book lies in; undefined when it lies in none, or in an unusual one. */
export function findWorktree(root: string): Worktree | undefined {
  if (elsewhere.some((name) => process.env[name] !== undefined)) return undefined;
  for (let top = root; ; top = dirname(top)) {
    const git = join(top, ".git");
    if (existsSync(git)) {
      const folder = gitFolder(git);
      return folder === undefined ? undefined : worktreeOf({ root, top, folder });
    }
    if (dirname(top) === top) return undefined;
  }
}

/** Where git keeps its index: in .git itself, or where the file of that name points to. */
function gitFolder(git: string): string | undefined {
  if (statSync(git).isDirectory()) return git;
  const place = /^gitdir: (.+)\n?$/.exec(readFileSync(git, "utf8"))?.[1];
  return place === undefined ? undefined : resolve(dirname(git), place);
}

interface Place {
  readonly root: string;
  readonly top: string;
  readonly folder: string;
}

/** Whatever the user has set: git looks itself, at all that it can see of a file. */
const strictly = [
  "core.fsmonitor=false",
  "core.trustctime=true",
  "core.checkStat=default",
  "core.preloadIndex=true",
].flatMap((setting) => ["-c", setting]);

function worktreeOf({ root, top, folder }: Place): Worktree {
  const ask = (...words: string[]): Promise<readonly string[] | undefined> => {
    const place = [`--git-dir=${folder}`, `--work-tree=${top}`, "--no-optional-locks"];
    return linesOf([...place, ...strictly, ...words, "-z", "--", "."], root);
  };
  return {
    index: join(folder, "index"),
    changed: async () => {
      const lines = await ask("diff-files", "--name-only", "--relative");
      return lines && new Set(lines);
    },
    held: async () => {
      const lines = await ask("ls-files", "-v");
      // H: held and looked at; small letters and S mark files at which git does not look.
      return lines && new Set(lines.flatMap((one) => (one.startsWith("H ") ? [one.slice(2)] : [])));
    },
  };
}

/** What a git command prints, split at its NULs; undefined when it fails. */
async function linesOf(
  words: readonly string[],
  cwd: string,
): Promise<readonly string[] | undefined> {
  // Loaded only here: it brings the network along, which takes as long as a small command.
  const { spawn } = await import("node:child_process");
  return new Promise((done) => {
    const parts: Buffer[] = [];
    const git = spawn("git", words, { cwd, stdio: ["ignore", "pipe", "ignore"] });
    git.stdout.on("data", (part: Buffer) => parts.push(part));
    git.on("error", () => done(undefined));
    git.on("close", (code) => {
      const lines = Buffer.concat(parts).toString("utf8").split("\0");
      done(code === 0 ? lines.slice(0, -1) : undefined);
    });
  });
}
