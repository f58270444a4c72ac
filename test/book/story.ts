import { join } from "node:path";
import { Book } from "../../src/book/book.ts";
import { letterOf } from "../../src/book/ids.ts";
import type { Change } from "../../src/law/change.ts";
import type { Noun } from "../../src/law/noun.ts";
import { withDefaults } from "../../src/law/settings.ts";
import { call } from "../../src/nouns/call/call.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { invoice } from "../../src/nouns/invoice/invoice.ts";
import { move } from "../../src/nouns/move/move.ts";
import { type Payment, payment } from "../../src/nouns/payment/payment.ts";
import { product } from "../../src/nouns/product/product.ts";
import { staff } from "../../src/nouns/staff/staff.ts";
import type { Context, Verb } from "../../src/nouns/verb.ts";
import { visit } from "../../src/nouns/visit/visit.ts";
import { warehouse } from "../../src/nouns/warehouse/warehouse.ts";
import { writeRecord, writeText } from "./book-support.ts";

const settings = withDefaults({ format: 1, name: "Juniper", currency: "CNY" });

/** A book as a command of the bookkeeper sees it. */
export function openBook(root: string, today = "2026-11-22"): Book {
  const session = { today, now: `${today}T09:00:00+08:00`, author: "lan", waitMs: 0 };
  return new Book(root, settings, { ...session, command: "rounds test" });
}

/** What a verb works with, without a terminal. */
export function contextOf(book: Book): Context {
  const calendar = () => Promise.reject(new Error("no calendar here"));
  const plain = { language: "en", yes: true, home: "", folder: "", progress: () => undefined };
  return { book, today: book.today, me: "lan", calendar, ...plain } as unknown as Context;
}

/** Carries out a verb that writes. */
export async function runVerb(root: string, verb: Verb, input: object): Promise<void> {
  const book = openBook(root);
  await book.change(async () => (await verb.run(contextOf(book), input as never)) as Change);
}

/** The months in which stories are told. */
export const months = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"];

/** What is written into a book: papers by the number of their month and day. */
export interface Story {
  readonly moves: readonly { at: number; product: number; quantity: number; price: boolean }[];
  readonly invoices: readonly { at: number; customer: number; amount: number }[];
  readonly payments: readonly {
    at: number;
    invoice: number;
    share: number;
    over: number;
    /** Also for an invoice that is written later. */
    ahead?: boolean | undefined;
    /** When it is taken back. */
    back?: number | undefined;
  }[];
  readonly calls: readonly { at: number; customer: number; reached: boolean }[];
  readonly visits: readonly { at: number; customer: number }[];
}

/** The day with a number: 20 of every month. */
export function dayOf(number: number): string {
  const month = months[Math.floor(number / 20)] ?? "";
  return `${month}-${String((number % 20) + 1).padStart(2, "0")}`;
}

/** Writes a story's files as if it had been told day by day. */
export function writeStory(root: string, told: Story): void {
  const count = new Map<string, number>();
  const id = (prefix: string, day: string): string => {
    const start = `${prefix}${day.slice(2).replaceAll("-", "")}`;
    count.set(start, (count.get(start) ?? 0) + 1);
    return `${start}${letterOf(count.get(start) ?? 0)}-lan`;
  };
  const files = new Map<string, string>();
  const entry = (
    noun: Noun,
    prefix: string,
    values: Record<string, unknown> & { date: string },
  ) => {
    const path = `${noun.folder}/${values.date.slice(0, 7)}.lan.jsonl`;
    const own = id(prefix, values.date);
    const line = JSON.stringify({ id: own, ...values });
    files.set(path, `${files.get(path) ?? ""}${line}\n`);
    return own;
  };
  const byDay = <T extends { at: number }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => a.at - b.at);
  for (const [index, name] of ["Blue Door", "Red Gate", "Green Hill"].entries()) {
    writeRecord(root, customer, { id: `c${index}`, name });
  }
  writeText(join(root, "rounds.yaml"), "format: 1\nname: Juniper\ncurrency: CNY\n");
  writeRecord(root, staff, { id: "lan", name: "Lan Weber", role: "bookkeeper" });
  writeRecord(root, warehouse, { id: "main", name: "Main store" });
  for (const id of ["p0", "p1", "p2"]) writeRecord(root, product, { id, name: id, unit: "box" });
  for (const one of byDay(told.moves)) {
    const [date, quantity] = [dayOf(one.at), String(one.quantity)];
    const price = one.price && one.quantity > 0 ? { price: String(1 + one.product) } : {};
    const kind = one.quantity > 0 ? "in" : "out";
    entry(move, "MV", {
      date,
      kind,
      product: `p${one.product}`,
      warehouse: "main",
      quantity,
      ...price,
    });
  }
  const invoices = byDay(told.invoices).map(({ at: day, customer: who, amount }) => {
    const date = dayOf(day);
    const record = { id: id("IV", date), customer: `c${who}`, date, due: date };
    const paper = { ...record, amount: `${amount}.00` };
    writeRecord(root, invoice, paper);
    return { ...paper, at: day, open: amount };
  });
  for (const one of byDay(told.payments)) {
    const paper = invoices[one.invoice % invoices.length];
    if (!paper || (paper.at > one.at && one.ahead !== true)) continue;
    const part = Math.round(paper.open * one.share);
    paper.open -= part;
    const paid = {
      date: dayOf(one.at),
      customer: paper.customer,
      amount: `${part + one.over}.00`,
      method: "transfer",
      allocations: part > 0 ? [{ invoice: paper.id, amount: `${part}.00` }] : [],
    };
    const reverses = entry(payment, "PY", paid);
    if (one.back === undefined || one.back < one.at) continue;
    const opposite = payment.reverse?.({ id: reverses, ...paid } as never);
    const { id: _, ...back } = {
      ...paid,
      ...opposite,
      date: dayOf(one.back),
    } as unknown as Payment;
    entry(payment, "PY", back);
  }
  for (const one of byDay(told.calls)) {
    const result = one.reached ? "reached" : "nobody";
    entry(call, "CL", { date: dayOf(one.at), customer: `c${one.customer}`, result });
  }
  for (const one of told.visits) {
    const date = dayOf(one.at);
    writeRecord(root, visit, { id: id("VS", date), customer: `c${one.customer}`, date });
  }
  for (const [path, text] of files) writeText(join(root, path), text);
}
