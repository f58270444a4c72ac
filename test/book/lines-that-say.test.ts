import fc from "fast-check";
import { expect, test } from "vitest";
import { linesThatMaySay } from "../../src/book/lines-that-say.ts";
import { fold } from "../../src/law/names.ts";

const text = fc.oneof(
  fc.constantFrom(
    "龙井 250g",
    "Blue-Door",
    "café",
    "ＡＢＣ",
    "a\nb",
    'say "x"',
    "139-0000 0001",
    "",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

test("every line whose values say a text is among them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: text, notes: text }), { maxLength: 6 }),
      text,
      (all, typed) => {
        const key = fold(typed);
        fc.pre(key !== "");
        const lines = all.map((one) => JSON.stringify(one));
        const said = all.flatMap((one, at) =>
          [one.id, one.notes].some((value) => fold(value).includes(key)) ? [lines[at]] : [],
        );
        expect(linesThatMaySay(`${lines.join("\n")}\n`, key)).toEqual(expect.arrayContaining(said));
      },
    ),
    { numRuns: 300 },
  );
});

test("of plain lines only those that say it", () => {
  const lines = ['{"id":"CL1","notes":"龙井，10 盒"}', '{"id":"CL2","notes":"碧螺春"}'];
  expect(linesThatMaySay(`${lines.join("\n")}\n`, fold("龙井10盒"))).toEqual([lines[0]]);
});
