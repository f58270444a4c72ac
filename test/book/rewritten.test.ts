import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edit } from "../../src/book/edit.ts";
import { encodeQuickly } from "../../src/book/quick-yaml.ts";
import { rewritten } from "../../src/book/rewritten.ts";
import { order } from "../../src/nouns/order/order.ts";
import { visit } from "../../src/nouns/visit/visit.ts";

const word = fc.constantFrom("tea", "0571", "two words", "茶", "a: b", "- x", "true", "12.50");
const lines = fc.array(
  fc.record({ product: word, quantity: fc.constantFrom("1", "2.5"), price: fc.constantFrom("3") }),
  { minLength: 1, maxLength: 3 },
);

describe("a text that is as the program writes it", () => {
  test("is written anew just as pieces of it would be replaced", () => {
    const values = fc.record({
      id: fc.constant("SO261101A-x"),
      customer: word,
      notes: word,
      lines,
    });
    const changes = fc.record(
      { carrier: word, notes: fc.option(word, { nil: undefined }), lines },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(values, changes, (was, changed) => {
        const before = encodeQuickly(order.fields, was);
        const after = rewritten(order, { before, was, changed });
        expect(after).toBe(edit(before, order.fields, changed));
      }),
    );
  });

  test("is left as a person wrote it wherever it is otherwise", () => {
    const before = "# by hand\ncustomer:   a\ndate: 2026-11-01   # Sunday\n";
    const was = { id: "VS261101A-x", customer: "a", date: "2026-11-01" };
    const after = rewritten(visit, { before, was, changed: { notes: "seen" } });
    expect(after).toBe(`${before}notes: seen\n`);
  });
});
