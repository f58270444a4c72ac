import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const day = readFileSync(join(import.meta.dirname, "salesperson-day.md"), "utf8");
const typed = day
  .split("\n")
  .flatMap((line) => /^\$ (rounds (?:call|visit) day .*)/.exec(line)?.[1] ?? []);

/** Keys pressed for a line: three for a Chinese character, one for everything else and the end. */
function keys(line: string): number {
  return [...line].reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 3 : 1), 1);
}

const talks = (verb: string): string[] =>
  typed
    .filter((line) => line.startsWith(`rounds ${verb} day`))
    .flatMap((line) => line.split(" ").slice(3));

describe("a salesperson's day by flags", () => {
  test("has 12 visits and 30 calls, and its commands are all there is to type", () => {
    expect(talks("visit")).toHaveLength(12);
    expect(talks("call")).toHaveLength(30);
    expect([...talks("visit"), ...talks("call")].every((one) => one.includes("="))).toBe(true);
  });
  test("is typed in under three minutes at 300 keys a minute", () => {
    const all = typed.reduce((sum, line) => sum + keys(line), 0);
    expect(all).toBeGreaterThan(500);
    expect(all).toBeLessThan(900);
  });
});
