import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMicro } from "../../../src/law/decimal.ts";
import { fromMinor, toMinor } from "../../../src/law/money.ts";
import { type CreditTold, creditInvoice } from "../../../src/nouns/invoice/crediting.ts";
import { type Invoice, invoice, invoiceTaxed } from "../../../src/nouns/invoice/invoice.ts";
import { billedMicro } from "../../../src/nouns/invoice/rules.ts";
import type { Payment } from "../../../src/nouns/payment/payment.ts";
import { refusal } from "../support.ts";

const told = { date: "2026-11-22", why: "broken" };

/** The credit note and the entry that sets it against its invoice. */
function credit(
  record: Invoice,
  more: Partial<CreditTold> = {},
  { earlier = [], settledMinor = 0 }: { earlier?: readonly Invoice[]; settledMinor?: number } = {},
): { readonly note: Invoice; readonly entry: Payment } {
  const { steps } = creditInvoice(
    record,
    { ...told, ...more },
    {
      id: `IV261122${String.fromCharCode(65 + earlier.length)}-lan`,
      entry: "PY261122A-lan",
      ...{ buyer: "Red", currency: "CNY", digits: 2, earlier, settledMinor },
    },
  );
  const [made, set] = steps;
  if (made?.do !== "create" || set?.do !== "append") throw new Error("two steps");
  return { note: made.record as unknown as Invoice, entry: set.entry as unknown as Payment };
}

const lineOf = fc.record(
  {
    product: fc.constantFrom("tea", "cup"),
    quantity: fc.integer({ min: 1, max: 50_000_000 }).map(fromMicro),
    price: fc.integer({ min: 0, max: 99_999 }).map((n) => fromMinor(n, 3)),
    discount: fc.constantFrom("0.05", "0.333"),
    taxRate: fc.constantFrom("0.13", "0.06"),
  },
  { requiredKeys: ["product", "quantity", "price"] },
);

const invoices = fc
  .record({
    lines: fc.array(lineOf, { minLength: 1, maxLength: 4 }),
    freight: fc.option(
      fc.integer({ min: 0, max: 9_999 }).map((n) => fromMinor(n, 2)),
      {
        nil: undefined,
      },
    ),
    taxRate: fc.constantFrom(undefined, "0.13"),
    pricesIncludeTax: fc.boolean(),
    rate: fc.constantFrom(undefined, "1", "7.1234"),
  })
  .map(({ rate, ...paper }): Invoice => {
    const foreign = rate === undefined ? {} : { currency: "USD", rate };
    const gross = invoiceTaxed({ ...paper, ...foreign }, 2).grossMinor;
    const worth = rate === undefined ? gross : Math.round(gross * Number(rate));
    const dates = { date: "2026-11-01", due: "2026-12-01" };
    const foreignAmount = rate === undefined ? {} : { foreignAmount: fromMinor(gross, 2) };
    const amount = fromMinor(worth, 2);
    return { id: "IV1", customer: "red", ...dates, ...paper, ...foreign, ...foreignAmount, amount };
  })
  .filter((one) => toMinor(one.amount, 2) > 0);

/** Takes goods back in parts, then all that is left. */
function partly(record: Invoice, shares: readonly number[]): readonly Invoice[] {
  const notes: Invoice[] = [];
  for (const share of shares) {
    const left = billedMicro([record, ...notes]);
    const lines = [...left].flatMap(([product, micro]) => {
      const part = Math.floor((micro * share) / 100);
      return part > 0 ? [{ product, quantity: fromMicro(part) }] : [];
    });
    if (lines.length === 0) continue;
    try {
      notes.push(credit(record, { lines }, { earlier: notes }).note);
    } catch (error) {
      expect(String(error)).toMatch(/nothing would be taken back|taken back already/);
    }
  }
  const rest = [record, ...notes].reduce((sum, one) => sum + toMinor(one.amount, 2), 0);
  return rest > 0 ? [...notes, credit(record, {}, { earlier: notes }).note] : notes;
}

describe("credit notes", () => {
  test("in any parts, goods and the rest, come to the whole invoice with a minus", () => {
    const shares = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 });
    fc.assert(
      fc.property(invoices, shares, (record, parts) => {
        const notes = partly(record, parts);
        const sum = (key: "amount" | "foreignAmount") =>
          [record, ...notes].reduce((all, one) => all + toMinor(one[key] ?? "0", 2), 0);
        expect(sum("amount")).toBe(0);
        expect(sum("foreignAmount")).toBe(0);
        for (const note of notes) {
          expect(invoice.agree?.(note as never, { digits: 2 }) ?? []).toEqual([]);
          expect(note).toMatchObject({ credits: record.id, customer: record.customer });
        }
      }),
    );
  });

  test("take back tax and freight with the goods, once", () => {
    const lines = [{ product: "tea", quantity: "3", price: "10" }];
    const paper = { lines, freight: "5.00", taxRate: "0.13" };
    const amount = fromMinor(invoiceTaxed(paper, 2).grossMinor, 2);
    const dates = { date: "2026-11-01", due: "2026-12-01" };
    const record: Invoice = { id: "IV1", customer: "red", ...dates, ...paper, amount };
    const first = credit(record, { lines: [{ product: "tea", quantity: "1" }] }).note;
    expect(first).toMatchObject({ amount: "-11.30" });
    expect(first.freight).toBeUndefined();
    const rest = credit(record, {}, { earlier: [first] }).note;
    expect(rest).toMatchObject({ amount: "-28.25", freight: "5.00" });
    expect(rest.lines?.map((one) => one.quantity)).toEqual(["2"]);
  });

  const plain: Invoice = {
    id: "IV1",
    customer: "red",
    date: "2026-11-01",
    due: "2026-12-01",
    amount: "100.00",
  };

  test("are set against what is open of the invoice; what is over is the customer's credit", () => {
    const open = (settledMinor: number) =>
      credit(plain, { amount: "80.00" }, { settledMinor }).entry.allocations;
    expect(open(0)).toEqual([
      { invoice: "IV1", amount: "80.00" },
      { invoice: "IV261122A-lan", amount: "-80.00" },
    ]);
    expect(open(5_000)).toEqual([
      { invoice: "IV1", amount: "50.00" },
      { invoice: "IV261122A-lan", amount: "-80.00" },
    ]);
    expect(open(10_000)).toEqual([{ invoice: "IV261122A-lan", amount: "-80.00" }]);
  });

  test("never take back more than there is, nor a credit note, nor before its invoice", () => {
    const note = credit(plain, { amount: "80.00" }).note;
    const again = (more: Partial<CreditTold>) =>
      refusal(() => credit(plain, more, { earlier: [note] }));
    expect(again({ amount: "20.01" })).toBe("IV1: 20.00 is left to take back");
    expect(credit(plain, {}, { earlier: [note] }).note.amount).toBe("-20.00");
    const all = credit(plain, {}).note;
    expect(refusal(() => credit(plain, {}, { earlier: [all] }))).toContain("taken back already");
    expect(refusal(() => credit(note))).toContain("is itself a credit note");
    expect(refusal(() => credit(plain, { date: "2026-10-31" }))).toContain("issued only on");
    expect(refusal(() => credit(plain, { amount: "0" }))).toContain("nothing");
    const goods = { lines: [{ product: "tea", quantity: "1" }] };
    expect(refusal(() => credit(plain, goods))).toContain("has 0 tea left");
  });
});
