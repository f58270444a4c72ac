import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineMark, newLines } from "../../../src/nouns/bank-line/twins.ts";

describe("the same statement read twice", () => {
  const lines = fc.array(
    fc.record({
      date: fc.constantFrom("2026-11-01", "2026-11-02"),
      minor: fc.constantFrom(100, 200),
      reference: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
      account: fc.option(fc.constantFrom("one", "two"), { nil: undefined }),
    }),
    { maxLength: 8 },
  );
  const markOf = (one: { date: string; minor: number; reference?: string | undefined }) =>
    lineMark(one, one.minor);

  test("adds nothing, and a longer one adds just what is new", () => {
    fc.assert(
      fc.property(lines, lines, (first, more) => {
        const known = first.map(markOf);
        expect(newLines(first, { markOf, known })).toEqual([]);
        const fresh = newLines([...first, ...more], { markOf, known });
        expect(fresh).toHaveLength(more.length);
      }),
    );
  });

  test("two equal lines of one statement are two", () => {
    const one = { date: "2026-11-01", minor: 100 };
    expect(newLines([one, one], { markOf, known: [] })).toHaveLength(2);
    expect(newLines([one, one], { markOf, known: [markOf(one)] })).toHaveLength(1);
  });
});
