import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checksOf, runChecks } from "../../src/commands/checking.ts";
import { verb as closeVerb } from "../../src/commands/close.ts";
import type { Problem } from "../../src/law/errors.ts";
import { contextOf, openBook, runVerb, writeStory } from "../book/story.ts";
import { temporaryFolder } from "../book/support.ts";

let root: string;

beforeAll(async () => {
  root = temporaryFolder();
  writeStory(root, {
    moves: [
      { at: 3, product: 0, quantity: 20, price: true },
      { at: 45, product: 1, quantity: 7, price: true },
      { at: 84, product: 0, quantity: -4, price: false },
    ],
    invoices: [
      { at: 4, customer: 0, amount: 100 },
      { at: 50, customer: 1, amount: 50 },
      { at: 85, customer: 2, amount: 70 },
    ],
    payments: [
      { at: 30, invoice: 0, share: 1, over: 7 },
      { at: 70, invoice: 1, share: 0.5, over: 0 },
    ],
    calls: [{ at: 41, customer: 0, reached: true }],
    visits: [{ at: 60, customer: 1 }],
  });
  await runVerb(root, closeVerb, { month: "2026-10" });
});

async function findings(): Promise<readonly Problem[]> {
  const book = openBook(root);
  return runChecks(contextOf(book), checksOf(["trust", "basic"]));
}

/** The files of closed months and the closings. */
function sealed(): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(root, path)).isFile())
    .filter(
      (path) =>
        /^(closings|volumes)\//.test(path) || /^[a-z]+\/2026-(0\d|10)\.\w+\.jsonl$/.test(path),
    );
}

describe("check --trust", () => {
  test("is silent while nothing has been touched", async () => {
    expect(sealed().length).toBeGreaterThan(12);
    expect(await findings()).toEqual([]);
  });

  test("names every bound or closed file in which one byte was changed", async () => {
    for (const file of sealed()) {
      const path = join(root, file);
      const before = readFileSync(path);
      const places = [0, before.length - 1];
      for (let at = 5; at < before.length; at += Math.ceil(before.length / 12)) places.push(at);
      for (const at of places) {
        const bytes = Buffer.from(before);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(path, bytes);
        const found = await findings();
        expect(
          found.filter(({ where }) => where.file === file).map(({ level }) => level),
          `${file} byte ${at}`,
        ).toContain("error");
      }
      writeFileSync(path, before);
    }
    expect(await findings()).toEqual([]);
  });

  test("names what is gone, what was added, and a month taken out of the chain", async () => {
    for (const file of sealed()) {
      const path = join(root, file);
      const before = readFileSync(path);
      rmSync(path);
      const found = await findings();
      const month = /\d{4}-\d{2}/.exec(file)?.[0] ?? "";
      const told = found.some(({ where, text }) => `${where.file} ${text.en}`.includes(month));
      expect(found.length > 0 && (told || file.startsWith("closings/")), file).toBe(true);
      writeFileSync(path, before);
    }
    const stray = join(root, "volumes/2026-07/visits2.jsonl");
    writeFileSync(stray, "{}\n");
    expect((await findings()).map(({ code }) => code)).toContain("volume-changed");
    rmSync(stray);
  });

  test("reckons the balances anew: an open invoice that was changed shows", async () => {
    const folder = join(root, "invoices");
    const [name = ""] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".yaml"),
    );
    const path = join(folder, name);
    const before = readFileSync(path, "utf8");
    writeFileSync(path, before.replace(/amount: .*/, "amount: 51.00"));
    expect((await findings()).map(({ code }) => code)).toContain("closing-balance");
    writeFileSync(path, before);
  });
});
