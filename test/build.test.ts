import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { home, makePlace, type Place, rounds } from "./cli/program.ts";

let place: Place;
beforeAll(() => {
  place = makePlace();
});
afterAll(() => place.remove());

describe("the built program", () => {
  it("is plain ASCII, as its launcher reads it", () => {
    const files = readdirSync(join(home, "dist")).filter((name) => name.endsWith(".cjs"));
    expect(files).toContain("main.cjs");
    for (const name of files) {
      const bytes = readFileSync(join(home, "dist", name));
      expect(
        bytes.every((byte) => byte < 0x80),
        name,
      ).toBe(true);
    }
  });

  it.each([
    ["本月", "2026-11-01 .. 2026-11-30"],
    ["2026年10月", "2026-10-01 .. 2026-10-31"],
    ["上周", "2026-11-16 .. 2026-11-22"],
  ])("understands Chinese dates: %s", async (period, shown) => {
    const words = ["report", "sales", "--book", join(home, "data"), "--period", period];
    const { stdout, code } = await rounds(words, place);
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toContain(shown);
  });

  it("tells its version without loading anything", async () => {
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
      version: string;
    };
    expect((await rounds(["--version"], place)).stdout).toBe(`rounds ${version}\n`);
  });
});
