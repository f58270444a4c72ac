import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Book } from "../../src/book/book.ts";
import { addDays, daysBetween, type IsoDate } from "../../src/law/dates.ts";
import { fromMinor } from "../../src/law/money.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { type Invoice, invoice } from "../../src/nouns/invoice/invoice.ts";
import { daysLateOf, lastPaidOn } from "../../src/nouns/invoice/late.ts";
import { standingOf } from "../../src/nouns/invoice/standing.ts";
import { payment } from "../../src/nouns/payment/payment.ts";
import { folderOf, importPlan, openBook } from "./support.ts";

const template = join(import.meta.dirname, "../../templates/imports/late-payments.yaml");
const header =
  "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed," +
  "SettledDate,PaperlessBill,DaysToSettle,DaysLate";

/** A row of numbers that look like chance, the same for the same seed. */
function chanceOf(start: number): (most: number) => number {
  let state = Number.isInteger(start) ? start % 2147483647 || 1 : 1;
  return (most) => {
    state = (state * 48271) % 2147483647;
    return state % most;
  };
}

const american = (day: IsoDate): string => {
  const [year, month, date] = day.split("-").map(Number);
  return `${month}/${date}/${year}`;
};

/** So many invoices are enough to tell; the real file has 2,466. */
const ownCount = 600;

/** A file of the same shape: invoices of 100 customers, most paid in time, some late. */
function ownFile(): string {
  const chance = chanceOf(Number(process.env.CHANCE ?? "20261122"));
  const rows = Array.from({ length: ownCount }, (_, at) => {
    const who = at < 100 ? at : chance(100);
    const date = addDays("2012-01-03", chance(700));
    const toSettle = 1 + chance(75);
    const settled = addDays(date, toSettle);
    const amount = fromMinor(500 + chance(12_000), 2);
    const kind = who % 3 === 0 ? "Paper" : "Electronic";
    return [
      ...[391 + (who % 5), `${1000 + who}-CUST`, american("2012-04-06"), 600_000 + at],
      ...[american(date), american(addDays(date, 30)), amount, chance(4) === 0 ? "Yes" : "No"],
      ...[american(settled), kind, toSettle, Math.max(0, toSettle - 30)],
    ].join(",");
  });
  return [header, ...rows, ""].join("\n");
}

const given = process.env.ROUNDS_TEST_INVOICES;
const text = given ? readFileSync(given, "utf8").replace(/^\uFEFF/, "") : ownFile();

/** What the file itself says of one invoice. */
interface Told {
  readonly customer: string;
  readonly date: IsoDate;
  readonly due: IsoDate;
  readonly settled: IsoDate | undefined;
  readonly disputed: boolean;
  readonly daysToSettle: number;
  readonly daysLate: number;
}

const isoOf = (day: string): IsoDate => {
  const [month = "", date = "", year = ""] = day.split("/");
  return `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
};

function toldBy(file: string): ReadonlyMap<string, Told> {
  const [head = "", ...lines] = file.split(/\r?\n/).filter((line) => line !== "");
  const columns = head.split(",");
  return new Map(
    lines.map((line) => {
      const cells = line.split(",");
      const cell = (name: string): string => cells[columns.indexOf(name)] ?? "";
      const settled = cell("SettledDate");
      return [
        cell("invoiceNumber"),
        {
          customer: cell("customerID"),
          date: isoOf(cell("InvoiceDate")),
          due: isoOf(cell("DueDate")),
          settled: settled === "" ? undefined : isoOf(settled),
          disputed: cell("Disputed") === "Yes",
          daysToSettle: Number(cell("DaysToSettle")),
          daysLate: Number(cell("DaysLate")),
        },
      ] as const;
    }),
  );
}

describe("a file of invoices with due and settled dates", () => {
  const told = toldBy(text);
  let book: Book;
  let invoices: readonly Invoice[] = [];

  beforeAll(async () => {
    book = await openBook();
    const folder = folderOf({ "late-payments.csv": text });
    await importPlan(book, readFileSync(template, "utf8"), { folder });
    invoices = await book.all(invoice);
  }, 120_000);

  test("every invoice and every customer is there once, with its dates", async () => {
    expect(invoices.length).toBe(told.size);
    const customers = new Set([...told.values()].map((one) => one.customer));
    expect((await book.all(customer)).length).toBe(customers.size);
    for (const { code = "", date, due, notes } of invoices) {
      const known = told.get(code);
      expect([code, date, due, notes]).toEqual([
        code,
        known?.date,
        known?.due,
        known?.disputed ? "disputed" : undefined,
      ]);
    }
    if (!given) expect([told.size, customers.size]).toEqual([ownCount, 100]);
  });

  test("the days late of every invoice are those of the file's own column", async () => {
    const payments = await book.all(payment);
    const paidOn = lastPaidOn(payments);
    for (const one of invoices) {
      const known = told.get(one.code ?? "");
      const day = paidOn.get(one.id);
      expect([one.code, day]).toEqual([one.code, known?.settled]);
      if (day === undefined) continue;
      expect([one.code, daysLateOf(one, day)]).toEqual([one.code, known?.daysLate]);
      expect([one.code, daysBetween(one.date, day)]).toEqual([one.code, known?.daysToSettle]);
    }
  });

  test("as of any day so many are overdue as the file says, each by its days", async () => {
    const days = [...told.values()].map(({ date }) => date).sort();
    const [first = "", last = ""] = [days[0], days.at(-1)];
    const step = Math.max(1, Math.floor(daysBetween(first, last) / 20));
    let seen = 0;
    for (let day = first; day <= addDays(last, 120); day = addDays(day, step)) {
      const settled = await book.sumsAt(payment, "settled", day);
      const late = new Map<string, number>();
      for (const one of invoices) {
        if (one.date > day) continue;
        const settledMinor = settled.get(one.id) ?? 0;
        const { state, daysOverdue } = standingOf(one, { settledMinor, asOf: day, digits: 2 });
        if (state === "overdue") late.set(one.code ?? "", daysOverdue);
      }
      const wanted = new Map(
        [...told].flatMap(([code, { date, due, settled: on = "9999-12-31" }]) =>
          date <= day && due < day && day < on ? [[code, daysBetween(due, day)] as const] : [],
        ),
      );
      expect([day, [...late].sort()]).toEqual([day, [...wanted].sort()]);
      seen += late.size;
    }
    expect(seen).toBeGreaterThan(0);
  });

  test("the plan run again adds nothing", async () => {
    const folder = folderOf({ "late-payments.csv": text });
    const again = await importPlan(await openBook(book.root), readFileSync(template, "utf8"), {
      folder,
    });
    expect(again.change.receipt.en).toContain("nothing to import");
  });
});
