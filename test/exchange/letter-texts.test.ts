import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { letterText } from "../../src/exchange/letter-texts.ts";
import { temporaryFolder } from "../book/support.ts";

const home = join(import.meta.dirname, "../..");
const book = temporaryFolder();
afterAll(() => rmSync(book, { recursive: true, force: true }));
mkdirSync(join(book, "templates/letters"), { recursive: true });

const values = {
  ...{ customer: "Blue Door", contact: "", firm: "Juniper", firmPhone: "1", owner: "Iwan" },
  ...{ phone: "2", currency: "EUR", bank: "", account: "", date: "1 March 2025", number: "LT1" },
  ...{ total: "640.00", principal: "600.00", interest: "10.00", fees: "30.00", count: "2" },
  ...{ days: "54", oldest: "15 January 2025", payBy: "8 March 2025", previous: "1 February 2025" },
  ...{ previousNumber: "LT0", balance: "600.00", from: "", to: "28 February 2025" },
  ...{ replyDays: "10", last: "30 June 2025", why: "slow season", guarantee: "" },
};

const names = [
  ...["payment-reminder", "dunning-letter-1", "dunning-letter-2", "dunning-letter-3"],
  ...["lawyers-letter", "visit-receipt", "repayment-agreement", "extension-form"],
  ...["statement", "store-statement"],
];

describe("texts of letters", () => {
  test.each(names)("%s stands above and below its figures, in both languages", async (name) => {
    for (const language of ["en", "zh"] as const) {
      const places = { home, book };
      const { opening, closing } = await letterText(name, values, { places, language });
      expect(opening.length).toBeGreaterThan(5);
      expect(closing.length).toBeGreaterThan(5);
      expect(opening + closing).not.toMatch(/\{\{|\{%|undefined/);
      expect(/[\u4e00-\u9fff]/.test(opening + closing)).toBe(language === "zh");
    }
  });

  test("the firm's own text goes before; what it cannot fill in is told by file and line", async () => {
    const own = join(book, "templates/letters/payment-reminder.en.liquid");
    const write = (body: string) => writeFileSync(own, `---\ntitle: ours\n---\n${body}`);
    const read = () =>
      letterText("payment-reminder", values, { places: { home, book }, language: "en" });
    write("Pay {{ total }}!\n---\nBye");
    expect(await read()).toEqual({ opening: "Pay 640.00!", closing: "Bye" });
    write("One\n{{ amout }}\n");
    await expect(read()).rejects.toMatchObject({
      code: "unreadable",
      details: { where: { file: "templates/letters/payment-reminder.en.liquid", line: 5 } },
    });
  });
});
