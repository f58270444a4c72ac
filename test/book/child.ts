import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { hash, readText } from "../../src/book/disk.ts";
import { withLock } from "../../src/book/lock.ts";
import { commit, type Operation, overlay, recover } from "../../src/book/transaction.ts";
import { RoundsError } from "../../src/law/errors.ts";

// A process of its own for the tests: it can be killed, run as another user, or made to die at its
// n-th change of the file system.

const [task = "", book = "", ...rest] = process.argv.slice(2);
const request = { now: "2026-11-22T09:00:00+08:00", what: `test ${task}`, waitMs: 20_000 };

const changing = ["openSync", "writeFileSync", "fdatasyncSync", "fsyncSync", "renameSync"].concat([
  "linkSync",
  "unlinkSync",
  "mkdirSync",
  "rmdirSync",
  "ftruncateSync",
  "truncateSync",
]);

type Call = (...args: unknown[]) => unknown;

/** Dies before the n-th call that changes files; torn: a write gets half its bytes down first. */
function dieAt(n: number, torn: boolean): string[] {
  const trace: string[] = [];
  const functions = fs as unknown as Record<string, Call>;
  for (const name of changing) {
    const real = functions[name] as Call;
    functions[name] = (...args) => {
      if (name === "openSync" && args[1] === "r") return real(...args);
      trace.push(name);
      if (trace.length === n) {
        if (torn && name === "writeFileSync") tear(args[0], String(args[1]));
        process.kill(process.pid, "SIGKILL");
      }
      return real(...args);
    };
  }
  syncBuiltinESMExports();
  return trace;
}

/** As on a disk that knows no hard links. */
function withoutLinks(): void {
  fs.linkSync = () => {
    throw Object.assign(new Error("no links"), { code: "EPERM", errno: -1 });
  };
  syncBuiltinESMExports();
}

/** Stops for a moment now and then before a call, as a busy machine does, to open every window. */
function dawdle(): void {
  const functions = fs as unknown as Record<string, Call>;
  for (const name of [...changing, "readFileSync", "readdirSync"]) {
    const real = functions[name] as Call;
    functions[name] = (...args) => {
      if (Math.random() < 0.2) pause(Math.random() * 4);
      return real(...args);
    };
  }
  syncBuiltinESMExports();
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function tear(target: unknown, content: string): void {
  const bytes = Buffer.from(content);
  const file = typeof target === "number" ? target : fs.openSync(String(target), "wx");
  fs.writeSync(file, bytes.subarray(0, Math.ceil(bytes.length / 2)));
}

function once(action: () => unknown): void {
  const trace = dieAt(Number(rest[1] ?? 0), rest[2] === "torn");
  try {
    const result = withLock(book, request, action);
    console.log(JSON.stringify({ result, trace }));
  } catch (error) {
    if (!(error instanceof RoundsError)) throw error;
    console.log(JSON.stringify({ code: error.code, message: error.message, trace }));
  }
}

/** Adds one to a number kept in four places that agree only if no transaction is ever cut in two. */
function step(): void {
  recover(book);
  const text = readText(join(book, "count.txt"));
  const next = Number(text ?? "0") + 1;
  const read = (name: string) => {
    const content = readText(join(book, name));
    return content === undefined ? undefined : hash(content);
  };
  const odd = read("odd.txt");
  const operations: Operation[] = [
    { kind: "write", path: "count.txt", content: String(next), before: read("count.txt") },
    { kind: "write", path: "deep/twin.txt", content: String(next), before: read("deep/twin.txt") },
    { kind: "append", path: "log.jsonl", content: `${JSON.stringify({ next })}\n` },
    odd === undefined
      ? { kind: "write", path: "odd.txt", content: "odd", before: undefined }
      : { kind: "remove", path: "odd.txt", before: odd },
  ];
  commit(book, operations);
}

/** Enters the lock again and again; anybody else inside at the same time is a violation. */
function count(times: number, deadOwner: string | undefined): void {
  const inside = join(book, "inside");
  const counter = join(book, "counter");
  if (deadOwner !== undefined) dawdle();
  for (let turn = 0; turn < times; turn += 1) {
    withLock(book, request, () => {
      fs.closeSync(fs.openSync(inside, "wx"));
      fs.writeFileSync(counter, String(Number(readText(counter) ?? "0") + 1));
      fs.unlinkSync(inside);
      if (deadOwner === undefined) return;
      // As if this process had died with the lock in its hands.
      const planted = join(book, ".rounds", `planted-${process.pid}`);
      fs.writeFileSync(planted, deadOwner.replace("{turn}", `${process.pid}-${turn}`));
      fs.renameSync(planted, join(book, ".rounds", "lock"));
    });
  }
}

const tasks: Record<string, () => void> = {
  commit: () =>
    once(() => {
      recover(book);
      commit(book, JSON.parse(fs.readFileSync(rest[0] ?? "", "utf8")));
    }),
  recover: () => once(() => recover(book).map((problem) => problem.code)),
  overlay: () => console.log(JSON.stringify([...(overlay(book) ?? [])])),
  loop: () => {
    console.log("ready");
    for (;;) withLock(book, request, step);
  },
  count: () => count(Number(rest[0]), rest[1]),
  countWithoutLinks: () => {
    withoutLinks();
    count(Number(rest[0]), undefined);
  },
  hold: () =>
    void withLock(book, request, () => {
      console.log("held");
      pause(60_000);
    }),
};
tasks[task]?.();
