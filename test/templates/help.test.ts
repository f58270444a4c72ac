import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { globalFlags } from "../../src/cli/globals.ts";
import { loadVerb } from "../../src/cli/run.ts";
import { commands, topics } from "../../src/commands/index.ts";
import { errorCodes } from "../../src/law/errors.ts";
import { dateWords, parsePeriod } from "../../src/law/typed-dates.ts";
import type { Language } from "../../src/law/words.ts";
import type { Verb } from "../../src/nouns/verb.ts";

const folder = join(import.meta.dirname, "../../templates/help");
const languages: readonly Language[] = ["en", "zh"];
const names = [
  "approvals",
  "cron",
  "dates",
  "environment",
  "exit-codes",
  "files",
  "formats",
  "forms",
  "git",
  "imports",
  "lots",
  "messages",
  "month-end",
  "orders",
  "prices",
  "visits",
];
const page = (name: string, language: Language): string =>
  readFileSync(join(folder, `${name}.${language}.txt`), "utf8");
const all = names.flatMap((name) => languages.map((language) => [name, language] as const));

describe("the help pages", () => {
  test("there is each in both languages, and no other", () => {
    const files = names.flatMap((name) => languages.map((language) => `${name}.${language}.txt`));
    expect(readdirSync(folder).sort()).toEqual(files.sort());
  });

  test.each(all)(
    "%s in %s fits a terminal of 80 columns and ends like a text",
    (name, language) => {
      const text = page(name, language);
      expect(text.endsWith("\n") && !text.endsWith("\n\n")).toBe(true);
      for (const line of text.split("\n")) {
        expect(stringWidth(line), line).toBeLessThanOrEqual(80);
        expect(line).toBe(line.trimEnd());
        expect(line).not.toContain("\t");
      }
    },
  );

  test.each(names)("%s says the same in both languages: the same commands and flags", (name) => {
    const [en, zh] = languages.map((language) => {
      const text = page(name, language);
      const flags = text.match(/--[a-z][a-z-]+/g) ?? [];
      const words = [...text.matchAll(/rounds ([a-z]+)/g)].map(([, word = ""]) => word);
      const verbs = words.filter((word) => commands[word] || topics[word]);
      return [...new Set([...flags, ...verbs])].sort();
    });
    expect(zh).toEqual(en);
  });
});

/** Every command line in a page: the words after "rounds", cut where the shell would cut. */
function commandLines(text: string): string[][] {
  const plain = text.replaceAll(/(['"])(?:(?!\1).)*\1/g, "QUOTED");
  const lines = [...plain.matchAll(/(?<![/.\w-])rounds ((?:[^\s|&;>,，。：]+ ?)+)/g)];
  return lines.map(([, words = ""]) => words.trim().split(" "));
}

async function verbOf(words: readonly string[]): Promise<Verb | undefined> {
  const [first = "", second = ""] = words;
  if (commands[first]) return (await commands[first].load()).verb;
  const topic = topics[first];
  return topic && loadVerb(topic, second);
}

describe("what the pages tell to type", () => {
  test.each(all)("%s in %s: every command is one, and knows its flags", async (name, language) => {
    const lines = commandLines(page(name, language)).filter(
      ([first]) => first && /^[a-z]+$/.test(first),
    );
    for (const words of lines) {
      const isCommand = commands[words[0] ?? ""] || topics[words[0] ?? ""];
      if (!isCommand) continue;
      const verb = await verbOf(words);
      expect(verb, words.join(" ")).toBeDefined();
      const known = [
        ...globalFlags.map((flag) => flag.name),
        ...Object.entries(verb?.flags ?? {}).map(
          ([key, field]) => field.flag ?? key.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`),
        ),
      ];
      for (const word of words.filter((one) => one.startsWith("--"))) {
        expect(known, words.join(" ")).toContain(word.slice(2).split("=")[0]);
      }
    }
    expect(lines.length, name).toBeGreaterThan(0);
  });
});

describe("rounds help dates", () => {
  const shown = (language: Language): string => page("dates", language);

  test.each(languages)("lists every writing that is understood, in %s", (language) => {
    for (const { example } of dateWords) expect(shown(language), example).toContain(example);
  });

  test.each(languages)("lists nothing that is refused, in %s", (language) => {
    const rows = shown(language)
      .split("\n")
      .filter((line) => /^ {2}\S/.test(line) && !line.includes("rounds"));
    const typed = rows.flatMap((row) => leftColumn(row).trim().split(/ {2,}/));
    expect(typed.length).toBeGreaterThan(40);
    for (const one of typed) {
      expect(() => parsePeriod(one, { today: "2026-11-22" }), one).not.toThrow();
    }
  });
});

/** What stands in the first 25 columns of a line: what is typed; behind it is what it means. */
function leftColumn(line: string): string {
  let left = "";
  for (const letter of line) {
    if (stringWidth(left + letter) > 25) break;
    left += letter;
  }
  return left;
}

describe("rounds help exit-codes", () => {
  test.each(languages)("names every code and every error, in %s", (language) => {
    const text = page("exit-codes", language);
    const codes: Record<string, number> = { ...errorCodes, done: 0, due: 10 };
    for (const [name, code] of Object.entries(codes)) {
      expect(text, String(code)).toMatch(new RegExp(`^ +${code}  `, "m"));
      const named = new RegExp(`^ +${code}  .*${name}`, "m");
      if (name in errorCodes && name !== "cancelled") expect(text, name).toMatch(named);
    }
  });
});

describe("rounds help environment", () => {
  test.each(languages)("names every variable that the program reads, in %s", (language) => {
    const source = join(import.meta.dirname, "../../src/cli");
    const read = readdirSync(source).flatMap((file) => [
      ...readFileSync(join(source, file), "utf8").matchAll(/\benv\.([A-Z_]+)/g),
    ]);
    const variables = new Set(read.map(([, name = ""]) => name));
    expect(variables.size).toBeGreaterThan(10);
    for (const name of variables) expect(page("environment", language), name).toContain(name);
  });
});

describe("rounds help formats", () => {
  test.each(languages)("names every format, in %s", (language) => {
    const text = page("formats", language);
    for (const format of ["table", "csv", "tsv", "json", "jsonl", "md", "html"]) {
      expect(text).toContain(`--format ${format}`);
    }
  });
});
