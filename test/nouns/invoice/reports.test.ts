import { describe, expect, test } from "vitest";
import type { OwedPaper } from "../../../src/nouns/invoice/aged.ts";
import { agingBy, agingChart } from "../../../src/nouns/invoice/aging-report.ts";
import {
  agingByInvoice,
  overdueByCustomer,
  overdueByInvoice,
} from "../../../src/nouns/invoice/reports.ts";
import { standingOf, withStandings } from "../../../src/nouns/invoice/standing.ts";
import type { TableView } from "../../../src/print/view.ts";

const invoices: readonly OwedPaper[] = [
  {
    id: "IV1",
    customer: "quick",
    date: "2025-03-01",
    due: "2025-03-31",
    amount: "1000.00",
    owner: "lan",
  },
  { id: "IV2", customer: "quick", date: "2025-06-10", due: "2025-07-10", amount: "200.00" },
  { id: "IV3", customer: "ernst", date: "2025-05-01", due: "2025-05-31", amount: "80.00" },
  { id: "IV4", customer: "blauer", date: "2025-05-01", due: "2025-05-31", amount: "75.50" },
];
const payments = [
  {
    id: "PY1",
    customer: "quick",
    date: "2025-05-01",
    amount: "400.00",
    allocations: [{ invoice: "IV1", amount: "400.00" }],
  },
  {
    id: "PY2",
    customer: "blauer",
    date: "2025-06-01",
    amount: "75.50",
    allocations: [{ invoice: "IV4", amount: "75.50" }],
  },
  { id: "PY3", customer: "ernst", date: "2025-06-20", amount: "30.00" },
  {
    id: "PY4",
    customer: "quick",
    date: "2025-07-05",
    amount: "600.00",
    allocations: [{ invoice: "IV1", amount: "600.00" }],
  },
];
const facts = {
  invoices,
  payments,
  asOf: "2025-06-30",
  digits: 2,
  calls: new Map([
    ["customer:quick", "QUICK-Stop"],
    ["staff:lan", "蓝梅"],
  ]),
  debtors: new Map([["quick", { owner: "iwan", region: "north" }]]),
};

describe("report aging", () => {
  test("a line per open invoice with days and bucket, credit with a minus (R-RPT-16)", () => {
    const { rows, totals, to } = agingByInvoice(facts);
    expect(to).toBe("2025-06-30");
    expect(
      rows.map(({ name, id, daysOverdue, bucket, paid, open }) => [
        name,
        id,
        daysOverdue,
        bucket,
        paid,
        open,
      ]),
    ).toEqual([
      ["QUICK-Stop", "IV1", 91, "overdueMore", "400.00", "600.00"],
      ["QUICK-Stop", "IV2", undefined, "notDue", "0.00", "200.00"],
      ["ernst", "IV3", 30, "overdue30", "0.00", "80.00"],
      ["ernst", "PY3", undefined, "credit", undefined, "-30.00"],
    ]);
    expect(totals).toEqual({ open: "850.00" });
  });

  test("a line per customer, most overdue first; who owes nothing is not there", () => {
    const { rows, totals } = agingBy("customer", facts);
    expect(
      rows.map(({ id, overdue, daysOverdue, notDue, credit, balance }) => [
        id,
        overdue,
        daysOverdue,
        notDue,
        credit,
        balance,
      ]),
    ).toEqual([
      ["quick", "600.00", 91, "200.00", "0.00", "800.00"],
      ["ernst", "80.00", 30, "0.00", "-30.00", "50.00"],
    ]);
    expect(totals).toMatchObject({
      overdue: "680.00",
      overdue30: "80.00",
      credit: "-30.00",
      balance: "850.00",
    });
  });

  test("the note states the proof", () => {
    expect(agingByInvoice(facts).notes?.map(({ en }) => en)).toEqual([
      "Not due 200.00 · 1-30 days 80.00 · Over 90 days 600.00 · Credit -30.00",
      "Open 880.00 less credit 30.00 is the balance 850.00; invoiced 1,355.50 less received 505.50 up to 2025-06-30 is 850.00.",
    ]);
  });

  test("of one salesperson: his invoices, and those of his customers that name nobody", () => {
    const idsOf = (staff: string) => agingByInvoice({ ...facts, staff }).rows.map(({ id }) => id);
    expect([idsOf("lan"), idsOf("iwan"), idsOf("nobody")]).toEqual([["IV1"], ["IV2"], []]);
  });

  test("an invoice that names nobody is the customer's salesperson's", () => {
    const owners = agingByInvoice(facts).rows.map(({ id, owner }) => [id, owner]);
    expect(owners.slice(0, 3)).toEqual([
      ["IV1", "lan"],
      ["IV2", "iwan"],
      ["IV3", undefined],
    ]);
  });

  test("a later day knows the later payment", () => {
    expect(agingByInvoice({ ...facts, asOf: "2025-07-05", customer: "quick" }).rows).toMatchObject([
      { id: "IV2", bucket: "notDue", open: "200.00" },
    ]);
  });

  test("by region and salesperson, whoever has none in a line of its own", () => {
    const rows = (by: "region" | "staff") =>
      agingBy(by, facts).rows.map(({ name, id, overdue, balance }) => [name, id, overdue, balance]);
    expect(rows("region")).toEqual([
      ["north", "north", "600.00", "800.00"],
      ["", "", "80.00", "50.00"],
    ]);
    expect(rows("staff")).toEqual([
      ["蓝梅", "lan", "600.00", "600.00"],
      ["", "", "80.00", "50.00"],
      ["iwan", "iwan", "0.00", "200.00"],
    ]);
  });

  test("the ages as bars: shares of what is open, the credit beside them", () => {
    const { rows, totals } = agingChart(facts);
    expect(rows.map(({ age, papers, open, bar }) => [age, papers, open, bar])).toEqual([
      ["notDue", 1, "200.00", "22.7"],
      ["overdue30", 1, "80.00", "9.1"],
      ["overdue60", 0, "0.00", "0.0"],
      ["overdue90", 0, "0.00", "0.0"],
      ["overdueMore", 1, "600.00", "68.2"],
      ["credit", 0, "-30.00", undefined],
    ]);
    expect(totals).toEqual({ open: "850.00" });
  });
});

describe("report overdue: what is late and nothing else (R-COL-11)", () => {
  test("a line per late invoice, who owes most first", () => {
    const { rows, totals, notes } = overdueByInvoice(facts);
    expect(rows.map(({ id, daysOverdue, open }) => [id, daysOverdue, open])).toEqual([
      ["IV1", 91, "600.00"],
      ["IV3", 30, "80.00"],
    ]);
    expect(totals).toEqual({ open: "680.00" });
    expect(notes?.map(({ en }) => en)).toEqual([
      "1-30 days 80.00 · Over 90 days 600.00",
      "Overdue 680.00 of 880.00 open, 77.3 %; all of it by age: rounds report aging",
    ]);
  });

  test("a line per customer, what was paid ahead beside it", () => {
    const { rows, totals } = overdueByCustomer(facts);
    expect(
      rows.map(({ id, owner, overdue, daysOverdue, papers, credit }) => [
        ...[id, owner, overdue, daysOverdue, papers, credit],
      ]),
    ).toEqual([
      ["quick", "iwan", "600.00", 91, 1, "0.00"],
      ["ernst", undefined, "80.00", 30, 1, "30.00"],
    ]);
    expect(totals).toMatchObject({ overdue: "680.00", overdue30: "80.00", credit: "30.00" });
  });

  test("nothing is late on the day on which it is due", () => {
    expect(overdueByInvoice({ ...facts, asOf: "2025-03-31" }).rows).toEqual([]);
  });
});

describe("invoice list", () => {
  test.each([
    ["2025-03-31", 0, { openMinor: 100000, state: "open", daysOverdue: 0 }],
    ["2025-03-31", 40000, { openMinor: 60000, state: "part-paid", daysOverdue: 0 }],
    ["2025-04-01", 40000, { openMinor: 60000, state: "overdue", daysOverdue: 1 }],
    ["2025-04-01", 100000, { openMinor: 0, state: "paid", daysOverdue: 0 }],
    ["2025-04-01", 110000, { openMinor: -10000, state: "credit", daysOverdue: 0 }],
    ["2025-01-01", 0, { openMinor: 100000, state: "open", daysOverdue: 0 }],
  ])("on %s with %d settled an invoice of 1000 stands so", (asOf, settledMinor, standing) => {
    const [first] = invoices;
    expect(first && standingOf(first, { settledMinor, asOf, digits: 2 })).toEqual(standing);
  });

  test("paid and open stand beside the amount and add up", () => {
    const list: TableView = {
      shape: "list",
      title: { en: "", zh: "" },
      columns: [],
      rows: invoices as never,
    };
    const settled = new Map([
      ["IV1", 40000],
      ["IV4", 7550],
    ]);
    const keep = ({ openMinor }: { openMinor: number }) => openMinor !== 0;
    const shown = withStandings(list, { settled, asOf: "2025-06-30", digits: 2, keep });
    expect(shown.rows.map(({ id, paid, open, state }) => [id, paid, open, state])).toEqual([
      ["IV1", "400.00", "600.00", "overdue"],
      ["IV2", "0.00", "200.00", "open"],
      ["IV3", "0.00", "80.00", "overdue"],
    ]);
    expect(shown.totals).toEqual({ amount: "1280.00", paid: "400.00", open: "880.00" });
  });
});
