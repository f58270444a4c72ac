import { say } from "../law/words.ts";
import type { Topic } from "./index.ts";

/** What customers owe, and what foreign money is worth. */
export const invoiceTopics = {
  invoice: {
    summary: say("what customers owe", "应收单"),
    noun: async () => (await import("./invoice/invoice.ts")).invoice,
    verbs: {
      add: () => import("./invoice/verbs/add.ts"),
      list: () => import("./invoice/verbs/list.ts"),
      show: () => import("./invoice/verbs/show.ts"),
      credit: () => import("./invoice/verbs/credit.ts"),
      remove: () => import("./invoice/verbs/remove.ts"),
      reverse: () => import("./invoice/verbs/reverse.ts"),
      sign: () => import("./signing/verbs/sign.ts"),
    },
  },
  settlement: {
    summary: say("what was done on the stores' days of settlement", "卖场结算：对账、送票、取款"),
    noun: async () => (await import("./settlement/settlement.ts")).settlement,
    verbs: { add: () => import("./settlement/verbs/add.ts") },
  },
  rate: {
    summary: say("what foreign money is worth, from which day on", "外币汇率及生效日期"),
    noun: async () => (await import("./rate/rate.ts")).rate,
    verbs: { add: () => import("./rate/verbs/add.ts") },
  },
} as const satisfies Readonly<Record<string, Topic>>;
