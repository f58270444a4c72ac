import { describe, expect, test } from "vitest";
import { verbCommand } from "../../src/cli/program.ts";
import type { Language } from "../../src/law/words.ts";
import { verb } from "../../src/nouns/call/verbs/log.ts";
import { staff } from "../../src/nouns/staff/staff.ts";
import { warehouse } from "../../src/nouns/warehouse/warehouse.ts";

function help(language: Language): string {
  const command = verbCommand("log", verb, { language, parsed: () => undefined });
  command.configureHelp({ helpWidth: 80 });
  return command.helpInformation();
}

describe("what may be typed for a choice", () => {
  test("Chinese help tells the word before its code", () => {
    expect(help("zh")).toContain("电话 phone、微信 wechat");
    expect(help("zh")).toContain("使用体验 experience");
    expect(help("en")).toContain("phone, wechat");
  });

  test("many codes leave room for what they mean: nothing runs over 80 columns", () => {
    const long = help("en")
      .split("\n")
      .filter((line) => line.length > 80);
    expect(long).toEqual([]);
  });

  test("a bookkeeper may be called as firms call one", () => {
    const reading = { today: "2026-11-23", digits: 2 };
    const { kind } = staff.fields.role;
    expect(["会计", "销售", "库管"].map((word) => kind.parse(word, reading))).toEqual([
      "bookkeeper",
      "sales",
      "storekeeper",
    ]);
  });

  test("a list of warehouses has no two columns of one name", () => {
    expect(warehouse.fields.code.label.zh).not.toBe("编号");
  });
});
