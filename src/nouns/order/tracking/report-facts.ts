import { addDays, type Period } from "../../../law/dates.ts";
import { parsePeriod } from "../../../law/typed-dates.ts";
import { carrier, carrierCalled } from "../../carrier/carrier.ts";
import { customer } from "../../customer/customer.ts";
import { productNames } from "../../product/names.ts";
import { staff } from "../../staff/staff.ts";
import type { Context } from "../../verb.ts";
import { type Shipped, shippedWithin } from "./load.ts";

/** What is shown when no period is named: about a quarter. */
const usualDays = 92;

/** The period that was typed, or the last quarter up to today. */
export function periodOr(typed: string | undefined, today: string): Period {
  if (typed !== undefined) return parsePeriod(typed, { today });
  return { from: addDays(today, -usualDays), to: today };
}

/** The shipments of a period and what reports about them ask of the book. */
export async function reportFacts(
  { book, today, language }: Pick<Context, "book" | "today" | "language">,
  period: Period,
) {
  const shipped: readonly Shipped[] = await shippedWithin(book, period);
  const customers = await book.some(
    customer,
    new Set(shipped.map(({ record }) => record.customer)),
  );
  const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
  const carriers = book.hasFolder(carrier.folder) ? await book.all(carrier) : [];
  return {
    ...period,
    ...{ shipped, today, language, customers },
    digits: book.digits,
    limits: book.settings.limits,
    nameOf: await productNames(book),
    staffName: (id: string): string => people.get(id) ?? id,
    customerName: (id: string): string => customers.get(id)?.name ?? id,
    carrierName: (text: string): string => carrierCalled(carriers, text)?.name ?? text,
  };
}
