import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distance, fold, foldedWords, foldPhone, nearest } from "../../src/law/names.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const word = fc.string({ unit: fc.constantFrom(..."abc茶楼é"), maxLength: 6 });

/** Optimal string alignment by its recursive definition. */
function slowDistance(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  const changed = a.at(-1) === b.at(-1) ? 0 : 1;
  let least = Math.min(
    slowDistance(restA, b) + 1,
    slowDistance(a, restB) + 1,
    slowDistance(restA, restB) + changed,
  );
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    least = Math.min(least, slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return least;
}

describe("how names are compared", () => {
  test("width, case, accents, spaces and punctuation do not count", () => {
    for (const [one, other] of [
      ["Bon app'", "BON APP"],
      ["Café Zoë", "cafe zoe"],
      ["ＴＥＡ－０１", "tea-01"],
      ["金虹 商行（杭州）", "金虹商行(杭州)"],
      ["Müller & Söhne", "muller sohne"],
      ["A．B．C", "abc"],
      ["㈱青木", "(株)青木"],
    ] as const) {
      expect(fold(one), one).toBe(fold(other));
    }
    expect(fold("金虹商行")).not.toBe(fold("金红商行"));
    expect(fold(" -- ")).toBe("");
  });

  test("what is folded stays as it is", () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(fold(fold(name))).toBe(fold(name));
      }),
    );
  });

  test("the words of a name are folded, and none is empty", () => {
    expect(foldedWords("Blue-Door Café (Nord)")).toEqual(["blue", "door", "cafe", "nord"]);
    expect(foldedWords("青禾·茶楼，西湖店")).toEqual(["青禾", "茶楼", "西湖店"]);
    fc.assert(
      fc.property(text, (name) => {
        for (const one of foldedWords(name)) expect(one).not.toBe("");
        expect(foldedWords(name).join("")).toBe(fold(name));
      }),
    );
  });

  test("one telephone, however it is written", () => {
    const mobile = ["13800000000", "138 0000 0000", "+86 138-0000-0000", "0086 13800000000"];
    for (const written of [...mobile, "１３８００００００００", "8613800000000"]) {
      expect(foldPhone(written), written).toBe("13800000000");
    }
    const office = ["0571-88001234", "(0571) 8800 1234", "+86 571 88001234", "0086-571-88001234"];
    for (const written of [...office, "+86 (0)571 8800 1234"]) {
      expect(foldPhone(written), written).toBe("057188001234");
    }
    expect(foldPhone("86001234")).toBe("86001234");
    expect(foldPhone("030-0074321")).toBe("0300074321");
  });
});

describe("how far apart two words are", () => {
  test("an edit is a letter put in, left out, replaced, or two neighbours swapped", () => {
    expect(distance("tea", "tea", 2)).toBe(0);
    expect(distance("tea", "teas", 2)).toBe(1);
    expect(distance("tea", "eta", 2)).toBe(1);
    expect(distance("金虹", "金红", 2)).toBe(1);
    expect(distance("tea", "coffee", 2)).toBe(3);
  });

  test("it is the distance of the definition, cut off where nobody needs it", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        const exact = slowDistance([...a], [...b]);
        expect(distance(a, b, most)).toBe(Math.min(exact, most + 1));
        expect(distance(b, a, most)).toBe(distance(a, b, most));
      }),
      { numRuns: 60 },
    );
  });
});

describe("did you mean", () => {
  const words = ["customer", "order", "stock", "payment", "product", "undo", "今天"];

  test("a slip of the finger, a beginning and a middle are found; others are not", () => {
    expect(nearest("oredr", words)).toEqual(["order"]);
    expect(nearest("cust", words)).toEqual(["customer"]);
    expect(nearest("CUSTMER", words)).toEqual(["customer"]);
    expect(nearest("今", words)).toEqual(["今天"]);
    expect(nearest("invoice", words)).toEqual([]);
  });

  test("at most five, each once, the nearest first", () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 12 }), (typed, all) => {
        const found = nearest(typed, all);
        expect(found.length).toBeLessThanOrEqual(5);
        expect(new Set(found).size).toBe(found.length);
        for (const one of found) expect(all).toContain(one);
        const same = all.find((one) => fold(one) === fold(typed));
        if (same !== undefined) expect(fold(found[0] ?? "")).toBe(fold(typed));
      }),
    );
  });
});
