import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { findWorktree } from "../../src/cli/worktree.ts";
import { customerBrief } from "../../src/nouns/customer/brief.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { openBook, tick } from "../book/book-support.ts";
import { temporaryFolder } from "../book/support.ts";

/** As many files as it takes for git to be asked. */
const count = 2001;
let root: string;

const fileOf = (n: number) => join(root, `customers/c${String(n).padStart(4, "0")}.yaml`);

function git(...words: string[]): string {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  const { status, stdout, stderr } = spawnSync("git", ["-C", root, ...who, ...words], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** What a command sees of all customers, wherever it takes it from. */
async function seen(): Promise<readonly string[]> {
  const book = openBook(root);
  const worktree = findWorktree(root);
  book.lend({ worktree });
  const brief = await book.brief(customerBrief);
  const whole = await book.all(customer);
  const told = (all: readonly { id: string; name: string }[]) =>
    all.map((one) => `${one.id} ${one.name}`);
  expect(told(brief)).toEqual(told(whole));
  book.keepCaches();
  return told(brief);
}

function onDisk(): readonly string[] {
  return readdirSync(join(root, "customers"))
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => {
      const text = readFileSync(join(root, "customers", name), "utf8");
      return `${name.slice(0, -5)} ${text.slice("name: ".length, -1)}`;
    });
}

beforeEach(() => {
  root = temporaryFolder();
  mkdirSync(join(root, "customers"));
  for (let n = 0; n < count; n++) writeFileSync(fileOf(n), `name: Customer ${n}\n`);
  writeFileSync(join(root, ".gitignore"), ".rounds/\n");
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "first");
});

/** Reads until git's answers are made use of. */
async function warm(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    tick(root);
    await seen();
  }
  const roster = readFileSync(join(root, ".rounds/cache/customers.brief.roster"), "latin1");
  expect(roster).toContain('"git":');
}

describe("a large book in a git work tree", () => {
  test("is asked of git, and still every change is seen", async () => {
    await warm();
    const act = fc.tuple(
      fc.constantFrom("edit", "sneak", "new", "remove", "add", "commit", "skip", "touch", "read"),
      fc.nat(9),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        async (acts, salt) => {
          for (const [what, n] of acts) change(what, n, salt);
          expect(await seen()).toEqual(onDisk());
          expect(await seen()).toEqual(onDisk());
        },
      ),
      { numRuns: 12 },
    );
  });

  test("whose files git is told to overlook is looked at", async () => {
    git("update-index", "--assume-unchanged", "customers/c0003.yaml");
    git("update-index", "--skip-worktree", "customers/c0004.yaml");
    await warm();
    for (const n of [3, 4]) writeFileSync(fileOf(n), `name: Customer X${n}\n`);
    expect(git("status", "--porcelain")).toBe("");
    expect(await seen()).toEqual(onDisk());
  });

  test("is read all the same where git fails or lies elsewhere", async () => {
    await warm();
    writeFileSync(fileOf(1), "name: Somebody\n");
    writeFileSync(join(root, ".git", "index"), "no index");
    expect(await seen()).toEqual(onDisk());
    rmSync(join(root, ".git"), { recursive: true });
    expect(findWorktree(root)).toBeUndefined();
    expect(await seen()).toEqual(onDisk());
  });
});

function change(what: string, n: number, salt: number): void {
  const path = fileOf(n);
  if (what === "edit") writeFileSync(path, `name: Customer ${salt}\n`);
  else if (what === "new") writeFileSync(fileOf(5000 + n), `name: New ${salt}\n`);
  else if (what === "remove") rmSync(path, { force: true });
  else if (what === "add") git("add", "-A");
  else if (what === "commit") git("commit", "-q", "--allow-empty", "-am", "more");
  else if (statSync(path, { throwIfNoEntry: false })) {
    const { atime, mtime } = statSync(path);
    if (what === "touch") utimesSync(path, 1, 1);
    if (what === "skip") git("update-index", "--add", "--skip-worktree", path);
    if (what !== "sneak") return;
    // The same size and time of change as before.
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/.\n$/, `${salt % 10}\n`));
    utimesSync(path, atime, mtime);
  }
}
