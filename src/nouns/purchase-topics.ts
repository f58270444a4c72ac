import { say } from "../law/words.ts";
import type { Topic } from "./index.ts";

/** What is wanted, and what is ordered from suppliers. */
export const purchaseTopics = {
  supplier: {
    summary: say("where goods come from", "供应商"),
    noun: async () => (await import("./supplier/supplier.ts")).supplier,
    verbs: {},
  },
  requisition: {
    summary: say("what is to be bought: who wants what by when", "采购申请：谁何时需要什么"),
    noun: async () => (await import("./requisition/requisition.ts")).requisition,
    verbs: {
      add: () => import("./requisition/verbs/add.ts"),
      list: () => import("./requisition/verbs/list.ts"),
      show: () => import("./requisition/verbs/show.ts"),
      edit: () => import("./requisition/verbs/edit.ts"),
      buy: () => import("./requisition/verbs/buy.ts"),
      reimburse: () => import("./requisition/verbs/reimburse.ts"),
      reuse: () => import("./requisition/verbs/reuse.ts"),
      cancel: () => import("./requisition/verbs/cancel.ts"),
    },
  },
  purchase: {
    summary: say(
      "purchase orders, from the plan to the last delivery",
      "采购订单：从采购计划到收齐",
    ),
    noun: async () => (await import("./purchase/purchase.ts")).purchase,
    verbs: {
      suggest: () => import("./purchase/verbs/suggest.ts"),
      plan: () => import("./purchase/verbs/plan.ts"),
      add: () => import("./purchase/verbs/add.ts"),
      list: () => import("./purchase/verbs/list.ts"),
      show: () => import("./purchase/verbs/show.ts"),
      edit: () => import("./purchase/verbs/edit.ts"),
      send: () => import("./purchase/verbs/send.ts"),
      confirm: () => import("./purchase/verbs/confirm.ts"),
      expected: () => import("./purchase/verbs/expected.ts"),
      close: () => import("./purchase/verbs/close.ts"),
      cancel: () => import("./purchase/verbs/cancel.ts"),
    },
  },
} as const satisfies Readonly<Record<string, Topic>>;
