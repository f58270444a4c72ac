import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

interface Mutation {
  readonly file: string;
  readonly step: string;
  readonly find: string;
}

const { mutations } = (await import(
  pathToFileURL(join(import.meta.dirname, "mutations.js")).href
)) as { mutations: readonly Mutation[] };
const source = (file: string): string =>
  readFileSync(join(import.meta.dirname, "../../src/book", file), "utf8");

test("every step that can be left out stands in the source just once", () => {
  const lost = mutations.filter(({ file, find }) => source(file).split(find).length !== 2);
  expect(lost.map(({ file, step }) => `${file}: ${step}`)).toEqual([]);
});

test("every sync and rename of a write can be left out", () => {
  const call = /^.*\b(fsyncSync|fdatasyncSync|renameSync|linkSync|syncFolder|syncFile)\(.*$/gm;
  for (const file of ["disk.ts", "transaction.ts", "redo.ts", "recover.ts", "lock.ts"]) {
    const left = mutations
      .filter((one) => one.file === file)
      .reduce((text, { find }) => text.replace(find, "\n"), source(file));
    const calls = [...left.matchAll(call)].map(([line]) => line.trim());
    expect(calls.filter((line) => !line.startsWith("export function"))).toEqual([]);
  }
});
