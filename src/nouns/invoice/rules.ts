import type { Change } from "../../law/change.ts";
import { addDays } from "../../law/dates.ts";
import { fromMicro, grouped, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, lineMinor, toMinor } from "../../law/money.ts";
import { type Taxed, type Terms, taxedLine } from "../../law/tax.ts";
import { say } from "../../law/words.ts";
import type { Line } from "../order/fields/lines.ts";
import type { Order } from "../order/order.ts";
import { deliveredMicro, orderState } from "../order/totals.ts";
import {
  type Invoice,
  type InvoiceLine,
  invoice,
  invoiceLineTaxed,
  invoiceTaxed,
} from "./invoice.ts";

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
  const rest = deliveredMicro(order);
  for (const line of invoices.flatMap((one) => one.lines ?? [])) {
    rest.set(line.product, (rest.get(line.product) ?? 0) - toMicro(line.quantity));
  }
  const taken = deliveredMicro(order);
  for (const [product, micro] of rest) taken.set(product, (taken.get(product) ?? 0) - micro);
  return order.lines.flatMap((line) => {
    const ordered = toMicro(line.quantity);
    const before = Math.min(ordered, Math.max(0, taken.get(line.product) ?? 0));
    taken.set(line.product, (taken.get(line.product) ?? 0) - before);
    const now = Math.min(ordered - before, Math.max(0, rest.get(line.product) ?? 0));
    rest.set(line.product, (rest.get(line.product) ?? 0) - now);
    return now > 0 ? [partOf(line, { order, before, now, digits })] : [];
  });
}

function partOf(
  { listPrice: _, ...line }: Line,
  {
    order,
    before,
    now,
    digits,
  }: { readonly order: Terms; before: number; now: number; digits: number },
): InvoiceLine {
  const upTo = (micro: number): Taxed =>
    taxedLine({ ...line, quantity: fromMicro(micro) }, order, digits);
  const [last, first] = [upTo(before + now), upTo(before)];
  const taxMinor = last.taxMinor - first.taxMinor;
  const minor = order.pricesIncludeTax
    ? last.grossMinor - first.grossMinor
    : last.netMinor - first.netMinor;
  const plain = { ...line, quantity: fromMicro(now) };
  const part =
    minor === lineMinor(plain, digits) ? plain : { ...plain, amount: fromMinor(minor, digits) };
  return taxMinor === invoiceLineTaxed(part, order, digits).taxMinor
    ? part
    : { ...part, tax: fromMinor(taxMinor, digits) };
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
  assertBookCurrency(order, words.currency);
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
  const { taxRate, pricesIncludeTax } = order;
  const { grossMinor } = invoiceTaxed({ lines, freight, taxRate, pricesIncludeTax }, digits);
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
    taxRate,
    pricesIncludeTax,
    amount: fromMinor(grossMinor, digits),
  };
  return addInvoice(record, words);
}

/** What is owed is kept in the book's currency: the book knows no rates. */
function assertBookCurrency(order: Order, currency: string): void {
  if (order.currency === undefined) return;
  refuse(
    say(
      `${order.id} is in ${order.currency}; the book keeps what is owed in ${currency} and knows no rates`,
      `${order.id} 为 ${order.currency} 订单；账册应收以 ${currency} 计，不含汇率`,
    ),
    say(
      `give its amount in ${currency}: rounds invoice add --order ${order.id} --amount AMOUNT`,
      `请填写折合金额：rounds invoice add --order ${order.id} --amount 金额`,
    ),
  );
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
