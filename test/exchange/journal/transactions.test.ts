import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accountName,
  beancountText,
  type JournalHead,
  ledgerText,
} from "../../../src/exchange/journal/formats.ts";
import {
  carriedForward,
  holdings,
  type JournalFacts,
  type Transaction,
  transactionsOf,
} from "../../../src/exchange/journal/transactions.ts";
import { fromMinor } from "../../../src/law/money.ts";

const digits = 2;
const to = "2026-06-30";
const nothing: JournalFacts = {
  ...{ invoices: [], payments: [], bills: [], billPayments: [], entries: [], accounts: [] },
  ...{ stock: [], nameOf: (key: string) => key, to, digits },
};

function held(all: readonly Transaction[]): Record<string, number> {
  return Object.fromEntries([...holdings(all)].map(([key, { minor }]) => [key, minor]));
}

const paper = { date: "2026-06-01", due: "2026-07-01" };

describe("the books as transactions", () => {
  test("an invoice with tax: receivable, sales, tax", () => {
    const lines = [{ product: "tea", quantity: "10", price: "10.00" }];
    const one = {
      ...paper,
      id: "IV1",
      customer: "quick",
      amount: "113.00",
      lines,
      taxRate: "0.13",
    };
    expect(held(transactionsOf({ ...nothing, invoices: [one] }))).toEqual({
      "Assets:Receivable:quick": 11300,
      "Income:Sales": -10000,
      "Liabilities:Tax:output": -1300,
    });
  });

  test("a payment with what was written off and the exchange difference", () => {
    const one = {
      ...{ id: "PY1", customer: "quick", date: "2026-06-02", amount: "90.00", account: "icbc" },
      ...{ writtenOff: "8.00", difference: "2.00" },
      allocations: [{ invoice: "IV1", amount: "100.00" }],
    };
    expect(held(transactionsOf({ ...nothing, payments: [one] }))).toEqual({
      "Assets:Account:icbc": 9000,
      "Expenses:Bad-debts": 800,
      "Expenses:Exchange-difference": 200,
      "Assets:Receivable:quick": -10000,
    });
  });

  test("money that settles nothing and moves nothing is no transaction", () => {
    const one = {
      ...{ id: "PY1", customer: "quick", date: "2026-06-02", amount: "0.00" },
      allocations: [
        { invoice: "IV1", amount: "5.00" },
        { invoice: "IV2", amount: "-5.00" },
      ],
    };
    expect(transactionsOf({ ...nothing, payments: [one] })).toEqual([]);
  });

  test("suppliers, other income and spending, between accounts, opening balance, stock", () => {
    const at = { date: "2026-06-03", account: "box" };
    const all = transactionsOf({
      ...nothing,
      accounts: [{ id: "box", name: "Box", opening: "50.00", openingDate: "2026-05-31" }],
      bills: [{ ...paper, id: "BL1", supplier: "hill", amount: "70.00" }],
      billPayments: [{ ...at, id: "BP1", supplier: "hill", amount: "20.00" }],
      entries: [
        { ...at, id: "CE1", kind: "out", amount: "5.00", class: "travel" },
        { ...at, id: "CE2", kind: "in", amount: "100.00", class: "loan" },
        { ...at, id: "CE3", kind: "transfer", to: "icbc", amount: "30.00" },
      ],
      stock: [
        ["2026-05-31", 4000],
        ["2026-06-30", 3000],
      ],
    });
    expect(held(all)).toEqual({
      "Assets:Account:box": 5000 - 2000 - 500 + 10000 - 3000,
      "Assets:Account:icbc": 3000,
      "Equity:Opening": -5000,
      "Expenses:Purchases": 7000,
      "Liabilities:Payable:hill": -5000,
      "Expenses:travel": 500,
      "Liabilities:Loans": -10000,
      "Assets:Stock": 3000,
      "Expenses:Stock-change": -3000,
    });
  });
});

const day = fc.constantFrom("2026-05-30", "2026-06-01", "2026-06-15", "2026-06-30", "2026-07-01");
const amount = fc.integer({ min: -9999, max: 9999 }).map((minor) => fromMinor(minor, digits));
const customer = fc.constantFrom("quick", "sunny");
const anyFacts = fc
  .record({
    invoices: fc.array(fc.record({ date: day, customer, amount }), { maxLength: 6 }),
    payments: fc.array(
      fc.record({
        ...{ date: day, customer, amount, account: fc.constantFrom(undefined, "box") },
        ...{ writtenOff: fc.option(amount, { nil: undefined }) },
      }),
      { maxLength: 6 },
    ),
    stock: fc.array(fc.integer({ min: 0, max: 9999 }), { maxLength: 2 }),
  })
  .map(
    ({ invoices, payments, stock }): JournalFacts => ({
      ...nothing,
      invoices: invoices.map((one, at) => ({ ...one, id: `IV${at}`, due: one.date })),
      payments: payments.map((one, at) => ({ ...one, id: `PY${at}` })),
      stock: stock.map((minor, at) => [["2026-05-31", to][at] ?? to, minor] as const),
    }),
  );

describe("of any books", () => {
  test("every transaction adds up to nothing, and nothing of later days is told", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { date, postings } of transactionsOf(facts)) {
          expect(postings.reduce((sum, { minor }) => sum + minor, 0)).toBe(0);
          expect(date <= to).toBe(true);
        }
      }),
    );
  });

  test("what is carried forward leaves every asset and liability as it was", () => {
    fc.assert(
      fc.property(anyFacts, day, (facts, from) => {
        const all = transactionsOf(facts);
        const kept = (told: readonly Transaction[]): Record<string, number> =>
          Object.fromEntries(
            Object.entries(held(told)).filter(
              ([key, minor]) => minor !== 0 && /^(Assets|Liabilities)/.test(key),
            ),
          );
        const carried = carriedForward(all, from);
        expect(kept(carried)).toEqual(kept(all));
        for (const { postings } of carried) {
          expect(postings.reduce((sum, { minor }) => sum + minor, 0)).toBe(0);
        }
      }),
    );
  });
});

describe("the texts", () => {
  const head: JournalHead = {
    ...{ firm: 'Juniper "J" Trading', currency: "CNY", digits, to },
    balances: [{ account: ["Assets", "Receivable", "quick"], minor: 11300 }],
  };
  const invoices = [{ ...paper, id: "IV1", customer: "quick", amount: "113.00" }];
  const all = transactionsOf({ ...nothing, invoices, nameOf: () => 'Quick; "stop" | x\ny' });

  test("for hledger and ledger: dates, numbers, texts without marks, balances asserted", () => {
    expect(ledgerText(all, head)).toBe(`; Juniper "J" Trading, 2026-06-30

2026-06-01 * (IV1) Quick stop x y
    Assets:Receivable:Quick  113.00 CNY
    Income:Sales  -113.00 CNY

2026-06-30 * balances
    Assets:Receivable:Quick  0.00 CNY = 113.00 CNY
`);
  });

  test("for beancount: accounts opened first, balances of the next morning", () => {
    expect(beancountText(all, head)).toBe(`option "title" "Juniper 'J' Trading"
option "operating_currency" "CNY"

2026-06-01 open Assets:Receivable:Quick CNY
2026-06-01 open Income:Sales CNY

2026-06-01 * "Quick stop x y" "IV1"
  Assets:Receivable:Quick  113.00 CNY
  Income:Sales  -113.00 CNY

2026-07-01 balance Assets:Receivable:Quick  113.00 CNY
`);
  });

  test("accounts are named as all three take them", () => {
    expect(accountName(["Expenses", "bank fee / 手续费"])).toBe("Expenses:Bank-fee-手续费");
    expect(accountName(["Expenses", "--"])).toBe("Expenses:Other");
    expect(accountName(["Assets", "Account", "7-eleven"])).toBe("Assets:Account:7-eleven");
  });
});
