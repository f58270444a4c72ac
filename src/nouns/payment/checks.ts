import {
  atField,
  type Check,
  type CheckFacts,
  type Found,
  type Spot,
  type Tally,
} from "../../law/check.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { Payment } from "./payment.ts";
import { type Seen, usedTwice } from "./used-check.ts";

/**
 * No invoice has been paid more than it says, what is over belongs to the customer's credit; no
 * money settles more than it was; and a payment settles invoices of its own customer.
 */
export const settledCheck: Check = {
  name: "settled",
  nouns: ["invoice", "payment"],
  begin: settledTally,
};

interface Owed {
  readonly minor: number;
  readonly customer: string;
  readonly amount: string;
  readonly at: Spot;
}

function settledTally({ digits }: CheckFacts): Tally {
  const owed = new Map<string, Owed>();
  const paid = new Map<string, number>();
  const credits = new Map<string, number>();
  const seen: Seen[] = [];
  const payers: { invoice: string; customer: string; at: Spot }[] = [];
  return {
    see({ noun, record, at, sound }) {
      if (!sound) return;
      if (noun.name === "invoice") {
        const { id, amount, customer, credits: of } = record as unknown as Invoice;
        if (of) credits.set(of, (credits.get(of) ?? 0) - toMinor(amount, digits));
        owed.set(id, { minor: toMinor(amount, digits), customer, amount, at });
        return;
      }
      const entry = record as unknown as Payment;
      const { allocations = [], customer } = entry;
      seen.push({ entry, at });
      for (const [index, { invoice, amount }] of allocations.entries()) {
        paid.set(invoice, (paid.get(invoice) ?? 0) + toMinor(amount, digits));
        const known = owed.get(invoice)?.customer;
        if (known === customer) continue;
        payers.push({ invoice, customer, at: atField(at, "allocations", index, "invoice") });
      }
    },
    end: () => [
      ...overpaid(owed, paid, digits),
      ...usedTwice(seen, digits),
      ...overCredited(owed, credits, digits),
      ...payers.flatMap((one) => stranger(one, owed)),
    ],
  };
}

function overpaid(
  owed: ReadonlyMap<string, Owed>,
  paid: ReadonlyMap<string, number>,
  digits: number,
): Found[] {
  return [...owed].flatMap(([id, { minor, amount, at }]): Found[] => {
    const sum = paid.get(id) ?? 0;
    if (Math.abs(sum) <= Math.abs(minor)) return [];
    const settled = fromMinor(sum, digits);
    const text = say(`${settled} is settled of ${amount}`, `已核销 ${settled}，超过应收 ${amount}`);
    return [{ code: "overpaid", at: atField(at, "amount"), text }];
  });
}

/** More of an invoice is taken back than it was for. */
function overCredited(
  owed: ReadonlyMap<string, Owed>,
  credits: ReadonlyMap<string, number>,
  digits: number,
): Found[] {
  return [...credits].flatMap(([id, minor]): Found[] => {
    const known = owed.get(id);
    if (!known || minor <= known.minor) return [];
    const back = fromMinor(minor, digits);
    const text = say(
      `${back} is taken back of ${known.amount}`,
      `已冲减 ${back}，超过应收 ${known.amount}`,
    );
    return [{ code: "over-credited", at: atField(known.at, "amount"), text }];
  });
}

function stranger(
  { invoice, customer, at }: { invoice: string; customer: string; at: Spot },
  owed: ReadonlyMap<string, Owed>,
): Found[] {
  const other = owed.get(invoice)?.customer;
  if (other === undefined || other === customer) return [];
  const text = say(
    `${customer} paid ${invoice}, which ${other} owes`,
    `${customer} 支付了 ${other} 的应收单 ${invoice}`,
  );
  return [{ code: "other-payer", at, text }];
}
