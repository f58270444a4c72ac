import type { Change } from "../../law/change.ts";
import { standing } from "../../law/reversal.ts";
import { customer } from "../customer/customer.ts";
import { assertNotAhead } from "../move/rules.ts";
import { order } from "../order/order.ts";
import { payment } from "../payment/payment.ts";
import { productNames } from "../product/names.ts";
import type { Context } from "../verb.ts";
import { type CreditFacts, type CreditTold, creditInvoice } from "./crediting.ts";
import { type Invoice, invoice } from "./invoice.ts";

async function orderOf({ order: id }: Invoice, book: Context["book"]): Promise<CreditFacts["of"]> {
  const found = id === undefined ? undefined : await book.maybe(order, id);
  return found && { order: found, invoices: await book.where(invoice, "order", found.id) };
}

/** Takes an invoice back by a credit note, from what the book knows of it. */
export async function credited(
  { book, me, today }: Context,
  id: string,
  told: CreditTold,
): Promise<Change> {
  assertNotAhead(told.date, today);
  const record = await book.get(invoice, id);
  const { name } = await book.get(customer, record.customer);
  const settled = await book.sums(payment, "settled");
  const paid = await book.where(payment, "customer", record.customer);
  return creditInvoice(
    record,
    { ...told, by: me },
    {
      id: await book.newId(invoice, { date: told.date }),
      entry: await book.newId(payment, { date: told.date }),
      buyer: name,
      currency: book.settings.currency,
      digits: book.digits,
      nameOf: await productNames(book),
      of: await orderOf(record, book),
      earlier: await book.where(invoice, "credits", id),
      settledMinor: settled.get(id) ?? 0,
      writtenOffBy: standing(paid).find(
        ({ writeOff, allocations = [] }) =>
          writeOff !== undefined && allocations.some((one) => one.invoice === id),
      )?.id,
    },
  );
}
