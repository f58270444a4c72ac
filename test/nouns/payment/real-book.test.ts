import { cpSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toMinor } from "../../../src/law/money.ts";
import { fundsMinor } from "../../../src/nouns/payment/payment.ts";
import { temporaryFolder } from "../../book/support.ts";
import { entriesOf, recordsOf, rounds } from "../../commands/undo-kit.ts";

/** What may be typed about one customer's money; ids are those that a book of this author gives. */
const line = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 2500 }).map((x) => `collect jinhong ${x} --yes`),
  },
  fc.integer({ min: 1, max: 900 }).map((x) => `collect jinhong ${x}.50 --ahead --yes`),
  fc.constant("payment apply jinhong"),
  fc.integer({ min: 1, max: 300 }).map((x) => `payment refund jinhong ${x}`),
  fc.integer({ min: 1, max: 900 }).map((x) => `invoice add jinhong --amount ${x} --due +30d`),
  fc.integer({ min: 1, max: 900 }).map((x) => `invoice add jinhong --amount ${x}00 --parts 3`),
  fc.constant("invoice credit IV261111A-chen-jie --amount 100.10 --why late"),
  fc.constantFrom("A", "B", "C").map((x) => `payment reallocate PY261123${x}-chen-jie --free`),
  fc
    .constantFrom("A", "B", "C")
    .map((x) => `payment reallocate PY261123${x}-chen-jie --invoice IV261119A-chen-jie`),
  fc.constantFrom("A", "B").map((x) => `payment bounce PY261123${x}-chen-jie --why recalled`),
  fc.constant("write-off add IV261013A-chen-jie --amount 10 --why gone"),
  fc.constantFrom("A", "B").map((x) => `write-off book WO261123${x}-chen-jie`),
  fc.constant("repayment add jinhong --until 2027-03-01 --count 2"),
  fc.constantFrom("A", "B").map((x) => `repayment grant RP261123${x}-chen-jie`),
);

/** So that there is something to be done with. */
const beginning = [
  "invoice add jinhong --amount 1967.20 --date 2026-11-11",
  "invoice add jinhong --amount 789.60 --date 2026-10-13 --due 2026-11-12",
  "invoice add jinhong --amount 435.22 --date 2026-11-19",
  "collect jinhong 700 --invoice IV261111A-chen-jie",
  "collect jinhong 1000 --ahead",
  "write-off add IV261013A-chen-jie --amount 10 --why gone",
  "repayment add jinhong --until 2027-03-01 --count 2",
];

/** One customer and the staff, out of the sample. */
function smallBook(): string {
  const book = temporaryFolder();
  for (const one of ["rounds.yaml", "staff", "customers/jinhong-shanghang.yaml"]) {
    cpSync(join(import.meta.dirname, "../../../data", one), join(book, one), { recursive: true });
  }
  return book;
}

interface Paid {
  readonly date: string;
  readonly amount: string;
}

/** Debits less credits up to a day, from the files themselves. */
function balanceOf(book: string, day: string): number {
  let minor = 0;
  for (const [path, text] of Object.entries(recordsOf(book))) {
    if (!path.startsWith("invoices/")) continue;
    const told = (key: string): string =>
      new RegExp(`^${key}: "?([^"\\n]+)`, "m").exec(text)?.[1] ?? "";
    if (told("date") <= day) minor += toMinor(told("amount"), 2);
  }
  for (const one of entriesOf(book, "payments") as unknown as readonly Paid[]) {
    if (one.date <= day) minor -= fundsMinor(one, 2);
  }
  return minor;
}

/** What the report says as of each of the days. */
async function agings(book: string): Promise<readonly string[]> {
  const all: string[] = [];
  for (const day of days) all.push((await rounds(book, `report aging --at ${day} --json`)).out);
  return all;
}

const days = ["2026-11-15", "2026-11-23"];

describe("the money of a real book", () => {
  test("aging is debits - credits as of any day, and undo brings back every figure of it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 3, maxLength: 6 }), async (lines) => {
        const book = smallBook();
        let done = 0;
        let now = await agings(book);
        for (const typed of [...beginning, ...lines]) {
          const before = now;
          const records = recordsOf(book);
          const { code, error } = await rounds(book, typed);
          // What is refused is refused by a rule, not by a bug.
          expect([0, 4, 7], `${typed}\n${error}`).toContain(code);
          if (code !== 0) continue;
          done++;
          now = await agings(book);
          for (const [at, day] of days.entries()) {
            const { totals } = JSON.parse(now[at] ?? "");
            expect(toMinor(totals.balance, 2), `${typed}: ${day}`).toBe(balanceOf(book, day));
          }
          if (done <= beginning.length || done % 2 !== 0) continue;
          expect((await rounds(book, "undo")).code, typed).toBe(0);
          now = await agings(book);
          expect(now).toEqual(before);
          expect(recordsOf(book)).toEqual(records);
        }
        expect(done).toBeGreaterThan(beginning.length);
        expect((await rounds(book, "check")).out).not.toMatch(/overpaid|other-payer/);
      }),
      { numRuns: 2 },
    );
  }, 30_000);
});
