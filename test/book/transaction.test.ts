import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { getuid } from "node:process";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  fileError,
  hash,
  isTemporaryName,
  temporaryName,
  writeDurable,
} from "../../src/book/disk.ts";
import { commit, type Operation, overlay, recover } from "../../src/book/transaction.ts";
import { RoundsError } from "../../src/law/errors.ts";
import {
  Child,
  type Files,
  filesOf,
  makeBook,
  seenIn,
  stateOf,
  temporaryFolder,
} from "./support.ts";

let folder: string;
let child: Child;
let number = 0;
const mounts: string[] = [];

beforeAll(() => {
  folder = temporaryFolder();
  child = new Child(folder);
});

afterAll(() => {
  for (const mount of mounts) execFileSync("umount", [mount]);
  rmSync(folder, { recursive: true });
});

const newBook = (files: Files) => makeBook(join(folder, `book-${number++}`), files);

function errorOf(action: () => unknown): RoundsError {
  try {
    action();
  } catch (error) {
    if (error instanceof RoundsError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const write = (path: string, content: string, before?: string): Operation => ({
  kind: "write",
  path,
  content,
  before: before === undefined ? undefined : hash(before),
});
const remove = (path: string, before: string): Operation => ({
  kind: "remove",
  path,
  before: hash(before),
});
const append = (path: string, content: string): Operation => ({ kind: "append", path, content });

const old: Files = { "a.yaml": "a: 1\n", "b.yaml": "b: 1\n", "log.jsonl": '{"n":1}\n' };
const change = [
  write("a.yaml", "a: 2\n", "a: 1\n"),
  write("new/deep/c.yaml", "c: 1\n"),
  remove("b.yaml", "b: 1\n"),
  append("log.jsonl", '{"n":2}\n'),
  append("new/log.jsonl", '{"n":1}\n'),
];
const changed: Files = {
  "a.yaml": "a: 2\n",
  "new/deep/c.yaml": "c: 1\n",
  "log.jsonl": '{"n":1}\n{"n":2}\n',
  "new/log.jsonl": '{"n":1}\n',
};

describe("commit", () => {
  test("makes every operation and leaves nothing else behind", () => {
    const book = newBook(old);
    commit(book, change);
    expect(filesOf(book)).toEqual(changed);
    expect(stateOf(book)).toEqual([]);
    expect(overlay(book)).toBeUndefined();
    expect(recover(book)).toEqual([]);
  });

  test("does what a map of files would do, whatever the operations", () => {
    const path = fc.constantFrom("a", "d/a", "d/e/b", "d/c");
    const content = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\r", ""));
    const kind = fc.constantFrom("write", "remove", "append");
    const turn = fc.uniqueArray(fc.record({ kind, path, content }), { selector: (o) => o.path });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 4 }), (turns) => {
        const book = newBook({});
        const model: Files = {};
        for (const wishes of turns) {
          const operations: Operation[] = [];
          for (const { kind, path, content } of wishes) {
            const before = model[path];
            if (kind === "append") {
              operations.push(append(path, `${content}\n`));
              const gap = before && !before.endsWith("\n") ? "\n" : "";
              model[path] = `${before ?? ""}${gap}${content}\n`;
            } else if (kind === "write") {
              operations.push(write(path, content, before));
              model[path] = content;
            } else if (before !== undefined) {
              operations.push(remove(path, before));
              delete model[path];
            }
          }
          commit(book, operations);
          expect(filesOf(book)).toEqual(model);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("appends twice to one file, and begins a line where the last had no end", () => {
    const book = newBook({ "log.jsonl": "1" });
    commit(book, [append("log.jsonl", "2\n"), append("log.jsonl", "3\n")]);
    expect(filesOf(book)).toEqual({ "log.jsonl": "1\n2\n3\n" });
  });

  test("keeps the access rights of a file that it replaces", () => {
    const book = newBook(old);
    chmodSync(join(book, "a.yaml"), 0o640);
    commit(book, [write("a.yaml", "a: 2\n", "a: 1\n")]);
    expect(statSync(join(book, "a.yaml")).mode & 0o777).toBe(0o640);
  });

  test.each([
    ["edited", write("a.yaml", "a: 2\n", "a: 0\n")],
    ["made meanwhile", write("a.yaml", "a: 2\n")],
    ["removed meanwhile", write("gone.yaml", "a: 2\n", "a: 0\n")],
    ["edited before its removal", remove("a.yaml", "a: 0\n")],
  ])("writes nothing when a file was %s: exit 5, naming it", (_how, operation) => {
    const book = newBook(old);
    const error = errorOf(() => commit(book, [append("log.jsonl", "2\n"), operation]));
    expect(error).toMatchObject({ code: "changed-on-disk", exitCode: 5 });
    expect(error.text.en).toContain(operation.path);
    expect(error.text.zh).toContain(operation.path);
    expect(error.details.hint?.en).toContain("run the command again");
    expect(filesOf(book)).toEqual(old);
    expect(stateOf(book)).toEqual([]);
  });

  test.each(["../out", "/etc/out", "a/../../out", ".rounds/lock", "", "a//b", "link/out", "file"])(
    "refuses the path %j, which is not inside the book",
    (path) => {
      const book = newBook({ "in/x": "" });
      mkdirSync(`${book}-out`);
      writeFileSync(join(`${book}-out`, "file"), "");
      symlinkSync(`${book}-out`, join(book, "link"));
      symlinkSync(join(`${book}-out`, "file"), join(book, "file"));
      symlinkSync("in", join(book, "inner"));
      expect(errorOf(() => commit(book, [append(path, "x\n")])).code).toBe("bad-value");
      expect(filesOf(`${book}-out`)).toEqual({ file: "" });
      commit(`${book}/`, [append("inner/x", "x\n")]);
      expect(filesOf(book)).toEqual({ "in/x": "x\n" });
    },
  );

  test("leaves all as it was when a name is too long, folders included", () => {
    const book = newBook(old);
    const error = errorOf(() => commit(book, [...change, write(`${"x".repeat(255)}`, "x")]));
    expect(error.text.en).toContain("too long");
    expect(error.text.zh).toContain("过长");
    expect(filesOf(book)).toEqual(old);
    expect(existsSync(join(book, "new"))).toBe(false);
    expect(stateOf(book)).toEqual([]);
    expect(recover(book)).toEqual([]);
  });

  test("takes 1,500 files of 3 MB in one transaction", () => {
    const book = newBook({});
    const content = `${"供货 ".repeat(290)}\n`;
    const files = Array.from({ length: 1500 }, (_, i) => write(`orders/${i % 12}/${i}`, content));
    commit(book, [...files, append("log.jsonl", "1\n")]);
    const found = filesOf(book);
    expect(Object.keys(found)).toHaveLength(1501);
    expect(found["orders/11/1499"]).toBe(content);
    expect(stateOf(book)).toEqual([]);
  });

  test("without recover() before is a bug, not the loss of the interrupted change", async () => {
    const book = newBook(old);
    await child.interrupt(book, change);
    expect(() => commit(book, [append("x", "x\n")])).toThrow(/bug: /);
    expect(seenIn(book)).toEqual(changed);
  });
});

describe("after an interruption", () => {
  const codes = (book: string) => recover(book).map((problem) => problem.code);
  const done = "interrupted-change-completed";

  test("readers see the change, and the next writer completes it", async () => {
    const book = newBook(old);
    await child.interrupt(book, change);
    expect(overlay(book)).toEqual(new Map(Object.entries({ ...changed, "b.yaml": null })));
    expect(codes(book)).toEqual([done]);
    expect(filesOf(book)).toEqual(changed);
  });

  test("an edit by hand meanwhile is kept aside, completed over, and reported", async () => {
    const book = newBook(old);
    await child.interrupt(book, change);
    writeFileSync(join(book, "a.yaml"), "a: mine\n");
    writeFileSync(join(book, "b.yaml"), "b: mine\n");
    expect(seenIn(book)).toEqual(changed);
    expect(codes(book)).toEqual([done, "edited-during-recovery", "edited-during-recovery"]);
    expect(filesOf(book)).toEqual(changed);
    const kept = stateOf(book).filter((name) => name.startsWith("kept-"));
    const texts = kept.map((name) => readFileSync(join(book, ".rounds", name), "utf8"));
    expect(texts.sort()).toEqual(["a: mine\n", "b: mine\n"]);
  });

  test("lines added or removed by hand meanwhile are not cut in two", async () => {
    const book = newBook(old);
    await child.interrupt(book, change);
    appendFileSync(join(book, "log.jsonl"), '{"h":1}');
    writeFileSync(join(book, "new", "log.jsonl"), '{"n":1}\n{"hand":2}\n');
    const expected = {
      ...changed,
      "log.jsonl": '{"n":1}\n{"h":1}\n{"n":2}\n',
      "new/log.jsonl": '{"n":1}\n{"hand":2}\n',
    };
    expect(seenIn(book)).toEqual(expected);
    recover(book);
    expect(filesOf(book)).toEqual(expected);
  });

  test("a shorter file than remembered is appended to, not filled with zeros", async () => {
    const book = newBook(old);
    await child.interrupt(book, change);
    writeFileSync(join(book, "log.jsonl"), "");
    expect(seenIn(book)["log.jsonl"]).toBe('{"n":2}\n');
    recover(book);
    expect(filesOf(book)["log.jsonl"]).toBe('{"n":2}\n');
  });

  test("the zeros a power cut leaves beyond the remembered length are cut off", async () => {
    const book = newBook(old);
    await child.interrupt(book, change);
    appendFileSync(join(book, "log.jsonl"), '{"n\0\0\0\0');
    recover(book);
    expect(filesOf(book)).toEqual(changed);
  });

  test("a log brought back by a power cut changes nothing, nor what was edited since", async () => {
    const book = newBook(old);
    await child.interrupt(book, change);
    const redo = join(book, ".rounds", "redo.json");
    const log = readFileSync(redo);
    recover(book);
    writeFileSync(redo, log);
    expect(codes(book)).toEqual([done]);
    expect(filesOf(book)).toEqual(changed);
    writeFileSync(redo, log);
    writeFileSync(join(book, "a.yaml"), "a: 3\n");
    appendFileSync(join(book, "log.jsonl"), '{"n":3}\n');
    const since = { ...changed, "a.yaml": "a: 3\n", "log.jsonl": '{"n":1}\n{"n":2}\n{"n":3}\n' };
    expect(seenIn(book)).toEqual(since);
    recover(book);
    expect(filesOf(book)).toEqual(since);
  });

  test.each(["{", "[]", '{"version":1,"steps":[{"kind":"remove","path":"../x"}]}'])(
    "a log that cannot be read (%j) is set aside and reported, and work goes on",
    (text) => {
      const book = newBook(old);
      writeFileSync(join(book, ".rounds", "redo.json"), text);
      expect(overlay(book)).toBeUndefined();
      expect(codes(book)).toEqual(["bad-redo-log"]);
      expect(stateOf(book)).toEqual([`redo.bad-${hash(text).slice(0, 12)}`]);
      commit(book, change);
      expect(filesOf(book)).toEqual(changed);
    },
  );

  test("a newer version's log is left to the newer version", () => {
    const book = newBook(old);
    writeFileSync(join(book, ".rounds", "redo.json"), '{"version":2}');
    expect(errorOf(() => recover(book)).code).toBe("newer-book");
    expect(errorOf(() => overlay(book)).code).toBe("newer-book");
    expect(stateOf(book)).toEqual(["redo.json"]);
  });
});

/** A small disk of its own, or undefined (saying so) where mounting is not permitted. */
function mountDisk(kilobytes: number): string | undefined {
  const mount = join(folder, `disk-${number++}`);
  mkdirSync(mount);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k,mode=755`, "none", mount], {
      stdio: "pipe",
    });
  } catch (error) {
    console.warn(`skipped: no disk can be mounted here (${error})`);
    return undefined;
  }
  mounts.push(mount);
  return mount;
}

/** Fills the disk up but for this many pages of 4 KiB. */
function fill(disk: string, freePages: number): void {
  const { bavail } = statfs(disk);
  writeFileSync(join(disk, "filler"), Buffer.alloc((bavail - freePages) * 4096));
  expect(statfs(disk).bavail).toBe(freePages);
}

function statfs(disk: string): { bavail: number } {
  const [bavail] = execFileSync("stat", ["-f", "-c", "%a", disk], { encoding: "utf8" }).split("\n");
  return { bavail: Number(bavail) };
}

describe("a full disk", () => {
  const long = `${"x".repeat(9000)}\n`;
  const operations = [
    append("log.jsonl", long),
    append("new/log.jsonl", long),
    write("a.yaml", long, "a: 1\n"),
    remove("b.yaml", "b: 1\n"),
  ];

  test("at any point: the change is made or the book is as before, and both can be told", (ctx) => {
    const disk = mountDisk(512);
    if (disk === undefined) return ctx.skip();
    const outcomes = new Set<string>();
    for (let pages = 0; pages < 24; pages += 1) {
      const book = makeBook(join(disk, "book"), old);
      fill(disk, pages);
      try {
        commit(book, operations);
        outcomes.add("made");
        expect(filesOf(book)["log.jsonl"]).toBe(`${old["log.jsonl"]}${long}`);
      } catch (error) {
        expect(error).toMatchObject({ code: "disk-full", exitCode: 1 });
        expect((error as RoundsError).text.en).toContain("nothing was written");
        outcomes.add("full");
        expect(filesOf(book)).toEqual(old);
        expect(existsSync(join(book, "new"))).toBe(false);
      }
      expect(stateOf(book)).toEqual([]);
      rmSync(book, { recursive: true });
      rmSync(join(disk, "filler"));
    }
    expect([...outcomes]).toEqual(["full", "made"]);
  });

  test("while completing an interrupted change: it waits, readers see it, then it completes", async (ctx) => {
    const disk = mountDisk(512);
    if (disk === undefined) return ctx.skip();
    const book = makeBook(join(disk, "book"), old);
    await child.interrupt(book, operations);
    fill(disk, 0);
    const error = errorOf(() => recover(book));
    expect(error.code).toBe("disk-full");
    expect(error.text.en).toContain("the next command that writes completes it");
    expect(seenIn(book)["log.jsonl"]).toBe(`${old["log.jsonl"]}${long}`);
    rmSync(join(disk, "filler"));
    recover(book);
    expect(filesOf(book)).toEqual({
      "a.yaml": long,
      "log.jsonl": `${old["log.jsonl"]}${long}`,
      "new/log.jsonl": long,
    });
  });
});

describe("a book that cannot be written", () => {
  test("on a read-only disk: readers see the interrupted change, writers are told", async (ctx) => {
    const disk = mountDisk(512);
    if (disk === undefined) return ctx.skip();
    const book = makeBook(join(disk, "book"), old);
    await child.interrupt(book, change);
    execFileSync("mount", ["-o", "remount,ro", disk]);
    expect(seenIn(book)).toEqual(changed);
    const { output } = await child.run("recover", book);
    expect(JSON.parse(output)).toMatchObject({ code: "read-only" });
  });

  test.skipIf(getuid?.() !== 0)("by this user: likewise", async () => {
    const book = newBook(old);
    await child.interrupt(book, change);
    expect(new Map(JSON.parse(child.runAs(65534, "overlay", book)))).toEqual(overlay(book));
    const told = JSON.parse(child.runAs(65534, "recover", book));
    expect(told.code).toBe("read-only");
    expect(told.message).toContain(join(book, ".rounds"));
  });

  test.skipIf(getuid?.() !== 0)("in one of its folders: nothing is written anywhere", () => {
    const files = { ...old, "locked/x.yaml": "x: 1\n", "open/log": "1\n" };
    const book = newBook(files);
    for (const path of ["", ".rounds", "open", "open/log", "a.yaml", "log.jsonl"]) {
      chownSync(join(book, path), 65534, 65534);
    }
    const file = `${book}.json`;
    const locked = [
      write("locked/y.yaml", "y: 1\n"),
      write("locked/x.yaml", "x: 2\n", "x: 1\n"),
      remove("locked/x.yaml", "x: 1\n"),
      append("locked/x.yaml", "x: 2\n"),
      append("locked/log.jsonl", "1\n"),
      append("locked/deep/log.jsonl", "1\n"),
    ];
    for (const operation of locked) {
      writeFileSync(file, JSON.stringify([append("log.jsonl", "2\n"), operation]));
      expect(JSON.parse(child.runAs(65534, "commit", book, file)).code).toBe("read-only");
      expect(filesOf(book)).toEqual(files);
      expect(stateOf(book)).toEqual([]);
    }
    writeFileSync(file, JSON.stringify([append("log.jsonl", "2\n"), append("open/log", "2\n")]));
    expect(JSON.parse(child.runAs(65534, "commit", book, file)).code).toBeUndefined();
    expect(filesOf(book)["open/log"]).toBe("1\n2\n");
  });
});

describe("the disk's helpers", () => {
  test("writeDurable replaces a file and leaves no temporary one, even when it fails", () => {
    const book = newBook(old);
    writeDurable(join(book, "a.yaml"), "new");
    mkdirSync(join(book, "folder"));
    expect(errorOf(() => writeDurable(join(book, "folder"), "new")).code).toBe("failed");
    expect(filesOf(book)).toEqual({ ...old, "a.yaml": "new" });
  });

  test("temporary names are told from a user's", () => {
    expect(isTemporaryName(temporaryName("/x/a.yaml").slice(3))).toBe(true);
    expect(isTemporaryName("~a.yaml")).toBe(false);
    expect(isTemporaryName(".~lock.a.ods#")).toBe(false);
  });

  test.each([
    ["ENOSPC", "writing", "disk-full"],
    ["EROFS", "writing", "read-only"],
    ["EACCES", "writing", "read-only"],
    ["EACCES", "reading", "unreadable"],
    ["EMFILE", "writing", "failed"],
    ["EIO", "reading", "unreadable"],
    ["EIO", "writing", "failed"],
  ] as const)("%s while %s is told as %s in both languages", (code, doing, expected) => {
    const error = fileError(Object.assign(new Error(), { code, errno: -1 }), "a.yaml", doing);
    expect(error).toMatchObject({ code: expected, details: { where: { file: "a.yaml" } } });
    const { text, details } = error as RoundsError;
    expect(text.en + details.hint?.en).toContain("a.yaml");
    expect(text.zh + details.hint?.zh).toContain("a.yaml");
    expect(text.zh).toMatch(/[一-龥]/);
    expect(details.hint?.zh).toMatch(/[一-龥]/);
  });

  test("a quota that is used up is a full disk, though Node has no name for it; a bug stays a bug", () => {
    const quota = Object.assign(new Error(), { code: "Unknown system error -122", errno: -122 });
    expect(fileError(quota, "a")).toMatchObject({ code: "disk-full" });
    const bug = new TypeError("x");
    expect(fileError(bug, "a")).toBe(bug);
  });
});
