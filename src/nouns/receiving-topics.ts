import { say } from "../law/words.ts";
import type { Topic } from "./index.ts";

/** What suppliers deliver, and what they want for it. */
export const receivingTopics = {
  "goods-receipt": {
    summary: say(
      "goods received: accepted, on quality hold, rejected, refused",
      "入库单：合格、待检、拒收与退货",
    ),
    noun: async () => (await import("./receipt/receipt.ts")).goodsReceipt,
    verbs: {
      add: () => import("./receipt/verbs/add.ts"),
      list: () => import("./receipt/verbs/list.ts"),
      show: () => import("./receipt/verbs/show.ts"),
      accept: () => import("./receipt/verbs/accept.ts"),
      reject: () => import("./receipt/verbs/reject.ts"),
      return: () => import("./receipt/verbs/return.ts"),
      cancel: () => import("./receipt/verbs/cancel.ts"),
    },
  },
  bill: {
    summary: say(
      "suppliers' invoices: matched with order and receipt, paid",
      "供应商发票：三单核对与付款",
    ),
    noun: async () => (await import("./bill/bill.ts")).bill,
    verbs: {
      add: () => import("./bill/verbs/add.ts"),
      list: () => import("./bill/verbs/list.ts"),
      show: () => import("./bill/verbs/show.ts"),
      match: () => import("./bill/verbs/match.ts"),
      pay: () => import("./bill/verbs/pay.ts"),
      apply: () => import("./bill/verbs/apply.ts"),
      reconcile: () => import("./bill/verbs/reconcile.ts"),
    },
  },
  "bill-payment": {
    summary: say("money paid to suppliers (see also: bill pay)", "付款记录（另见 bill pay）"),
    noun: async () => (await import("./bill/payment.ts")).billPayment,
    verbs: { add: () => import("./bill/verbs/pay.ts") },
  },
} as const satisfies Readonly<Record<string, Topic>>;
