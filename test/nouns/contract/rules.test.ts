import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Contract, contract } from "../../../src/nouns/contract/contract.ts";
import {
  assertAgreedPrices,
  assertInForce,
  assertWithin,
  contractPriced,
  drawnBy,
  isUsedUp,
  standingOfLines,
} from "../../../src/nouns/contract/drawing.ts";
import { parseContractLine, showContractLine } from "../../../src/nouns/contract/lines.ts";
import {
  attachFile,
  billStage,
  endContract,
  noticeDay,
  renewContract,
  setStage,
} from "../../../src/nouns/contract/rules.ts";
import { signContract } from "../../../src/nouns/contract/signing.ts";
import { stageRows } from "../../../src/nouns/contract/stages.ts";
import {
  contractAgrees,
  contractFixed,
  contractSettled,
  contractState,
  stagesMinor,
} from "../../../src/nouns/contract/states.ts";
import type { Invoice } from "../../../src/nouns/invoice/invoice.ts";
import type { Order } from "../../../src/nouns/order/order.ts";
import { applied, made, refusal } from "../support.ts";

const reading = { today: "2026-11-22", digits: 2 };
const told = { date: "2026-11-22", by: "iwan" };
const nameOf = (id: string): string => id;

const draft: Contract = {
  id: "CT261120A-iwan",
  code: "HT-7",
  customer: "blue-door",
  owner: "iwan",
  kind: "frame",
  date: "2026-11-20",
  start: "2026-11-01",
  end: "2027-10-31",
  lines: [
    { product: "tea", quantity: "100", price: "12" },
    { product: "cup", price: "60", per: "12" },
  ],
  amount: "1500.00",
};
const signed = applied(
  draft,
  signContract(draft, { ...told, ours: "Iwan Petrov", theirs: "Wang Fang" }, undefined),
);
const order = (id: string, quantity: string, more: Partial<Order> = {}): Order => ({
  ...{ id, customer: "blue-door", date: "2026-11-22", contract: draft.id },
  lines: [{ product: "tea", quantity, price: "12" }],
  ...more,
});
const facts = { customer: "blue-door", date: "2026-11-22", nameOf, digits: 2 };

describe("a contract", () => {
  test("R-ORD-01: has number, products, amount, clauses, start and end, signatories, files", () => {
    const keys = Object.keys(contract.fields);
    for (const key of "code lines amount clauses start end signatories attachments".split(" ")) {
      expect(keys).toContain(key);
    }
  });

  test("R-ORD-46, R-FRM-72: a store's contract says its fees, settlement, deductions, rebates and support", () => {
    const { kind } = contract.fields.clauses;
    const typed = [
      ...["合同费, 金额=500", "进场费, 金额=2000, 内容=每个新品", "合同期限, 内容=一年"],
      ...["季度费用, 金额=300", "结算周期与方式, 内容=月结60天", "费用扣除方式, 内容=货款抵扣"],
      ...["返点返利, 比例=2%", "特殊支持, 内容=端架陈列"],
    ];
    const clauses = typed.flatMap((text) => kind.parse(text, reading));
    expect(clauses.map(({ about }) => about)).toEqual([
      ...["contract-fee", "entry-fee", "term", "quarterly-fee", "settlement", "deduction"],
      ...["rebate", "support"],
    ]);
    expect(clauses[1]).toEqual({ about: "entry-fee", amount: "2000.00", text: "每个新品" });
    expect(clauses[6]).toEqual({ about: "rebate", rate: "0.02" });
  });

  test("its state is told by its facts", () => {
    expect(contractState(draft, "2026-11-22")).toBe("draft");
    expect(contractState(draft, "2026-11-22", { approved: "waiting" })).toBe("waiting");
    expect(contractState(signed, "2026-10-31")).toBe("signed");
    expect(contractState(signed, "2027-10-31")).toBe("running");
    expect(contractState(signed, "2027-11-01")).toBe("expired");
    expect(contractState(signed, "2026-11-22", { isUsedUp: true })).toBe("used-up");
    const ended = { ...signed, ended: { date: "2026-12-31" } };
    expect(contractState(ended, "2026-12-30")).toBe("running");
    expect(contractState(ended, "2026-12-31")).toBe("ended");
  });

  test("both sides sign it, and then it is fixed", () => {
    expect(signed.signatories).toEqual([
      { side: "ours", name: "Iwan Petrov", date: "2026-11-22" },
      { side: "theirs", name: "Wang Fang", date: "2026-11-22" },
    ]);
    expect(refusal(() => signContract(draft, { ...told, ours: "Iwan" }, undefined))).toBe(
      "nobody signs for the customer",
    );
    expect(refusal(() => signContract(signed, told, undefined))).toContain("was signed on");
    expect(contractFixed(draft).fields).toEqual([]);
    expect(contractFixed(signed).fields).toContain("amount");
  });

  test("R-ORD-48: where stamps are registered it carries one that is in use on that day", () => {
    const stamps = [
      { name: "Old Firm contracts", from: "2020-01-01", to: "2026-10-31" },
      { name: "New Firm contracts", from: "2026-11-01" },
    ];
    const both = { ...told, ours: "Iwan", theirs: "Wang" };
    const sign = (stamp?: string) => () => signContract(draft, { ...both, stamp }, stamps);
    expect(refusal(sign())).toBe("which stamp does it carry?");
    expect(refusal(sign("Old Firm contracts"))).toContain("not in use on 2026-11-22");
    expect(applied(draft, sign("New Firm contracts")()).signed?.stamp).toBe("New Firm contracts");
  });

  test("it is renewed until a later day, or ended with the reason", () => {
    const renewed = applied(signed, renewContract(signed, { ...told, until: "2028-10-31" }));
    expect(renewed.end).toBe("2028-10-31");
    expect(renewed.renewals).toEqual([{ ...told, was: "2027-10-31", until: "2028-10-31" }]);
    expect(refusal(() => renewContract(signed, { ...told, until: "2027-10-31" }))).toContain(
      "runs until 2027-10-31 already",
    );
    const ended = applied(signed, endContract(signed, { ...told, why: "moved away" }));
    expect(ended.ended).toEqual({ ...told, why: "moved away" });
    expect(refusal(() => renewContract(ended, { ...told, until: "2028-10-31" }))).toContain(
      "ended",
    );
    expect(noticeDay(signed, 30)).toBe("2027-10-01");
    expect(noticeDay({ ...signed, noticeDays: 60 }, 30)).toBe("2027-09-01");
  });

  test("R-ARC-26: a file is named once by its path; attached anew it has the newer hash", () => {
    const one = { path: "files/a.pdf", sha256: "a".repeat(64), date: "2026-11-22" };
    const with1 = applied(signed, attachFile(signed, one));
    expect(attachFile(with1, one).steps).toEqual([]);
    const two = { ...one, sha256: "b".repeat(64) };
    expect(applied(with1, attachFile(with1, two)).attachments).toEqual([two]);
  });
});

describe("lines of a contract", () => {
  test("a quantity may be left out, and what is shown can be typed again", () => {
    expect(parseContractLine("TEA-01 x 100 @ 12.5", reading)).toEqual({
      ...{ product: "TEA-01", quantity: "100", price: "12.5" },
    });
    for (const text of ["CUP-LX4 @ 11", "CUP-LX4 @ 60/12", "TEA-01 x 100 @ 12.5 -5%"]) {
      const line = parseContractLine(text, reading);
      expect(line && parseContractLine(showContractLine(line), reading)).toEqual(line);
    }
    expect(parseContractLine("CUP-LX4 @ 11", reading)).toEqual({ product: "CUP-LX4", price: "11" });
  });
});

describe("a frame contract", () => {
  test("its price is taken where none is typed, and no other is", () => {
    const typed = [
      { product: "tea", quantity: "5" },
      { product: "cup", quantity: "24" },
      { product: "pot", quantity: "1", price: "9" },
    ] as Order["lines"];
    expect(contractPriced(draft, typed)).toEqual([
      { product: "tea", quantity: "5", price: "12" },
      { product: "cup", quantity: "24", price: "60", per: "12" },
      { product: "pot", quantity: "1", price: "9" },
    ]);
    const at = (line: Order["lines"][number]) => () => assertAgreedPrices(draft, [line], nameOf);
    expect(refusal(at({ product: "tea", quantity: "1", price: "12.00" }))).toBeUndefined();
    expect(refusal(at({ product: "cup", quantity: "1", price: "5" }))).toBeUndefined();
    expect(refusal(at({ product: "tea", quantity: "1", price: "11" }))).toContain(
      "says 12, not 11",
    );
    const off = { product: "tea", quantity: "1", price: "12", discount: "0.1" };
    expect(refusal(at(off))).toContain("says 12");
  });

  test("orders draw on it as long as it is in force and is the customer's", () => {
    expect(refusal(() => assertInForce(signed, facts))).toBeUndefined();
    expect(refusal(() => assertInForce(draft, facts))).toContain("is not signed");
    expect(refusal(() => assertInForce(signed, { ...facts, customer: "red-gate" }))).toContain(
      "a contract with blue-door",
    );
    expect(refusal(() => assertInForce(signed, { ...facts, date: "2027-11-01" }))).toContain(
      "ran until 2027-10-31",
    );
  });

  test("no order draws more than is left, in goods or in money, nor what is not in it", () => {
    const drawn = drawnBy(
      [order("SO1", "60"), order("SO2", "9", { cancelled: { date: "", why: "" } })],
      2,
    );
    const draw = (one: Order) =>
      refusal(() => assertWithin(signed, one, { drawn, nameOf, digits: 2 }));
    expect(draw(order("SO3", "40"))).toBeUndefined();
    expect(draw(order("SO3", "41"))).toContain("tea: 41 wanted, 40 left");
    const cups = [{ product: "cup", quantity: "168", price: "60", per: "12" }];
    expect(draw(order("SO3", "0", { lines: cups }))).toContain(
      "amount: 840.00 wanted, 780.00 left",
    );
    const pots = [{ product: "pot", quantity: "1", price: "1" }];
    expect(draw(order("SO3", "0", { lines: pots }))).toContain("pot is not in it");
  });

  test("however orders draw on it, drawn and left make up what is agreed, and never more", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 12 }), (wanted) => {
        const orders: Order[] = [];
        for (const [at, quantity] of wanted.entries()) {
          const one = order(`SO${at}`, String(quantity));
          const drawn = drawnBy(orders, 2);
          if (refusal(() => assertWithin(signed, one, { drawn, nameOf, digits: 2 }))) continue;
          orders.push(one);
        }
        const drawn = drawnBy(orders, 2);
        const [tea] = standingOfLines(signed.lines, drawn);
        expect((tea?.drawn ?? 0) + (tea?.left ?? 0)).toBe(100_000_000);
        expect(tea?.left).toBeGreaterThanOrEqual(0);
        expect(drawn.minor).toBeLessThanOrEqual(150_000);
        expect(isUsedUp({ ...signed, amount: undefined }, drawn, 2)).toBe(false);
      }),
    );
  });

  test("it is used up when nothing is left of goods or of money", () => {
    const goods = {
      ...signed,
      amount: undefined,
      lines: [{ product: "tea", quantity: "10", price: "1" }],
    };
    expect(isUsedUp(goods, drawnBy([order("SO1", "9")], 2), 2)).toBe(false);
    expect(isUsedUp(goods, drawnBy([order("SO1", "10")], 2), 2)).toBe(true);
    expect(isUsedUp({ ...signed, amount: "120.00" }, drawnBy([order("SO1", "10")], 2), 2)).toBe(
      true,
    );
  });
});

describe("payment stages", () => {
  const staged: Contract = {
    ...signed,
    kind: "sales",
    amount: "100.01",
    stages: [
      { name: "deposit", share: "0.3", date: "2026-12-01" },
      { name: "rest", share: "0.7", condition: "accepted" },
    ],
  };

  test("they add up to the amount, the last share takes what rounding leaves", () => {
    expect(stagesMinor(staged, 2)).toEqual([3000, 7001]);
    expect(contractAgrees(staged, { digits: 2 })).toEqual([]);
    const less = { ...staged, stages: [{ name: "deposit", share: "0.3" }] };
    expect(contractAgrees(less, { digits: 2 })[0]?.text.en).toContain("come to 30.00");
    const vague = { ...staged, stages: [{ name: "deposit" }] };
    expect(contractAgrees(vague, { digits: 2 })[0]?.text.en).toContain("neither share nor amount");
  });

  test("whole shares always come to the amount, to the cent", () => {
    const parts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.nat({ max: 10 ** 9 }), (numbers, minor) => {
        const sum = numbers.reduce((all, one) => all + one, 0);
        const cut = numbers.map((one) => Math.floor((one * 1e6) / sum));
        const rest = 1e6 - cut.reduce((all, one) => all + one, 0);
        const shares = cut.map((one, at) => String((one + (at === 0 ? rest : 0)) / 1e6));
        const stages = shares.map((share, at) => ({ name: `${at}`, share }));
        const amount = (minor / 100).toFixed(2);
        const all = stagesMinor({ amount, stages }, 2);
        expect(all.reduce((one, two) => one + two, 0)).toBe(minor);
      }),
    );
  });

  test("a stage is billed once, one with a condition when it is met", () => {
    const bill = { ...told, id: "IV261122A", due: "2026-12-22", digits: 2, currency: "EUR" };
    const change = billStage(staged, "dep", bill);
    expect(made<Invoice>(change)).toMatchObject({ customer: "blue-door", amount: "30.00" });
    const billed = applied(staged, change);
    expect(billed.stages?.[0]?.invoice).toBe("IV261122A");
    expect(refusal(() => billStage(billed, "1", bill))).toContain("was billed: IV261122A");
    expect(refusal(() => billStage(staged, "rest", bill))).toContain("not met yet: accepted");
    const met = applied(billed, setStage(billed, "rest", { met: "2026-11-22" }));
    expect(made<Invoice>(billStage(met, "rest", bill)).amount).toBe("70.01");
    expect(refusal(() => setStage(staged, "middle", {}))).toContain('no payment stage "middle"');
    const rows = stageRows(met, {
      settled: new Map([["IV261122A", 3000]]),
      digits: 2,
      today: "2026-11-22",
    });
    expect(rows.map(({ state }) => state)).toEqual(["paid", "due"]);
    expect(contractSettled(met, { to: "2027-10-31" })).toBe(false);
  });
});
