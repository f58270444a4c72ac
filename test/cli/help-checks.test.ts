import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/cli/help-checks.ts";
import { ruleOf } from "../../src/law/finding.ts";
import { checks, type FindingCode, findings } from "../../src/law/findings.ts";

const codes = Object.keys(findings) as FindingCode[];

describe.each(["en", "zh"] as const)("rounds help checks, in %s", (language) => {
  test("names every check and every code, with what it means and what to do", async () => {
    const lines = (await catalogue(language)).split("\n");
    const plain = lines.map((line) => line.trim()).join(language === "en" ? " " : "");
    const bare = (text: string): string => text.replaceAll(" ", "");
    for (const code of codes) {
      const { title, remedy, level, fixable } = ruleOf(code);
      const mark = `${level === "warning" ? " ~" : ""}${fixable ? " *" : ""}`;
      expect(lines).toContain(`    ${code}${mark}`);
      expect(bare(plain), code).toContain(bare(title[language] + `→ ${remedy[language]}`));
    }
    for (const name of Object.keys(checks)) expect(plain).toMatch(new RegExp(`${name}[:：]`));
  });

  test("fits a terminal of 80 columns", async () => {
    const lines = (await catalogue(language)).split("\n");
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  });
});
