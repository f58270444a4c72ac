import type { ChildProcess } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hash, readText } from "../../src/book/disk.ts";
import { withLock } from "../../src/book/lock.ts";
import { type Operation, recover } from "../../src/book/transaction.ts";
import {
  Child,
  type Files,
  filesOf,
  makeBook,
  seenIn,
  stateOf,
  temporaryFolder,
  twoAtATime,
} from "./support.ts";

let folder: string;
let child: Child;

beforeAll(() => {
  folder = temporaryFolder();
  child = new Child(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

const request = { now: "2026-11-22T09:00:00+08:00", what: "test", waitMs: 20_000 };

const before: Files = {
  "orders/a.yaml": "a: 1\n",
  "orders/b.yaml": "b: 1\n",
  "moves/log.jsonl": '{"n":1}\n{"n":2}\n',
  "changes.jsonl": "no newline at the end",
};
const operations: Operation[] = [
  { kind: "write", path: "orders/a.yaml", content: "a: 2\n", before: hash("a: 1\n") },
  { kind: "write", path: "invoices/11/c.yaml", content: "c: 1\n", before: undefined },
  { kind: "remove", path: "orders/b.yaml", before: hash("b: 1\n") },
  { kind: "append", path: "moves/log.jsonl", content: '{"n":3}\n{"n":4}\n' },
  { kind: "append", path: "changes.jsonl", content: '{"what":"all of it"}\n' },
  { kind: "append", path: "payments/new.jsonl", content: '{"n":1}\n' },
];
const after: Files = {
  "orders/a.yaml": "a: 2\n",
  "invoices/11/c.yaml": "c: 1\n",
  "moves/log.jsonl": '{"n":1}\n{"n":2}\n{"n":3}\n{"n":4}\n',
  "changes.jsonl": 'no newline at the end\n{"what":"all of it"}\n',
  "payments/new.jsonl": '{"n":1}\n',
};

/** What a child that lives through it does to the file system, call by call. */
async function traceOf(...args: string[]): Promise<string[]> {
  return JSON.parse((await child.run(...args)).output).trace;
}

/** Every moment to die at: before each call, and in the middle of each write. */
function moments(trace: readonly string[]): string[][] {
  return trace.flatMap((name, index) => {
    const whole = [`${index + 1}`, "whole"];
    return name === "writeFileSync" ? [whole, [`${index + 1}`, "torn"]] : [whole];
  });
}

/** Recovers as the next command does and returns the files; all traces of the crash must be gone. */
function recovered(book: string): Files {
  withLock(book, request, () => recover(book));
  withLock(book, request, () => expect(recover(book)).toEqual([]));
  expect(stateOf(book).filter((name) => !/^(lock|break)\./.test(name))).toEqual([]);
  return filesOf(book);
}

describe("killed at every single moment", () => {
  test("of a command: the book is as before or after, and readers saw the same", async () => {
    const file = join(folder, "operations.json");
    writeFileSync(file, JSON.stringify(operations));
    const trace = await traceOf("commit", makeBook(join(folder, "trace"), before), file);
    const found: string[] = [];
    const jobs = moments(trace).map(([n = "", how = ""], index) => async () => {
      const book = makeBook(join(folder, `every-${index}`), before);
      expect((await child.run("commit", book, file, n, how)).signal).toBe("SIGKILL");
      const seen = seenIn(book);
      found[index] = hash(JSON.stringify(Object.entries(seen).sort()));
      expect([before, after]).toContainEqual(seen);
      expect(recovered(book)).toEqual(seen);
    });
    await twoAtATime(jobs);
    expect(jobs.length).toBeGreaterThan(40);
    // First always the old book, from one moment on always the new one.
    const turns = found.filter((state, index) => state !== found[index - 1]);
    expect(turns).toHaveLength(2);
  });

  test("of a recovery, from a command killed at the start and amid its work", async () => {
    const file = join(folder, "operations.json");
    writeFileSync(file, JSON.stringify(operations));
    const trace = await traceOf("commit", makeBook(join(folder, "trace-2"), before), file);
    const decided = trace.indexOf("renameSync") + 1;
    const torn = trace.indexOf("writeFileSync", decided) + 1;
    const amid = trace.indexOf("renameSync", decided) + 2;
    const starts = [[decided], [torn, "torn"], [amid]];
    for (const [index, start] of starts.entries()) {
      const killed = makeBook(join(folder, `killed-${index}`), before);
      await child.run("commit", killed, file, ...start.map(String));
      const copy = (name: string) => {
        const book = join(folder, `again-${index}-${name}`);
        cpSync(killed, book, { recursive: true });
        return book;
      };
      const expected = seenIn(killed);
      const recovery = await traceOf("recover", copy("trace"), "");
      const jobs = moments(recovery).map((moment) => async () => {
        const book = copy(moment.join("-"));
        expect((await child.run("recover", book, "", ...moment)).signal).toBe("SIGKILL");
        expect(seenIn(book)).toEqual(expected);
        expect(recovered(book)).toEqual(expected);
      });
      await twoAtATime(jobs);
      expect(jobs.length).toBeGreaterThan(8);
    }
  });
});

describe("killed at random", () => {
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  test("200 times, three writers at once: nothing is ever half done or lost", async () => {
    const book = makeBook(join(folder, "random"), {});
    const complaints: string[] = [];
    const startWriter = (): { process: ChildProcess; ready: Promise<unknown> } => {
      const process = child.start("loop", book);
      process.stderr?.on("data", (data) => complaints.push(`${data}`));
      return { process, ready: new Promise((done) => process.stdout?.once("data", done)) };
    };
    const writers = [startWriter(), startWriter(), startWriter()];
    let last = 0;
    for (let kill = 0; kill < 200; kill += 1) {
      const victim = Math.floor(Math.random() * writers.length);
      await writers[victim]?.ready;
      await sleep(Math.random() * 15);
      writers[victim]?.process.kill("SIGKILL");
      writers[victim] = startWriter();
      withLock(book, request, () => {
        const seen = seenIn(book);
        recover(book);
        expect(filesOf(book)).toEqual(seen);
        last = checkCount(book, last);
      });
    }
    const ends = writers.map(({ process }) => new Promise((end) => process.on("close", end)));
    for (const { process } of writers) process.kill("SIGKILL");
    await Promise.all(ends);
    expect(complaints).toEqual([]);
    expect(last).toBeGreaterThan(20);
    withLock(book, request, () => recover(book));
    checkCount(book, last);
    expect(stateOf(book).filter((name) => !/^(lock|break)\./.test(name))).toEqual([]);
  });
});

/** The four places in which a writer counts agree, and nothing that was counted is gone. */
function checkCount(book: string, last: number): number {
  const count = Number(readText(join(book, "count.txt")) ?? "0");
  expect(count).toBeGreaterThanOrEqual(last);
  const lines = (readText(join(book, "log.jsonl")) ?? "").split("\n").slice(0, -1);
  expect(lines.map((line) => JSON.parse(line).next)).toEqual(lines.map((_, index) => index + 1));
  expect(lines).toHaveLength(count);
  expect(Number(readText(join(book, "deep/twin.txt")) ?? "0")).toBe(count);
  expect(readText(join(book, "odd.txt"))).toBe(count % 2 === 1 ? "odd" : undefined);
  expect(Object.keys(filesOf(book)).filter((path) => path.includes(".~"))).toEqual([]);
  return count;
}
