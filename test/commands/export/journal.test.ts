import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { rounds, sampleBook } from "../undo-kit.ts";

/** What moves money in every way that there is, on top of a year of the sample book. */
const lines = [
  "account add 'Cash box' --kind cash --opening 1000 --opening-date 2026-10-31 --id box",
  "account add ICBC --kind bank --opening 50000 --opening-date 2026-10-31 --id icbc",
  "collect jinhong 500 --account box --method cash --date 2026-11-20",
  "collect moxiang-jiaju 100000 --account icbc",
  "account out box 120.50 --class office --what 'paper; \"A4\"' --date 2026-11-20",
  "account in icbc 12.34 --class interest",
  "account transfer box icbc 300",
  "account close 2026-11-20 --account box --counted 1370 --why 'wrong change'",
  "bill add longjing-chaye --amount 1200 --code 77",
  "bill pay longjing-chaye 700 --account icbc --date 2026-11-22",
  "bill pay longjing-chaye 900 --advance",
  "invoice add aming-baihuo --amount 1000 --due 2026-12-31 --date 2026-11-22",
  "collect aming-baihuo 40 --account box",
  "payment remove LAST --yes",
];

const journals = { hledger: "", ledger: "", beancount: "" };
let book = "";
let aging: readonly { readonly id: string; readonly balance: string }[] = [];
let stock = "";
let accounts: readonly { readonly id: string; readonly balance: string }[] = [];

async function told(line: string): Promise<string> {
  const { code, out, error } = await rounds(book, line);
  if (code !== 0) throw new Error(`${line}\n${error}`);
  return out;
}

beforeAll(async () => {
  book = sampleBook();
  let last = "";
  for (const line of lines) {
    const out = await told(line.replace("LAST", last));
    last = /\bPY\w+(-[\w-]+)?/.exec(out)?.[0] ?? last;
  }
  await told("close 2026-10 --yes");
  for (const program of ["hledger", "ledger", "beancount"] as const) {
    journals[program] = join(book, `books.${program}`);
    writeFileSync(journals[program], await told(`export journal --for ${program}`));
  }
  const report = JSON.parse(await told("report aging --by customer --json"));
  aging = report.rows;
  stock = JSON.parse(await told("stock value --json")).totals.value;
  const list = JSON.parse(await told("account list --json"));
  accounts = Array.isArray(list) ? list : list.rows;
}, 60_000);

function has(program: string): boolean {
  return spawnSync(program, ["--version"]).error === undefined;
}

function run(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8" });
  expect({ program, status, stderr }).toEqual({ program, status: 0, stderr: "" });
  return stdout;
}

/** What a balance report of hledger or ledger says of each account. */
function balancesIn(text: string): ReadonlyMap<string, number> {
  const found = [...text.matchAll(/^\s*(-?[\d.]+)(?: CNY)?\s+(\S+)$/gm)];
  return new Map(found.map(([, amount, name]) => [name ?? "", cents(amount ?? "0")]));
}

function cents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

function named(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}

/** Balances per customer, the money of each account and the stock as the reports have them. */
function expectSame(balances: ReadonlyMap<string, number>): void {
  expect(aging.length).toBeGreaterThan(5);
  expect(accounts.length).toBeGreaterThan(1);
  for (const { id, balance } of aging) {
    expect([id, balances.get(`Assets:Receivable:${named(id)}`)]).toEqual([id, cents(balance)]);
  }
  const owing = aging.filter(({ balance }) => cents(balance) !== 0).length;
  const told = [...balances].filter(
    ([name, minor]) => name.startsWith("Assets:Receivable:") && minor !== 0,
  );
  expect(told.length).toBe(owing);
  for (const { id, balance } of accounts) {
    expect(balances.get(`Assets:Account:${named(id)}`)).toBe(cents(balance));
  }
  expect(balances.get("Assets:Stock")).toBe(cents(stock));
}

function installed(program: string): boolean {
  const there = has(program);
  if (!there) process.stderr.write(`skipped: ${program} is not installed (apt-get install)\n`);
  return there;
}

describe("the exported journal", () => {
  test.skipIf(!installed("hledger"))("hledger takes it, with the balances of our reports", () => {
    run("hledger", ["-f", journals.hledger, "check"]);
    expectSame(balancesIn(run("hledger", ["-f", journals.hledger, "balance", "--flat", "-N"])));
  });

  test.skipIf(!installed("ledger"))("ledger takes it, with the balances of our reports", () => {
    expectSame(balancesIn(run("ledger", ["-f", journals.ledger, "balance", "--flat"])));
  });

  test.skipIf(!installed("bean-check"))("beancount takes it, its balances asserted", () => {
    run("bean-check", [journals.beancount]);
  });

  test("a balance that is wrong is refused, so that they prove something", () => {
    if (!has("hledger")) return;
    const wrong = join(book, "wrong.journal");
    const text = `2026-01-01 * a\n    A  1.00 CNY\n    B  -1.00 CNY\n\n2026-01-02 *\n    A  0 CNY = 2.00 CNY\n`;
    writeFileSync(wrong, text);
    expect(spawnSync("hledger", ["-f", wrong, "balance"]).status).not.toBe(0);
  });

  test("from a day on it begins with what was brought forward, and ends the same", async () => {
    const part = join(book, "part.journal");
    writeFileSync(part, await told("export journal --from 2026-11-01"));
    if (!has("hledger")) return;
    run("hledger", ["-f", part, "check"]);
    expectSame(balancesIn(run("hledger", ["-f", part, "balance", "--flat", "-N"])));
  });
});
