import { expect, test } from "vitest";
import { type Firm, firmOf } from "./money-kit.ts";

/** Numbers that a seed decides: each from 0 up to the bound, which it does not reach. */
function chanceOf(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const begin = Date.UTC(2026, 5, 1);
const day = (number: number): string =>
  new Date(begin + number * 86_400_000).toISOString().slice(0, 10);

const customers = ["blue-door", "red-gate"];

interface Walk {
  readonly firm: Firm;
  readonly chance: (bound: number) => number;
  today: number;
  /** Ids that were made, by their prefix. */
  readonly ids: Map<string, string[]>;
  readonly lines: string[];
}

function some(walk: Walk, prefix: string): string {
  const known = walk.ids.get(prefix) ?? [];
  return known[walk.chance(Math.max(1, known.length))] ?? "NONE";
}

/** One line that somebody may type; what it names is often not as it would have to be. */
function lineOf(walk: Walk): string {
  const { chance, today } = walk;
  const who = customers[chance(customers.length)] ?? "";
  const amount = `${1 + chance(900)}.${chance(10)}${chance(10)}`;
  const on = chance(3) === 0 ? ` --date ${day(Math.max(0, today - chance(20)))}` : "";
  const account = ["", "", " --account bank", " --account box"][chance(4)];
  const lines = [
    () => `invoice add ${who} --amount ${amount}${on} --due ${day(today + chance(60))}`,
    () => `collect ${who} ${amount}${on}${account}`,
    () => `collect ${who} ${amount}${on}${account} --ahead`,
    () => `invoice add ${who} --amount ${amount}${on} --parts ${2 + chance(3)}`,
    () => `invoice add ${who} --amount ${amount} --currency USD --rate 7.${chance(9)}${on}`,
    () => `invoice credit ${some(walk, "IV")} --amount ${amount} --why less${on}`,
    () => `invoice credit ${some(walk, "IV")} --why all${on}`,
    () => `invoice reverse ${some(walk, "IV")} --why wrong${on}`,
    () => `collect ${who} ${amount} --invoice ${some(walk, "IV")}${account}${on}`,
    () => `collect ${who} ${amount} --currency USD --rate 7.${chance(9)}${on}`,
    () => `collect ${who} ${amount} --settle '${some(walk, "IV")}, amount=${amount}'${on}`,
    () => `payment apply ${who}${on}`,
    () => `payment reallocate ${some(walk, "PY")} --free${on}`,
    () => `payment reallocate ${some(walk, "PY")} --invoice ${some(walk, "IV")}${on}`,
    () => `payment refund ${who} ${amount}${on}${account}`,
    () => `payment bounce ${some(walk, "PY")} --why unpaid${on}`,
    () => `payment remove ${some(walk, "PY")} --why twice`,
    () => `write-off add ${some(walk, "IV")} --why gone${on}`,
    () => `write-off add ${some(walk, "IV")} --amount ${amount} --why gone${on}`,
    () => `write-off book ${some(walk, "WO")}${on}`,
    () => `payment-promise add ${who} ${amount} --by ${day(today + chance(30))}`,
    () => `dispute add ${some(walk, "IV")} ${amount} --why broken`,
    () => `dispute settle ${some(walk, "DI")} withdrawn --how agreed`,
    () => `repayment add ${who} --count ${2 + chance(3)} --until ${day(today + 30)}`,
    () => `repayment grant ${some(walk, "RP")}`,
    () => `cheque add ${who} ${amount} --due ${day(today + chance(20))} --number ${chance(99)}`,
    () => `cheque bank ${some(walk, "CQ")}${account}${on}`,
    () => `cheque bounce ${some(walk, "CQ")} --why unpaid${on}`,
    () => `letter write ${who}`,
    () => `letter send ${some(walk, "LT")}`,
    () => `letter charge ${some(walk, "LT")}`,
    () => `invoice remove ${some(walk, "IV")} --yes`,
    () => `account transfer bank box ${amount}${on}`,
    () => `close ${day(today - 35).slice(0, 7)} --yes`,
    () => "undo",
    () => "redo",
  ];
  // Half of what is typed brings in money or writes an invoice.
  const line = lines[chance(chance(2) === 0 ? 10 : lines.length)]?.() ?? "";
  return line.includes("NONE") ? lineOf(walk) : line;
}

async function step(walk: Walk): Promise<void> {
  const line = lineOf(walk);
  const { code, out, error } = await walk.firm.say(line, day(walk.today), "lan");
  walk.lines.push(`${day(walk.today)} ${code} ${line}${code === 0 ? "" : ` · ${error.trim()}`}`);
  for (const [id, prefix] of (out + error).matchAll(/\b(IV|PY|WO|DI|RP|CQ|LT)\d{6}[A-Z]+-\w+/g)) {
    const known = walk.ids.get(prefix ?? "") ?? [];
    if (code === 0 && !known.includes(id)) walk.ids.set(prefix ?? "", [...known, id]);
  }
  expect(`${line}\n${error}`).not.toMatch(/\n\s+at .*\.ts:\d|internal|TypeError|undefined|NaN/);
  expect([0, 4, 7], `${line}\n${error}`).toContain(code);
  // A refusal tells, in a line of its own, what to do instead.
  if (code === 7) expect(error, line).toMatch(/\n {2}\S/);
}

const cents = (text: string): number => Math.round(Number(text.replaceAll(",", "")) * 100);

/** What the entries of a journal come to, by account; each entry is nothing in all. */
function sumsOf(journal: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const entry of journal.split(/\n\n+/)) {
    let all = 0;
    for (const [, account = "", figure = "0"] of entry.matchAll(
      /^ {2,}(\S.*?) {2,}(?:CNY )?(-?[\d,.]+)(?: CNY)?/gm,
    )) {
      all += cents(figure);
      sums.set(account, (sums.get(account) ?? 0) + cents(figure));
    }
    expect(all, entry).toBe(0);
  }
  return sums;
}

async function proved(walk: Walk): Promise<void> {
  const { firm, today } = walk;
  const now = day(today);
  const fine = (line: string): Promise<string> => firm.fine(line, now, "lan");
  const { code, out, error } = await firm.say("check --strict --trust", now, "lan");
  const story = walk.lines.slice(-20).join("\n");
  expect(`${code} ${code === 0 ? "" : `${out}${error}\n${story}`}`).toBe("0 ");
  for (const at of [now, day(today - 17), day(today - 48)]) {
    const aging = await fine(`report aging --at ${at}`);
    const [, balance = "", second = ""] =
      /is the balance (-?[\d.,]+);.* is (-?[\d.,]+)\.\n/.exec(aging) ?? [];
    expect(balance, aging).toBe(second);
    if (at === now) expect(balance, aging).not.toBe("");
    const sums = sumsOf(await fine(`export journal --to ${at}`));
    const receivable = [...sums]
      .filter(([account]) => account.toLowerCase().includes("receivable"))
      .reduce((all, [, minor]) => all + minor, 0);
    if (balance !== "") expect([at, receivable]).toEqual([at, cents(balance)]);
  }
  const list = JSON.parse(await fine("report aging --json"));
  for (const who of customers) {
    const row = list.rows.find((one: { id: string }) => one.id === who);
    const credit = JSON.parse(await fine(`credit show ${who} --json`));
    expect([who, cents(credit.exposure)]).toEqual([who, cents(row?.balance ?? "0")]);
    await fine(`customer show ${who}`);
  }
  for (const line of ["today --staff all", "letter plan", "report expected", "collect today"]) {
    await firm.say(line, now, "lan").then(({ error }) => expect(error).not.toMatch(/\n\s+at /));
  }
}

const own = [
  "dunning:",
  "- { name: reminder, rule: net, days: 5, fee: 5 }",
  "- { name: second, rule: net, days: 20, interest: 0.06 }",
].join("\n");
/** More of it: SEEDS=3,4,5 STEPS=200. */
const { SEEDS = "1,14", STEPS = "60" } = process.env;

test.each(SEEDS.split(",").map(Number))(
  "whatever is entered and taken back, the books agree: %i",
  { timeout: 300_000 },
  async (seed) => {
    const firm = firmOf(own, day(0));
    const walk: Walk = { firm, chance: chanceOf(seed), today: 1, ids: new Map(), lines: [] };
    await firm.fine(`account add Bank --kind bank --opening 0 --opening-date ${day(0)}`);
    await firm.fine(`account add Box --kind cash --opening 0 --opening-date ${day(0)}`);
    for (let at = 1; at <= Number(STEPS); at++) {
      walk.today += walk.chance(4);
      await step(walk);
      if (at % 20 === 0) await proved(walk);
    }
  },
);
