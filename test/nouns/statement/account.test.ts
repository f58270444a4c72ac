import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMinor, toMinor } from "../../../src/law/money.ts";
import {
  type Account,
  balanceAt,
  balanceNow,
  type Credited,
  type Debited,
  tellAccount,
} from "../../../src/nouns/statement/account.ts";
import {
  barredOn,
  limitationDuties,
  statementDuties,
} from "../../../src/nouns/statement/duties.ts";
import { answerStatement } from "../../../src/nouns/statement/rules.ts";
import type { Statement } from "../../../src/nouns/statement/statement.ts";
import { isSigned, statementState, waitsForReply } from "../../../src/nouns/statement/states.ts";

const digits = 2;
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2025-01-${String(n).padStart(2, "0")}`);
const minor = fc.integer({ min: 1, max: 100_000 });

/** Random invoices, credit notes and payments, with allocations of whatever is left. */
const accounts = fc
  .tuple(
    fc.array(fc.record({ date: day, minor, isCredit: fc.boolean() }), { maxLength: 6 }),
    fc.array(fc.record({ date: day, minor, share: fc.integer({ min: 0, max: 4 }) }), {
      maxLength: 6,
    }),
  )
  .map(([papers, paid]): Account => {
    const invoices = papers.map(
      (one, at): Debited => ({
        id: `IV${at}`,
        date: one.date,
        due: one.date,
        amount: fromMinor(one.isCredit && at > 0 ? -one.minor : one.minor, digits),
      }),
    );
    const settled = new Map<string, number>();
    let creditMinor = 0;
    const payments = paid.map((one, at): Credited => {
      const target = invoices[one.share];
      const used = target ? Math.ceil(one.minor / 2) : 0;
      if (target) settled.set(target.id, (settled.get(target.id) ?? 0) + used);
      creditMinor += one.minor - used;
      return {
        id: `PY${at}`,
        date: one.date,
        amount: fromMinor(one.minor, digits),
        allocations: target ? [{ invoice: target.id, amount: fromMinor(used, digits) }] : [],
      };
    });
    return { invoices, payments, settled, creditMinor, digits };
  });

describe("what a statement says adds up", () => {
  const sum = (lines: readonly { amount: string }[]) =>
    lines.reduce((all, one) => all + toMinor(one.amount, digits), 0);

  test("open items of any day are the balance of that day: debits less credits up to it", () => {
    fc.assert(
      fc.property(accounts, day, (account, to) => {
        const debits = sum(account.invoices.filter(({ date }) => date <= to));
        const credits = sum(account.payments.filter(({ date }) => date <= to));
        const told = tellAccount(account, { kind: "open", from: to, to });
        expect(told.balanceMinor).toBe(debits - credits);
        expect(balanceAt(account, to)).toBe(debits - credits);
      }),
    );
  });

  test("brought forward + activity = balance; two periods in a row join", () => {
    fc.assert(
      fc.property(accounts, day, (account, cut) => {
        const end = "2025-01-31";
        const whole = tellAccount(account, { kind: "activity", from: "2025-01-01", to: end });
        const first = tellAccount(account, { kind: "activity", from: "2025-01-01", to: cut });
        const next = `2025-01-${String(Number(cut.slice(8)) + 1).padStart(2, "0")}`;
        const second = tellAccount(account, { kind: "detailed", from: next, to: end });
        expect(whole.openingMinor).toBe(0);
        expect(whole.balanceMinor).toBe(balanceNow(account));
        expect(second.openingMinor).toBe(first.balanceMinor);
        expect(second.balanceMinor).toBe(whole.balanceMinor);
      }),
    );
  });
});

const sent: Statement = {
  id: "ST1",
  customer: "c",
  kind: "open",
  date: "2026-11-01",
  to: "2026-10-31",
  balance: "500.00",
  sent: { date: "2026-11-02" },
};
const limits = { statementReplyDays: 10, limitationYears: 3 };
const names = { nameOf: (id: string) => id, ownerOf: () => "iwan" };

function answered(record: Statement, told: object): Statement {
  const change = answerStatement(
    record,
    { date: "2026-11-05", by: "iwan", via: "written", ...told } as never,
    limits,
  );
  const [step] = change.steps;
  return { ...record, ...(step?.do === "set" ? step.fields : {}) } as Statement;
}

describe("the answer", () => {
  const duties = (record: Statement) =>
    statementDuties([record], names, { limits: limits as never }).map(({ rule, due }) => [
      rule,
      due,
    ]);

  test("R-COL-13, R-REM-34: a statement that was sent waits for a written reply, no oral one", () => {
    expect(duties(sent)).toEqual([["statement-reply", "2026-11-12"]]);
    expect(waitsForReply(answered(sent, { via: "oral" }))).toBe(true);
    expect(duties(answered(sent, {}))).toEqual([]);
    expect(duties({ ...sent, sent: undefined })).toEqual([]);
  });

  test("R-COL-44: sent, answered in writing, signed on site; a difference is cleared", () => {
    const { sent: _, ...draft } = sent;
    const different = answered(sent, { difference: "-20" });
    expect([
      statementState(draft),
      statementState(sent),
      statementState(answered(sent, {})),
      statementState(answered(draft, { via: "on-site" })),
      statementState(different),
    ]).toEqual(["draft", "sent", "answered", "signed", "differs"]);
    expect(duties(different)).toEqual([["statement-differs", "2026-11-15"]]);
    expect(isSigned(different)).toBe(false);
    expect(() => answered(draft, {})).toThrow("not sent");
  });
});

describe("R-COL-24: limitation of action", () => {
  test("three years after the due day, or after the last acknowledgement of that debt", () => {
    const debt = { date: "2023-12-01", due: "2024-01-10" };
    expect(barredOn(debt, [], 3)).toBe("2027-01-10");
    expect(barredOn(debt, ["2025-05-01", "2024-06-01"], 3)).toBe("2028-05-01");
    expect(barredOn(debt, ["2023-05-01"], 3)).toBe("2027-01-10");
  });

  test("R-REM-35: a duty from so many days before, one for each customer, none where it is turned off", () => {
    const debts = [
      { customer: "c", invoice: "B", date: "2024-02-01", due: "2024-02-10", openMinor: 100 },
      { customer: "c", invoice: "A", date: "2023-12-01", due: "2024-01-10", openMinor: 5000 },
    ];
    const facts = { ...names, years: 3, leadDays: 90, digits, acknowledged: () => [] };
    const told = (until: string, more = {}) =>
      limitationDuties(debts, { ...facts, until, ...more }).map(({ id, from, due }) => [
        ...[id, from, due],
      ]);
    expect(told("2026-10-11")).toEqual([]);
    expect(told("2026-10-12")).toEqual([["A", "2026-10-12", "2027-01-10"]]);
    expect(told("2026-10-12", { years: 0 })).toEqual([]);
    expect(told("2026-10-12", { acknowledged: () => ["2026-10-01"] })).toEqual([]);
  });
});
