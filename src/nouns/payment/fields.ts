import { exchangeRateKind } from "../../law/kinds/exchange.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { field, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";

/** How money comes in. */
export const methods = [
  { value: "transfer", label: say("transfer", "转账") },
  { value: "cash", label: say("cash", "现金") },
  { value: "cheque", label: say("cheque", "支票") },
  { value: "wechat", label: say("WeChat Pay", "微信支付") },
  { value: "alipay", label: say("Alipay", "支付宝") },
  { value: "other", label: say("other", "其他") },
] as const;

/** What an entry among the payments is; nothing said: money that came in. */
export const paymentKinds = [
  { value: "money", label: say("money", "收款") },
  { value: "deposit", label: say("paid ahead", "预收款"), also: ["deposit", "定金"] },
  { value: "refund", label: say("refund", "退款") },
  { value: "write-off", label: say("written off", "坏账核销") },
  { value: "bounced", label: say("bounced", "退票") },
  { value: "netting", label: say("no money", "转核销"), also: ["netting"] },
] as const;

export type PaymentKind = (typeof paymentKinds)[number]["value"];

const settleFields = {
  invoice: field(refKind("invoice"), say("Invoice", "应收单"), { required: true }),
  amount: field(moneyKind(), say("Amount", "金额"), { required: true }),
};

/** So much of an invoice, as it is typed. */
export const settlesKind = groupsKind(settleFields, {
  example: same("IV261111B, amount=500"),
  show: (one) => `${one.invoice} ${one.amount}`,
});

const allocationFields = {
  ...settleFields,
  from: field(refKind("payment"), say("Out of payment", "款项来自")),
};

/** So much of an invoice is settled; `from` names the payment whose money it is, if another. */
export type Allocation = Values<typeof allocationFields>;

export const allocationsKind = groupsKind(allocationFields, {
  example: same("invoice=IV261122A-lan, amount=500"),
  show: (one) => `${one.invoice} ${one.amount}`,
});

/** What a payment is besides who paid how much: R-COL-03. */
export const moneyFields = {
  kind: field(choiceKind(paymentKinds), say("Kind", "类别"), { list: 3, kept: true }),
  method: field(choiceKind(methods), say("Method", "方式"), {
    list: 6,
    ask: true,
    initial: () => "transfer",
  }),
  account: field(refKind("account"), say("Account", "账户"), { list: 4 }),
  reference: field(textKind(), say("Reference", "流水号"), { list: 5, ask: true }),
  chequeDate: field(dateKind, say("Date of the cheque", "支票日期"), {
    help: say(
      "one dated ahead is no money yet: rounds cheque add",
      "远期支票尚未到账，请用 rounds cheque add 登记",
    ),
  }),
  by: field(refKind("staff"), say("Handled by", "经手人"), { list: 5, initial: ({ me }) => me }),
  order: field(refKind("order"), say("Paid ahead for", "预收对应订单"), { list: 2 }),
};

/** What settles an invoice beside money, what the money was elsewhere, and whence it is known. */
export const besidesFields = {
  writtenOff: field(moneyKind(), say("Written off", "坏账核销"), { kept: true }),
  difference: field(moneyKind(), say("Exchange difference", "汇兑差额"), { kept: true }),
  currency: field(textKind({ name: "currency" }), say("Currency", "币种"), {
    help: say("where it is not the book's", "与账册币种不同时填写"),
  }),
  foreignAmount: field(moneyKind(), say("Amount in its currency", "原币金额")),
  rate: field(exchangeRateKind, say("Rate", "汇率")),
  cheque: field(refKind("cheque"), say("Cheque", "支票"), { kept: true }),
  writeOff: field(refKind("write-off"), say("Write-off", "坏账核销单"), { kept: true }),
};
