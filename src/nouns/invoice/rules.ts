import type { Change } from "../../law/change.ts";
import { addMonths, endOf } from "../../law/dates.ts";
import { fromMicro, grouped, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { exchanged } from "../../law/kinds/exchange.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { paperLineMinor, type Taxed, type Terms, taxedLine } from "../../law/tax.ts";
import { say } from "../../law/words.ts";
import { assertAgrees } from "../generic/agree.ts";
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
import { dueBy, type Payer, termsOf } from "./terms.ts";

/** What of each product stands on invoices, in millionths; credit notes take away. */
export function billedMicro(
  invoices: readonly Pick<Invoice, "lines" | "credits">[],
): Map<string, number> {
  const billed = new Map<string, number>();
  for (const { lines = [], credits } of invoices) {
    for (const { product, quantity } of lines) {
      const micro = toMicro(quantity);
      billed.set(product, (billed.get(product) ?? 0) + (credits === undefined ? micro : -micro));
    }
  }
  return billed;
}

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
  for (const [product, micro] of billedMicro(invoices)) {
    rest.set(product, (rest.get(product) ?? 0) - micro);
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
    minor === paperLineMinor(plain, order, digits)
      ? plain
      : { ...plain, amount: fromMinor(minor, digits) };
  return taxMinor === invoiceLineTaxed(part, order, digits).taxMinor
    ? part
    : { ...part, tax: fromMinor(taxMinor, digits) };
}

/** An invoice as it is written down before what it comes to and when it is due are found. */
export type Draft = Omit<Invoice, "id" | "due" | "amount"> & {
  readonly due?: string | undefined;
  /** What it comes to in its own currency, where it has no lines. */
  readonly told?: string | undefined;
  /** In how many equal parts, a month apart, it is to be paid. */
  readonly parts?: number | undefined;
};

/** What the receipt says besides the invoice itself. */
interface Words {
  /** What the customer is called. */
  readonly buyer: string;
  /** The book's. */
  readonly currency: string;
  readonly digits: number;
}

export interface BillFacts extends Words {
  readonly id: string;
  readonly payer: Payer;
  /** The firm's usual days to pay. */
  readonly creditDays: number;
}

/**
 * The invoice of a draft: what its lines come to, in the book's currency at its rate, and when it
 * is due by its terms, as a whole or in parts.
 */
export function billed(draft: Draft, facts: BillFacts): Invoice {
  const { due: toldDue, told, parts, ...paper } = draft;
  const { id, digits, payer, creditDays } = facts;
  const hasLines = (paper.lines ?? []).length > 0;
  const gross = hasLines ? invoiceTaxed(paper, digits).grossMinor : toMinor(told ?? "0", digits);
  if (gross <= 0 && !hasLines) {
    refuse(
      say("an invoice is for more than nothing", "应收单金额必须大于零"),
      say(
        'to take one back: rounds invoice credit ID --amount AMOUNT --why "..."',
        '冲减请用：rounds invoice credit 编号 --amount 金额 --why "……"',
      ),
    );
  }
  const foreign = paper.rate === undefined ? {} : { foreignAmount: fromMinor(gross, digits) };
  const minor =
    paper.rate === undefined ? gross : exchanged(fromMinor(gross, digits), paper.rate, digits);
  const wanted = { ...paper, payer, creditDays };
  const terms = termsOf(wanted);
  const first = toldDue ?? paper.instalments?.[0]?.due ?? dueBy(paper.date, terms, wanted);
  const instalments =
    parts === undefined ? paper.instalments : split(minor, parts, { first, digits });
  const settlement = paper.settlement ?? payer.settlement;
  return {
    ...paper,
    id,
    due:
      instalments
        ?.map((one) => one.due)
        .sort()
        .at(-1) ?? first,
    ...(settlement === undefined ? {} : { settlement }),
    ...(/^\d+d$/.test(terms) && paper.terms === undefined ? {} : { terms }),
    ...(instalments?.length ? { instalments } : {}),
    ...foreign,
    amount: fromMinor(minor, digits),
  };
}

/** Equal parts a month apart, at month ends where the first is; the last takes the rounding. */
function split(
  minor: number,
  parts: number,
  { first, digits }: { readonly first: string; readonly digits: number },
): NonNullable<Invoice["instalments"]> {
  const each = Math.floor(minor / parts);
  const isEnd = first === endOf(first, "month");
  const due = (at: number): string =>
    isEnd ? endOf(addMonths(first, at), "month") : addMonths(first, at);
  return Array.from({ length: parts }, (_, at) => ({
    due: due(at),
    amount: fromMinor(at === parts - 1 ? minor - each * (parts - 1) : each, digits),
  }));
}

/** Bills what was shipped of an order; the freight goes on the order's first invoice. */
export function invoiceOrder(
  told: Omit<Draft, "customer">,
  { order, invoices, ...facts }: BillFacts & { order: Order; invoices: readonly Invoice[] },
): Change {
  if (orderState(order) === "cancelled")
    refuse(say(`${order.id} is cancelled`, `${order.id} 已取消`));
  const lines = linesToInvoice(order, invoices, facts.digits);
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
  const freight = hasFreight(invoices) ? undefined : order.freight;
  const { taxRate, pricesIncludeTax, currency, contract } = order;
  const draft: Draft = {
    ...told,
    customer: order.customer,
    order: order.id,
    owner: order.owner,
    settlement: told.settlement ?? order.settlement,
    contract,
    currency,
    lines,
    freight,
    taxRate,
    pricesIncludeTax,
  };
  return addInvoice(billed(draft, facts), facts);
}

/** Is the order's freight on an invoice that was not taken back with it? */
function hasFreight(invoices: readonly Invoice[]): boolean {
  const back = invoices.filter((one) => one.credits !== undefined && one.freight !== undefined);
  const wholly = new Set(back.map((one) => one.credits));
  return invoices.some((one) => one.credits === undefined && !wholly.has(one.id));
}

/** Writes an invoice. */
export function addInvoice(record: Invoice, { buyer, currency, digits }: Words): Change {
  assertAgrees(invoice, record, digits);
  const { id, amount, due, foreignAmount, rate, instalments = [] } = record;
  const own = `${currency} ${grouped(amount)}`;
  const shown =
    foreignAmount === undefined
      ? own
      : `${record.currency} ${grouped(foreignAmount)} = ${own} @ ${rate}`;
  return {
    steps: [{ do: "create", noun: invoice, record }],
    receipt: say(
      `added invoice ${id}: ${buyer}, ${shown}, due ${due}`,
      `已新建应收单 ${id}：${buyer}，${shown}，${due} 到期`,
    ),
    notes: instalments.map((one, at) =>
      say(
        `instalment ${at + 1}: ${grouped(one.amount)}, due ${one.due}`,
        `第 ${at + 1} 期：${grouped(one.amount)}，${one.due} 到期`,
      ),
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
