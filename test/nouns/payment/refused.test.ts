import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { RoundsError } from "../../../src/law/errors.ts";
import { soundBook } from "../../book/finding-books.ts";
import { temporaryFolder } from "../../book/support.ts";
import { Clerk, type Typed } from "../clerk.ts";

const today = "2026-11-23";
const who = { customer: "red-gate" };

/** A book whose Red Gate owes two invoices; what is done is told by its id or by why it is not. */
async function firm(...amounts: readonly Typed[]) {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(soundBook)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const clerk = new Clerk(root, "lan");
  const say = async (path: string, typed: Typed): Promise<string> => {
    try {
      const { change, id } = await clerk.tell({ path, typed, today });
      const added = change.steps.find((step) => step.do === "append");
      return added?.do === "append" ? String(added.entry.id) : id;
    } catch (error) {
      if (!(error instanceof RoundsError)) throw error;
      return `${error.text.en} | ${error.details.hint?.en ?? ""}`;
    }
  };
  const ids: string[] = [];
  for (const typed of amounts) ids.push(await say("invoice add", { ...who, ...typed }));
  return { say, ids };
}

describe("who is refused is told how to go on", () => {
  test("money that was paid back is not taken away; what used it is named", async () => {
    const { say } = await firm();
    const paid = await say("payment add", { ...who, amount: "500", ahead: true });
    await say("payment refund", { ...who, amount: "300" });
    expect(await say("payment remove", { which: paid })).toContain(
      "rounds payment list --customer red-gate",
    );
  });

  test("what was written off does not become credit by a credit note", async () => {
    const { say, ids } = await firm({ amount: "300" });
    const [bill = ""] = ids;
    const asked = await say("write-off add", { which: bill, invoice: bill, why: "gone" });
    const booked = await say("write-off book", { which: asked });
    expect(await say("payment reallocate", { which: booked, free: true })).toBe(
      `${booked} is a write-off, not money | to take it back: rounds payment remove ${booked}`,
    );
    expect(await say("invoice reverse", { which: bill, why: "wrong" })).toBe(
      `some of ${bill} was written off by ${booked} | take that back first: rounds payment remove ${booked}`,
    );
    await say("payment remove", { which: booked });
    expect(await say("invoice reverse", { which: bill, why: "wrong" })).toMatch(/^PY/);
  });

  test("foreign money is not said to settle what it does not, and goes there by apply", async () => {
    const { say, ids } = await firm({ amount: "300" });
    const [bill = ""] = ids;
    const dollars = { ...who, amount: "50", currency: "USD", rate: "7" };
    expect(await say("payment add", { ...dollars, settle: [`${bill}, amount=10`] })).toContain(
      "as far as it goes, not by amounts",
    );
    expect(await say("payment add", { ...dollars, invoice: bill })).toBe(
      `${bill} is not in USD | take the money in with --ahead, then: rounds payment apply red-gate --invoice ${bill}`,
    );
    await say("payment add", { ...dollars, ahead: true });
    expect(await say("payment apply", { ...who, invoice: bill })).toMatch(/^PY/);
  });

  test("credit is not used before it came in, nor on a day to come", async () => {
    const { say } = await firm({ amount: "300", date: "2026-11-01" });
    const paid = await say("payment add", { ...who, amount: "50", ahead: true });
    expect(await say("payment apply", { ...who, date: "2026-11-05" })).toBe(
      `${paid} came in only on ${today} | give that day or a later one: --date ${today}`,
    );
    expect(await say("payment apply", { ...who, date: "2026-12-05" })).toContain("still to come");
  });

  test("a payment is not set against the invoice of another customer", async () => {
    const { say } = await firm({ amount: "300" });
    const paid = await say("payment add", { ...who, amount: "300" });
    expect(await say("payment reallocate", { which: paid, invoice: "IV261121A-lan" })).toBe(
      "IV261121A-lan is no open invoice of Red Gate | those that are: rounds invoice list --open --customer red-gate",
    );
  });
});
