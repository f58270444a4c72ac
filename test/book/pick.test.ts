import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLine } from "../../src/book/entry-lines.ts";
import { Picker } from "../../src/book/pick.ts";

const picker = new Picker(["product", "quantity"]);

/** What is picked from a line that stands between two others. */
function picked(line: string): unknown {
  const [before, after] = ['{"id":"MV0","product":"no"}\n', '\n{"id":"MV9","quantity":"no"}\n'];
  return picker.pick(before + line + after, before.length, before.length + line.length);
}

describe("picking a few texts out of a line", () => {
  test("is as taking the whole line apart, or is left alone", () => {
    const text = fc.oneof(
      fc.constantFrom("tea", "12.5", "", "茶", ',"product":', "a\\b"),
      fc.string(),
    );
    const value = fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null), fc.array(text));
    const key = fc.constantFrom("product", "quantity", "price", "note", "id");
    const entries = fc.array(fc.tuple(key, value), { maxLength: 6 });
    fc.assert(
      fc.property(entries, (pairs) => {
        const line = `{"id":"MV1"${pairs.map(([k, v]) => `,"${k}":${JSON.stringify(v)}`).join("")}}`;
        const found = picked(line) as Record<string, unknown> | undefined;
        if (!found) return;
        const whole = parseLine(line);
        expect(found.product).toBe(whole?.product);
        expect(found.quantity).toBe(whole?.quantity);
      }),
    );
  });

  test("takes the plain lines, which are nearly all", () => {
    const line =
      '{"id":"MV1","date":"2026-11-02","product":"tea","quantity":"-3","paid":true,"n":4}';
    expect(picked(line)).toMatchObject({ product: "tea", quantity: "-3" });
  });

  test.each([
    ["a number where a text is wanted", '{"id":"MV1","quantity":5}'],
    ["a key twice", '{"id":"MV1","product":"tea","product":"coffee"}'],
    ["something inside", '{"id":"MV1","more":{"product":"tea"}}'],
    ["an escape", '{"id":"MV1","product":"t\\u0065a"}'],
    ["a comma too many", '{"id":"MV1","product":"tea",}'],
    ["a torn end", '{"id":"MV1","product":"te'],
    ["a number that is none", '{"id":"MV1","n":01,"product":"tea"}'],
  ])("leaves alone %s", (_, line) => {
    expect(picked(line)).toBeUndefined();
  });
});
