import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Book } from "../../src/book/book.ts";
import { readSettings } from "../../src/book/open.ts";
import { checksOf, runChecks } from "../../src/commands/checking.ts";
import { makeDemo, samplePlan } from "../../src/commands/demo.ts";
import { dutyView } from "../../src/commands/duties.ts";
import { yearTable } from "../../src/exchange/holidays.ts";
import { makeCalendar } from "../../src/law/workdays.ts";
import type { Context } from "../../src/nouns/verb.ts";
import { after } from "./support.ts";

const data = join(import.meta.dirname, "../../data");
const scratch = mkdtempSync(join(tmpdir(), "rounds-demo-"));
const zone = process.env.TZ;
let made = "";

beforeAll(async () => {
  // The other side of the date line: nothing may depend on where the sample is made.
  process.env.TZ = "Pacific/Kiritimati";
  made = join(scratch, "made");
  await makeDemo(made, { plan: samplePlan });
});

afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  rmSync(scratch, { recursive: true });
});

/** Every file of a folder but the caches, with its text. */
function textsOf(folder: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (!entry.isFile() || path.startsWith(".rounds/")) continue;
    texts[path] = readFileSync(join(folder, path), "utf8");
  }
  return texts;
}

async function openSample(): Promise<Book> {
  const root = mkdtempSync(join(scratch, "copy-"));
  cpSync(made, root, { recursive: true });
  return new Book(root, await readSettings(root), {
    today: after,
    now: `${after}T09:00:00+08:00`,
    author: "chen-jie",
    waitMs: 0,
    command: "test",
  });
}

test("data/ is what `rounds demo` makes, byte for byte, in any time zone", () => {
  const fresh = textsOf(made);
  const kept = textsOf(data);
  expect(Object.keys(kept).sort()).toEqual(Object.keys(fresh).sort());
  expect(kept).toEqual(fresh);
});

test("`rounds check` finds nothing in it, not even a warning", async () => {
  const book = await openSample();
  const context = { book, today: "2026-11-23", progress: () => undefined };
  expect(await runChecks(context, checksOf(["basic", "strict", "named"]))).toEqual([]);
});

test("`rounds today` shows a lively day of seven people: 15 to 60 duties, of every kind", async () => {
  const book = await openSample();
  const tables = await Promise.all([2025, 2026, 2027].map((year) => yearTable("CN", year)));
  const context = {
    book,
    home: join(import.meta.dirname, "../.."),
    today: after,
    language: "zh",
    calendar: async () => makeCalendar({ tables }),
  } as Context;
  const { rows } = await dutyView(context, { days: 0 });
  expect(rows.length).toBeGreaterThanOrEqual(15);
  expect(rows.length).toBeLessThanOrEqual(60);
  expect([...new Set(rows.map((row) => row.rule))]).toEqual(
    expect.arrayContaining([
      "payment",
      "cycle-visit",
      "planned-visit",
      "shipment",
      "tracking",
      "exception",
      "receipt-back",
      "quote-follow",
      "contract-renewal",
      "approval",
      "dispatch-pickup",
      "first-contact",
      "next-step",
      "birthday",
      "low-stock",
      ...["letter-write", "list-check", "dispute", "statement-reply"],
      ...["bank-line", "account-day", "receivable-cap", "collect-call"],
      ...["purchase-late", "quality-hold", "transfer-receive", "requisition"],
    ]),
  );
  const mine = await dutyView(context, { days: 0, staff: "chen-jie" });
  expect(mine.rows.length).toBeGreaterThan(5);
});
