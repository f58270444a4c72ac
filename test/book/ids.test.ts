import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dayStart,
  entryPath,
  idOfPath,
  isSlug,
  letterOf,
  numberOf,
  parseDayId,
  recordPath,
  slug,
} from "../../src/book/ids.ts";
import { call } from "../../src/nouns/call/call.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { order } from "../../src/nouns/order/order.ts";

const positive = fc.integer({ min: 1, max: 10 ** 6 });
const day = fc
  .integer({ min: 0, max: 36_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const name = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary", maxLength: 100 }),
  fc.string({ unit: fc.constantFrom(..."aB é-.'’/茶楼𠮷々ーΣ") }),
);

describe("letters", () => {
  test("A to Z, then AA: as in the columns of a spreadsheet", () => {
    const letters = [1, 2, 26, 27, 28, 52, 53, 702, 703].map(letterOf);
    expect(letters).toEqual(["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
  });

  test("each number has its letters and each letters their number", () => {
    fc.assert(
      fc.property(positive, (n) => {
        expect(letterOf(n)).toMatch(/^[A-Z]+$/);
        expect(numberOf(letterOf(n))).toBe(n);
      }),
    );
  });

  test("later papers have later letters: the longer, else the later in the alphabet", () => {
    fc.assert(
      fc.property(positive, (n) => {
        const [one, two] = [letterOf(n), letterOf(n + 1)];
        expect(one.length < two.length || (one.length === two.length && one < two)).toBe(true);
      }),
    );
  });
});

describe("ids of papers", () => {
  test("R-COM-19: type, date, letter and owner tell a paper, without a shared counter", () => {
    expect(`${dayStart("SO", "2026-11-22")}${letterOf(1)}-iwan`).toBe("SO261122A-iwan");
    expect(parseDayId("SO261122AB-chen-jie")).toEqual({
      prefix: "SO",
      month: "2026-11",
      day: "261122",
      letters: "AB",
      author: "chen-jie",
    });
    expect(recordPath(order, "SO261122A-iwan")).toBe("orders/2026-11/SO261122A-iwan.yaml");
    expect(entryPath(call, "2026-11-22", "iwan")).toBe("calls/2026-11.iwan.jsonl");
  });

  test("put together and taken apart, whoever the author is", () => {
    fc.assert(
      fc.property(day, positive, name.map(slug), (date, n, author) => {
        const id = `${dayStart("SO", date)}${letterOf(n)}-${author}`;
        const parts = parseDayId(id);
        expect(parts?.author).toBe(author);
        expect(numberOf(parts?.letters ?? "")).toBe(n);
        expect(parts?.month).toBe(date.slice(0, 7));
        const path = recordPath(order, id);
        expect(path && idOfPath(order, path)).toBe(id);
      }),
    );
  });

  test("the last century is not taken for this one", () => {
    expect(parseDayId("SO960704A-iwan")?.month).toBe("1996-07");
    expect(parseDayId("SO690704A-iwan")?.month).toBe("2069-07");
  });

  test("anything else is no paper", () => {
    const wrong = [
      "SO261122-iwan",
      "SO261122A",
      "so261122A-iwan",
      "SO2611A-iwan",
      "SO261122A-",
      "",
    ];
    for (const id of wrong) expect(parseDayId(id), id).toBeUndefined();
    expect(recordPath(order, "IV261122A-lan")).toBeUndefined();
    expect(recordPath(order, "../../secret")).toBeUndefined();
  });
});

describe("ids made of names", () => {
  test("small letters, digits and hyphens", () => {
    for (const [text, id] of [
      ["Bon app'", "bon-app"],
      ["B's Beverages", "bs-beverages"],
      ["Café Zoë & Söhne", "cafe-zoe-sohne"],
      ["Straße 5", "strasse-5"],
      ["  --TEA/01--  ", "tea-01"],
      ["jinhong shanghang", "jinhong-shanghang"],
      ["Иван Петров", "иван-петров"],
      ["???", "x"],
      ["", "x"],
    ] as const) {
      expect(slug(text), text).toBe(id);
    }
  });

  test("every name gives an id that can be a file, and an id gives itself", () => {
    fc.assert(
      fc.property(name, (text) => {
        const id = slug(text);
        expect(isSlug(id), id).toBe(true);
        expect(slug(id)).toBe(id);
        const path = recordPath(customer, id);
        expect(path).toBe(`customers/${id}.yaml`);
        expect(idOfPath(customer, path ?? "")).toBe(id);
        expect(Buffer.byteLength(`.~${id}.yaml.4194304`)).toBeLessThan(256);
      }),
    );
  });

  test("what is no id has no file: nothing leads out of the folder", () => {
    for (const id of [
      "",
      ".",
      "..",
      "a/b",
      "A",
      "a b",
      "-a",
      "a-",
      "a--b",
      "a.yaml",
      "x".repeat(81),
    ]) {
      expect(isSlug(id), id).toBe(false);
      expect(recordPath(customer, id), id).toBeUndefined();
    }
  });

  test("a file elsewhere than its id says is no record", () => {
    expect(idOfPath(customer, "customers/old/jinhong.yaml")).toBeUndefined();
    expect(idOfPath(customer, "customers/Jinhong.yaml")).toBeUndefined();
    expect(idOfPath(order, "orders/2026-10/SO261122A-iwan.yaml")).toBeUndefined();
    expect(idOfPath(order, "orders/SO261122A-iwan.yaml")).toBeUndefined();
  });
});
