import { moneyKind, rateKind, wholeKind } from "../../../law/kinds/figures.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field, under, type Values } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { payTermKind } from "../../invoice/fields/terms.ts";
import { settlements } from "../../order/fields/kind.ts";

/** What is done on a day of the month that a store keeps to. */
export const settlementActs = [
  { value: "reconcile", label: say("reconciliation", "对账") },
  { value: "tax-invoice", label: say("tax invoice handed in", "送税票") },
  { value: "transfer", label: say("bank transfer", "转账") },
  { value: "cheque", label: say("cheque", "支票") },
  { value: "cash", label: say("cash", "现金") },
  { value: "receipt", label: say("receipt", "开收据") },
] as const;

const dayFields = {
  act: field(choiceKind(settlementActs), say("What", "事项"), { required: true }),
  day: field(wholeKind({ least: "1", most: "31" }), say("Day", "日"), { required: true }),
  months: field(wholeKind({ least: "0", most: "12" }), say("Months after", "隔月数")),
  term: field(wholeKind({ least: "0", most: "365" }), say("Cheque term, days", "支票账期（天）")),
};

const deductionFields = {
  name: field(textKind(), say("Deduction", "扣款项目"), { required: true }),
  rate: field(rateKind, say("Rate", "比例")),
  amount: field(moneyKind({ least: "0" }), say("Amount", "金额")),
};

export type SettlementDay = Values<typeof dayFields>;

/**
 * How and when a store settles: its days for reconciliation, tax invoice, money and receipt, and
 * what it deducts by contract: R-COL-28, R-COL-46.
 */
export const settlingFields = under(say("Settlement", "结算"), {
  settlement: field(choiceKind(settlements), say("Settlement", "结算方式"), { merge: "conflict" }),
  terms: field(payTermKind, say("Payment terms", "付款条件"), {
    merge: "conflict",
    help: say("cash, 30d, eom, eom+30d, monthly", "现结、30天、月底、月底+30天、月结"),
  }),
  settlementDays: field(
    groupsKind(dayFields, {
      by: "act",
      example: say("reconcile, day=25", "对账, 日=25"),
    }),
    say("Days of settlement", "结算日期"),
    { flag: "settlement-day", merge: "conflict" },
  ),
  deductions: field(
    groupsKind(deductionFields, {
      by: "name",
      example: say("rebate, rate=3%", "返利, 比例=3%"),
    }),
    say("Deductions by contract", "合同扣款"),
    { flag: "deduction", merge: "union" },
  ),
});
