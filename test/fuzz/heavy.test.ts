import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launcher, makePlace, type Place, writeFiles } from "../cli/program.ts";
import { expectPlain, plainBook } from "./support.ts";

let place: Place;
let measure: string;

beforeAll(() => {
  place = makePlace();
  measure = join(place.root, "measure.cjs");
  const script = `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(join(place.root, "rss"))}, String(process.resourceUsage().maxRSS)));`;
  writeFileSync(measure, script);
});
afterAll(() => place.remove());

const mostKb = 512 * 1024;
const patienceMs = 20_000;

function give(words: readonly string[]): void {
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    ["--max-old-space-size=400", "--require", measure, launcher, ...words],
    {
      cwd: place.folder,
      env: { ...place.env },
      encoding: "utf8",
      timeout: patienceMs,
      maxBuffer: 1 << 28,
    },
  );
  expect(signal).toBeNull();
  expectPlain({ stdout, stderr, code: status ?? 128 }, words.join(" "));
  expect(Number(readFileSync(join(place.root, "rss"), "utf8"))).toBeLessThan(mostKb);
}

const ten = 10_000_000;
const deep = 100_000;
const entry = (plainBook["moves/2026-11.iwan.jsonl"] ?? "").trimEnd();

const heavy: Readonly<Record<string, readonly [path: string, text: () => string]>> = {
  "a text of 10 MB": [
    "customers/blue-door.yaml",
    () => `name: Blue Door\nnotes: ${"x".repeat(ten)}\n`,
  ],
  "a quoted text of 10 MB": [
    "customers/blue-door.yaml",
    () => `name: "${"x\\n".repeat(ten / 3)}"\n`,
  ],
  "a key of 10 MB": ["customers/blue-door.yaml", () => `${"k".repeat(ten)}: x\n`],
  "lists 100,000 deep": [
    "customers/blue-door.yaml",
    () => `more: ${"[".repeat(deep)}${"]".repeat(deep)}\n`,
  ],
  "lists 100,000 deep and never closed": [
    "customers/blue-door.yaml",
    () => `more: ${"[".repeat(deep)}`,
  ],
  "maps 100,000 deep": [
    "customers/blue-door.yaml",
    () => `more: ${"{a: ".repeat(deep)}1${"}".repeat(deep)}\n`,
  ],
  "dashes 100,000 deep": ["customers/blue-door.yaml", () => `${"- ".repeat(deep)}x\n`],
  "settings 100,000 deep": ["rounds.yaml", () => `name: ${"[".repeat(deep)}\n`],
  "an entry 100,000 deep": [
    "moves/2026-11.iwan.jsonl",
    () => `${entry.replace('"10"', `${"[".repeat(deep)}${"]".repeat(deep)}`)}\n`,
  ],
  "an entry of 10 MB": [
    "moves/2026-11.iwan.jsonl",
    () => `${entry.replace('"in"', `"${"i".repeat(ten)}"`)}\n`,
  ],
  "a line of 10 MB without an end": ["changes/2026-11.iwan.jsonl", () => "x".repeat(ten)],
  "a log of 10 MB that is torn": [
    ".rounds/redo.json",
    () => `{"version":1,"steps":[{"kind":"write","path":"notes.txt","content":"${"x".repeat(ten)}`,
  ],
};

describe("a file beyond all measure", () => {
  test.each(Object.keys(heavy))("%s: an answer, in little memory", (name) => {
    const [path, text] = heavy[name] as (typeof heavy)[string];
    writeFiles(place.folder, { ...plainBook, [path]: text() });
    for (const words of [["check"], ["customer", "list", "--json"], ["stock", "in", "TEA", "1"]]) {
      give(words);
    }
    writeFiles(place.folder, { [path]: plainBook[path] ?? "" });
  });
});
