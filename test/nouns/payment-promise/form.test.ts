import { expect, test } from "vitest";
import { rounds, sampleBook } from "../../commands/undo-kit.ts";

test("R-FRM-79, R-COL-14, R-COL-20: the written promise to pay, with date, amount and what is open", async () => {
  const book = sampleBook();
  await rounds(book, "promise pay jinhong 1200.50 --by 2026-11-30 --source visit --who Wang");
  const { code, out } = await rounds(book, "print PP261123A");
  expect(code).toBe(0);
  expect(out).toContain("付款承诺书 · PP261123A-chen-jie");
  expect(out).toContain("我方承诺于 2026-11-30 前支付下列款项，金额 CNY 1,200.50");
  expect(out).toContain("壹仟贰佰元伍角整");
  expect(out).toMatch(/IV261111B-xu-lan {2}2026-11-11/);
  await rounds(book, "payment-promise cancel PP261123A --why 'goods came back'");
  const draft = await rounds(book, "print PP261123A");
  expect(draft.out + draft.error).toContain("was cancelled");
});
