import { addDays, daysBetween, type IsoDate } from "../law/dates.ts";
import { fromMinor } from "../law/money.ts";
import { collection } from "../nouns/collection/collection.ts";
import { dispute } from "../nouns/dispute/dispute.ts";
import { letter } from "../nouns/letter/letter.ts";
import { paymentPromise } from "../nouns/payment-promise/payment-promise.ts";
import { statement } from "../nouns/statement/statement.ts";
import { trip } from "../nouns/trip/trip.ts";
import { type Client, near } from "./clients.ts";
import { collectWords } from "./collect-words.ts";
import { type Desk, workdaysOn } from "./desk.ts";
import type { Bill, Ledger } from "./ledger.ts";
import { disputedMinor, putLists } from "./overdue-lists.ts";
import { isStagedHere } from "./roles.ts";

/** A customer whose invoice is late, and how long it has been so by a day. */
export interface Debt {
  readonly client: Client;
  readonly bill: Bill;
}

interface Collecting {
  readonly ledger: Ledger;
  readonly bookkeeper: string;
  readonly clerk: string;
}

/**
 * What is done about those who are late: one is called and evades, to one somebody will drive, one
 * disputes a part and promises the rest, and one has only been written to.
 */
export function putCollecting(
  desk: Desk,
  clients: readonly Client[],
  { ledger, bookkeeper, clerk }: Collecting,
): void {
  const debts = clients
    .filter(({ index, role }) => isStagedHere(index) && role.startsWith("debt"))
    .flatMap((client): Debt[] => {
      const bill = ledger.owed(client).find(({ unpaid }) => unpaid);
      return bill ? [{ client, bill }] : [];
    });
  const of = (role: string): Debt | undefined => debts.find(({ client }) => client.role === role);
  const [evader, visited, disputing] = [of("debt90"), of("debt60"), of("debt15")];
  if (near(desk, 30) < desk.start) return;
  if (evader) putEvader(desk, evader, bookkeeper);
  const list = putLists(desk, debts, { visited, bookkeeper, clerk });
  if (visited) {
    putLetters(desk, visited, [46, 36, 5]);
    putVisited(desk, visited, { bookkeeper, list });
  }
  const quiet = of("debt30");
  if (quiet) putLetters(desk, quiet, [22, 4]);
  if (disputing) putDisputing(desk, disputing);
}

/** The case of a debtor: what was owed at its stages, each with its day. */
function putCase(
  desk: Desk,
  { client, bill }: Debt,
  {
    stages,
    bookkeeper,
    ...facts
  }: {
    readonly stages: readonly (readonly [stage: string, back: number])[];
    readonly bookkeeper: string;
  } & Readonly<Record<string, unknown>>,
): void {
  const { id: customer, owner } = client;
  const [[, first] = ["", 0]] = stages;
  const amount = fromMinor(bill.openMinor, 2);
  const date = near(desk, first);
  const about = { id: desk.dayId(collection, date, owner), customer, owner, date };
  desk.put(collection, {
    ...about,
    steps: stages.map(([stage, back]) => ({
      ...{ stage, date: near(desk, back), by: owner, overdue: amount },
    })),
    reconciled: { date, by: owner, with: bookkeeper, amount },
    ...facts,
  });
}

function promised(
  desk: Desk,
  { id: customer, owner, people }: Client,
  told: { readonly date: IsoDate; readonly due: IsoDate; readonly minor: number },
): void {
  const { date, due, minor } = told;
  desk.put(paymentPromise, {
    ...{ id: desk.dayId(paymentPromise, date, owner), customer, amount: fromMinor(minor, 2) },
    ...{ date, due, owner, source: "call", who: people[0].name },
  });
}

/** Reminded, then written to; promised and did not pay, and now nobody is ever there. */
function putEvader(desk: Desk, debt: Debt, bookkeeper: string): void {
  const said = collectWords[desk.plan.language];
  const { client, bill } = debt;
  const by = client.owner;
  putLetters(desk, debt, [64, 52, 4]);
  promised(desk, client, { date: near(desk, 9), due: near(desk, 4), minor: bill.openMinor });
  const contact = client.people[0].name;
  const call = { by, channel: "phone", contact };
  putCase(desk, debt, {
    bookkeeper,
    stages: [
      ["overdue", 14],
      ["dunning", 13],
    ],
    ...{ next: "call", nextDate: desk.after, plan: said.plan },
    talks: [
      { date: near(desk, 9), time: "10:10", ...call, answer: "promised", notes: said.promised },
      { date: near(desk, 2), time: "15:20", ...call, answer: "evasion", notes: said.evades },
    ],
    reports: [{ date: near(desk, 2), by, to: desk.manager, what: said.report }],
  });
}

/** It paid a part as it had promised, then waited for its head office; somebody will go there. */
function putVisited(
  desk: Desk,
  debt: Debt,
  { bookkeeper, list }: { bookkeeper: string; list: string },
): void {
  const said = collectWords[desk.plan.language];
  const { client, bill } = debt;
  const { id, owner: by, people, known } = client;
  const paid = bill.amountMinor - bill.openMinor;
  const minor = Math.floor(paid / 10_000) * 10_000;
  const firstCall = addDays(bill.due, 5);
  if (minor > 0) promised(desk, client, { date: firstCall, due: addDays(bill.due, 16), minor });
  const date = workdaysOn(desk, desk.after, 3);
  desk.put(trip, {
    ...{ id: desk.dayId(trip, date, by), customers: [id], date, time: "14:30" },
    ...{ place: known.address, people: [by, desk.manager === by ? bookkeeper : desk.manager] },
    ...{ list, owner: by, notes: said.trip },
    papers: ["statement", "contract", "dunning-letter", "visit-receipt"],
  });
  const call = { by, channel: "phone", contact: people[0].name };
  putCase(desk, debt, {
    bookkeeper,
    stages: [
      ["overdue", 24],
      ["dunning", 23],
      ["visit", 3],
    ],
    ...{ next: "visit", nextDate: date },
    talks: [
      { date: near(desk, 13), time: "09:40", ...call, answer: "delay", notes: said.waits },
      { date: near(desk, 6), time: "16:05", ...call, answer: "delay", notes: said.still },
    ],
    reports: [{ date: near(desk, 6), by, to: desk.manager, what: said.goThere }],
  });
}

/** A part is disputed, the rest is promised; a statement went out and was not answered. */
function putDisputing(desk: Desk, debt: Debt): void {
  const { client, bill } = debt;
  const said = collectWords[desk.plan.language];
  const { id: customer, owner } = client;
  const contested = disputedMinor(debt);
  const date = near(desk, 5);
  if (contested > 0) {
    desk.put(dispute, {
      ...{ id: desk.dayId(dispute, date, owner), customer, invoice: bill.id, date, owner },
      ...{ amount: fromMinor(contested, 2), ground: "goods", why: said.short },
    });
  }
  const minor = bill.openMinor - contested;
  promised(desk, client, { date, due: addDays(desk.after, 7), minor });
  const made = near(desk, 9);
  const amount = fromMinor(bill.openMinor, 2);
  const line = { date: bill.date, kind: "invoice", paper: bill.id, due: bill.due, amount };
  desk.put(statement, {
    ...{ id: desk.dayId(statement, made, owner), customer, kind: "open", date: made, to: made },
    ...{ owner, balance: amount, lines: [line], sent: { date: made, by: owner, via: "wechat" } },
  });
}

/** The reminder and the letters that went out, each so many working days back. */
function putLetters(desk: Desk, { client, bill }: Debt, backs: readonly number[]): void {
  const { id: customer, owner, people } = client;
  const { amountMinor, openMinor, paidOn = "" } = bill;
  const item = { invoice: bill.id, due: bill.due, amount: fromMinor(amountMinor, 2) };
  for (const [at, back] of backs.entries()) {
    const date = near(desk, back);
    const days = daysBetween(bill.due, date);
    const level = at + 1;
    const form = at === 0 ? "payment-reminder" : `dunning-letter-${at}`;
    const via = at === 0 ? "wechat" : "courier";
    const asked = fromMinor(date < paidOn ? amountMinor : openMinor, 2);
    if (date < desk.start) continue;
    desk.put(letter, {
      ...{ id: desk.dayId(letter, date, owner), customer, kind: "dunning", level, date, owner },
      ...{ payBy: addDays(date, 7), form, total: asked },
      items: [{ ...item, open: asked, asked, days, level }],
      sent: { date, by: owner, via, to: people[0].name },
    });
  }
}
