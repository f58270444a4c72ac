import { describe, expect, test } from "vitest";
import { firmOf } from "./money-kit.ts";

describe("what the month's review wants to know", () => {
  test("R-COL-47: the customers whose payment went wrong are named, and who did so again", async () => {
    const { fine, say } = firmOf("");
    await fine("invoice add blue-door --amount 500 --date 2026-08-01 --due 2026-09-10");
    await fine("invoice add blue-door --amount 300 --date 2026-09-01 --due 2026-10-10");
    await fine("collect blue-door 800 --date 2026-10-20");
    await fine("invoice add red-gate --amount 90 --date 2026-09-01 --due 2026-10-15");
    await fine("collect red-gate 90 --date 2026-10-15");
    await fine("promise pay red-gate 40 --by 2026-10-25 --date 2026-10-18", "2026-10-18");
    await fine("customer add 'Green Hill' --owner iwan");
    await fine("invoice add green-hill --amount 70 --date 2026-09-01 --due 2026-10-15");
    await fine("collect green-hill 70 --date 2026-10-15");
    const report = "report payment-trouble --period 2026-10";
    const shown = await fine(report);
    expect(shown).toMatch(/Blue Door\s+Iwan\s+paid late\s+yes\s+300\.00\s+10\.0\s+0\.00/);
    expect(shown).toMatch(/Red Gate\s+Iwan\s+promises broken: 1/);
    expect(shown).toContain("will not happen again");
    expect(shown).not.toContain("Green Hill");
    // What is still open at the month's end counts, of whatever month it was due.
    const { out } = await say("report payment-trouble --period 2026-09 --json");
    const { rows } = JSON.parse(out);
    expect(rows).toMatchObject([{ id: "blue-door", again: false, overdue: "500.00" }]);
    expect(await fine("report payment-trouble --period 2026-11")).toContain("came in time");
  });
});

describe("who looks after collecting in the house", () => {
  test("R-COL-10: one person has the figures of all and pushes each collector", async () => {
    const { fine } = firmOf("");
    await fine("staff add Mo --role sales");
    await fine("staff add Cleo --role clerk");
    await fine("customer add 'Green Hill' --owner mo");
    await fine("invoice add blue-door --amount 500 --date 2026-08-01 --due 2026-09-01");
    await fine("invoice add green-hill --amount 70 --date 2026-08-01 --due 2026-10-01");
    await fine("collect next blue-door");
    await fine("collect log blue-door --answer delay --date 2026-11-12", "2026-11-12");
    const due = await fine("collect due", undefined, "cleo");
    expect(due).toMatch(/Green Hill\s+70\.00\s+57.*Mo/);
    expect(due).toMatch(/Blue Door\s+500\.00\s+87.*call.*Iwan/);
    const register = await fine("collect register", undefined, "cleo");
    expect(register).toMatch(/2026-11-12.*Blue Door.*Iwan/);
    expect(await fine("report promises --by collector", undefined, "cleo")).toContain("promised");
    const reminder = await fine("remind --staff all --format md", undefined, "cleo");
    expect(reminder).toContain("Mo");
    expect(reminder).toMatch(/collect \| Blue Door \| call: 500\.00 overdue/);
    expect(reminder).toMatch(/collect \| Green Hill \| 70\.00/);
  });
});

describe("prices and terms", () => {
  test("R-COL-31: a store with a long term gets a higher price, by a list of its own", async () => {
    const { fine } = firmOf("");
    await fine("product add Tea --sku T --unit box --price 10");
    await fine("customer edit blue-door --credit-days 90");
    await fine("price-list add 'Ninety days' --customer blue-door --row 'T @ 10.60'");
    expect(await fine("price T --customer blue-door")).toContain("10.60");
    expect(await fine("price T --customer red-gate")).toContain("10.00");
    await fine("order add blue-door --line 'T x 5'");
    expect(await fine("order show SO261127A")).toContain("53.00");
  });
});
