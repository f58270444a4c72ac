import fc from "fast-check";
import { expect, test } from "vitest";
import { holdingReversals, standing } from "../../src/law/reversal.ts";

const ids = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

test("an entry counts until it is taken back, and again when that is taken back", () => {
  const paid = [{ id: "A" }, { id: "B" }];
  expect(ids(standing(paid))).toEqual(["A", "B"]);
  const back = [...paid, { id: "C", reverses: "A" }];
  expect(ids(standing(back))).toEqual(["B"]);
  expect(holdingReversals(back)("A")?.id).toBe("C");
  expect(holdingReversals(back)("B")).toBeUndefined();
  const again = [...back, { id: "D", reverses: "C" }];
  expect(ids(standing(again))).toEqual(["A", "B"]);
  expect(holdingReversals(again)("A")).toBeUndefined();
  expect(holdingReversals([...again, { id: "E", reverses: "A" }])("A")?.id).toBe("E");
});

test("entries that take back themselves or one another do no harm", () => {
  const circle = [
    { id: "A", reverses: "B" },
    { id: "B", reverses: "A" },
    { id: "C", reverses: "C" },
  ];
  expect(standing(circle)).toEqual([]);
});

test("taking back only what may be taken back, the amounts always add up to what stands", () => {
  interface Entry {
    readonly id: string;
    readonly amount: number;
    readonly reverses?: string;
  }
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 40 }), (moves) => {
      const entries: Entry[] = [];
      for (const [index, move] of moves.entries()) {
        const target = entries[move];
        if (target === undefined) entries.push({ id: `e${index}`, amount: index + 1 });
        else if (holdingReversals(entries)(target.id) === undefined) {
          entries.push({ id: `e${index}`, amount: -target.amount, reverses: target.id });
        }
      }
      const sum = (list: readonly Entry[]): number =>
        list.reduce((all, { amount }) => all + amount, 0);
      expect(sum(standing(entries))).toBe(sum(entries));
    }),
  );
});
