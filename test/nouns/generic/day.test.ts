import { describe, expect, test } from "vitest";
import { RoundsError } from "../../../src/law/errors.ts";
import { callResults } from "../../../src/nouns/call/choices.ts";
import { readEntry } from "../../../src/nouns/generic/day.ts";

const reading = { today: "2026-11-23", digits: 2 };
const failed = callResults.filter(({ value }) => value !== "reached");
const read = (text: string) => readEntry(text, failed, reading);

describe("one of several talks of a day, in one word", () => {
  test.each([
    ["jhsh", { customer: "jhsh" }],
    ["jhsh=wants ten", { customer: "jhsh", notes: "wants ten" }],
    [
      "金虹＝要样品／寄样品／明天",
      { customer: "金虹", notes: "要样品", next: "寄样品", nextDate: "2026-11-24" },
    ],
    ["jhsh=wants ten//+3d", { customer: "jhsh", notes: "wants ten", nextDate: "2026-11-26" }],
    ["jhsh=/call again", { customer: "jhsh", next: "call again" }],
    ["jhsh=a = b", { customer: "jhsh", notes: "a = b" }],
  ])("%s", (text, entry) => {
    expect(read(text)).toEqual(entry);
  });
  test("R-COM-01: an attempt is as easily kept as a talk: a dash, or the name of a result", () => {
    expect(read("jhsh=-")).toEqual({ customer: "jhsh", result: "nobody" });
    expect(read("jhsh=no-interest")).toEqual({ customer: "jhsh", result: "no-interest" });
    expect(read("jhsh=忙")).toEqual({ customer: "jhsh", result: "meeting" });
    expect(read("jhsh=忙得很")).toEqual({ customer: "jhsh", notes: "忙得很" });
    expect(readEntry("jhsh=-", [], reading)).toEqual({ customer: "jhsh", notes: "-" });
  });
  test.each(["=notes", "jhsh=a/b/+1d/c", "jhsh=a/b/someday"])("%s is refused", (text) => {
    expect(() => read(text)).toThrow(RoundsError);
  });
});
