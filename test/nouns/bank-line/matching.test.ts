import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Debtor,
  type Known,
  type Line,
  type MatchFacts,
  proposalText,
  propose,
} from "../../../src/nouns/bank-line/matching.ts";

const jinhong: Debtor = {
  id: "jinhong",
  name: "金虹商行",
  names: ["金虹商行", "Jinhong Trading Co., Ltd."],
  people: ["王芳"],
  accounts: ["6222001"],
  code: "C-1001",
  owed: [
    { id: "IV1", numbers: ["IV1-lan", "F2026-001"], open: 31_800 },
    { id: "IV2", numbers: ["IV2-lan", "F2026-002"], open: 50_000 },
  ],
};
const other: Debtor = {
  id: "baifu",
  name: "百福超市",
  names: ["百福超市"],
  people: [],
  accounts: [],
  owed: [{ id: "IV9", numbers: ["IV9-lan"], open: 50_000 }],
};
const facts: MatchFacts = { debtors: [jinhong, other], payments: [], cheques: [], digits: 2 };
const line = (more: Partial<Line>): Line => ({
  id: "BK1",
  date: "2026-11-20",
  minor: 31_800,
  ...more,
});
const best = (one: Line, told: Partial<MatchFacts> = {}) => {
  const { proposals, isCertain } = propose(one, { ...facts, ...told });
  const [first] = proposals;
  return {
    customer: first?.customer,
    is: first?.is,
    paper: first?.paper,
    settles: first?.allocations.map(({ invoice, amount }) => `${invoice} ${amount}`),
    score: first?.score,
    why: first?.reasons.map(({ en }) => en),
    isCertain,
  };
};

describe("whose payment a bank line is, and why", () => {
  test("name, number and amount together are certain", () => {
    expect(best(line({ payer: "金虹商行有限公司", text: "货款F2026-001" }))).toMatchObject({
      customer: "jinhong",
      settles: ["IV1 318.00"],
      score: 100,
      isCertain: true,
      why: ["the payer's name is the customer's", "it names IV1", "the amount is theirs"],
    });
  });

  test("the name and the amount of one open invoice are enough", () => {
    expect(best(line({ payer: "JINHONG TRADING" }))).toMatchObject({ score: 75, isCertain: true });
  });

  test("all that is open, or the oldest of it, is recognised by its sum", () => {
    expect(best(line({ payer: "金虹商行", minor: 81_800 }))).toMatchObject({
      settles: ["IV1 318.00", "IV2 500.00"],
      isCertain: true,
    });
  });

  test("the name alone is likely, not certain: what is over stays as credit", () => {
    const found = best(line({ payer: "金虹商行", minor: 90_000 }));
    expect(found).toMatchObject({ customer: "jinhong", score: 40, isCertain: false });
    const [first] = propose(line({ payer: "金虹商行", minor: 90_000 }), facts).proposals;
    expect(first && proposalText(first, { minor: 90_000, digits: 2 }).en).toBe(
      "IV1 318.00, IV2 500.00, 82.00 ahead",
    );
  });

  test("an amount that two customers owe is no sign of either", () => {
    expect(best(line({ minor: 50_000 }))).toMatchObject({ customer: undefined, isCertain: false });
    expect(best(line({ minor: 31_800 }))).toMatchObject({ customer: "jinhong", isCertain: false });
  });

  test("the account from which the customer paid before counts more than its name", () => {
    expect(best(line({ payerAccount: "6222001", payer: "王五" }))).toMatchObject({
      score: 80,
      isCertain: true,
    });
  });

  test("a part of a longer number is not the number", () => {
    expect(best(line({ minor: 7, reference: "XF2026-0019" })).customer).toBeUndefined();
  });

  const paid: Known = { id: "PY1", customer: "jinhong", date: "2026-11-19", minor: 31_800 };

  test("a payment that somebody wrote down already is found, not written twice", () => {
    expect(best(line({ payer: "金虹商行" }), { payments: [paid] })).toMatchObject({
      is: "payment",
      paper: "PY1",
      isCertain: true,
    });
    const same = { ...paid, date: "2026-10-01", reference: "T-1" };
    expect(best(line({ reference: "T-1" }), { payments: [same] })).toMatchObject({
      is: "payment",
      isCertain: true,
    });
    const old = { ...paid, date: "2026-11-10" };
    expect(best(line({ payer: "金虹商行" }), { payments: [old] }).is).toBe("new");
  });

  test("a cheque of that number is what came in", () => {
    const cheque = { ...paid, id: "CQ1", reference: "12345678" };
    expect(best(line({ text: "支票 12345678" }), { cheques: [cheque] })).toMatchObject({
      is: "cheque",
      paper: "CQ1",
    });
  });

  test("never proposes more of an invoice than is open, nor more than came in", () => {
    const owed = fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 5 });
    fc.assert(
      fc.property(owed, fc.integer({ min: 1, max: 3000 }), (open, minor) => {
        const debtor = {
          ...jinhong,
          owed: open.map((one, at) => ({ id: `IV${at}`, numbers: [], open: one })),
        };
        for (const one of propose(line({ payer: "金虹商行", minor }), {
          ...facts,
          debtors: [debtor],
        }).proposals) {
          const sums = one.allocations.map(({ amount }) => Math.round(Number(amount) * 100));
          expect(sums.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(minor);
          for (const [at, each] of sums.entries()) expect(each).toBeLessThanOrEqual(open[at] ?? 0);
        }
      }),
    );
  });
});
