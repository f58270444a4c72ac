import { say } from "../law/words.ts";
import type { Topic } from "./index.ts";

/** Where money lies and what moves it besides customers and suppliers; what was promised. */
export const accountTopics = {
  account: {
    summary: say("cash boxes and bank accounts: books, days closed", "账户：日记账、日结与对账"),
    noun: async () => (await import("./account/account.ts")).account,
    verbs: {
      list: () => import("./account/verbs/list.ts"),
      show: () => import("./account/verbs/show.ts"),
      book: () => import("./account/verbs/book.ts"),
      in: () => import("./account/verbs/in.ts"),
      out: () => import("./account/verbs/out.ts"),
      transfer: () => import("./account/verbs/transfer.ts"),
      close: () => import("./account/verbs/close.ts"),
      reconcile: () => import("./account/verbs/reconcile.ts"),
    },
  },
  "cash-entry": {
    summary: say("other income, spending, and between accounts", "其他收支与账户互转"),
    noun: async () => (await import("./account/entry.ts")).cashEntry,
    verbs: { add: () => import("./account/verbs/add-entry.ts") },
  },
  "account-closing": {
    summary: say("days closed and months reconciled", "日结与月末对账记录"),
    noun: async () => (await import("./account/closing.ts")).accountClosing,
    verbs: { add: () => import("./account/verbs/close.ts") },
  },
  "payment-promise": {
    summary: say("what customers promised to pay, and by when", "客户的付款承诺与兑现"),
    noun: async () => (await import("./payment-promise/payment-promise.ts")).paymentPromise,
    verbs: {
      add: () => import("./payment-promise/verbs/pay.ts"),
      list: () => import("./payment-promise/verbs/list.ts"),
      cancel: () => import("./payment-promise/verbs/cancel.ts"),
    },
  },
} as const satisfies Readonly<Record<string, Topic>>;
