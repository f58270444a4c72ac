import { say } from "../law/words.ts";
import type { Topic } from "./index.ts";

/** What goes to customers about what they owe: dunning letters and statements. */
export const letterTopics = {
  letter: {
    summary: say(
      "dunning letters: planned, written, sent, answered",
      "催款函：计划、写函、发出、回复",
    ),
    noun: async () => (await import("./letter/letter.ts")).letter,
    verbs: {
      plan: () => import("./letter/verbs/plan.ts"),
      due: () => import("./letter/verbs/due.ts"),
      levels: () => import("./letter/verbs/levels.ts"),
      write: () => import("./letter/verbs/write.ts"),
      list: () => import("./letter/verbs/list.ts"),
      show: () => import("./letter/verbs/show.ts"),
      send: () => import("./letter/verbs/send.ts"),
      answer: () => import("./letter/verbs/answer.ts"),
      cancel: () => import("./letter/verbs/cancel.ts"),
      charge: () => import("./letter/verbs/charge.ts"),
      waive: () => import("./letter/verbs/waive.ts"),
    },
  },
  statement: {
    summary: say("statements: made, sent, answered in writing", "对账单：制单、发出、书面回复"),
    noun: async () => (await import("./statement/statement.ts")).statement,
    verbs: {
      add: () => import("./statement/verbs/add.ts"),
      list: () => import("./statement/verbs/list.ts"),
      show: () => import("./statement/verbs/show.ts"),
      send: () => import("./statement/verbs/send.ts"),
      answer: () => import("./statement/verbs/answer.ts"),
      clear: () => import("./statement/verbs/clear.ts"),
      cancel: () => import("./statement/verbs/cancel.ts"),
    },
  },
} as const satisfies Readonly<Record<string, Topic>>;
