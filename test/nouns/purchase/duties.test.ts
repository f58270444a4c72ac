import { describe, expect, test } from "vitest";
import { withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import {
  draftDuties,
  purchaseDuties,
  requisitionDuties,
} from "../../../src/nouns/purchase/duties.ts";
import type { Standing } from "../../../src/nouns/purchase/known.ts";
import type { Purchase } from "../../../src/nouns/purchase/purchase.ts";
import { purchaseReport } from "../../../src/nouns/purchase/report.ts";
import { type Arrival, purchaseState } from "../../../src/nouns/purchase/states.ts";
import type { Requisition } from "../../../src/nouns/requisition/requisition.ts";

const { limits } = withDefaults({ format: 1, name: "x", currency: "EUR" });
const calendar = makeCalendar({});
const names = { supplier: () => "Hill", product: () => "TEA" };
const order: Purchase = {
  id: "PO261120A-mo",
  supplier: "hill",
  owner: "mo",
  date: "2026-11-20",
  lines: [{ product: "tea", quantity: "10", price: "8" }],
};
const sent = { ...order, sent: { date: "2026-11-20" } };
const sure = { ...sent, confirmations: [{ date: "2026-11-20", promised: "2026-11-30" }] };

function facts(today: string) {
  return { today, calendar, limits, digits: 2 };
}

function standing(record: Purchase, arrivals: readonly Arrival[] = []): Standing {
  return { record, arrivals, state: purchaseState(record, arrivals) };
}

function came(purchase: string, date: string, pieces: number): Arrival {
  return { purchase, paper: "GR1", date, product: "tea", micro: pieces * 1_000_000 };
}

describe("what purchasing obliges people to", () => {
  test("a draft is sent, unless it waits for its approval", () => {
    const known = { names, waiting: () => false };
    expect(draftDuties([order], known, facts("2026-11-20"))).toMatchObject([
      { rule: "purchase-send", who: "mo", role: "buyer", due: "2026-11-23" },
    ]);
    expect(draftDuties([order], { names, waiting: () => true }, facts("2026-11-20"))).toEqual([]);
  });

  test("the supplier is asked for his confirmation", () => {
    expect(purchaseDuties([standing(sent)], names, facts("2026-11-20"))).toMatchObject([
      { rule: "purchase-confirm", who: "mo", due: "2026-11-24" },
    ]);
  });

  test("before the promised day the storekeeper is told, after it the buyer asks", () => {
    expect(purchaseDuties([standing(sure)], names, facts("2026-11-26"))).toMatchObject([
      { rule: "purchase-arrival", role: "storekeeper", from: "2026-11-26", due: "2026-11-30" },
    ]);
    const late = purchaseDuties([standing(sure)], names, facts("2026-12-02"));
    expect(late).toMatchObject([
      {
        rule: "purchase-late",
        who: "mo",
        due: "2026-11-30",
        what: { en: "PO261120A-mo is 2 days late: 10 TEA" },
      },
    ]);
  });

  test("R-WHS-32: a requisition for an order goes first; an ordered one asks for nothing", () => {
    const asked: Requisition = {
      id: "RQ261120A",
      date: "2026-11-20",
      order: "SO1",
      neededBy: "2026-11-23",
      lines: [{ product: "tea", quantity: "10" }],
    };
    const known = { names, waiting: () => false };
    const on = facts("2026-11-20");
    expect(requisitionDuties([asked], known, on)).toMatchObject([
      { rule: "requisition", role: "buyer", first: true, due: "2026-11-23" },
    ]);
    expect(requisitionDuties([asked], { names, waiting: () => true }, on)).toEqual([]);
    const lines = [{ product: "tea", quantity: "10" }];
    const ordered = [{ date: "2026-11-20", purchase: "PO1", lines }];
    expect(requisitionDuties([{ ...asked, ordered }], known, on)).toEqual([]);
  });

  test("R-PUR-05: supplies are bought in time, and the money is paid back", () => {
    const paper: Requisition = {
      id: "RQ261120B",
      date: "2026-11-20",
      kind: "office",
      items: [{ item: "paper", quantity: "5" }],
    };
    const known = { names, waiting: () => false };
    const on = facts("2026-11-20");
    expect(requisitionDuties([paper], known, on)).toMatchObject([
      { rule: "requisition", command: "rounds requisition buy RQ261120B --amount AMOUNT" },
    ]);
    const bought = { ...paper, bought: { date: "2026-11-23", amount: "50.00" } };
    expect(requisitionDuties([bought], known, on)).toMatchObject([
      { rule: "reimburse", role: "bookkeeper", due: "2026-11-26" },
    ]);
    const done = { ...bought, reimbursed: { date: "2026-11-24" } };
    expect(requisitionDuties([done], known, on)).toEqual([]);
  });
});

describe("the report of purchases", () => {
  const told = { from: "2026-11-01", to: "2026-12-31", digits: 2, supplierName: () => "Hill" };

  test("on time is what came whole by the day that was promised first", () => {
    const moved = {
      ...sure,
      confirmations: [...sure.confirmations, { date: "2026-11-28", promised: "2026-12-10" }],
    };
    const all = [
      standing(sure, [came(sure.id, "2026-11-30", 10)]),
      standing(sure, [came(sure.id, "2026-11-29", 4), came(sure.id, "2026-12-04", 6)]),
      standing(moved),
      standing(order),
    ];
    const { rows, totals } = purchaseReport(all, { ...told, at: "2026-12-02" });
    expect(rows).toMatchObject([
      { orders: "3", open: "1", late: "1", due: "3", onTime: "33.3", days: "2.0" },
    ]);
    expect(totals).toMatchObject({ orders: "3", total: "240.00" });
  });

  test("what is promised for later is not counted yet", () => {
    const { rows } = purchaseReport([standing(sure)], { ...told, at: "2026-11-29" });
    expect(rows).toMatchObject([{ orders: "1", open: "1", due: "0", late: undefined }]);
  });
});
