import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  filesOf,
  finish,
  launcher,
  makePlace,
  type Place,
  rounds,
  smallBook,
  writeFiles,
} from "../cli/program.ts";

const attempts = 200;
/** As many at once as the machine has cores to spare: they also fight for the lock. */
const lanes = 2;

let place: Place;

beforeAll(() => {
  place = makePlace();
  writeFiles(place.folder, smallBook);
});
afterAll(() => place.remove());

/** The words of a write that leaves its number where it can be found again. */
function write(number: number): string[] {
  const kinds = [
    ["stock", "in", "TEA", "1", "--paper", `n${number}`],
    ["visit", "log", "blue-door", "--notes", `n${number}`, "--next", `n${number}`],
    ["collect", "blue-door", "1.50", "--reference", `n${number}`, "--yes"],
  ];
  return [...(kinds[number % kinds.length] ?? []), "--as", "iwan", "--ids"];
}

interface Attempt {
  readonly number: number;
  readonly code: number;
  readonly ids: readonly string[];
  readonly stderr: string;
}

/** Starts a write and kills it after some milliseconds, if it still runs then. */
async function attempt(number: number, afterMs: number): Promise<Attempt> {
  const child = spawn(process.execPath, [launcher, ...write(number)], {
    cwd: place.folder,
    env: { ...place.env },
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), afterMs);
  const { stdout, stderr, code } = await finish(child);
  clearTimeout(timer);
  return { number, code, ids: stdout.split("\n").filter(Boolean), stderr };
}

/** How long a write takes here and now, in milliseconds: the moments to kill at lie within. */
async function usualMs(): Promise<number> {
  const begun = performance.now();
  for (let turn = 0; turn < 3; turn++) await attempt(1000 + turn, 60_000);
  return (performance.now() - begun) / 3;
}

/** Every line of JSON Lines and every record of a folder, as text. */
function textOf(files: Readonly<Record<string, string>>, folder: string): string {
  return Object.entries(files)
    .filter(([path]) => path.startsWith(`${folder}/`))
    .map(([path, text]) => `${path}\n${text}`)
    .join("\n");
}

/** What a check finds, but for word of an interrupted change that it has just completed. */
async function wrong(): Promise<string[]> {
  const { stdout } = await rounds(["check", "--json"], place);
  const found = JSON.parse(stdout) as readonly { readonly code: string }[];
  return found.map(({ code }) => code).filter((code) => code !== "interrupted-change-completed");
}

describe("kill -9 at random moments", () => {
  test("200 times: no acknowledged write is lost, and the book is never broken", async () => {
    const whole = await usualMs();
    const done: Attempt[] = [];
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let number = next++; number < attempts; number = next++) {
        // Early moments, when the program is still being loaded, have nothing to break.
        done.push(await attempt(number, whole * (0.3 + Math.random() * lanes)));
        if (number % 40 === 39) expect(await wrong()).toEqual([]);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));

    const acknowledged = done.filter(({ code }) => code === 0);
    const killed = done.filter(({ code }) => code === 137);
    expect(done.filter((one) => one.code !== 0 && one.code !== 137)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(killed.length).toBeGreaterThan(10);

    expect(await wrong()).toEqual([]);
    expect(await rounds(["check"], place)).toEqual({ stdout: "", stderr: "", code: 0 });
    const files = filesOf(place.folder);
    const written = ["moves", "visits", "payments"].map((one) => textOf(files, one)).join("\n");
    for (const { number, ids } of acknowledged) {
      const mark = new RegExp(`(paper":"|notes: |reference":")n${number}\\b`);
      expect(written).toMatch(mark);
      for (const id of ids) expect(textOf(files, "changes")).toContain(`"id":"${id}"`);
    }
    // Every change that is logged is there as a whole, and every paper has its change.
    const logged = textOf(files, "changes")
      .split("\n")
      .filter((line) => line.startsWith("{"));
    const steps = logged.flatMap((line) => JSON.parse(line).steps as { do: string; id: string }[]);
    const made = steps.filter((step) => step.do !== "set").map((step) => step.id);
    expect(new Set(made).size).toBe(made.length);
    for (const id of made) expect(written).toContain(id);
    const stored = written.match(/^\{"id":"[^"]+/gm)?.length ?? 0;
    const visits = Object.keys(files).filter((path) => path.startsWith("visits/")).length;
    expect(stored + visits).toBe(made.length);
    expect(Object.keys(files).filter((path) => path.includes(".~"))).toEqual([]);
  });
});
