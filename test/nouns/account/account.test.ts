import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMinor } from "../../../src/law/money.ts";
import { account } from "../../../src/nouns/account/account.ts";
import { bookLines, bookView, dailyView } from "../../../src/nouns/account/book.ts";
import { classesFor, classKind, className } from "../../../src/nouns/account/classes.ts";
import { accountClosing, adjustedMinor } from "../../../src/nouns/account/closing.ts";
import { accountDuties } from "../../../src/nouns/account/duties.ts";
import { type CashEntry, cashEntry, movedMinor } from "../../../src/nouns/account/entry.ts";
import { payment } from "../../../src/nouns/payment/payment.ts";

const digits = 2;
const reading = { today: "2026-11-22", digits };

function entry(told: Partial<CashEntry> = {}): CashEntry {
  const usual = { id: "CE1", date: "2026-11-20", kind: "out" as const, account: "box" };
  return { ...usual, amount: "20.00", class: "office", ...told };
}

function sumOf(noun: typeof payment | typeof cashEntry, name: string, one: unknown) {
  return noun.sums?.find((sum) => sum.name === name)?.of(one as never, digits);
}

describe("every income and outgo is classified (R-COL-40)", () => {
  test("a class is known by its code and its name in either language", () => {
    for (const typed of ["travel", "差旅费", "Travel "]) {
      expect(classKind.parse(typed, reading)).toBe("travel");
    }
    expect(classKind.parse("hall rent", reading)).toBe("hall rent");
    expect(className("travel").zh).toBe("差旅费");
    expect(classesFor("out", ["hall rent"])).toContain("hall rent");
    expect(classesFor("in", ["hall rent"])).not.toContain("travel");
  });

  test("income and spending have a class, money between accounts two of them", () => {
    const wrong = (told: Partial<CashEntry>): string[] =>
      (cashEntry.agree?.(entry(told) as never, { digits }) ?? []).map(({ text }) => text.en);
    expect(wrong({})).toEqual([]);
    expect(wrong({ class: undefined })).toEqual(["income and spending are classified"]);
    expect(wrong({ to: "icbc" })).toEqual(["only a transfer goes to an account"]);
    expect(wrong({ kind: "transfer", class: undefined })).toEqual([
      "money goes to another account",
    ]);
    expect(wrong({ kind: "transfer", to: "box" })).toEqual(["money goes to another account"]);
    expect(wrong({ kind: "transfer", to: "icbc", class: undefined })).toEqual([]);
  });
});

describe("what is in an account", () => {
  test("customers' money counts by account, else by the way it came as ever", () => {
    const one = { customer: "quick", date: "2026-11-20", amount: "5.00", method: "cash" };
    expect(sumOf(payment, "cash", one)).toEqual([["cash", 500]]);
    expect(sumOf(payment, "accountIn", one)).toEqual([]);
    expect(sumOf(payment, "cash", { ...one, account: "box" })).toEqual([]);
    expect(sumOf(payment, "accountIn", { ...one, account: "box" })).toEqual([["box", 500]]);
  });

  test("a transfer takes from one account what it puts into the other", () => {
    expect(movedMinor(entry({ kind: "in" }), digits)).toEqual([["box", 2000]]);
    expect(movedMinor(entry(), digits)).toEqual([["box", -2000]]);
    expect(movedMinor(entry({ kind: "transfer", to: "icbc" }), digits)).toEqual([
      ["box", -2000],
      ["icbc", 2000],
    ]);
  });

  test("an opening balance has a day", () => {
    expect(account.agree?.({ opening: "5.00" } as never, { digits })).toHaveLength(1);
    expect(
      account.agree?.({ opening: "5.00", openingDate: "2026-10-31" } as never, { digits }),
    ).toEqual([]);
  });
});

const anyEntries = fc.array(
  fc.record({
    date: fc.constantFrom("2026-11-18", "2026-11-19", "2026-11-20"),
    kind: fc.constantFrom("in" as const, "out" as const, "transfer" as const),
    account: fc.constantFrom("box", "icbc"),
    minor: fc.integer({ min: -5000, max: 5000 }),
  }),
  { maxLength: 12 },
);

describe("the book of an account (日记账)", () => {
  test("of any entries, line by line and day by day, ends with opening + in - out", () => {
    fc.assert(
      fc.property(anyEntries, fc.integer({ min: -999, max: 9999 }), (all, openingMinor) => {
        const entries = all.map(({ minor, ...one }, at) => {
          const to = one.account === "box" ? "icbc" : "box";
          const other = one.kind === "transfer" ? { to, class: undefined } : {};
          return entry({ ...one, ...other, id: `CE${at}`, amount: fromMinor(minor, digits) });
        });
        const lines = bookLines(
          "box",
          { payments: [], billPayments: [], entries },
          { nameOf: (key) => key, digits },
        );
        const moved = entries
          .flatMap((one) => movedMinor(one, digits))
          .reduce((sum, [place, minor]) => sum + (place === "box" ? minor : 0), 0);
        const told = {
          ...{ name: "Box", from: "2026-11-01", to: "2026-11-30", openingMinor, lines, digits },
          closed: undefined,
        };
        const end = fromMinor(openingMinor + moved, digits);
        for (const view of [bookView(told), dailyView(told)]) {
          expect(view.totals?.balance).toBe(end);
          if (view.rows.length > 0) expect(view.rows.at(-1)?.balance).toBe(end);
        }
        const days = dailyView(told).rows;
        for (const [at, row] of days.entries()) {
          if (at > 0) expect(row.opening).toBe(days[at - 1]?.balance);
        }
      }),
    );
  });
});

describe("closings", () => {
  const month = {
    ...{ account: "icbc", date: "2026-10-31", kind: "month", balance: "1000.00" },
    counted: "1450.00",
  };

  test("the bank's balance and ours come together by what is in one book only", () => {
    const items = [
      { kind: "book-out" as const, amount: "500.00" },
      { kind: "bank-in" as const, amount: "20.00" },
      { kind: "bank-out" as const, amount: "10.00" },
      { kind: "book-in" as const, amount: "60.00" },
    ];
    expect(adjustedMinor({ balance: "1000.00", counted: "1450.00", items }, digits)).toEqual({
      bookMinor: 101000,
      bankMinor: 101000,
    });
    expect(accountClosing.agree?.({ ...month, items } as never, { digits })).toEqual([]);
    expect(accountClosing.agree?.(month as never, { digits })).toHaveLength(1);
  });

  test("who keeps a cash box is asked on working days, who keeps an account once a month", () => {
    const calendar = {
      isWorkday: (day: string) => day !== "2026-11-22",
      addWorkdays: () => "2026-11-06",
    } as never;
    const box = { id: "box", name: "Box", closes: "day" as const, keeper: "lan" };
    const bank = { id: "icbc", name: "ICBC", closes: "month" as const };
    const rules = (today: string, closed: [string, string][] = []): string[] =>
      accountDuties([box, bank, { id: "x", name: "X" }], new Map(closed), { today, calendar }).map(
        ({ rule, id, who }) => `${rule} ${id} ${who ?? ""}`,
      );
    expect(rules("2026-11-20")).toEqual(["account-day box lan", "account-month icbc "]);
    expect(rules("2026-11-22")).toEqual(["account-month icbc "]);
    const done: [string, string][] = [
      ["box", "2026-11-20"],
      ["icbc", "2026-10-31"],
    ];
    expect(rules("2026-11-20", done)).toEqual([]);
    expect(rules("2026-12-01", done)).toEqual(["account-day box lan", "account-month icbc "]);
  });
});
