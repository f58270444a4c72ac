import { beforeAll, expect, test } from "vitest";
import { rounds, sampleBook } from "../../commands/undo-kit.ts";

let book = "";

async function told(line: string): Promise<string> {
  const { code, out, error } = await rounds(book, line);
  expect(`${line}: ${code} ${code === 0 ? "" : error}`).toBe(`${line}: 0 `);
  return out;
}

/** What lies in the box; the sample's own accounts are not looked at. */
async function inBox(): Promise<string | undefined> {
  const list = JSON.parse(await told("account list --json"));
  const all: { id: string; balance: string }[] = Array.isArray(list) ? list : list.rows;
  return all.find(({ id }) => id === "box")?.balance;
}

beforeAll(async () => {
  book = sampleBook();
  await told("account add Box --kind cash --id box --opening 100 --opening-date 2026-09-30");
  await told("account out box 20 --class office --date 2026-10-20");
  await told("collect jinhong 500 --account box --method cash --date 2026-10-21");
  await told("account close 2026-10-21 --account box --counted 581 --why 'found in a drawer'");
});

test("R-COL-40: what is taken back of a closed day is so today, and the day stays as it was counted", async () => {
  expect(await inBox()).toBe("581.00");
  const entry = /\bCE\S+(?=")/.exec(await told("cash-entry list --account box --json"))?.[0];
  await told(`cash-entry remove ${entry} --yes`);
  expect(await inBox()).toBe("601.00");
  const lines = JSON.parse(await told("account book box --period 2026-11 --json"));
  expect(lines.rows.map((row: { date: string; out: string; in: string }) => row.date)).toEqual([
    "2026-11-23",
  ]);
  await told("check --strict accounts");
  await told("undo");
  expect(await inBox()).toBe("581.00");
});

test("R-COL-40: a closed month carries the balances on", async () => {
  await told("close 2026-10 --yes");
  expect(await inBox()).toBe("581.00");
  await told("account in box 9 --class scrap");
  expect(await inBox()).toBe("590.00");
  const { code, error } = await rounds(book, "account out box 9 --class office --date 2026-10-21");
  expect(`${code} ${error}`).toContain("closed up to 2026-10-21");
});

test("taking the closing of a day back takes the difference back on its own day", async () => {
  await told("account close 2026-11-22 --account box --counted 580 --why 'given away'");
  expect(await inBox()).toBe("589.00");
  await told("undo");
  const days = JSON.parse(await told("account book box --by day --period 2026-11 --json"));
  expect(days.rows.at(-1)).toMatchObject({ date: "2026-11-23", balance: "590.00" });
  expect(days.rows[0]).toMatchObject({ date: "2026-11-22", balance: "581.00" });
  await told("check --strict accounts");
});
