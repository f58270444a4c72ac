import { describe, expect, it } from "vitest";
import { Alike } from "../../src/exchange/alike.ts";
import { quantityKind } from "../../src/law/kinds/figures.ts";
import { field } from "../../src/law/noun.ts";
import { say } from "../../src/law/words.ts";

describe("what the same text of the same field means", () => {
  const quantity = field(quantityKind(), say("Quantity", "数量"));
  const price = field(quantityKind(), say("Price", "单价"));

  it("is worked out once", () => {
    const alike = new Alike();
    let read = 0;
    const value = () => alike.value(quantity, "12", () => `read ${++read}`);
    expect([value(), value()]).toEqual(["read 1", "read 1"]);
    expect(alike.value(price, "12", () => "another field")).toBe("another field");
  });

  it("is worked out again where it was wrong, so that every row is told of", () => {
    const alike = new Alike();
    const wrong = () =>
      alike.value(quantity, "many", () => {
        throw new RangeError("no quantity");
      });
    expect(wrong).toThrow("no quantity");
    expect(wrong).toThrow("no quantity");
  });

  it("is never shared where it could be changed: lists and groups are made for each row", () => {
    const alike = new Alike();
    const list = () => alike.value(quantity, "a, b", () => ["a", "b"]);
    expect(list()).toEqual(list());
    expect(list()).not.toBe(list());
  });
});
