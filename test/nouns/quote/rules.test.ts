import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { totalMinor } from "../../../src/nouns/order/totals.ts";
import { comparison, versionsOf } from "../../../src/nouns/quote/compare.ts";
import { type Quote, quote } from "../../../src/nouns/quote/quote.ts";
import { quotesReport } from "../../../src/nouns/quote/report.ts";
import {
  acceptQuote,
  assertAcceptable,
  declineQuote,
  linesWithout,
  orderOfQuote,
  reviseQuote,
  sendQuote,
} from "../../../src/nouns/quote/rules.ts";
import {
  isOpenQuote,
  quoteAgrees,
  quoteFixed,
  quoteSettled,
  quoteState,
} from "../../../src/nouns/quote/states.ts";
import { applied, made, refusal } from "../support.ts";

const draft: Quote = {
  id: "QT261120A-iwan",
  customer: "blue-door",
  owner: "iwan",
  date: "2026-11-20",
  version: 1,
  validUntil: "2026-12-20",
  lines: [
    { product: "tea", quantity: "10", price: "12.50" },
    { product: "cup", quantity: "4", price: "5", discount: "0.05" },
  ],
};
const told = { date: "2026-11-22", by: "iwan" };
const out = { ...told, paper: "quote", name: "Blue Door tea price-iwan" } as const;
const sent = applied(draft, sendQuote(draft, out));
const revising = { date: "2026-11-25", by: "iwan", why: "price", digits: 2 };
const revised = applied(
  sent,
  reviseQuote(sent, { lines: [{ product: "tea", quantity: "12", price: "12" }] }, revising),
);

describe("where a quote stands", () => {
  test("is told by its facts: draft, approved, sent, expired, accepted, declined", () => {
    const at = (one: Partial<Quote>, today: string) => quoteState({ ...draft, ...one }, today);
    expect(at({}, "2026-11-22")).toBe("draft");
    expect(quoteState(draft, "2026-11-22", "waiting")).toBe("waiting");
    expect(quoteState(draft, "2026-11-22", "approved")).toBe("approved");
    expect(quoteState(sent, "2026-12-20")).toBe("sent");
    expect(quoteState(sent, "2026-12-21")).toBe("expired");
    expect(at({ declined: { date: "2026-11-23", why: "dear" } }, "2027-01-01")).toBe("declined");
    expect(at({ accepted: { date: "2026-11-23" } }, "2027-01-01")).toBe("accepted");
    expect(isOpenQuote(sent, "2026-12-20")).toBe(true);
    expect(isOpenQuote(sent, "2026-12-21")).toBe(false);
  });

  test("what the customer has is not edited, and an answered quote may be bound", () => {
    expect(quoteFixed(draft).fields).toEqual([]);
    expect(quoteFixed(sent).fields).toContain("lines");
    expect(quoteFixed(sent).why.en).toContain("rounds quote revise QT261120A-iwan");
    expect(quoteSettled(sent, { to: "2026-12-31" })).toBe(false);
    expect(quoteSettled(sent, { to: "2027-03-31" })).toBe(true);
    const declined = { ...sent, declined: { date: "2026-12-01", why: "dear" } };
    expect(quoteSettled(declined, { to: "2026-11-30" })).toBe(false);
    expect(quoteSettled(declined, { to: "2026-12-31" })).toBe(true);
    expect(quoteAgrees({ ...draft, validUntil: "2026-11-19" })).toHaveLength(1);
  });
});

describe("versions", () => {
  test("the older one is superseded and kept as it stood, with what had become of it", () => {
    expect(revised.version).toBe(2);
    expect(revised.sent).toBeUndefined();
    expect(revised.earlier).toEqual([
      {
        version: 1,
        date: "2026-11-20",
        lines: draft.lines,
        validUntil: "2026-12-20",
        sent: sent.sent,
        superseded: "2026-11-25",
        by: "iwan",
        why: "price",
      },
    ]);
  });

  test("they are compared line by line", () => {
    const versions = versionsOf(revised, "draft");
    expect(versions.map(({ state }) => state)).toEqual(["superseded", "draft"]);
    const { rows } = comparison(versions, { digits: 2, productName: (id) => id });
    expect(rows).toEqual([
      {
        ...{ product: "tea", name: "tea", v1: "10 × 12.50", v2: "12 × 12.00" },
        ...{ amount: "144.00", change: "+19.00" },
      },
      {
        ...{ product: "cup", name: "cup", v1: "4 × 5.00 −5%", v2: undefined },
        ...{ amount: undefined, change: "-19.00" },
      },
    ]);
  });

  test("the changes of the lines add up to the change of the totals", () => {
    const line = fc.record({
      product: fc.constantFrom("tea", "cup", "pot"),
      quantity: fc.integer({ min: 1, max: 99 }).map(String),
      price: fc.integer({ min: 0, max: 9999 }).map((cents) => (cents / 100).toFixed(2)),
    });
    const lines = fc.array(line, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, lines, (first, second) => {
        const one = { ...sent, lines: first };
        const two = applied(one, reviseQuote(one, { lines: second }, revising));
        const { rows } = comparison(versionsOf(two, "draft"), {
          digits: 2,
          productName: (id) => id,
        });
        const cents = (value: unknown): number => Math.round(Number(value) * 100);
        const change = rows.reduce((sum, row) => sum + cents(row.change), 0);
        expect(change).toBe(totalMinor(two, 2) - totalMinor(one, 2));
      }),
    );
  });

  test("a version that nobody has is edited, one that was accepted stays", () => {
    expect(refusal(() => reviseQuote(draft, {}, revising))).toContain("was not sent yet");
    const taken = { ...sent, accepted: { date: "2026-11-23", order: "SO1" } };
    expect(refusal(() => reviseQuote(taken, {}, revising))).toContain("was accepted");
    expect(refusal(() => linesWithout(draft, ["pot"]))).toContain("has no line of pot");
    expect(linesWithout(draft, ["cup"]).map(({ product }) => product)).toEqual(["tea"]);
  });

  test("what was declined or has expired may be offered anew", () => {
    const declined = applied(sent, declineQuote(sent, { ...told, why: "too dear" }));
    const again = applied(declined, reviseQuote(declined, {}, revising));
    expect(again.declined).toBeUndefined();
    expect(again.earlier?.[0]?.declined?.why).toBe("too dear");
    const late = { ...draft, validUntil: "2026-11-24" };
    expect(
      refusal(() => reviseQuote(late, { validUntil: "2026-12-25" }, revising)),
    ).toBeUndefined();
  });
});

describe("sending", () => {
  test("R-COM-19: a version goes out once, under its name", () => {
    expect(sent.sent).toEqual({ ...told, paper: "quote", name: "Blue Door tea price-iwan" });
    expect(refusal(() => sendQuote(sent, out))).toContain("was sent on 2026-11-22");
    expect(refusal(() => sendQuote(draft, { ...out, date: "2026-12-21" }))).toContain(
      "was valid until 2026-12-20",
    );
  });
});

describe("the answer", () => {
  test("R-ORD-02, R-ORD-54: an accepted quote becomes an order with its lines, prices and terms", () => {
    const full: Quote = {
      ...sent,
      freight: "20.00",
      terms: "30 % in advance",
      transportNeeds: "lift van",
      installationNeeds: "two men",
    };
    const order = orderOfQuote(full, "SO261122A-iwan", { ...told, promised: "2026-11-30" });
    expect(order).toEqual({
      ...{ id: "SO261122A-iwan", customer: "blue-door", owner: "iwan", date: "2026-11-22" },
      ...{ promised: "2026-11-30", lines: draft.lines, freight: "20.00" },
      ...{ terms: "30 % in advance", transportNeeds: "lift van", installationNeeds: "two men" },
      ...{ quote: "QT261120A-iwan", quoteVersion: 1 },
    });
    expect(totalMinor(order, 2)).toBe(totalMinor(full, 2));
    const step = { do: "create", noun: quote, record: order } as const;
    const change = acceptQuote(full, order, { ...told, orderSteps: [step] });
    expect(made(change)).toEqual(order);
    expect(applied(full, change).accepted).toEqual({ ...told, version: 1, order: order.id });
  });

  test("no quote is accepted twice, nor one that was declined", () => {
    const taken = { ...sent, accepted: { date: "2026-11-23", order: "SO1" } };
    const declined = applied(sent, declineQuote(sent, { ...told, why: "dear", to: "Red Gate" }));
    expect(declined.declined).toEqual({ ...told, why: "dear", to: "Red Gate" });
    expect(refusal(() => assertAcceptable(taken, "2026-11-24"))).toContain("was accepted");
    expect(refusal(() => assertAcceptable(declined, "2026-11-24"))).toContain("was declined");
    expect(refusal(() => declineQuote(declined, { ...told, why: "dear" }))).toContain(
      "was declined",
    );
    expect(refusal(() => assertAcceptable(draft, "2026-11-19"))).toContain("before it was written");
  });
});

describe("what else a quote says", () => {
  test("R-ORD-41: style, fabric, printing or embroidery and the customer's budget, beside quantity", () => {
    const reading = { today: "2026-11-22", digits: 2 };
    const typed = "款式=两粒扣, 面料与辅料=毛料, 印花或绣花=胸标绣花, 客户预算=20000";
    expect(quote.fields.factors.kind.parse(typed, reading)).toEqual({
      ...{ style: "两粒扣", fabric: "毛料", work: "胸标绣花", budget: "20000.00" },
    });
  });

  test("R-ORD-53: it belongs to a project with its stages, and so does its order", () => {
    expect(quote.fields.project.kind.refers).toBe("project");
    const order = orderOfQuote({ ...sent, project: "lake-hotel" }, "SO1", told);
    expect(order.project).toBe("lake-hotel");
  });
});

describe("report quotes", () => {
  test("won, lost and open by person, with the share won of those decided", () => {
    const facts = {
      ...{ from: "2026-01-01", to: "2026-12-31", today: "2026-11-22", digits: 2 },
      staffName: (id: string) => id,
    };
    const won = { ...sent, accepted: { date: "2026-11-22" } };
    const lost = { ...sent, declined: { date: "2026-11-22", why: "too dear" } };
    const over = { ...sent, validUntil: "2026-11-21" };
    const foreign = { ...sent, owner: "lan", currency: "USD" };
    const { rows, totals, notes } = quotesReport([won, lost, over, sent, foreign], facts);
    expect(rows).toEqual([
      {
        ...{ owner: "iwan", quotes: 4, versions: 4, open: 1, won: 1, lost: 2, winRate: "33.3" },
        ...{ openValue: "144.00", wonValue: "144.00", lostValue: "288.00" },
      },
      {
        ...{ owner: "lan", quotes: 1, versions: 1, open: 1, won: 0, lost: 0, winRate: undefined },
        ...{ openValue: "0.00", wonValue: "0.00", lostValue: "0.00" },
      },
    ]);
    expect(totals).toMatchObject({ quotes: 5, open: 2, won: 1, lost: 2 });
    expect(notes?.map(({ en }) => en)).toEqual([
      "Declined because: too dear (1).",
      "1 in another currency: counted, without their value.",
    ]);
  });
});
