import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/law/change.ts";
import { addDays } from "../../../src/law/dates.ts";
import { RoundsError } from "../../../src/law/errors.ts";
import { exchanged } from "../../../src/law/kinds/exchange.ts";
import { fromMinor, toMinor } from "../../../src/law/money.ts";
import { standing } from "../../../src/law/reversal.ts";
import { agedLines, paidUpTo } from "../../../src/nouns/invoice/aging.ts";
import { creditInvoice } from "../../../src/nouns/invoice/crediting.ts";
import { type Invoice, invoice } from "../../../src/nouns/invoice/invoice.ts";
import { collectForeign } from "../../../src/nouns/payment/foreign.ts";
import { bounce, reallocate, refund } from "../../../src/nouns/payment/moving.ts";
import { applyCredit, collect } from "../../../src/nouns/payment/rules.ts";
import { duesAsOf } from "../../../src/nouns/repayment/as-of.ts";
import {
  equalParts,
  grantRepayment,
  withdrawRepayment,
} from "../../../src/nouns/repayment/rules.ts";
import { bookWriteOff } from "../../../src/nouns/write-off/rules.ts";
import {
  accountIn,
  after,
  balances,
  creditOf,
  digits,
  emptyBook,
  invoicesOf,
  payer,
  plansOf,
  potsIn,
  type SmallBook,
  settledOf,
  undone,
} from "./small-book.ts";

/** One thing that happens to a customer's money; numbers choose among what there is. */
interface Event {
  readonly what:
    | "invoice"
    | "credit"
    | "collect"
    | "named"
    | "free"
    | "ahead"
    | "apply"
    | "move"
    | "refund"
    | "write-off"
    | "bounce"
    | "plan"
    | "withdraw"
    | "abroad"
    | "foreign"
    | "undo";
  readonly pick: number;
  readonly minor: number;
  readonly days: number;
  readonly parts: number;
}

const event: fc.Arbitrary<Event> = fc.record({
  what: fc.constantFrom<Event["what"][]>(
    "invoice",
    "invoice",
    "invoice",
    "credit",
    "collect",
    "collect",
    "named",
    "free",
    "ahead",
    "apply",
    "move",
    "move",
    "refund",
    "write-off",
    "bounce",
    "plan",
    "withdraw",
    "abroad",
    "abroad",
    "foreign",
    "foreign",
    "undo",
  ),
  pick: fc.nat({ max: 50 }),
  minor: fc.integer({ min: 1, max: 60_000 }),
  days: fc.nat({ max: 25 }),
  parts: fc.integer({ min: 1, max: 4 }),
});

const chosen = <T>(all: readonly T[], pick: number): T | undefined => all[pick % all.length];
const money = (minor: number): string => fromMinor(minor, digits);

function invoiced({ minor, parts, days }: Event, id: string, date: string): Change {
  const amount = minor + parts;
  const instalments =
    parts === 1
      ? undefined
      : equalParts(amount, { count: parts, first: addDays(date, days), everyDays: 20, digits });
  const due = instalments?.at(-1)?.due ?? addDays(date, days);
  const record: Invoice = { id, customer: payer.id, date, due, amount: money(amount), instalments };
  return {
    steps: [{ do: "create", noun: invoice, record }],
    receipt: { en: "", zh: "" },
  };
}

/** What an event comes to by the rules; undefined where there is nothing that it could happen to. */
function changeOf(told: Event, book: SmallBook, date: string): Change | undefined {
  const { what, pick, minor, parts } = told;
  const account = accountIn(book);
  const { owed } = account;
  const id = `PY${book.ids}`;
  const paper = chosen(owed, pick)?.invoice;
  const paid = { ...account, id, customer: account.payer };
  const pots = potsIn(book);
  const pot = chosen(
    pots.filter(({ fundsMinor }) => fundsMinor > 0),
    pick,
  );
  switch (what) {
    case "invoice":
      return invoiced(told, `IV${book.ids}`, date);
    case "credit": {
      const record = chosen(
        invoicesOf(book).filter(({ credits }) => credits === undefined),
        pick,
      );
      if (!record) return undefined;
      const earlier = invoicesOf(book).filter(({ credits }) => credits === record.id);
      const amount = pick % 3 === 0 ? undefined : money(minor % 9000 || 1);
      return creditInvoice(
        record,
        { date, why: "returned", amount },
        {
          id: `IV${book.ids}`,
          entry: id,
          buyer: payer.name,
          currency: "CNY",
          digits,
          earlier,
          settledMinor: settledOf(book).get(record.id) ?? 0,
        },
      );
    }
    case "collect":
      return collect({ date, amount: money(minor) }, paid);
    case "named":
      if (!paper) return undefined;
      return collect(
        { date, amount: money(minor) },
        { ...paid, owed: owed.filter((one) => one.invoice === paper) },
      );
    case "free": {
      const settle = owed.slice(0, parts).map((one) => ({
        invoice: one.invoice.id,
        amount: money(Math.max(1, Math.floor(one.open / parts))),
      }));
      const sum = settle.reduce((all, one) => all + toMinor(one.amount, digits), 0);
      return collect({ date, amount: money(sum + minor) }, { ...paid, settle });
    }
    case "ahead":
      return collect({ date, amount: money(minor), kind: "deposit" }, { ...paid, owed: [] });
    case "apply":
      if (account.creditMinor <= 0 || owed.length === 0) return undefined;
      return applyCredit({ date, amount: "0.00" }, { ...paid, pots });
    case "move": {
      if (!pot) return undefined;
      const was = book.payments.find((one) => one.id === pot.id);
      if (!was || was.writeOff !== undefined) return undefined;
      const targets = owed.slice(0, parts).map((one) => one.invoice.id);
      const invoices = pick % 4 === 0 ? [] : [...targets, ...pot.settles.keys()];
      const papers = new Map(invoicesOf(book).map((one) => [one.id, one]));
      return reallocate(
        { date },
        { ...account, id, pot, was, papers },
        { invoices: [...new Set(invoices)] },
      );
    }
    case "refund":
      if (account.creditMinor <= 0) return undefined;
      return refund(
        { date, amount: money(Math.min(minor, account.creditMinor)) },
        { ...account, id },
      );
    case "write-off": {
      const open = chosen(owed, pick);
      if (!open) return undefined;
      const amount = money(Math.min(minor, open.open));
      const lines = [{ invoice: open.invoice.id, amount }];
      const record = { id: `WO${book.ids}`, customer: payer.id, date, lines, why: "gone" };
      return bookWriteOff(record, { date }, { ...account, id });
    }
    case "bounce": {
      const stands = standing(book.payments);
      const was = stands.find((one) => one.id === pot?.id);
      if (!was || !pot || toMinor(was.amount, digits) <= 0) return undefined;
      return bounce({ date, why: "no funds" }, { ...account, id, pot, was });
    }
    case "plan": {
      const record = {
        id: `RP${book.ids}`,
        customer: payer.id,
        date,
        parts: equalParts(account.balanceMinor, {
          count: parts,
          first: addDays(date, 9),
          everyDays: 30,
          digits,
        }),
      };
      if (owed.length === 0) return undefined;
      return grantRepayment(
        record,
        { date },
        { ...account, settled: settledOf(book), name: payer.name },
      );
    }
    case "withdraw": {
      const plans = plansOf(book);
      const record = chosen(
        plans.filter((one) => one.granted && !one.withdrawn),
        pick,
      );
      if (!record) return undefined;
      return withdrawRepayment(record, { date, why: "broken" }, { owed, name: payer.name, plans });
    }
    case "abroad": {
      const [foreign, rate] = [money(minor), rateOf(pick)];
      const amount = money(exchanged(foreign, rate, digits));
      const terms = { currency: "USD", rate, foreignAmount: foreign };
      const due = addDays(date, parts * 10);
      const record: Invoice = {
        ...{ id: `IV${book.ids}`, customer: payer.id, date, due, amount },
        ...terms,
      };
      return { steps: [{ do: "create", noun: invoice, record }], receipt: { en: "", zh: "" } };
    }
    case "foreign":
      return collectForeign(
        { date, amount: money(minor), currency: "USD", rate: rateOf(pick + 3) },
        paid,
      );
    default:
      return undefined;
  }
}

/** What a dollar is worth, up and down. */
const rateOf = (pick: number): string => fromMinor(650 + (pick % 11) * 10, 2);

interface Lived {
  readonly book: SmallBook;
  readonly lastDay: string;
  /** The book before and after each undo. */
  readonly undos: readonly { readonly before: SmallBook; readonly after: SmallBook }[];
  /** What was not refused. */
  readonly happened: readonly Event["what"][];
}

/** Lets events happen one after the other, with an eye on the book after each. */
function live(events: readonly Event[], look: (book: SmallBook, today: string) => void): Lived {
  const history: SmallBook[] = [];
  const undos: { before: SmallBook; after: SmallBook }[] = [];
  let book = emptyBook;
  let today = "2026-01-01";
  const happened: Event["what"][] = [];
  for (const told of events) {
    today = addDays(today, told.days);
    book = { ...book, ids: book.ids + 1 };
    if (told.what === "undo") {
      const before = history.pop();
      if (!before) continue;
      book = undone(before, book);
      undos.push({ before, after: book });
      // What was before that is another change's to take back.
      history.length = 0;
    } else {
      let change: Change | undefined;
      try {
        change = changeOf(told, book, today);
      } catch (error) {
        // What the rules refuse does not happen.
        if (!(error instanceof RoundsError)) throw error;
      }
      if (!change) continue;
      history.push(book);
      book = after(book, change);
    }
    happened.push(told.what);
    look(book, today);
  }
  return { book, lastDay: today, undos, happened };
}

const events = fc.array(event, { minLength: 5, maxLength: 45 });

describe("the money side, whatever happens", () => {
  test("aging as of any day = the sum of balances = debits - credits", () => {
    fc.assert(
      fc.property(events, fc.array(fc.nat({ max: 600 }), { maxLength: 4 }), (all, days) => {
        const { book, lastDay } = live(all, (now, today) => {
          const { aged, due } = balances(now, today);
          expect(aged).toBe(due);
          const open = accountIn(now).balanceMinor;
          const negative = invoicesOf(now).reduce(
            (sum, one) =>
              sum + Math.min(0, toMinor(one.amount, digits) - (settledOf(now).get(one.id) ?? 0)),
            0,
          );
          expect(aged).toBe(open + negative - creditOf(now));
        });
        for (const day of [...days.map((one) => addDays("2026-01-01", one)), lastDay]) {
          const { aged, due } = balances(book, day);
          expect(aged).toBe(due);
        }
      }),
    );
  });

  test("each payment's money is allocated at most once", () => {
    fc.assert(
      fc.property(events, (all) => {
        live(all, (book) => {
          const pots = potsIn(book);
          for (const { id, fundsMinor, settles, restMinor } of pots) {
            if (fundsMinor <= 0) continue;
            const used = [...settles.values()].reduce((sum, minor) => sum + minor, 0);
            expect(used + restMinor, id).toBeLessThanOrEqual(fundsMinor);
            expect(used, id).toBeGreaterThanOrEqual(0);
            expect(restMinor, id).toBeGreaterThanOrEqual(0);
          }
          const rests = pots.reduce((sum, { restMinor }) => sum + restMinor, 0);
          expect(rests).toBe(Math.max(0, creditOf(book)));
        });
      }),
    );
  });

  test("part payments never disappear: what an invoice says less what was settled stays open", () => {
    fc.assert(
      fc.property(events, (all) => {
        live(all, (book) => {
          const settled = settledOf(book);
          const byPots = new Map<string, number>();
          for (const { settles } of potsIn(book)) {
            for (const [id, minor] of settles) byPots.set(id, (byPots.get(id) ?? 0) + minor);
          }
          const open = new Map(accountIn(book).owed.map((one) => [one.invoice.id, one.open]));
          for (const { id, amount } of invoicesOf(book)) {
            const [whole, paid] = [toMinor(amount, digits), settled.get(id) ?? 0];
            expect(byPots.get(id) ?? 0, id).toBe(paid);
            expect(Math.sign(whole) * paid, id).toBeGreaterThanOrEqual(0);
            expect(Math.abs(paid), id).toBeLessThanOrEqual(Math.abs(whole));
            if (whole > 0) expect(open.get(id) ?? 0, id).toBe(whole - paid);
          }
        });
      }),
    );
  });

  test("undo restores: what is settled, paid ahead and owed as of any day is as it was", () => {
    fc.assert(
      fc.property(events, fc.nat({ max: 600 }), (all, days) => {
        const { undos, lastDay } = live(all, () => {});
        for (const { before, after: back } of undos) {
          const plain = (map: ReadonlyMap<string, number>) =>
            [...map].filter(([, minor]) => minor !== 0).sort();
          expect(plain(settledOf(back))).toEqual(plain(settledOf(before)));
          expect(creditOf(back)).toBe(creditOf(before));
          expect(back.records).toEqual(before.records);
          for (const day of [addDays("2026-01-01", days), lastDay]) {
            expect(balances(back, day)).toEqual(balances(before, day));
          }
          const rests = (book: SmallBook) =>
            potsIn(book).flatMap(({ id, restMinor }) => (restMinor > 0 ? [[id, restMinor]] : []));
          expect(rests(back)).toEqual(rests(before));
        }
      }),
    );
  });

  test("aging as of a day is later what it was on that day, part by part (R-COL-32)", () => {
    const told = (book: SmallBook, asOf: string): readonly string[] => {
      const invoices = duesAsOf(invoicesOf(book), plansOf(book), asOf);
      const { settled } = paidUpTo(book.payments, { invoices, asOf, digits });
      return agedLines(invoices, { settled, asOf, digits }).map((one) =>
        [one.invoice.id, one.due, one.openMinor, one.bucket].join(" "),
      );
    };
    const kept = events.map((all) => all.filter(({ what }) => what !== "undo"));
    fc.assert(
      fc.property(kept, (all) => {
        const days = new Map<string, readonly string[]>();
        const { book } = live(all, (now, today) => days.set(today, told(now, today)));
        for (const [day, then] of days) expect(told(book, day), day).toEqual(then);
      }),
    );
  });

  test("money set free again is what came in: no difference of exchange stays with it", () => {
    fc.assert(
      fc.property(events, (all) => {
        const { book, lastDay } = live(all, () => {});
        for (const pot of potsIn(book)) {
          const was = book.payments.find((one) => one.id === pot.id);
          if (!was?.currency || pot.fundsMinor <= 0 || pot.settles.size === 0) continue;
          const id = "PYfree";
          const facts = { ...accountIn(book), id, pot, was };
          const freed = after(book, reallocate({ date: lastDay }, facts, { invoices: [] }));
          const now = potsIn(freed).find((one) => one.id === pot.id);
          expect(now?.fundsMinor).toBe(toMinor(was.amount, digits));
          expect(now?.settles.size).toBe(0);
        }
      }),
    );
  });

  test("much of all that may happen does, of every kind: the examples are not all refused", () => {
    const drawn = fc.sample(events, { numRuns: 400, seed: 7 });
    const lived = drawn.map((all) => live(all, () => {}));
    const done = lived.map(({ happened }, at) => happened.length / (drawn[at]?.length ?? 1));
    expect(done.reduce((sum, share) => sum + share, 0) / done.length).toBeGreaterThan(0.6);
    const kinds = new Set(lived.flatMap(({ happened }) => happened));
    expect([...kinds].sort()).toEqual([...new Set(drawn.flat().map(({ what }) => what))].sort());
    const reach = (test: (book: SmallBook) => boolean): boolean =>
      lived.some(({ book }) => test(book));
    expect(reach((book) => creditOf(book) < 0)).toBe(true);
    expect(reach((book) => invoicesOf(book).some((one) => one.instalments !== undefined))).toBe(
      true,
    );
    const moved = ({ payments }: SmallBook): boolean =>
      payments.some(({ allocations = [] }) => allocations.some(({ from }) => from !== undefined));
    expect(reach(moved)).toBe(true);
  });
});
