import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace, type Place, rounds, smallBook, writeFiles } from "../cli/program.ts";

const writers = 16;
const visitsEach = 20;

let place: Place;

beforeAll(() => {
  place = makePlace();
  writeFiles(place.folder, smallBook);
});
afterAll(() => place.remove());

/** One person who logs visit after visit, each by a process of its own. */
async function writer(number: number, failures: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (let turn = 0; turn < visitsEach; turn++) {
    const words = ["visit", "log", "blue-door", "--notes", `${number}-${turn}`, "--ids"];
    const { stdout, stderr, code } = await rounds(
      [...words, "--as", "iwan", "--wait", "60"],
      place,
    );
    if (code !== 0) failures.push(stderr);
    ids.push(stdout.trim());
  }
  return ids;
}

describe("sixteen people write to one book at once", () => {
  test("320 visits are there, each with an id of its own, and no line is torn", async () => {
    const failures: string[] = [];
    const people = Array.from({ length: writers }, (_, number) => writer(number, failures));
    const ids = (await Promise.all(people)).flat();
    expect(failures).toEqual([]);
    expect(new Set(ids).size).toBe(writers * visitsEach);

    const folder = join(place.folder, "visits/2026-11");
    const files = readdirSync(folder).sort();
    expect(files).toEqual(ids.map((id) => `${id}.yaml`).sort());
    const notes = files.map((name) => /notes: (.*)/.exec(readFileSync(join(folder, name), "utf8")));
    expect(new Set(notes.map((found) => found?.[1])).size).toBe(writers * visitsEach);

    const log = readFileSync(join(place.folder, "changes/2026-11.iwan.jsonl"), "utf8");
    const changes = log
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(new Set(changes.map((one) => one.id)).size).toBe(writers * visitsEach);
    expect(
      changes.flatMap((one) => one.steps.map((step: { id: string }) => step.id)).sort(),
    ).toEqual([...ids].sort());

    expect(await rounds(["check"], place)).toEqual({ stdout: "", stderr: "", code: 0 });
    const listed = await rounds(["visit", "list", "--ids"], place);
    expect(listed.stdout.trimEnd().split("\n").sort()).toEqual([...ids].sort());
    expect(existsSync(join(place.folder, ".rounds/lock"))).toBe(false);
  });
});
