import type { Change, Step } from "../../law/change.ts";
import { type Decimal, grouped, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { exchanged } from "../../law/kinds/exchange.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { assertAgrees } from "../generic/agree.ts";
import { orLater } from "../move/rules.ts";
import type { Order } from "../order/order.ts";
import { type Payment, payment } from "../payment/payment.ts";
import type { NameOf } from "../product/names.ts";
import { type Invoice, type InvoiceLine, invoice, invoiceTaxed } from "./invoice.ts";
import { linesBack } from "./lines-back.ts";
import { billedMicro, linesToInvoice } from "./rules.ts";

export interface CreditTold {
  readonly date: string;
  readonly why: string;
  readonly code?: string | undefined;
  readonly by?: string | undefined;
  /** Goods that are taken back at the invoice's prices. */
  readonly lines?: readonly { readonly product: string; readonly quantity: Decimal }[] | undefined;
  /** So much is taken off, in the invoice's currency; neither: all that is left of it. */
  readonly amount?: Decimal | undefined;
}

export interface CreditFacts {
  /** The ids of the credit note, and of the entry that sets it against the invoice. */
  readonly id: string;
  readonly entry: string;
  readonly buyer: string;
  readonly currency: string;
  readonly digits: number;
  /** The credit notes of the invoice so far. */
  readonly earlier: readonly Invoice[];
  /** What has been settled of the invoice; smallest unit. */
  readonly settledMinor: number;
  /** The entry by which some of it was written off, if it was. */
  readonly writtenOffBy?: string | undefined;
  /** Its order with all invoices of it. */
  readonly of?: { readonly order: Order; readonly invoices: readonly Invoice[] } | undefined;
  readonly nameOf?: NameOf;
}

/** What of an invoice has not been taken back: in the book's currency and in its own. */
function leftOf(record: Invoice, { earlier, digits }: CreditFacts): { own: number; paper: number } {
  const sum = (key: "amount" | "foreignAmount"): number =>
    [record, ...earlier].reduce((all, one) => all + toMinor(one[key] ?? "0", digits), 0);
  const own = sum("amount");
  return { own, paper: record.currency === undefined ? own : sum("foreignAmount") };
}

/** The paper of a credit note before its amount is known: the lines it takes back, if any. */
function paperBack(
  record: Invoice,
  told: CreditTold,
  facts: CreditFacts,
): { readonly lines?: readonly InvoiceLine[]; readonly freight?: string; readonly minor: number } {
  const { digits, earlier } = facts;
  const { paper: left } = leftOf(record, facts);
  if (told.amount !== undefined) return { minor: toMinor(told.amount, digits) };
  const wanted = new Map<string, number>();
  for (const { product, quantity } of told.lines ?? []) {
    wanted.set(product, (wanted.get(product) ?? 0) + toMicro(quantity));
  }
  if (wanted.size > 0) {
    const lines = linesBack(record, wanted, facts);
    return {
      lines,
      minor: invoiceTaxed({ ...record, lines, freight: undefined }, digits).grossMinor,
    };
  }
  for (const [product, micro] of billedMicro([record, ...earlier])) wanted.set(product, micro);
  const lines = linesBack(record, wanted, facts);
  const hadFreight = earlier.some((one) => one.freight !== undefined);
  const freight = hadFreight ? undefined : record.freight;
  const whole = invoiceTaxed({ ...record, lines, freight }, digits).grossMinor;
  const isGoods = lines.length > 0 && whole === left;
  return isGoods
    ? { lines, ...(freight === undefined ? {} : { freight }), minor: left }
    : { minor: left };
}

function assertCreditable(record: Invoice, told: CreditTold, left: number): void {
  const { id, credits } = record;
  if (credits !== undefined) {
    refuse(
      say(
        `${id} is itself a credit note, for ${credits}`,
        `${id} 本身是红字应收单（冲减 ${credits}）`,
      ),
      say(
        `bill it anew: rounds invoice add ${record.customer} --amount AMOUNT`,
        `请重新开单：rounds invoice add ${record.customer} --amount 金额`,
      ),
    );
  }
  if (left <= 0) {
    refuse(
      say(`all of ${id} was taken back already`, `${id} 已全部冲减`),
      say(`by what: rounds invoice show ${id}`, `冲减明细：rounds invoice show ${id}`),
    );
  }
  if (told.date < record.date) {
    refuse(
      say(`${id} was issued only on ${record.date}`, `${id} 于 ${record.date} 才开出`),
      orLater(record.date),
    );
  }
}

/**
 * Takes an invoice back, as a whole, by goods or by an amount: a credit note with a minus. It is
 * set against its invoice at once as far as that is open; what is over becomes the customer's
 * credit.
 */
export function creditInvoice(record: Invoice, told: CreditTold, facts: CreditFacts): Change {
  const { id, digits, currency, buyer, settledMinor } = facts;
  const left = leftOf(record, facts);
  assertCreditable(record, told, left.own);
  const { minor, ...goods } = paperBack(record, told, facts);
  if (minor <= 0) refuse(say("nothing would be taken back", "冲减金额必须大于零"));
  if (minor > left.paper) {
    const most = grouped(fromMinor(left.paper, digits));
    refuse(
      say(`${record.id}: ${most} is left to take back`, `${record.id} 最多可冲减 ${most}`),
      say(
        `all that is left: rounds invoice credit ${record.id} --why "..."`,
        `全部冲减：rounds invoice credit ${record.id} --why "原因"`,
      ),
    );
  }
  const own = worthOf(minor, { record, left, digits });
  const { customer, order, owner, contract, taxRate, pricesIncludeTax, rate } = record;
  const note: Invoice = {
    ...known({ code: told.code, order, owner, contract, taxRate, pricesIncludeTax }),
    ...known({ settlement: record.settlement, currency: record.currency, rate, ...goods }),
    ...(record.currency === undefined ? {} : { foreignAmount: fromMinor(-minor, digits) }),
    id,
    customer,
    date: told.date,
    due: told.date,
    amount: fromMinor(-own, digits),
    credits: record.id,
    why: told.why,
  };
  assertAgrees(invoice, note, digits);
  const openMinor = Math.max(0, toMinor(record.amount, digits) - settledMinor);
  if (own > openMinor) assertNotWrittenOff(record, facts);
  const steps: readonly Step[] = [
    { do: "create", noun: invoice, record: note },
    { do: "append", noun: payment, entry: setOff(note, { openMinor, own, told, facts }) },
  ];
  const shown = `${currency} ${grouped(fromMinor(own, digits))}`;
  return {
    steps,
    why: told.why,
    receipt: say(
      `credit note ${id} for ${record.id}: ${buyer}, ${shown}`,
      `已开红字应收单 ${id}，冲减 ${record.id}：${buyer}，${shown}`,
    ),
    notes: creditNotes(record, { own, openMinor, isWhole: minor === left.paper, note, facts }),
  };
}

/** What was written off did not come: it does not become the customer's credit. */
function assertNotWrittenOff({ id }: Invoice, { writtenOffBy: by }: CreditFacts): void {
  if (by === undefined) return;
  refuse(
    say(`some of ${id} was written off by ${by}`, `${id} 已由 ${by} 核销坏账`),
    say(
      `take that back first: rounds payment remove ${by}`,
      `请先撤回：rounds payment remove ${by}`,
    ),
  );
}

/** What is taken back in the book's currency: at the invoice's rate, of all that is left all. */
function worthOf(
  minor: number,
  {
    record,
    left,
    digits,
  }: { record: Invoice; left: { own: number; paper: number }; digits: number },
): number {
  if (minor === left.paper) return left.own;
  if (record.rate === undefined) return minor;
  return Math.min(left.own, exchanged(fromMinor(minor, digits), record.rate, digits));
}

function known<T extends object>(told: T): T {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as T;
}

/** The entry of no money that uses the credit note up: on its invoice, the rest as credit. */
function setOff(
  note: Invoice,
  {
    openMinor,
    own,
    told,
    facts,
  }: { openMinor: number; own: number; told: CreditTold; facts: CreditFacts },
): Payment {
  const { digits, entry } = facts;
  const set = Math.min(openMinor, own);
  return {
    id: entry,
    date: told.date,
    customer: note.customer,
    amount: fromMinor(0, digits),
    kind: "netting",
    ...known({ by: told.by }),
    allocations: [
      ...(set > 0 ? [{ invoice: note.credits ?? "", amount: fromMinor(set, digits) }] : []),
      { invoice: note.id, amount: fromMinor(-own, digits) },
    ],
  };
}

function creditNotes(
  record: Invoice,
  {
    own,
    openMinor,
    isWhole,
    note,
    facts,
  }: { own: number; openMinor: number; isWhole: boolean; note: Invoice; facts: CreditFacts },
): readonly Text[] {
  const { digits, currency } = facts;
  const money = (minor: number): string => `${currency} ${grouped(fromMinor(minor, digits))}`;
  const rest = openMinor - own;
  const notes: Text[] = [
    rest > 0
      ? say(`${record.id}: ${money(rest)} still open`, `${record.id} 本单未收 ${money(rest)}`)
      : say(`nothing of ${record.id} is open`, `${record.id} 已结清`),
  ];
  if (rest < 0) {
    const over = money(own - openMinor);
    notes.push(say(`${over} is now the customer's credit`, `${over} 转为客户预收款`));
  }
  return [...notes, ...againNotes(note, isWhole, facts)];
}

/** What was shipped of the order and is not invoiced any more. */
function againNotes(note: Invoice, isWhole: boolean, facts: CreditFacts): readonly Text[] {
  const { of, digits, nameOf = (id) => id } = facts;
  if (!of || note.lines === undefined) return [];
  const { order, invoices } = of;
  const lines = linesToInvoice(order, [...invoices, note], digits);
  if (lines.length === 0) return [];
  const goods = lines.map(({ product, quantity }) => `${nameOf(product)} x ${quantity}`).join(", ");
  const anew = say(
    `shipped and not invoiced now: ${goods}; to bill it anew: rounds invoice add --order ${order.id}`,
    `已发货未开单：${goods}；重新开单：rounds invoice add --order ${order.id}`,
  );
  if (isWhole) return [anew];
  return [
    anew,
    say(
      `if the goods came back: rounds order return ${order.id}; an allowance without goods is a credit note by --amount`,
      `如货物已退回：rounds order return ${order.id}；不退货的折让请用 --amount 冲减`,
    ),
  ];
}
