import { say } from "../law/words.ts";
import type { Topic } from "./index.ts";

/** Money that came in, or is to come: what the bank says, cheques, what is given up or put off. */
export const paymentTopics = {
  payment: {
    summary: say("money that came in", "收款记录"),
    noun: async () => (await import("./payment/payment.ts")).payment,
    verbs: {
      add: () => import("./payment/verbs/add.ts"),
      apply: () => import("./payment/verbs/apply.ts"),
      reallocate: () => import("./payment/verbs/reallocate.ts"),
      refund: () => import("./payment/verbs/refund.ts"),
      bounce: () => import("./payment/verbs/bounce.ts"),
      remove: () => import("./payment/verbs/remove.ts"),
    },
  },
  cheque: {
    summary: say("cheques: dated ahead, paid in, bounced", "支票：远期、入账与退票"),
    noun: async () => (await import("./cheque/cheque.ts")).cheque,
    verbs: {
      add: () => import("./cheque/verbs/add.ts"),
      list: () => import("./cheque/verbs/list.ts"),
      bank: () => import("./cheque/verbs/bank.ts"),
      bounce: () => import("./cheque/verbs/bounce.ts"),
      return: () => import("./cheque/verbs/return.ts"),
    },
  },
  "bank-line": {
    summary: say(
      "lines of bank statements, and whose payments they are",
      "银行流水：导入、匹配与认领",
    ),
    noun: async () => (await import("./bank-line/bank-line.ts")).bankLine,
    verbs: {
      import: () => import("./bank-line/verbs/import.ts"),
      match: () => import("./bank-line/verbs/match.ts"),
      confirm: () => import("./bank-line/verbs/confirm.ts"),
      pass: () => import("./bank-line/verbs/pass.ts"),
    },
  },
  "write-off": {
    summary: say("money that will not come: asked, approved, booked", "坏账核销：申请、审批、核销"),
    noun: async () => (await import("./write-off/write-off.ts")).writeOff,
    verbs: {
      add: () => import("./write-off/verbs/add.ts"),
      book: () => import("./write-off/verbs/book.ts"),
    },
  },
  repayment: {
    summary: say("repayment plans and extensions", "还款计划与延期还款"),
    noun: async () => (await import("./repayment/repayment.ts")).repayment,
    verbs: {
      add: () => import("./repayment/verbs/add.ts"),
      show: () => import("./repayment/verbs/show.ts"),
      grant: () => import("./repayment/verbs/grant.ts"),
      withdraw: () => import("./repayment/verbs/withdraw.ts"),
    },
  },
} as const satisfies Readonly<Record<string, Topic>>;
