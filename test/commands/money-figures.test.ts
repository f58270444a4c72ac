import { describe, expect, test } from "vitest";
import { firmOf } from "./money-kit.ts";

describe("credit by hand: limit 1,000, an order of 50 boxes at 10, 20 of them shipped", () => {
  async function shipped() {
    const book = firmOf("limits:\n  creditDays: 30\n", "2026-09-01");
    const { fine } = book;
    await fine("customer edit blue-door --credit-limit 1000");
    await fine("product add Tea --sku T --unit box --price 10");
    await fine("warehouse add Main");
    await fine("stock in T 100 --paper x");
    await fine("order add blue-door --line 'T x 50'");
    await fine("order confirm SO260901A");
    await fine("order ship SO260901A --line 'T x 20'");
    await fine("invoice add --order SO260901A");
    const exposure = async (day: string): Promise<unknown> =>
      JSON.parse((await book.say("credit show blue-door --json", day)).out).exposure;
    return { fine, exposure };
  }

  test("exposure = open invoices + what is confirmed and not invoiced", async () => {
    const { fine, exposure } = await shipped();
    expect(await exposure("2026-09-02")).toBe("500.00");
    // An allowance on goods that stay invoiced is owed by nobody any more.
    await fine("invoice credit IV260901A --amount 50 --why broken", "2026-09-02");
    expect(await exposure("2026-09-02")).toBe("450.00");
    await fine("collect blue-door 150", "2026-09-10");
    expect(await exposure("2026-09-10")).toBe("300.00");
  });

  test("goods that are to be invoiced again count again", async () => {
    const { fine, exposure } = await shipped();
    await fine("invoice reverse IV260901A --why 'wrong day'", "2026-09-02");
    expect(await exposure("2026-09-02")).toBe("500.00");
  });

  test("what was invoiced and paid of an order is not counted anew once the month is closed", async () => {
    const { fine, exposure } = await shipped();
    await fine("collect blue-door 200", "2026-09-10");
    expect(await exposure("2026-09-10")).toBe("300.00");
    await fine("close 2026-09 --yes", "2026-10-01", "wei");
    expect(await exposure("2026-10-02")).toBe("300.00");
  });
});
