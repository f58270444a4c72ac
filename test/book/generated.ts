import fc, { type Arbitrary } from "fast-check";
import { fromMicro } from "../../src/law/decimal.ts";
import type { Kind } from "../../src/law/kind.ts";
import { fromMinor } from "../../src/law/money.ts";
import type { Field, Fields } from "../../src/law/noun.ts";

/** Texts that a careless reader would take for something else. */
export const hostileTexts = [
  ..."0571 007 12 1.50 1e3 .5 0x1F 1_000 +86 -1 true no YES null ~ 2026-11-22 12:30 .inf".split(
    " ",
  ),
  ..."- ? : # * & ! | > % @ ` = <<".split(" "),
  "a: b",
  "a #b",
  "# not a comment",
  "- item",
  "[a, b]",
  "{a: b}",
  "'quoted'",
  '"quoted"',
  "it's",
  "back\\slash",
  " leading",
  "trailing ",
  "tab\tinside",
  "two\nlines",
  "two\n\nparagraphs\n",
  "  indented\n    more\n",
  "ends with two\n\n",
  "\nbegins with one",
  "carriage\rreturn",
  "windows\r\nline",
  "=======",
  "<<<<<<< HEAD",
  "---",
  "...",
  "金虹商行（杭州）",
  "王芳：采购经理 #1",
  "，、；：",
  "emoji 🍵 and ﷽",
  "\u0000\u001b[31m",
  "\u0085\u2028\ufeff",
  "x".repeat(200),
  `${"long words ".repeat(20)}end`,
];

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(..."ab 茶楼:#-'\"\n,[]{}&*!|>%@~0.1"),
    minLength: 1,
    maxLength: 16,
  }),
);
const key = text.filter((one) => one !== "__proto__");
const isoDate = fc
  .integer({ min: 0, max: 80_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

/** Whole numbers of which some fit wherever one is wanted: small ones, days, years. */
const wholeNumbers = Array.from({ length: 2200 }, (_, n) => n);

type Made = (kind: Kind<unknown>) => Arbitrary<unknown>;

/** Some of a fixed list, in its order. */
function several(kind: Kind<unknown>): Arbitrary<unknown> {
  const { items } = kind.schema() as { readonly items: { readonly enum: readonly string[] } };
  return fc.subarray([...items.enum], { minLength: 1 });
}

/** One way to make values for each kind, by its name; every other kind holds texts. */
const makers: Readonly<Record<string, Made>> = {
  choice: (kind) => fc.constantFrom(...(kind.choices ?? []).map((one) => one.value)),
  several,
  "yes-no": () => fc.boolean(),
  number: (kind) => fc.constantFrom(...wholeNumbers.filter((n) => fits(kind, String(n)))),
  amount: (kind) =>
    fc
      .integer()
      .map((n) => fromMinor(n, 2))
      .filter((one) => fits(kind, one)),
  price: () => fc.nat({ max: 10 ** 12 }).map(fromMicro),
  quantity: (kind) =>
    fc
      .integer({ min: -(10 ** 15), max: 10 ** 15 })
      .map(fromMicro)
      .filter((one) => fits(kind, one)),
  rate: () => fc.integer({ min: 0, max: 10 ** 6 }).map(fromMicro),
  "exchange-rate": () => fc.integer({ min: 1, max: 10 ** 9 }).map(fromMicro),
  terms: () => fc.constantFrom("30d", "eom+1m", "monthly"),
  date: () => isoDate,
  month: () => fc.constantFrom("2026-11", "2027-01"),
  time: () => fc.constantFrom("09:00", "14:30"),
  scores: () => fc.constantFrom({ delivery: "5" }, { delivery: "5", price: "3" }),
  "MM-DD": () => fc.constantFrom("08-15", "12-31", "L06-15"),
  currency: () => fc.constantFrom("CNY", "EUR"),
  threshold: () => fc.constantFrom("5", "2.5", "3%"),
  sha256: () => fc.constantFrom("0".repeat(64), "9a".repeat(32)),
  words: () => fc.uniqueArray(text, { maxLength: 4 }),
  more: () =>
    fc.dictionary(key, fc.oneof(text, fc.dictionary(key, text, { maxKeys: 2 })), { maxKeys: 3 }),
  group: (kind) => valuesOf(kind.inside as Fields),
  groups: (kind) => fc.array(valuesOf(kind.inside as Fields), { maxLength: 3 }),
};

function fits(kind: Kind<unknown>, written: string): boolean {
  return kind.read(written, () => undefined, 2) !== undefined;
}

function made({ kind }: Field): Arbitrary<unknown> {
  return (makers[kind.name] ?? (() => text))(kind);
}

/** Values of a set of fields as a record holds them: what must be there, and some of the rest. */
export function valuesOf(fields: Fields): Arbitrary<Record<string, unknown>> {
  const required = Object.keys(fields).filter((key) => fields[key]?.required);
  const all = Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, made(one)]));
  return fc.record(all, { requiredKeys: required }).map((values) => ({ ...values }));
}

/** New values for a few fields of a record; undefined takes one away that need not be there. */
export function editsOf(fields: Fields): Arbitrary<Record<string, unknown>> {
  const ways = Object.entries(fields).map(([key, field]) => {
    const values = made(field);
    return fc.tuple(
      fc.constant(key),
      field.required ? values : fc.option(values, { nil: undefined }),
    );
  });
  const one = fc.oneof(...ways);
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((pairs) => Object.fromEntries(pairs));
}
