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

describe("days sales outstanding by hand", () => {
  async function sold() {
    const book = firmOf("");
    const { fine } = book;
    await fine("invoice add blue-door --amount 70000 --date 2026-09-10 --due 2026-12-31");
    await fine("invoice add blue-door --amount 90000 --date 2026-10-10 --due 2026-12-31");
    await fine("invoice credit IV261010A --amount 10000 --why less --date 2026-10-20");
    await fine("invoice add red-gate --amount 100000 --date 2026-11-10 --due 2026-12-31");
    await fine("collect blue-door 38000 --date 2026-11-12");
    const csv = "report dso --format csv --columns month,sales,receivable,simple,countback";
    const dso = async (day: string): Promise<string> => (await book.say(csv, day)).out;
    return { fine, dso };
  }
  // 212,000 - 100,000 - 80,000 = 32,000 of September's 70,000: 30 + 31 + 13.7 days.
  // 212,000 / 250,000 x (30 + 31 + 30) = 77.2 days.
  const november = "2026-11,100000.00,212000.00,77.2,74.7";

  test("what is owed is taken off the sales month by month, with their real days", async () => {
    const { dso } = await sold();
    const told = await dso("2026-11-30");
    expect(told).toContain("2026-09,70000.00,70000.00,30.0,30.0");
    expect(told).toContain("2026-10,80000.00,150000.00,61.0,61.0");
    expect(told).toContain(november);
  });

  test("closed months and what happens later change nothing of it", async () => {
    const { fine, dso } = await sold();
    await fine("close 2026-09 --yes", "2026-10-01", "wei");
    await fine("close 2026-10 --yes", "2026-12-01", "wei");
    await fine("close 2026-11 --yes", "2026-12-01", "wei");
    await fine("collect blue-door 122000", "2026-12-05");
    expect(await dso("2026-12-05")).toContain(november);
    const at =
      "report dso --at 2026-11-30 --format csv --columns month,sales,receivable,simple,countback";
    expect(await fine(at, "2026-12-05")).toContain(november);
  });

  test("what is sold against cash is no sale on credit", async () => {
    const { fine, dso } = await sold();
    await fine("invoice add red-gate --amount 50000 --settlement cash --date 2026-11-15");
    await fine("collect red-gate 50000 --date 2026-11-15 --invoice IV261115A");
    expect(await dso("2026-11-30")).toContain("2026-11,100000.00,212000.00,77.2,74.7");
  });
});

describe("credit by hand", () => {
  test("what an unused prepayment covers is not overdue", async () => {
    const { fine, say } = firmOf("");
    const days = async () =>
      JSON.parse((await say("credit show blue-door --json")).out).overdueDays;
    await fine("invoice add blue-door --amount 300 --date 2026-08-01 --due 2026-09-01");
    await fine("invoice add blue-door --amount 200 --date 2026-10-01 --due 2026-11-01");
    expect(await days()).toBe(87);
    await fine("collect blue-door 250 --ahead");
    expect(await fine("credit show blue-door")).toMatch(
      /Overdue:\s+250\.00, 87 days; tolerated: 60 days; 250\.00 is covered by credit/,
    );
    await fine("collect blue-door 100 --ahead");
    // 350 of 500 are covered, the oldest first: 150 of the second, 26 days.
    expect(await fine("credit show blue-door")).toMatch(/150\.00, 26 days.*350\.00 is covered/);
    await fine("collect blue-door 150 --ahead");
    expect(await fine("credit show blue-door")).toMatch(/nothing; 500\.00 is covered by credit/);
    expect(await fine("credit suggest blue-door")).not.toContain("87");
  });

  test("an order in a foreign currency counts at the rate of its day", async () => {
    const { fine, say } = firmOf("");
    const shown = async () => JSON.parse((await say("credit show blue-door --json")).out);
    await fine("product add Tea --sku T --unit box --price 10");
    await fine("customer edit blue-door --credit-limit 2000", undefined, "wei");
    const line = "order add blue-door --currency USD --date 2026-11-10";
    expect(await fine(`${line} --line 'T x 10 @ 15'`)).toMatch(
      /not counted .* rounds rate add USD RATE --date 2026-11-10/,
    );
    await fine("order confirm SO261110A");
    expect((await shown()).exposure).toBe("0.00");
    expect(await fine("credit show blue-door")).toContain("USD 150.00 is not counted");
    await fine("rate add USD 7.1 --date 2026-11-05");
    await fine("rate add USD 7.3 --date 2026-11-11");
    // 10 x 15.00 USD at 7.1, the rate of the 10th: 1,065.00.
    expect((await shown()).exposure).toBe("1065.00");
    expect(await fine("credit show blue-door")).toContain("USD 150.00 @ 7.1");
    // 10 more at 15.00 of the 11th at 7.3 are 1,095.00: 2,160.00 of 2,000.00.
    expect(
      await fine("order add blue-door --currency USD --date 2026-11-11 --line 'T x 10 @ 15'"),
    ).toMatch(/2,160\.00 of 2,000\.00, 160\.00 too much/);
    // 40.00 USD invoiced at 7.2 are 288.00 receivable; 110.00 USD are left, 781.00.
    await fine(
      "invoice add blue-door --order SO261110A --amount 40 --currency USD --rate 7.2",
      undefined,
      "lan",
    );
    expect((await shown()).exposure).toBe("1069.00");
  });
});
