import { describe, expect, test } from "vitest";
import { type Cheque, cheque } from "../../../src/nouns/cheque/cheque.ts";
import { assertBankable } from "../../../src/nouns/cheque/rules.ts";
import { chequeState } from "../../../src/nouns/cheque/states.ts";
import { refusal } from "../support.ts";

const one: Cheque = {
  id: "CQ1",
  customer: "jinhong",
  amount: "800.00",
  due: "2026-12-01",
  date: "2026-11-20",
};
const paidIn = { date: "2026-12-01", payment: "PY1" };
const back = { date: "2026-12-04", payment: "PY2" };

describe("a cheque with its date", () => {
  test("is no money before that day, and may be paid in from that day on", () => {
    expect(chequeState(one, "2026-11-30")).toBe("held");
    expect(chequeState(one, "2026-12-01")).toBe("due");
    expect(refusal(() => assertBankable(one, "2026-11-30"))).toContain("dated 2026-12-01");
    expect(refusal(() => assertBankable(one, "2026-12-01"))).toBeUndefined();
  });

  test("is paid in once; after it bounced it may be tried again", () => {
    const banked = { ...one, banked: [paidIn] };
    expect(chequeState(banked, "2026-12-02")).toBe("banked");
    expect(refusal(() => assertBankable(banked, "2026-12-02"))).toContain("already");
    const bounced = { ...banked, bounced: [back] };
    expect(chequeState(bounced, "2026-12-05")).toBe("bounced");
    expect(refusal(() => assertBankable(bounced, "2026-12-05"))).toBeUndefined();
    expect(chequeState({ ...bounced, banked: [paidIn, paidIn] }, "2026-12-06")).toBe("banked");
  });

  test("is bound with its month only when it can hardly come back", () => {
    const settled = (to: string) =>
      cheque.settled?.({ ...one, banked: [paidIn] } as never, { to } as never);
    expect([settled("2026-12-31"), settled("2027-02-28")]).toEqual([false, true]);
  });
});
