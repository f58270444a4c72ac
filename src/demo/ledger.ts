import { addDays, type IsoDate } from "../law/dates.ts";
import { fromMinor, toMinor } from "../law/money.ts";
import { invoice } from "../nouns/invoice/invoice.ts";
import { payment } from "../nouns/payment/payment.ts";
import type { Client } from "./clients.ts";
import { type Deal, minorOf, type OrderLine, storedLines } from "./deal.ts";
import { type Desk, workdaysOn } from "./desk.ts";
import type { Random } from "./random.ts";

/** An invoice with what is open of it; smallest unit. */
export interface Bill {
  readonly id: string;
  readonly date: IsoDate;
  readonly due: IsoDate;
  readonly unpaid: boolean;
  readonly amountMinor: number;
  openMinor: number;
  /** When a part of it was paid last. */
  paidOn?: IsoDate;
  /** Chance for how it is paid. */
  readonly random: Random;
}

/** Who is late by habit has paid by then; at the sample's end only debtors owe what is due. */
const mostLateDays = 25;

/** Where money lies, and the evening from which on it is told. */
export interface Purses {
  readonly cash: string;
  readonly bank: string;
  readonly from: IsoDate;
}

/** Invoices and what comes in for them. */
export class Ledger {
  private readonly desk: Desk;
  private readonly bookkeepers: readonly string[];
  private readonly purses: Purses;
  /** What came into the cash box since its book begins; smallest unit. */
  cashMinor = 0;
  private readonly open = new Map<Client, Bill[]>();
  /** Who has paid a round sum, with something over. */
  private readonly rounded = new Set<Client>();
  private billed = 0;

  constructor(desk: Desk, bookkeepers: readonly string[], purses: Purses) {
    this.desk = desk;
    this.bookkeepers = bookkeepers;
    this.purses = purses;
  }

  /** What a customer has not paid, oldest first. */
  owed(client: Client): readonly Bill[] {
    return (this.open.get(client) ?? []).filter((one) => one.openMinor > 0);
  }

  /**
   * Bills what was shipped, the same or the next working day; the freight goes on the first bill.
   */
  billSoon(
    date: IsoDate,
    deal: Deal,
    { lines, first }: { lines: readonly OrderLine[]; first: boolean },
  ): void {
    const later = deal.course === "unbilled" || deal.random.chance(40);
    const day = workdaysOn(this.desk, date, later ? 1 : 0);
    const freight = first ? deal.freight : undefined;
    this.desk.agenda.on(day, "invoice", (today) => this.bill(today, deal, { lines, freight }));
  }

  /** Bills a fee for an order that costs nothing else. */
  charge(
    date: IsoDate,
    { client, id: order, random }: Deal,
    { amount, notes }: { amount: string; notes: (order: string) => string },
  ): void {
    const { desk } = this;
    const due = addDays(date, client.creditDays);
    desk.agenda.on(date, "invoice", () => {
      const id = desk.dayId(invoice, date, this.bookkeeper(client));
      const { id: customer, owner } = client;
      desk.put(invoice, { id, customer, owner, date, due, amount, notes: notes(order) });
      const amountMinor = toMinor(amount, 2);
      const bill = { id, date, due, unpaid: false, amountMinor, openMinor: amountMinor, random };
      this.book(client, bill);
    });
  }

  private bookkeeper(client: Client): string {
    return this.bookkeepers[client.index % this.bookkeepers.length] ?? "";
  }

  private bill(
    date: IsoDate,
    deal: Deal,
    { lines, freight }: { lines: readonly OrderLine[]; freight: string | undefined },
  ): void {
    const { client } = deal;
    const amountMinor = minorOf(lines) + (freight ? toMinor(freight, 2) : 0);
    const due = addDays(date, client.creditDays);
    const disputed = deal.unpaid && ["debt15", "debt30"].includes(client.role);
    const id = this.desk.dayId(invoice, date, this.bookkeeper(client));
    this.desk.put(invoice, {
      id,
      customer: client.id,
      order: deal.id,
      owner: client.owner,
      date,
      due,
      lines: storedLines(lines),
      freight,
      amount: fromMinor(amountMinor, 2),
      notes: disputed ? this.desk.pack.disputed : undefined,
    });
    const { unpaid, random } = deal;
    this.book(client, { id, date, due, unpaid, amountMinor, openMinor: amountMinor, random });
  }

  private book(client: Client, bill: Bill): void {
    this.open.set(client, [...(this.open.get(client) ?? []), bill]);
    client.owedMinor += bill.openMinor;
    client.peakMinor = Math.max(client.peakMinor, client.owedMinor);
    this.planPayment(client, bill);
  }

  private planPayment(client: Client, bill: Bill): void {
    const { desk } = this;
    const { random } = bill;
    this.billed++;
    if (bill.unpaid) {
      if (client.role === "debt60")
        this.payOn(addDays(bill.due, 12), client, { bill, percent: 30 });
      return;
    }
    const early = desk.calendar.nextWorkday(addDays(bill.due, -random.whole(2, 7)));
    const isOver = addDays(bill.due, mostLateDays) <= desk.until;
    const day = client.slow && isOver ? addDays(bill.due, random.whole(4, 18)) : early;
    if (this.billed % 12 !== 7 || !isOver) {
      this.payOn(day, client, { bill, percent: 100 });
      return;
    }
    this.payOn(day, client, { bill, percent: 50 });
    this.payOn(addDays(bill.due, random.whole(12, mostLateDays)), client, { bill, percent: 100 });
  }

  private payOn(date: IsoDate, client: Client, what: { bill: Bill; percent: number }): void {
    const day = this.desk.calendar.nextWorkday(date);
    this.desk.agenda.on(day, "payment", (today) => this.pay(today, client, what));
  }

  /** One payment: a part of a bill, or the bill and what else is nearly due. */
  private pay(
    date: IsoDate,
    client: Client,
    { bill, percent }: { bill: Bill; percent: number },
  ): void {
    if (bill.openMinor === 0) return;
    const { desk } = this;
    const { random } = bill;
    const { pack } = desk;
    const bills = percent < 100 ? [bill] : this.together(date, client, bill);
    const allocations = bills.map((one) => {
      const part =
        percent < 100 ? Math.floor((one.openMinor * percent) / 10_000) * 100 : one.openMinor;
      one.openMinor -= part;
      one.paidOn = date;
      return { invoice: one.id, minor: part };
    });
    const settled = allocations.reduce((sum, one) => sum + one.minor, 0);
    if (settled === 0) return;
    const round = client.role === "overpaid" && percent === 100 && !this.rounded.has(client);
    if (round) this.rounded.add(client);
    const paid = round ? (Math.floor(settled / 10_000) + 1) * 10_000 : settled;
    const method = methodOf(client, random);
    const by = this.bookkeeper(client);
    const account = this.purse(date, method);
    if (account === this.purses.cash) this.cashMinor += paid;
    desk.put(payment, {
      id: desk.dayId(payment, date, by),
      date,
      customer: client.id,
      amount: fromMinor(paid, 2),
      method,
      account,
      reference: method === "cash" ? undefined : `${random.whole(10_000_000, 99_999_999)}`,
      by,
      allocations: allocations.map((one) => ({
        invoice: one.invoice,
        amount: fromMinor(one.minor, 2),
      })),
      notes: round ? pack.overpaid : percent < 100 ? pack.partly : undefined,
    });
    client.owedMinor -= settled;
    const left = (this.open.get(client) ?? []).filter((one) => one.openMinor > 0);
    this.open.set(client, left);
  }

  /** Where money of a day lies: what comes by telephone goes to the bank. */
  private purse(date: IsoDate, method: string): string | undefined {
    const { cash, bank, from } = this.purses;
    if (date <= from) return undefined;
    return method === "cash" ? cash : bank;
  }

  private together(date: IsoDate, client: Client, bill: Bill): readonly Bill[] {
    const soon = addDays(date, 9);
    const open = this.open.get(client) ?? [];
    return open.filter((one) => one === bill || (!one.unpaid && one.due <= soon));
  }
}

function methodOf(client: Client, random: Random): string {
  if (client.size >= 3) return "transfer";
  return random.pick(["transfer", "transfer", "wechat", "alipay", "cash"]);
}
