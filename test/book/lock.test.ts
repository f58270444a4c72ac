import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tryLock, withLock } from "../../src/book/lock.ts";
import { RoundsError } from "../../src/law/errors.ts";
import { Child, makeBook, stateOf, temporaryFolder } from "./support.ts";

const request = { now: "2026-11-22T09:00:00+08:00", what: "order add" };
const options = { ...request, waitMs: 0 };

let folder: string;
let child: Child;
let number = 0;

beforeAll(() => {
  folder = temporaryFolder();
  child = new Child(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

const newBook = () => makeBook(join(folder, `book-${number++}`), {});
const lockOf = (book: string) => join(book, ".rounds", "lock");

function ownerText(changes: object): string {
  return JSON.stringify({
    pid: process.pid,
    host: hostname(),
    started: "x",
    what: "y",
    ...changes,
  });
}

function errorOf(action: () => unknown): RoundsError {
  try {
    action();
  } catch (error) {
    if (error instanceof RoundsError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const ended = child.start("none");
  await new Promise((resolve) => ended.on("close", resolve));
  return ended.pid ?? 0;
}

describe("the lock", () => {
  test("names its holder while the action runs and is gone after it", () => {
    const book = newBook();
    const owner = withLock(book, options, () => JSON.parse(readFileSync(lockOf(book), "utf8")));
    expect(owner).toMatchObject({ pid: process.pid, host: hostname(), started: request.now });
    expect(owner.what).toBe("order add");
    expect(stateOf(book)).toEqual([]);
  });

  test("makes the state folder, but not the book", () => {
    expect(withLock(folder, options, () => 7)).toBe(7);
    expect(errorOf(() => withLock(join(folder, "nowhere"), options, () => 7)).code).toBe(
      "not-found",
    );
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
  });

  test("is given back when the action throws", () => {
    const book = newBook();
    const fail = () => {
      throw new Error("oh");
    };
    expect(() => withLock(book, options, fail)).toThrow("oh");
    expect(stateOf(book)).toEqual([]);
  });

  test("is held until the action's promise has ended, well or badly", async () => {
    const book = newBook();
    let finish = (_value: number) => {};
    const promise = new Promise<number>((resolve) => {
      finish = resolve;
    });
    const result = withLock(book, options, () => promise);
    expect(stateOf(book)).toEqual(["lock"]);
    finish(3);
    expect(await result).toBe(3);
    expect(stateOf(book)).toEqual([]);
    await expect(withLock(book, options, () => Promise.reject(new Error("oh")))).rejects.toThrow();
    expect(stateOf(book)).toEqual([]);
  });

  test("taken twice in one process is a bug and leaves the first alone", () => {
    const book = newBook();
    withLock(book, options, () => {
      expect(() => withLock(join(book, "."), options, () => 1)).toThrow(/bug: .*twice/);
      expect(stateOf(book)).toEqual(["lock"]);
    });
  });

  test("held by a living process: exit 5, naming it, since when, and what to do", async () => {
    const book = newBook();
    const holder = child.start("hold", book);
    await new Promise((resolve) => holder.stdout?.once("data", resolve));
    const error = errorOf(() => withLock(book, { ...options, waitMs: 30 }, () => 1));
    expect(error).toMatchObject({ code: "locked", exitCode: 5 });
    for (const text of [error.text.en, error.text.zh]) {
      expect(text).toContain(`${holder.pid}`);
      expect(text).toContain(hostname());
      expect(text).toContain("2026-11-22T09:00:00+08:00");
    }
    expect(error.details.hint?.en).toContain("--wait");
    expect(tryLock(book, request)).toBeUndefined();
    expect(stateOf(book)).toEqual(["lock"]);
    holder.kill("SIGKILL");
    // Not yet reaped by this process, it is a zombie: ended all the same.
    expect(withLock(book, { ...options, waitMs: 5000 }, () => 1)).toBe(1);
  });

  test("tryLock gives the way to release a free lock", () => {
    const book = newBook();
    const release = tryLock(book, request);
    expect(stateOf(book)).toEqual(["lock"]);
    release?.();
    expect(stateOf(book)).toEqual([]);
  });

  test("of a dead process is broken, and what it left beside is swept", async () => {
    const book = newBook();
    const dead = ownerText({ pid: await deadPid() });
    for (const name of ["lock", "lock.1.abc", "break.1.abc"]) {
      writeFileSync(join(book, ".rounds", name), dead);
    }
    expect(withLock(book, options, () => 1)).toBe(1);
    expect(stateOf(book)).toEqual([]);
  });

  test.runIf(existsSync("/proc/self/stat"))("does not survive the reuse of its process id", () => {
    const book = newBook();
    writeFileSync(lockOf(book), ownerText({ startTicks: 1 }));
    expect(withLock(book, options, () => 1)).toBe(1);
  });

  test("of another host is never broken, and the remedy names the file", async () => {
    const book = newBook();
    writeFileSync(lockOf(book), ownerText({ pid: await deadPid(), host: "elsewhere" }));
    const error = errorOf(() => withLock(book, { ...options, waitMs: 20 }, () => 1));
    expect(error.code).toBe("locked");
    expect(error.text.en).toContain("elsewhere");
    expect(error.details.hint?.en).toContain(lockOf(book));
    expect(stateOf(book)).toEqual(["lock"]);
  });

  test("torn by a power cut is broken once it is old, not while it may be being written", () => {
    const book = newBook();
    writeFileSync(lockOf(book), "");
    expect(errorOf(() => withLock(book, options, () => 1)).code).toBe("locked");
    const old = Date.now() / 1000 - 60;
    utimesSync(lockOf(book), old, old);
    expect(withLock(book, options, () => 1)).toBe(1);
  });

  test("removed by hand and taken by another is not taken away from the other", () => {
    const book = newBook();
    const other = ownerText({ host: "elsewhere" });
    withLock(book, options, () => writeFileSync(lockOf(book), other));
    expect(readFileSync(lockOf(book), "utf8")).toBe(other);
  });

  test.each([
    ["count", 8, 50],
    ["countWithoutLinks", 4, 25],
  ])(
    "%s: %i processes of %i turns each: none lost, never two inside",
    async (task, length, turns) => {
      const book = newBook();
      const runs = Array.from({ length }, () => child.run(task, book, `${turns}`));
      for (const ran of await Promise.all(runs)) expect(ran).toEqual({ signal: null, output: "" });
      expect(readFileSync(join(book, "counter"), "utf8")).toBe(`${length * turns}`);
      expect(stateOf(book)).toEqual([]);
    },
  );

  test("eight processes that break a dead lock at every turn: never two inside", async () => {
    const book = newBook();
    const dead = ownerText({ pid: await deadPid(), what: "{turn}" });
    const runs = Array.from({ length: 8 }, () => child.run("count", book, "10", dead));
    for (const ran of await Promise.all(runs)) expect(ran).toEqual({ signal: null, output: "" });
    expect(readFileSync(join(book, "counter"), "utf8")).toBe("80");
    expect(stateOf(book)).toEqual(["lock"]);
  });
});
