import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { type Operation, overlay } from "../../src/book/transaction.ts";

export type Files = Record<string, string>;

/** A new folder that other users can read too. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rounds-book-"));
  chmodSync(folder, 0o755);
  return folder;
}

export function makeBook(book: string, files: Files): string {
  mkdirSync(join(book, ".rounds"), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(book, path)), { recursive: true });
    writeFileSync(join(book, path), content);
  }
  return book;
}

/** Every file of the book but the state folder's, temporary files included. */
export function filesOf(book: string): Files {
  const files: Files = {};
  for (const entry of readdirSync(book, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(book.length + 1);
    if (entry.isFile() && !path.startsWith(".rounds/")) {
      files[path] = readFileSync(join(book, path), "utf8");
    }
  }
  return files;
}

/** The book as a reader sees it: through the overlay, temporary files not looked at. */
export function seenIn(book: string): Files {
  const files = Object.fromEntries(
    Object.entries(filesOf(book)).filter(([path]) => !/(^|\/)\.~/.test(path)),
  );
  for (const [path, content] of overlay(book) ?? []) {
    if (content === null) delete files[path];
    else files[path] = content;
  }
  return files;
}

export const stateOf = (book: string) => readdirSync(join(book, ".rounds")).sort();

export interface Ran {
  readonly signal: string | null;
  readonly output: string;
}

/** The test's child script, bundled so that plain node runs it. */
export class Child {
  readonly script: string;

  constructor(folder: string) {
    this.script = join(folder, "child.mjs");
    buildSync({
      entryPoints: [join(import.meta.dirname, "child.ts")],
      outfile: this.script,
      bundle: true,
      platform: "node",
      format: "esm",
    });
  }

  start(...args: string[]): ChildProcess {
    return spawn(process.execPath, [this.script, ...args], { env: {} });
  }

  run(...args: string[]): Promise<Ran> {
    const child = this.start(...args);
    let output = "";
    child.stdout?.on("data", (data) => {
      output += data;
    });
    child.stderr?.on("data", (data) => {
      output += data;
    });
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (_code, signal) => resolve({ signal, output }));
    });
  }

  runAs(uid: number, ...args: string[]): string {
    const options = { uid, gid: uid, env: {}, encoding: "utf8" } as const;
    return spawnSync(process.execPath, [this.script, ...args], options).stdout;
  }

  /** Runs a commit that is killed right after its commit point. */
  async interrupt(book: string, operations: readonly Operation[]): Promise<void> {
    const file = `${book}.operations.json`;
    writeFileSync(file, JSON.stringify(operations));
    const dry = makeBook(`${book}.dry`, filesOf(book));
    const { trace } = JSON.parse((await this.run("commit", dry, file)).output);
    const { signal } = await this.run("commit", book, file, `${trace.indexOf("renameSync") + 2}`);
    if (signal !== "SIGKILL") throw new Error("the child was not killed");
  }
}

/** Runs the jobs, two at a time. */
export async function twoAtATime(jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job();
  };
  await Promise.all([work(), work()]);
}
