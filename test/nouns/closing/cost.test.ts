import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMicro, toMicro } from "../../../src/law/decimal.ts";
import { Costs, costOrder, type MethodOf } from "../../../src/nouns/closing/cost.ts";

const tea = "tea";
const fifo: MethodOf = () => "fifo";

/** "10@5", "-4": what comes in at a price and what leaves. */
function moveOf(text: string): { product: string; quantity: string; price?: string } {
  const [quantity = "", price] = text.split("@");
  return { product: tea, quantity, ...(price === undefined ? {} : { price }) };
}

const incoming = fc.record({
  quantity: fc.integer({ min: 1, max: 400 }).map((n) => fromMicro(n * 250_000)),
  price: fc.option(
    fc.integer({ min: 1, max: 999_999 }).map((n) => fromMicro(n * 100)),
    { nil: undefined },
  ),
});

describe("moving average cost", () => {
  test("check value of 4.6: in 10@5, out 4, in 6@7, out 12, in 3@9, out 5, in 4@8", () => {
    const costs = new Costs();
    const seen = ["10@5", "-4", "6@7", "-12", "3@9", "-5", "4@8"].map((one) => {
      costs.add(moveOf(one));
      return `(${costs.quantityOf(tea)}, ${costs.costOf(tea)})`;
    });
    expect(seen.join(" ")).toBe("(10, 5) (6, 5) (12, 6) (0, 6) (3, 9) (-2, 9) (2, 8)");
  });

  test("what comes in at a price moves the average, what leaves does not", () => {
    const costs = new Costs();
    costs.add(moveOf("10@8"));
    costs.add(moveOf("30@12"));
    expect(costs.costOf(tea)).toBe("11");
    costs.add(moveOf("-35"));
    expect(costs.costOf(tea)).toBe("11");
    expect(costs.worthMinor(tea, "5", 2)).toBe(5500);
    costs.add(moveOf("5@6"));
    expect(costs.costOf(tea)).toBe("8.5");
  });

  test("a receipt taken back leaves the average as it was", () => {
    const costs = new Costs();
    for (const one of ["10@8", "10@100", "-10@100"]) costs.add(moveOf(one));
    expect(costs.costOf(tea)).toBe("8");
  });

  test("what was never bought at a price has no worth", () => {
    const costs = new Costs();
    costs.add(moveOf("10"));
    expect(costs.costOf(tea)).toBeUndefined();
    expect(costs.worthMinor(tea, "10", 2)).toBeUndefined();
  });

  test("what left before it came in is settled at what it then cost: a correction, not a loss", () => {
    const costs = new Costs();
    costs.add(moveOf("3@9"));
    expect(costs.post(moveOf("-5"), 2)).toMatchObject({ minor: -4500, correctionMinor: 0 });
    expect(costs.post(moveOf("4@8"), 2)).toMatchObject({ minor: 3200, correctionMinor: 200 });
    expect(costs.minorOf(tea, 2)).toBe(1600);
  });

  test("lesson 2.5.4: a return comes back at what it was issued at, not at today's cost", () => {
    const costs = new Costs();
    for (const one of ["10@5", "-10", "10@9"]) costs.add(moveOf(one));
    expect(costs.post(moveOf("4@5"), 2)).toMatchObject({ minor: 2000, correctionMinor: 0 });
    expect(costs.minorOf(tea, 2)).toBe(11000);
  });
});

describe("goods that come back within the month", () => {
  let number = 0;
  const told = (date: string, text: string, kind = "in") => {
    const paper = kind === "in" ? {} : { paper: "SO261103A-lan" };
    number += 1;
    return { id: `MV${number}`, date: `2026-11-${date}`, kind, ...paper, ...moveOf(text) };
  };
  const bookkeeping = (all: readonly ReturnType<typeof told>[], method?: MethodOf) => {
    const costs = new Costs(method);
    const moves = costs.ordered(all);
    return { costs, minor: moves.map((one) => costs.post(one, 2).minor) };
  };
  const sold = [told("03", "10@5"), told("05", "-4", "shipment"), told("09", "2@5", "return")];

  test("lesson 2.5.4: a receipt that is written later for an earlier day changes issue and return", () => {
    for (const method of [undefined, fifo]) {
      const late = told("02", "10@7");
      const { costs, minor } = bookkeeping([...sold, late], method);
      const each = method ? 700 : 600;
      expect(minor).toEqual([7000, 5000, -4 * each, 2 * each]);
      expect(costs.minorOf(tea, 2)).toBe(12000 - 2 * each);
    }
  });

  test("what comes back on the day it left comes back after it", () => {
    const { minor } = bookkeeping([
      told("03", "10@5"),
      told("05", "-4", "shipment"),
      told("05", "2@9", "return"),
    ]);
    expect(minor).toEqual([5000, -2000, 1000]);
  });

  test("of an issue of another month it comes back at what the return says", () => {
    const [bought, issued] = sold.map((one) => ({
      ...one,
      date: one.date.replace("-11-", "-10-"),
    }));
    const { minor } = bookkeeping([bought, issued, told("09", "2@9", "return")].filter(isThere));
    expect(minor).toEqual([5000, -2000, 1800]);
  });

  test("all that left and came back again leaves the value of all that came in", () => {
    fc.assert(
      fc.property(fc.array(incoming, { minLength: 1, maxLength: 8 }), fc.nat(3), (bought, day) => {
        const receipts = bought.map(({ quantity, price = "3" }, at) =>
          told(`0${((at + day) % 9) + 1}`, `${quantity}@${price}`),
        );
        const all = receipts.reduce((sum, one) => sum + toMicro(one.quantity), 0);
        const issue = told("10", fromMicro(-all), "shipment");
        const back = told("12", `${fromMicro(all)}@1`, "return");
        const worth = bookkeeping(receipts).costs.minorOf(tea, 2);
        const { costs } = bookkeeping([issue, back, ...receipts]);
        expect(Math.abs(costs.minorOf(tea, 2) - worth)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function isThere<T>(one: T | undefined): one is T {
  return one !== undefined;
}

describe("first in, first out", () => {
  test("check value of 4.6: in 10@5, in 5@8, out 12: cost 66, left 3@8 = 24", () => {
    const costs = new Costs(fifo);
    costs.add(moveOf("10@5"));
    costs.add(moveOf("5@8"));
    expect(costs.post(moveOf("-12"), 2)).toMatchObject({ minor: -6600, correctionMinor: 0 });
    expect(costs.minorOf(tea, 2)).toBe(2400);
    expect([costs.quantityOf(tea), costs.costOf(tea)]).toEqual(["3", "8"]);
  });

  test("a receipt taken back takes its own layer", () => {
    const costs = new Costs(fifo);
    for (const one of ["10@5", "5@8", "-5@8"]) costs.add(moveOf(one));
    expect(costs.minorOf(tea, 2)).toBe(5000);
  });

  test("a transfer changes neither layers nor average", () => {
    for (const method of [fifo, undefined]) {
      const costs = new Costs(method);
      for (const one of ["10@5", "5@8"]) costs.add(moveOf(one));
      costs.add({ ...moveOf("-12"), kind: "transfer" });
      costs.add({ ...moveOf("12"), kind: "transfer" });
      expect(costs.minorOf(tea, 2)).toBe(9000);
      expect(costs.quantityOf(tea)).toBe("15");
    }
  });
});

const outgoing = fc
  .integer({ min: 1, max: 400 })
  .map((n) => ({ quantity: fromMicro(n * -250_000) }));
const moves = fc.array(fc.oneof(incoming, outgoing), { maxLength: 40 });
const methods = fc.constantFrom<MethodOf | undefined>(fifo, undefined);

describe("value is neither made nor lost", () => {
  test("what came in, corrections and what left add up to what is there, to the cent", () => {
    fc.assert(
      fc.property(methods, moves, (method, all) => {
        const costs = new Costs(method);
        let [micro, minor] = [0, 0];
        for (const one of all) {
          const posted = costs.post({ product: tea, ...one }, 2);
          micro += toMicro(one.quantity);
          minor += posted.minor + posted.correctionMinor;
        }
        expect(costs.quantityOf(tea)).toBe(fromMicro(micro));
        expect(costs.minorOf(tea, 2)).toBe(minor);
      }),
    );
  });

  test("while nothing leaves before it came in nothing is corrected, and no cent is over", () => {
    fc.assert(
      fc.property(methods, moves, (method, all) => {
        const costs = new Costs(method);
        costs.add(moveOf("0.25@3.3333"));
        let [there, cameIn, left] = [250_000, 0, 0];
        const begun = costs.minorOf(tea, 2);
        for (const one of all) {
          const micro = toMicro(one.quantity);
          if (there + micro < 0) continue;
          there += micro;
          const { minor, correctionMinor } = costs.post({ product: tea, ...one }, 2);
          expect(correctionMinor).toBe(0);
          if (micro > 0) cameIn += minor;
          else left -= minor;
          if (micro < 0) expect(minor).toBeLessThanOrEqual(0);
        }
        expect(begun + cameIn).toBe(left + costs.minorOf(tea, 2));
        expect(costs.minorOf(tea, 2)).toBeGreaterThanOrEqual(0);
        if (there === 0) expect(costs.minorOf(tea, 2)).toBe(0);
      }),
    );
  });

  test("carried on from a closing, it goes on as if there had been none", () => {
    fc.assert(
      fc.property(methods, moves, moves, (method, before, after) => {
        const [one, two, later] = [new Costs(method), new Costs(method), new Costs(method)];
        for (const each of before) {
          one.add({ product: tea, ...each });
          two.add({ product: tea, ...each });
        }
        const rows = [...two.rows().values()];
        later.bring((section) => (section === "costs" ? rows : []));
        for (const each of after) {
          one.add({ product: tea, ...each });
          later.add({ product: tea, ...each });
        }
        expect([...later.rows()]).toEqual([...one.rows()]);
        expect(later.costOf(tea)).toBe(one.costOf(tea));
      }),
    );
  });

  test("a move that was taken back counts no more than if it had never been (lesson 2.5.4)", () => {
    const dated = fc.array(fc.tuple(fc.oneof(incoming, outgoing), fc.nat(5), fc.boolean()));
    fc.assert(
      fc.property(methods, dated, (method, all) => {
        const [kept, undone] = [new Costs(method), new Costs(method)];
        const entries = all.map(([one, day, taken], at) => ({
          ...one,
          product: tea,
          id: `MV${at}`,
          date: `2026-11-0${day + 1}`,
          taken,
        }));
        const back = entries
          .filter(({ taken }) => taken)
          .map((one) => ({ ...one, id: `${one.id}R`, reverses: one.id, quantity: turned(one) }));
        for (const one of costOrder([...entries, ...back])) undone.add(one);
        for (const one of costOrder(entries.filter(({ taken }) => !taken))) kept.add(one);
        expect([...undone.rows()]).toEqual([...kept.rows()]);
      }),
    );
  });

  test("lesson 2.5.1: a back-dated receipt changes the cost of what left after it", () => {
    const entry = (id: string, date: string, text: string) => ({ id, date, ...moveOf(text) });
    const written = [
      entry("a", "2026-11-01", "10@5"),
      entry("b", "2026-11-10", "-4"),
      entry("c", "2026-11-05", "10@7"),
    ];
    const costs = new Costs();
    const posted = costOrder(written).map((one) => costs.post(one, 2).minor);
    expect(posted).toEqual([5000, 7000, -2400]);
  });
});

function turned({ quantity }: { quantity: string }): string {
  return quantity.startsWith("-") ? quantity.slice(1) : `-${quantity}`;
}
