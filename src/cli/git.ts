import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { getBuiltinModule } from "node:process";
import type { Git, GitRan } from "../nouns/verb.ts";

/** Loaded at first use: most commands start no other program. */
const childProcess = () => getBuiltinModule("node:child_process");

/** What git's configuration says for a key, as seen from this folder; undefined without git. */
export function gitConfig(key: string): string | undefined {
  const git = childProcess().spawnSync("git", ["config", "--get", key], { encoding: "utf8" });
  const value = git.status === 0 ? git.stdout.trim() : "";
  return value === "" ? undefined : value;
}

const mostBytes = 1024 * 1024 * 1024;

/** The git that is installed, run in the folder of a book. `home`: the folder of the program. */
export function gitOf(root: string, home: string): Git {
  return {
    run(words, { input, env } = {}) {
      const git = childProcess().spawnSync("git", words, {
        cwd: root,
        encoding: "utf8",
        maxBuffer: mostBytes,
        // Its messages are looked through, so they must be in one language.
        env: { ...ownEnv(), LC_ALL: "C", ...env },
        ...(input === undefined ? {} : { input }),
      });
      if (git.error && (git.error as NodeJS.ErrnoException).code === "ENOENT") {
        return { code: undefined, stdout: "", stderr: "" };
      }
      return { code: git.status ?? 128, stdout: git.stdout ?? "", stderr: git.stderr ?? "" };
    },
    get self() {
      return selfCommand(home);
    },
  };
}

/** A sender that says nothing for so long has failed. */
const patienceMs = 60_000;

/** Runs a program in a folder with some text on its standard input, no shell in between. */
export function startIn(root: string): (words: readonly string[], input: string) => GitRan {
  return ([program = "", ...words], input) => {
    const ran = childProcess().spawnSync(program, words, {
      cwd: root,
      encoding: "utf8",
      input,
      timeout: patienceMs,
      shell: false,
    });
    const { stdout, stderr } = ran;
    const fault = ran.error as NodeJS.ErrnoException | undefined;
    if (fault?.code === "ENOENT") return { code: undefined, stdout: "", stderr: "" };
    const isLate = fault?.code === "ETIMEDOUT";
    const told = isLate ? `no answer in ${patienceMs / 1000} seconds` : (stderr ?? "");
    return { code: isLate ? 124 : (ran.status ?? 128), stdout: stdout ?? "", stderr: told };
  };
}

/**
 * The environment without what git tells its hooks about the repository: it means paths as seen
 * from the top of the work tree, and this git runs in the book's folder and finds it itself. Who
 * named both the repository and the work tree meant it so.
 */
function ownEnv(): NodeJS.ProcessEnv {
  const { GIT_INDEX_FILE: _, GIT_PREFIX: __, ...rest } = process.env;
  const { GIT_DIR, GIT_WORK_TREE, ...bare } = rest;
  if (GIT_DIR === undefined || GIT_WORK_TREE === undefined) return bare;
  return { ...bare, GIT_DIR: resolve(GIT_DIR), GIT_WORK_TREE: resolve(GIT_WORK_TREE) };
}

/** `rounds`, where that is found on the path and is this program; else node and the launcher. */
function selfCommand(home: string): string {
  const launcher = join(home, "bin", "rounds.js");
  const { PATH = "" } = process.env;
  for (const folder of PATH.split(delimiter)) {
    const found = realFile(join(folder, "rounds"));
    if (found !== undefined) {
      if (found === realFile(launcher)) return "rounds";
      break;
    }
  }
  return [process.execPath, launcher].map(quoted).join(" ");
}

function realFile(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** Git's own shell reads it, on Windows too. */
function quoted(path: string): string {
  return `'${path.replaceAll("\\", "/").replaceAll("'", "'\\''")}'`;
}
