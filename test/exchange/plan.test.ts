import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findPlan } from "../../src/exchange/plan-file.ts";
import { readPlan } from "../../src/exchange/plan-read.ts";
import { allNouns } from "../../src/nouns/index.ts";
import { folderOf, importPlan, openBook, refusalOf } from "./support.ts";

const home = join(import.meta.dirname, "../..");
const nouns = await allNouns();
const refused = (text: string) => refusalOf((async () => readPlan(text, "p.yaml", nouns))());

describe("a plan", () => {
  test("that is no valid YAML is told with line and column", async () => {
    expect(await refused("steps:\n  - noun: [\n")).toMatch(/^p\.yaml:3:1: this is not valid YAML/);
    expect(await refused("noun: customer\n")).toContain('p.yaml:1:1: "noun" means nothing here');
    expect(await refused("")).toBe("p.yaml:1:1: a plan is a map with steps:");
  });

  test("is checked as a whole: every mistake by its place, with what may have been meant", async () => {
    const text = [
      "steps:",
      "  - noun: custmer",
      "  - noun: customer",
      "    file: c.csv",
      "    keys: code",
      "    key: [name, phone, code]",
      "    fields:",
      "      nmae: company",
      "      name: {colum: company}",
      "      phone: {column: tel, blak: x, lookup: {file: a.csv}}",
      "      contacts: {name: x}",
      "      address: {template: 'a {b'}",
      "    skip-when: {tel: never}",
      "  - noun: order",
      "    key: code",
      "    fields:",
      "      code: nr",
      "      lines: {rows: l.csv, fields: {produkt: p}}",
      "      confirmed: {on: day}",
    ].join("\n");
    expect((await refused(text)).split("\n  ")).toEqual([
      "14 findings, nothing was written",
      'p.yaml:2:11: there is no noun "custmer"; did you mean: customer',
      'p.yaml:5:5: "keys" means nothing here; did you mean: key',
      "p.yaml:6:10: key: code is not among the fields of this step",
      'p.yaml:8:7: there is no field "nmae"; did you mean: name',
      "p.yaml:9:13: this must be a column, or a map with one of: value, column, template, join",
      'p.yaml:10:28: "blak" means nothing here; did you mean: blank',
      "p.yaml:10:45: match: is missing",
      "p.yaml:10:45: take: is missing",
      "p.yaml:11:17: this must be {rows: FILE, …} or {list: […]}",
      'p.yaml:12:16: the braces of "a {b" do not match',
      "p.yaml:13:22: this must be empty, filled, zero, positive, negative or {equals: TEXT}",
      "p.yaml:18:14: on: COLUMN or {here: COLUMN, there: COLUMN} is needed",
      'p.yaml:18:37: there is no field "produkt"; did you mean: product',
      expect.stringMatching(/^p\.yaml:19:19: there is no field "on"/),
    ]);
  });

  test("says by which fields a record is known that is there already", async () => {
    const step = (more: string) => `steps:\n  - noun: staff\n    file: s.csv\n    ${more}\n`;
    expect(await refused(step("fields: {name: n}"))).toBe(
      "p.yaml:2:5: key: by which fields is a staff member known that is already there?",
    );
    expect(await refused(step("key: manager\n    fields: {name: n, manager: m}"))).toBe(
      "p.yaml:4:10: key: manager names a staff member itself",
    );
  });

  test("names columns that its tables do not have by its own lines", async () => {
    const folder = folderOf({ "c.csv": "number,name\n1,A\n", "z.csv": "city,zip\nX,1\n" });
    const plan = [
      "steps:",
      "  - noun: customer",
      "    file: c.csv",
      "    key: code",
      "    only-when: {nmae: filled}",
      "    fields:",
      "      code: numbr",
      "      name: {join: [name, {column: name, lookup: {file: z.csv, match: town, take: zip}}]}",
      "  - noun: warehouse",
      "    key: code",
      "    fields: {code: {value: A}, name: store}",
    ].join("\n");
    const told = await refusalOf(importPlan(await openBook(), plan, { folder }));
    expect(told.split("\n  ")).toEqual([
      "4 findings, nothing was written",
      'plan.yaml:5:17: c.csv has no column "nmae"; did you mean: name',
      'plan.yaml:7:13: c.csv has no column "numbr"; did you mean: number',
      'plan.yaml:8:27: z.csv has no column "town"',
      'plan.yaml:11:38: a step without a file has no column "store"',
    ]);
  });

  test("is found as a file, or by its name among the templates", async () => {
    const folder = folderOf();
    mkdirSync(join(folder, "plans"));
    writeFileSync(join(folder, "plans/own.yaml"), "steps: []\n");
    const at = { folder, home };
    expect(findPlan("plans/own.yaml", at)).toMatchObject({
      name: "plans/own.yaml",
      tables: "plans",
    });
    const template = findPlan("northwind", at);
    expect(template.tables).toBe(".");
    expect(template.text).toBe(
      readFileSync(join(home, "templates/imports/northwind.yaml"), "utf8"),
    );
    expect(readPlan(template.text, template.name, nouns).steps).toHaveLength(7);
    const none = refusalOf((async () => findPlan("../northwind", at))());
    expect(await none).toBe('there is no plan "../northwind"');
  });
});
