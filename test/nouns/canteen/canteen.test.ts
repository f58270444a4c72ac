import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromMinor } from "../../../src/law/money.ts";
import { clearAdvance, drawAdvance, fetchFunds } from "../../../src/nouns/canteen/advance.ts";
import type { CanteenPaper, Seat } from "../../../src/nouns/canteen/canteen.ts";
import { count } from "../../../src/nouns/canteen/counting.ts";
import { canteenDuties } from "../../../src/nouns/canteen/duties.ts";
import { cashMinor, propertyMicro } from "../../../src/nouns/canteen/ledger.ts";
import { journalView, propertyView, statementView } from "../../../src/nouns/canteen/report.ts";
import { canteenUnfinished } from "../../../src/nouns/canteen/states.ts";
import { buy, sign } from "../../../src/nouns/canteen/voucher.ts";
import { applied, made, notes, refusal } from "../support.ts";

const today = "2026-11-22";
const nameOf = (id: string): string => id;

/** A canteen's papers, and its desk. */
class Canteen {
  papers: CanteenPaper[] = [];

  desk(at = today) {
    const id = `VO${this.papers.length + 1}`;
    return { id, today: at, digits: 2, nameOf, papers: this.papers };
  }

  add(change: Parameters<typeof made>[0]): CanteenPaper {
    const paper = made<CanteenPaper>(change);
    this.papers.push(paper);
    return paper;
  }

  set(record: CanteenPaper, change: Parameters<typeof applied>[1]): CanteenPaper {
    const after = applied(record, change);
    this.papers = this.papers.map((one) => (one.id === after.id ? after : one));
    return after;
  }

  fund(amount: string, date = today): CanteenPaper {
    return this.add(fetchFunds({ date, amount }, this.desk(date)));
  }

  advance(amount: string, date = today): CanteenPaper {
    return this.add(drawAdvance({ date, amount, manager: "sun" }, this.desk(date)));
  }

  buy(price: string, more: { property?: boolean; signed?: string } = {}): CanteenPaper {
    const { property, signed = "Wang" } = more;
    const lines = [{ item: "wok", quantity: "2", price, ...(property ? { property } : {}) }];
    return this.add(buy({ date: today, seller: "market", lines, signed }, this.desk()));
  }

  sign(record: CanteenPaper, seat: Seat, by: string): CanteenPaper {
    return this.set(record, sign(record, { seat, date: today, by }, { today, nameOf }));
  }

  /** Manager, cook and leader sign. */
  signAll(record: CanteenPaper): CanteenPaper {
    const one = this.sign(record, "manager", "sun");
    return this.sign(this.sign(one, "cook", "wu"), "leader", "lin");
  }

  clear(record: CanteenPaper, returned?: string): CanteenPaper {
    return this.set(record, clearAdvance(record, { date: today, returned }, this.desk()));
  }
}

describe("a canteen advance (R-CAN-02 to R-CAN-04)", () => {
  test("R-CAN-03: it stands under the manager's name and is his debt until it is cleared", () => {
    const canteen = new Canteen();
    canteen.fund("300");
    const advance = canteen.advance("200");
    expect(advance).toMatchObject({ kind: "advance", manager: "sun", amount: "200" });
    const open = () => {
      const facts = { from: today, to: today, papers: canteen.papers, digits: 2, nameOf };
      return statementView(facts).rows.find(({ line }) => line === "open")?.amount;
    };
    expect(open()).toBe("200.00");
    canteen.clear(advance);
    expect(open()).toBe("0.00");
  });

  test("is never more than was fetched, and only one at a time", () => {
    const canteen = new Canteen();
    canteen.fund("300");
    expect(refusal(() => canteen.advance("301"))).toBe("there is only 300.00 in cash");
    canteen.advance("200");
    expect(refusal(() => canteen.advance("50"))).toContain("has not cleared the advance VO2");
  });

  test("is cleared by its vouchers and what is left comes back", () => {
    const canteen = new Canteen();
    canteen.fund("300");
    const advance = canteen.advance("200");
    canteen.signAll(canteen.buy("60"));
    expect(refusal(() => canteen.clear(advance, "70"))).toContain("leaves 80.00, not 70");
    expect(canteen.clear(advance, "80").cleared).toMatchObject({ returned: "80.00" });
    expect(cashMinor(canteen.papers, { at: today, digits: 2 })).toBe(18000);
  });

  test("what was spent beyond it is paid out", () => {
    const canteen = new Canteen();
    canteen.fund("300");
    const advance = canteen.advance("100");
    canteen.signAll(canteen.buy("60"));
    expect(canteen.clear(advance).cleared?.returned).toBe("-20.00");
  });

  test("cleared later than its day is told", () => {
    const canteen = new Canteen();
    canteen.fund("300", "2026-11-19");
    const advance = canteen.advance("100", "2026-11-20");
    const change = clearAdvance(advance, { date: today }, canteen.desk());
    expect(notes(change).join()).toContain("2 days late");
  });
});

describe("a canteen voucher (R-CAN-05, R-CAN-09, R-PUR-07, R-APR-27)", () => {
  function bought(): [Canteen, CanteenPaper, CanteenPaper] {
    const canteen = new Canteen();
    canteen.fund("300");
    const advance = canteen.advance("200");
    return [canteen, advance, canteen.buy("60")];
  }

  test("counts only with all four signatures, each with its day", () => {
    const [canteen, advance, voucher] = bought();
    expect(refusal(() => canteen.clear(advance))).toBe(
      "vouchers lack signatures: VO3 (canteen manager, cook, leader)",
    );
    const signed = canteen.signAll(voucher);
    expect(signed.signatures?.map(({ seat, date }) => `${seat} ${date}`)).toEqual(
      ["seller", "manager", "cook", "leader"].map((seat) => `${seat} ${today}`),
    );
    expect(canteen.clear(advance).cleared).toBeDefined();
  });

  test("is signed in this order", () => {
    const [canteen, , voucher] = bought();
    expect(refusal(() => canteen.sign(voucher, "leader", "lin"))).toBe(
      "the canteen manager signs before the leader",
    );
    const other = new Canteen();
    other.fund("300");
    other.advance("200");
    const unsigned = other.buy("60", { signed: "" });
    expect(refusal(() => other.sign(unsigned, "manager", "sun"))).toBe(
      "the seller signs before the canteen manager",
    );
  });

  test("by nobody twice", () => {
    const [canteen, , voucher] = bought();
    const one = canteen.sign(voucher, "manager", "sun");
    expect(refusal(() => canteen.sign(one, "cook", "sun"))).toContain("nobody signs twice");
  });

  test("the cook who finds less than it says does not sign but says so", () => {
    const [canteen, , voucher] = bought();
    const one = canteen.sign(voucher, "manager", "sun");
    const told = { seat: "cook", date: today, by: "wu", wrong: "one is missing" } as const;
    const wrong = canteen.set(one, sign(one, told, { today, nameOf }));
    expect(wrong.signatures).toHaveLength(2);
    expect(wrong.wrong).toBe("one is missing");
    expect(canteen.sign(wrong, "cook", "wu").wrong).toBeUndefined();
  });
});

describe("a canteen count (R-CAN-06, R-CAN-07)", () => {
  function stocked(): Canteen {
    const canteen = new Canteen();
    canteen.fund("300");
    const advance = canteen.advance("200");
    canteen.signAll(canteen.buy("60", { property: true }));
    canteen.clear(advance);
    return canteen;
  }

  test("agrees with the books, or says why", () => {
    const canteen = stocked();
    const told = { date: today, cash: "180", items: [["WOK", "2"]] as const };
    expect(made<CanteenPaper>(count(told, canteen.desk()))).toMatchObject({
      cash: "180.00",
      book: "180.00",
      counted: [{ item: "wok", book: "2", counted: "2" }],
    });
    const less = { ...told, cash: "175", items: [["wok", "1"]] as const };
    expect(refusal(() => count(less, canteen.desk()))).toBe(
      "the count differs from the books: -5.00, wok",
    );
  });

  test("a difference is booked when the leader knows of it, not before", () => {
    const canteen = stocked();
    const told = { date: today, cash: "175", items: [["wok", "1"]] as const, why: "broken" };
    const counted = canteen.add(count(told, canteen.desk()));
    const cash = (): number => cashMinor(canteen.papers, { at: today, digits: 2 });
    expect(cash()).toBe(18000);
    expect(canteenUnfinished(counted, "2026-11-30")?.en).toContain("not reported");
    const signed = canteen.sign(counted, "leader", "lin");
    expect(cash()).toBe(17500);
    expect(propertyMicro(canteen.papers, today).get("wok")).toBe(1_000_000);
    expect(canteenUnfinished(signed, "2026-11-30")).toBeUndefined();
  });
});

describe("what the canteen obliges to (R-REM-43)", () => {
  const rules = (papers: readonly CanteenPaper[], at: string): string[] =>
    canteenDuties(papers, nameOf, { today: at }).map(({ rule, due }) => `${rule} ${due}`);

  test("the advance the same day, the voucher's signatures, the month's count", () => {
    const canteen = new Canteen();
    expect(rules(canteen.papers, today)).toEqual([]);
    canteen.fund("300");
    canteen.advance("200");
    canteen.buy("60");
    expect(rules(canteen.papers, today)).toEqual([
      "canteen-clear 2026-11-22",
      "canteen-sign 2026-11-22",
      "canteen-count 2026-11-30",
    ]);
    const told = { date: today, cash: "99", items: [], why: "coins lost" };
    canteen.add(count(told, canteen.desk()));
    expect(rules(canteen.papers, today)).toEqual([
      "canteen-clear 2026-11-22",
      "canteen-sign 2026-11-22",
      "canteen-report 2026-11-22",
    ]);
  });

  test("nothing of it is left in a month that is closed (R-CAN-06)", () => {
    const canteen = new Canteen();
    const funds = canteen.fund("300");
    const advance = canteen.advance("200");
    const voucher = canteen.buy("60");
    const open = [funds, advance, voucher].map((one) => canteenUnfinished(one, "2026-11-30")?.en);
    expect(open).toEqual([
      undefined,
      "the advance is not cleared",
      "not signed by canteen manager, cook, leader",
    ]);
  });
});

describe("the canteen's two books and its statement (R-CAN-01, R-CAN-07, R-FRM-100)", () => {
  const month = { from: "2026-11-01", to: "2026-11-30" };

  test("journal, property ledger and statement tell the same", () => {
    const canteen = new Canteen();
    canteen.fund("300");
    const advance = canteen.advance("200");
    canteen.signAll(canteen.buy("60", { property: true }));
    canteen.clear(advance);
    const facts = { ...month, papers: canteen.papers, digits: 2, nameOf };
    const journal = journalView(facts);
    expect(journal.rows.map((row) => [row.what, row.in, row.out, row.balance, row.spent])).toEqual([
      ["brought", undefined, undefined, "0.00", undefined],
      ["fetched", "300.00", undefined, "300.00", undefined],
      ["advanced", undefined, "200.00", "100.00", undefined],
      ["back", "80.00", undefined, "180.00", undefined],
      ["voucher", undefined, undefined, "180.00", "120.00"],
    ]);
    expect(propertyView(facts).rows.map((row) => [row.item, row.in, row.balance])).toEqual([
      ["wok", "2", "2"],
    ]);
    const lines = new Map(statementView(facts).rows.map((row) => [row.line, row.amount]));
    expect(lines.get("closing")).toBe("180.00");
    expect(lines.get("spent")).toBe("120.00");
    expect(statementView(facts).notes?.[0]?.en).toContain("Nothing was counted");
  });

  test("R-CAN-08: nothing is earned; what was fetched and not spent is told as saved", () => {
    const canteen = new Canteen();
    canteen.fund("300");
    const advance = canteen.advance("200");
    canteen.signAll(canteen.buy("60"));
    canteen.clear(advance);
    const facts = { ...month, papers: canteen.papers, digits: 2, nameOf };
    const lines = new Map(statementView(facts).rows.map((row) => [row.line, row.amount]));
    expect([lines.get("fetched"), lines.get("spent")]).toEqual(["300.00", "120.00"]);
    expect([lines.get("saved"), lines.get("closing")]).toEqual(["180.00", "180.00"]);
    const kinds = canteen.papers.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["funds", "advance", "voucher"]));
  });

  test("for any days money is conserved: fetched = cash + advances + spent", () => {
    const day = fc.record({
      fetched: fc.integer({ min: 1, max: 50_000 }),
      drawn: fc.integer({ min: 1, max: 20_000 }),
      prices: fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 3 }),
      cleared: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 5 }), (days) => {
        const canteen = new Canteen();
        let [fetched, spent, owed] = [0, 0, 0];
        for (const one of days) {
          canteen.fund(fromMinor(one.fetched, 2));
          fetched += one.fetched;
          const cash = cashMinor(canteen.papers, { at: today, digits: 2 });
          expect(cash + owed + spent).toBe(fetched);
          if (owed > 0 || one.drawn > cash) continue;
          const advance = canteen.advance(fromMinor(one.drawn, 2));
          for (const price of one.prices) canteen.signAll(canteen.buy(fromMinor(price, 2)));
          owed = one.drawn;
          if (!one.cleared) continue;
          canteen.clear(advance);
          owed = 0;
          spent += 2 * one.prices.reduce((sum, price) => sum + price, 0);
        }
        const cash = cashMinor(canteen.papers, { at: today, digits: 2 });
        expect(cash + owed + spent).toBe(fetched);
      }),
    );
  });
});
