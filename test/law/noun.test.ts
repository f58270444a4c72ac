import { describe, expect, test } from "vitest";
import { fieldNamed } from "../../src/law/kinds/groups.ts";
import { callOf, type Fields, type Noun } from "../../src/law/noun.ts";
import type { Text } from "../../src/law/words.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { allNouns } from "../../src/nouns/index.ts";
import { order } from "../../src/nouns/order/order.ts";

const nouns = await allNouns();

/** Every set of fields of a noun: its own, and those of the groups inside. */
function allFields(fields: Fields, path: string): [path: string, fields: Fields][] {
  const inner = Object.entries(fields).flatMap(([key, { kind }]) =>
    kind.inside ? allFields(kind.inside as Fields, `${path}.${key}`) : [],
  );
  return [[path, fields], ...inner];
}

const sets = nouns.flatMap((noun) => allFields(noun.fields, noun.name));

describe("how a record is called", () => {
  test("by its name, by the noun's own words, else by its id", () => {
    expect(callOf(customer, { id: "jinhong", name: "金虹商行" })).toBe("金虹商行");
    expect(callOf(customer, { id: "jinhong" })).toBe("jinhong");
    expect(callOf(order, { id: "SO261122A-iwan", customer: "jinhong" })).toBe("SO261122A-iwan");
  });
});

describe("every noun's definition", () => {
  test("speaks both languages: each label is there and Chinese is Chinese", () => {
    const both = ({ en, zh }: Text, where: string): void => {
      expect(en, where).toMatch(/^[ -~]+$/);
      expect(zh, where).toMatch(/\p{Script=Han}|^[ -~]+$/u);
    };
    for (const noun of nouns) {
      both(noun.label, noun.name);
      both(noun.plural, noun.name);
    }
    for (const [path, fields] of sets) {
      for (const [key, field] of Object.entries(fields)) both(field.label, `${path}.${key}`);
    }
  });

  test("no key, label or header of a noun stands for two fields", () => {
    for (const [path, fields] of sets) {
      for (const [key, { label, headers }] of Object.entries(fields)) {
        for (const word of [key, label.en, label.zh, ...(headers ?? [])]) {
          expect(fieldNamed(fields, word), `${path}: ${word}`).toBe(key);
        }
      }
    }
  });

  test("refers only to nouns that there are", () => {
    const names = nouns.map((noun) => noun.name);
    for (const [path, fields] of sets) {
      for (const [key, { kind }] of Object.entries(fields)) {
        if (kind.refers) expect(names, `${path}.${key}`).toContain(kind.refers);
      }
    }
  });

  test("names its ids by fields that it has, papers by a prefix of their own", () => {
    const prefixes = nouns.flatMap(({ naming }) => (naming.by === "day" ? [naming.prefix] : []));
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(new Set(nouns.map((noun) => noun.folder)).size).toBe(nouns.length);
    const used = ({ naming }: Noun): readonly string[] =>
      naming.by === "slug" ? naming.of : [naming.date];
    for (const noun of nouns) {
      for (const key of used(noun)) expect(Object.keys(noun.fields), noun.name).toContain(key);
    }
  });

  test("an entry has a date, and something that takes it back", () => {
    for (const noun of nouns.filter(({ shape }) => shape === "entry")) {
      expect(noun.fields.date?.required, noun.name).toBe(true);
      expect(noun.fields.reverses, noun.name).toBeDefined();
      expect(noun.reverse, noun.name).toBeDefined();
    }
  });

  test("R-CUS-01: a customer's file has the company, its people and how to reach them", () => {
    const { fields } = customer;
    expect(fields.name.required).toBe(true);
    const { contacts, ...own } = fields;
    const inside = contacts.kind.inside as Fields;
    const known = (set: Fields, words: readonly string[]) =>
      words.map((word) => fieldNamed(set, word));
    expect(known(own, ["公司名称", "电话", "传真", "地址", "邮箱"])).not.toContain(undefined);
    expect(known(inside, ["姓名", "职务", "手机", "传真"])).not.toContain(undefined);
  });
});
