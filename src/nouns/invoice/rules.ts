import type { Change } from "../../law/change.ts";
import { addDays } from "../../law/dates.ts";
import { fromMicro, grouped, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, lineMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Line } from "../order/fields/lines.ts";
import type { Order } from "../order/order.ts";
import { orderState, shippedMicro } from "../order/totals.ts";
import { type Invoice, type InvoiceLine, invoice, invoiceLinesMinor } from "./invoice.ts";

/**
 * What of an order has been shipped and not yet invoiced, as lines at the order's prices; a product
 * on several lines is taken in the order of the lines. Each part of a line comes to what all parts
 * so far come to less what those before did, so that the invoices of an order add up to it.
 */
export function linesToInvoice(
  order: Order,
  invoices: readonly Invoice[],
  digits: number,
): InvoiceLine[] {
  const rest = shippedMicro(order);
  for (const line of invoices.flatMap((one) => one.lines ?? [])) {
    rest.set(line.product, (rest.get(line.product) ?? 0) - toMicro(line.quantity));
  }
  const taken = shippedMicro(order);
  for (const [product, micro] of rest) taken.set(product, (taken.get(product) ?? 0) - micro);
  return order.lines.flatMap((line) => {
    const ordered = toMicro(line.quantity);
    const before = Math.min(ordered, Math.max(0, taken.get(line.product) ?? 0));
    taken.set(line.product, (taken.get(line.product) ?? 0) - before);
    const now = Math.min(ordered - before, Math.max(0, rest.get(line.product) ?? 0));
    rest.set(line.product, (rest.get(line.product) ?? 0) - now);
    return now > 0 ? [partOf(line, { before, now, digits })] : [];
  });
}

function partOf(
  line: Line,
  { before, now, digits }: { before: number; now: number; digits: number },
): InvoiceLine {
  const upTo = (micro: number): number =>
    lineMinor({ ...line, quantity: fromMicro(micro) }, digits);
  const part = { ...line, quantity: fromMicro(now) };
  const minor = upTo(before + now) - upTo(before);
  return minor === lineMinor(part, digits) ? part : { ...part, amount: fromMinor(minor, digits) };
}

interface InvoiceTold {
  readonly date: string;
  readonly due?: string | undefined;
  readonly code?: string | undefined;
  readonly notes?: string | undefined;
}

/** What the receipt says besides the invoice itself. */
interface Words {
  /** What the customer is called. */
  readonly buyer: string;
  readonly currency: string;
}

interface InvoiceFacts extends Words {
  readonly id: string;
  readonly digits: number;
  /** Days that the customer has to pay. */
  readonly creditDays: number;
}

/** Bills what was shipped of an order; the freight goes on the order's first invoice. */
export function invoiceOrder(
  told: InvoiceTold,
  {
    order,
    invoices,
    id,
    digits,
    creditDays,
    ...words
  }: InvoiceFacts & { order: Order; invoices: readonly Invoice[] },
): Change {
  if (orderState(order) === "cancelled")
    refuse(say(`${order.id} is cancelled`, `${order.id} 已取消`));
  const lines = linesToInvoice(order, invoices, digits);
  if (lines.length === 0) {
    const shipped = (order.shipments ?? []).length > 0;
    refuse(
      shipped
        ? say(`all that was shipped of ${order.id} is invoiced`, `${order.id} 已发货部分均已开应收`)
        : say(`nothing of ${order.id} was shipped yet`, `${order.id} 尚未发货`),
      shipped
        ? undefined
        : say(`first: rounds order ship ${order.id}`, `请先运行：rounds order ship ${order.id}`),
    );
  }
  const freight = invoices.length === 0 ? order.freight : undefined;
  const billed = invoiceLinesMinor(lines, digits);
  const minor = billed + (freight ? toMinor(freight, digits) : 0);
  const due = told.due ?? addDays(told.date, creditDays);
  const record: Invoice = {
    ...told,
    id,
    customer: order.customer,
    order: order.id,
    owner: order.owner,
    due,
    lines,
    freight,
    amount: fromMinor(minor, digits),
  };
  return addInvoice(record, words);
}

/** Writes an invoice; it is due not before its own day. */
export function addInvoice(record: Invoice, { buyer, currency }: Words): Change {
  const { id, amount, due } = record;
  if (due < record.date) refuse(say("it would be due before its own date", "到期日早于开单日期"));
  return {
    steps: [{ do: "create", noun: invoice, record }],
    receipt: say(
      `added invoice ${id}: ${buyer}, ${currency} ${grouped(amount)}, due ${due}`,
      `已新建应收单 ${id}：${buyer}，${currency} ${grouped(amount)}，${due} 到期`,
    ),
  };
}

/** What is still to be paid of an invoice; smallest unit. */
export function openMinor(
  record: { readonly id: string; readonly amount: string },
  { settled, digits }: { settled: ReadonlyMap<string, number>; digits: number },
): number {
  return toMinor(record.amount, digits) - (settled.get(record.id) ?? 0);
}
