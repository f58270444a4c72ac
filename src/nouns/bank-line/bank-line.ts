import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupKind, moreKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/**
 * A line of a bank's statement, as the bank wrote it: what came in with a plus, what went out with
 * a minus. Whose money it is, is told by the payment that it was confirmed as.
 */
export const bankLine = defineNoun({
  name: "bank-line",
  label: say("bank statement line", "银行流水"),
  plural: say("bank statement lines", "银行流水"),
  folder: "bank-lines",
  shape: "record",
  naming: { by: "day", prefix: "BK", date: "date" },
  repeats: true,
  fields: {
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      headers: ["交易日期", "记账日期", "入账日期", "booking date", "value date"],
    }),
    account: field(refKind("account"), say("Account", "账户"), { list: 4, merge: "conflict" }),
    amount: field(moneyKind(), say("Amount", "金额"), {
      required: true,
      list: 9,
      headers: ["交易金额", "发生额", "收入金额", "贷方金额", "贷方发生额"],
    }),
    payer: field(textKind(), say("Other party", "对方户名"), {
      list: 7,
      headers: ["payer", "name", "对方名称", "付款人", "付款人名称", "对方单位"],
    }),
    payerAccount: field(textKind(), say("Its account", "对方账号"), {
      list: 3,
      headers: ["payer account", "付款账号", "对方帐号"],
    }),
    text: field(textKind(), say("Purpose", "摘要"), {
      list: 6,
      headers: ["purpose", "memo", "description", "附言", "用途", "交易摘要"],
    }),
    reference: field(textKind(), say("Reference", "流水号"), {
      list: 4,
      headers: ["交易流水号", "银行流水号", "凭证号", "transaction id"],
    }),
    balance: field(moneyKind(), say("Balance after it", "余额"), {
      headers: ["账户余额", "本次余额"],
    }),
    payment: field(refKind("payment"), say("Is payment", "对应收款"), {
      list: 5,
      kept: true,
      merge: "conflict",
    }),
    passed: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          by: field(refKind("staff"), say("By", "经办人")),
          why: field(textKind(), say("Why", "原因"), { required: true }),
        },
        { example: say("date=2026-11-22, why=bank charge", "date=2026-11-22, why=银行手续费") },
      ),
      say("No customer's payment", "非客户货款"),
      { kept: true, merge: "conflict" },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  settled: (record: { payment?: unknown; passed?: unknown }) =>
    record.payment !== undefined || record.passed !== undefined,
  fixed: () => ({
    fields: ["date", "amount", "payer", "payerAccount", "text", "reference", "balance"],
    why: say("the bank wrote it so", "流水以银行记录为准"),
  }),
  call: (record: { id: string }) => record.id,
});

export type BankLine = Stored<typeof bankLine>;
