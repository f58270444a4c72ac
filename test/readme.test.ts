import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands, topics } from "../src/commands/index.ts";
import { genericVerbs } from "../src/nouns/generic/verbs.ts";
import type { Verb } from "../src/nouns/verb.ts";
import { home, makePlace, type Place, shell } from "./cli/program.ts";

const path = join(home, "README.md");
const readme = readFileSync(path, "utf8");
let place: Place;
let sample: string;

beforeAll(async () => {
  place = makePlace();
  sample = join(place.root, "sample");
  const filter = (source: string): boolean => !source.endsWith(".rounds");
  cpSync(join(home, "data"), sample, { recursive: true, filter });
  const lines = [
    "git init -q . && git config user.name Jie && git config user.email jie@example.org",
    "rounds git setup && git add . && git commit -qm begin",
    "git init -q --bare ../hub.git && git remote add origin ../hub.git",
    "git push -q -u origin HEAD",
  ];
  const { code, stderr } = await shell(lines.join(" && "), place, { cwd: sample });
  expect(code, stderr).toBe(0);
});
afterAll(() => place.remove());

describe("the README is true", () => {
  it("runs every command of the tour in its order", async () => {
    const blocks = [...readme.matchAll(/```console\n([\s\S]*?)```/g)];
    const lines = blocks.flatMap((block) => (block[1] ?? "").split("\n"));
    const script = lines.filter((line) => line.startsWith("$ ")).map((line) => line.slice(2));
    expect(script.length).toBeGreaterThan(15);
    const { code, stdout, stderr } = await shell(`set -e\n${script.join("\n")}`, place);
    expect(stdout + stderr).toContain("took back");
    expect(code, stdout + stderr).toBe(0);
  });

  it("shows the screen that npm start shows", async () => {
    const { scripts } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
      scripts: { start: string };
    };
    const words = scripts.start
      .replace("node bin/rounds.js", "rounds")
      .replace("data", `'${sample}'`);
    const { stdout } = await shell(words, place);
    const block = `<!-- screen -->\n\`\`\`text\n${stdout}\`\`\`\n<!-- /screen -->`;
    if (process.env.UPDATE === "1") {
      writeFileSync(path, readme.replace(/<!-- screen -->[\s\S]*?<!-- \/screen -->/, block));
    } else expect(readme).toContain(block);
  });
});

/** Every example of every command, with the command it belongs to. */
async function examples(): Promise<Map<string, Verb>> {
  const verbs: Verb[] = [];
  for (const command of Object.values(commands)) verbs.push((await command.load()).verb);
  for (const { noun: load, verbs: own } of Object.values(topics)) {
    for (const one of Object.values(own)) verbs.push((await one()).verb);
    const noun = await load?.();
    for (const make of noun ? Object.values(genericVerbs) : [])
      if (noun) verbs.push(await make(noun));
  }
  return new Map(verbs.flatMap((verb) => verb.examples.map((line) => [line, verb] as const)));
}

/** Examples that read tables that are not part of the project. */
const outside = (line: string): boolean => line.includes("northwind");

describe("every example of a command runs on the sample book, and what it wrote can be undone", async () => {
  const all = await examples();
  const lines = [...all.keys()].filter((line) => !outside(line) && line !== "rounds undo");
  it.each(lines)("%s", async (line) => {
    const verb = all.get(line);
    let cwd = sample;
    if (verb?.outside) {
      cwd = join(place.root, `outside-${lines.indexOf(line)}`);
      mkdirSync(cwd);
    }
    const env: Record<string, string> = verb?.outside ? {} : { ROUNDS_AS: "chen-jie" };
    const file = line.includes(".csv") ? "rounds customer export > customers.csv && " : "";
    const { code, stdout, stderr } = await shell(file + line, place, { cwd, env });
    expect(code, stdout + stderr).toBe(line.includes("--exit-code") ? 10 : 0);
    if (verb?.writes && stdout.includes("rounds undo ")) {
      const undone = await shell("rounds undo", place, { cwd, env });
      expect(undone.code, undone.stderr).toBe(0);
    }
  });

  it("leaves a book that check finds nothing wrong with", async () => {
    const { code, stdout } = await shell("rounds check", place, { cwd: sample });
    expect(code, stdout).toBe(0);
  });
});
