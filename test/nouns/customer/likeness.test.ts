import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Card, cardOf, phoneKey } from "../../../src/nouns/customer/card.ts";
import { alike, isSure, type LikenessKind } from "../../../src/nouns/customer/likeness.ts";
import { plainName } from "../../../src/nouns/customer/names-alike.ts";
import { soundsFor } from "../../../src/nouns/customer/sounds.ts";
import { Twins } from "../../../src/nouns/customer/twins.ts";

const sound = await soundsFor(["金"]);

type Told = Parameters<typeof cardOf>[1] | string;

function card(id: string, told: Told): Card {
  return cardOf(id, typeof told === "string" ? { name: told } : told);
}

function kinds(a: Told, b: Told): LikenessKind[] {
  return alike(card("a", a), card("b", b), sound).map(({ kind }) => kind);
}

function surely(a: Told, b: Told): boolean {
  const [one, other] = [card("a", a), card("b", b)];
  return isSure(alike(one, other, sound), one, other);
}

describe("R-CUS-33: one customer in two spellings", () => {
  test.each([
    ["Blue Door Ltd", "blue door co., ltd."],
    ["ＢＬＵＥ　Door", "Blue-Door"],
    ["Müller GmbH", "Muller"],
    ["J.P. Tea, Inc.", "JP Tea"],
    ["杭州金虹食品有限公司", "杭州 金虹食品（有限责任公司）"],
    ["金虹股份有限公司", "金虹集团"],
  ])("%s is %s", (a, b) => {
    expect(kinds(a, b)).toEqual(["same-name"]);
    expect(surely(a, b)).toBe(true);
  });

  test.each([
    ["Northwind Traders", "Northwnd Traders"],
    ["Blue Door Café", "Café Blue Door"],
    ["Alfreds", "Aflreds"],
    ["Blue Door", "Blue Dor"],
    ["金鸿商行", "金虹商行"],
    ["西湖百货商行", "西湖百货商店行"],
    ["明未百货", "明末百货"],
    ["杭州金虹商行", "金虹商行"],
    ["浙江省杭州市金虹商行", "杭州金虹商行"],
  ])("%s may be %s", (a, b) => {
    expect(kinds(a, b)).toEqual(["similar-name"]);
    expect(surely(a, b)).toBe(false);
  });

  test.each([
    ["Store 12 Trading", "Store 13 Trading"],
    ["Northwind East", "Northwind West"],
    ["Blue Doors Trading", "Blue Books Trading"],
    ["Alfa", "Alfi"],
    ["Blue Moon Tea", "Blue Moon Sea"],
    ["第一百货商店", "第二百货商店"],
    ["杭州金虹商行", "苏州金虹商行"],
    ["蓝天百货", "蓝海百货"],
    ["金虹公司", "金虹分公司"],
    ["金虹商行", "Jinhong"],
  ])("%s is not %s", (a, b) => expect(kinds(a, b)).toEqual([]));

  test("a tax number makes sure, however it is written, and speaks against a mere name", () => {
    const [a, b] = [
      { name: "Red Gate", taxNumber: "9133-0100 ma2b" },
      { name: "Hill Tea", taxNumber: "９１３３０１００MA2B" },
    ];
    expect(kinds(a, b)).toEqual(["same-tax-number"]);
    expect(surely(a, b)).toBe(true);
    const other = { name: "Red Gate", taxNumber: "91330100MA2C" };
    expect(kinds(a, other)).toEqual(["same-name"]);
    expect(surely(a, other)).toBe(false);
    expect(kinds({ name: "A", taxNumber: "0000000" }, { name: "B", taxNumber: "0000000" })).toEqual(
      [],
    );
  });

  test("a telephone alone may be shared; with a name that is alike it makes sure", () => {
    const phone = "0571-8800 1234";
    expect(kinds({ name: "Red Gate", phone }, { name: "Hill Tea", phone })).toEqual(["same-phone"]);
    expect(surely({ name: "Red Gate", phone }, { name: "Hill Tea", phone })).toBe(false);
    expect(surely({ name: "金鸿商行", phone }, { name: "金虹商行", phone })).toBe(true);
    const contacts = [{ name: "Ann", mobile: "13800001234" }];
    expect(kinds({ name: "A", phone: "+86 138 0000 1234" }, { name: "B", contacts })).toEqual([
      "same-phone",
    ]);
  });

  test("telephones are compared without country code, separators and extension", () => {
    expect(phoneKey("(+86) 571-88001234 转 8")).toBe(phoneKey("0571 8800 1234"));
    expect(phoneKey("110")).toBeUndefined();
    expect(phoneKey("00000000")).toBeUndefined();
    const [home, abroad] = ["(503) 555-7555", "+1 503 555 7555"];
    expect(kinds({ name: "A", phone: home }, { name: "B", phone: abroad })).toEqual(["same-phone"]);
  });

  test("another name counts as the name does", () => {
    expect(kinds({ name: "Red Gate", aliases: ["Blue Door"] }, "Blue Door Ltd")).toEqual([
      "same-name",
    ]);
  });
});

const word = fc.constantFrom(
  "Blue",
  "Door",
  "North",
  "Traders",
  "Tea",
  "12",
  "Müller",
  "Ltd",
  "Co.",
);
const syllable = fc.constantFrom(..."杭州金虹鸿宏商行百货食品有限公司上海一二店");
const nameOf = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" ")),
  fc.array(syllable, { minLength: 1, maxLength: 10 }).map((list) => list.join("")),
);
const told = fc.record(
  {
    name: nameOf,
    aliases: fc.array(nameOf, { maxLength: 2 }),
    taxNumber: fc.constantFrom("91330100", "91330101", "9133 0100"),
    phone: fc.constantFrom("0571-88001234", "+86 571 88001234", "+1 503 555 7555", "5035557555"),
  },
  { requiredKeys: ["name"] },
);

/** The same name as somebody else would type it. */
const typedOtherwise = (name: string, how: number): string => {
  const forms = [
    (text: string) => text.toUpperCase(),
    (text: string) => ` ${text.replaceAll(" ", "  ")} `,
    (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    (text: string) => text.replaceAll(" ", "\u3000"),
  ];
  return (forms[how % forms.length] ?? String)(name);
};

describe("laws of likeness", () => {
  test("who is like somebody, that one is like him, for the same reasons", () => {
    fc.assert(
      fc.property(told, told, (a, b) => {
        expect(kinds(a, b)).toEqual(kinds(b, a));
        expect(surely(a, b)).toBe(surely(b, a));
      }),
    );
  });

  test("spaces, width and case make nobody another customer", () => {
    fc.assert(
      fc.property(nameOf, fc.nat(3), (name, how) => {
        fc.pre(plainName(name) !== "");
        expect(kinds(name, typedOtherwise(name, how))).toContain("same-name");
      }),
    );
  });

  test("looking up by pieces finds just whom comparing each with each finds", () => {
    const slip = fc
      .tuple(nameOf, fc.nat(), fc.constantFrom("", "x", "e", "虹", "鸿"))
      .map(
        ([name, at, put]) =>
          name.slice(0, at % (name.length + 1)) + put + name.slice((at % (name.length + 1)) + 1),
      );
    const all = fc.array(
      fc.oneof(
        told,
        slip.map((name) => ({ name })),
      ),
      { minLength: 2, maxLength: 14 },
    );
    fc.assert(
      fc.property(all, (list) => {
        const cards = list.map((one, at) => card(`c${at}`, one));
        const twins = new Twins(sound);
        for (const [at, one] of cards.entries()) {
          const wanted = cards.slice(0, at).filter((other) => alike(other, one, sound).length > 0);
          expect(
            twins
              .of(one)
              .map((twin) => twin.card.id)
              .sort(),
          ).toEqual(wanted.map(({ id }) => id).sort());
          twins.add(one);
        }
      }),
      { numRuns: 300 },
    );
  });
});
