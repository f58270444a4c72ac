import type { Facts } from "../../law/facts.ts";
import { fromMinor } from "../../law/money.ts";
import { taxedPaper } from "../../law/tax.ts";
import type { Purchase } from "../purchase/purchase.ts";
import { type Bill, type BillLine, bill } from "./bill.ts";

type Billing = Pick<Bill, "purchase" | "lines">;

/** The orders that an invoice is for: the one it names, and those of its lines. */
export function ordersOf({ purchase, lines = [] }: Billing): readonly string[] {
  const all = [purchase, ...lines.map((line) => line.purchase)];
  return [...new Set(all.flatMap((one) => one ?? []))];
}

/** The order of a line: its own, else that of its invoice. */
function orderOf(line: BillLine, { purchase }: Pick<Billing, "purchase">): string | undefined {
  return line.purchase ?? purchase;
}

/**
 * What of an invoice is for one order, or with nothing named for none, as an invoice of that alone;
 * undefined: it is not about it. Freight belongs to the order that the invoice itself names.
 */
export function partFor<B extends Billing & Omit<Bill, "id">>(
  record: B,
  order: string | undefined,
  digits: number,
): B | undefined {
  const { lines = [], purchase } = record;
  if (lines.length === 0) return purchase === order ? record : undefined;
  const mine = lines.filter((line) => orderOf(line, record) === order);
  if (mine.length === 0) return undefined;
  if (mine.length === lines.length) return record;
  const freight = purchase === order ? record.freight : undefined;
  const { grossMinor } = taxedPaper({ ...record, freight, lines: mine }, digits);
  return { ...record, freight, lines: mine, amount: fromMinor(grossMinor, digits) };
}

/** All invoices of an order, bound ones too, each as far as it is for that order. */
export async function billsOf(
  book: Facts,
  { id, supplier, date }: Pick<Purchase, "id" | "supplier" | "date">,
): Promise<readonly Bill[]> {
  const found = await book.whereSince(bill, { field: "supplier", value: supplier, since: date });
  return found.flatMap((one) =>
    one.supplier === supplier ? (partFor(one, id, book.digits) ?? []) : [],
  );
}
