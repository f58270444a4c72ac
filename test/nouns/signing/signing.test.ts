import { describe, expect, test } from "vitest";
import { assertMaySign, type SigningFacts } from "../../../src/nouns/signing/signing.ts";
import { refusal } from "../support.ts";

const payer: SigningFacts["payer"] = {
  id: "jinhong",
  name: "金虹商行",
  signers: [
    { name: "王芳", limit: "500" },
    { name: "李四", from: "2026-01-01", until: "2026-06-30" },
  ],
  signLimit: "1000",
};
const facts: SigningFacts = { payer, signedMinor: 60_000, owedMinor: 60_000, digits: 2 };
const sign = (signer: string, amountMinor: number, more: Partial<SigningFacts> = {}) =>
  refusal(() => assertMaySign({ signer, amountMinor, date: "2026-11-22" }, { ...facts, ...more }));

describe("signed bills (R-COL-42, R-CUS-49)", () => {
  test("only who is on the list signs, and only while that holds", () => {
    expect(sign("王芳", 40_000)).toBeUndefined();
    expect(sign("赵六", 100)).toBe("赵六 may not sign for 金虹商行");
    expect(sign("李四", 100)).toBe("李四 may not sign on 2026-11-22 for 金虹商行");
    const early = { signer: "李四", amountMinor: 100, date: "2026-06-30" };
    expect(assertMaySign(early, facts)).toBe("李四");
  });

  test("one bill stays within the signer's own limit", () => {
    expect(sign("王芳", 50_000, { signedMinor: 0 })).toBeUndefined();
    expect(sign("王芳", 50_001, { signedMinor: 0 })).toBe("王芳 signs up to 500 for one bill");
  });

  test("an overrun of the signing limit blocks signing; just reaching it does not", () => {
    expect(sign("王芳", 40_000)).toBeUndefined();
    expect(sign("王芳", 40_001)).toBe(
      "signed bills of 金虹商行 would be 0.01 above the signing limit of 1,000.00 (600.00 open)",
    );
  });

  test("so does an overrun of the credit limit, a hold and a withdrawal", () => {
    expect(sign("王芳", 10_001, { payer: { ...payer, creditLimit: "700" } })).toContain(
      "0.01 more",
    );
    const hold = { date: "2026-11-01", why: "overdue" };
    expect(sign("王芳", 1, { payer: { ...payer, hold } })).toContain("on hold");
    expect(sign("王芳", 1, { payer: { ...payer, membership: "withdrawn" } })).toContain(
      "withdrawn",
    );
  });
});
