import { say } from "../law/words.ts";
import type { Topic } from "./index.ts";

/** The collecting of what is overdue, from the first call to court. */
export const collectionTopics = {
  collection: {
    summary: say("what is done about debtors, stage by stage", "催收案：按阶段推进"),
    noun: async () => (await import("./collection/collection.ts")).collection,
    verbs: {
      list: () => import("./collection/verbs/list.ts"),
      show: () => import("./collection/verbs/show.ts"),
      plan: () => import("./collection/verbs/plan.ts"),
      reconcile: () => import("./collection/verbs/reconcile.ts"),
      report: () => import("./collection/verbs/report.ts"),
      sign: () => import("./collection/verbs/sign.ts"),
      hand: () => import("./collection/verbs/hand.ts"),
      suspend: () => import("./collection/verbs/suspend.ts"),
      resume: () => import("./collection/verbs/resume.ts"),
      act: () => import("./collection/verbs/act.ts"),
      cost: () => import("./collection/verbs/cost.ts"),
    },
  },
  "collection-list": {
    summary: say(
      "lists of debtors: Friday's, for visits, for legal action",
      "催收名单：周五周报、上门、法务",
    ),
    noun: async () => (await import("./collection-list/collection-list.ts")).collectionList,
    verbs: {
      add: () => import("./collection-list/verbs/add.ts"),
      check: () => import("./collection-list/verbs/check.ts"),
      cancel: () => import("./collection-list/verbs/cancel.ts"),
    },
  },
  trip: {
    summary: say("visits to debtors to collect", "上门催收：计划、资料、结果"),
    noun: async () => (await import("./trip/trip.ts")).trip,
    verbs: {
      add: () => import("./trip/verbs/add.ts"),
      kit: () => import("./trip/verbs/kit.ts"),
      result: () => import("./trip/verbs/result.ts"),
      report: () => import("./trip/verbs/report.ts"),
      cancel: () => import("./trip/verbs/cancel.ts"),
    },
  },
  dispute: {
    summary: say("what customers will not pay, and why", "争议：客户拒付的部分及原因"),
    noun: async () => (await import("./dispute/dispute.ts")).dispute,
    verbs: {
      add: () => import("./dispute/verbs/add.ts"),
      settle: () => import("./dispute/verbs/settle.ts"),
    },
  },
} as const satisfies Readonly<Record<string, Topic>>;

/** The words below `collect`; each other word after it is a customer who pays. */
export const collectTopic = {
  summary: say(
    "debtors: what to do today, calls, lists, costs",
    "催收：今日措施、登记、周报、费用",
  ),
  verbs: {
    due: () => import("./collection/verbs/due.ts"),
    next: () => import("./collection/verbs/next.ts"),
    log: () => import("./collection/verbs/log.ts"),
    list: () => import("./collection/verbs/week.ts"),
    register: () => import("./collection/verbs/register.ts"),
    costs: () => import("./collection/verbs/costs.ts"),
  },
} as const satisfies Topic;
