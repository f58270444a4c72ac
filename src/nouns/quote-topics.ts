import { say } from "../law/words.ts";
import type { Topic } from "./index.ts";

/** What comes before an order: the offer, and what is agreed in writing. */
export const quoteTopics = {
  quote: {
    summary: say("quotes and their versions, up to the order", "报价单及其版本，直至成单"),
    noun: async () => (await import("./quote/quote.ts")).quote,
    verbs: {
      add: () => import("./quote/verbs/add.ts"),
      list: () => import("./quote/verbs/list.ts"),
      show: () => import("./quote/verbs/show.ts"),
      edit: () => import("./quote/verbs/edit.ts"),
      send: () => import("./quote/verbs/send.ts"),
      revise: () => import("./quote/verbs/revise.ts"),
      accept: () => import("./quote/verbs/accept.ts"),
      decline: () => import("./quote/verbs/decline.ts"),
    },
  },
  contract: {
    summary: say(
      "contracts: clauses, payment stages, frames that orders draw on",
      "合同：条款、付款节点、框架额度",
    ),
    noun: async () => (await import("./contract/contract.ts")).contract,
    verbs: {
      add: () => import("./contract/verbs/add.ts"),
      list: () => import("./contract/verbs/list.ts"),
      show: () => import("./contract/verbs/show.ts"),
      edit: () => import("./contract/verbs/edit.ts"),
      sign: () => import("./contract/verbs/sign.ts"),
      attach: () => import("./contract/verbs/attach.ts"),
      stage: () => import("./contract/verbs/stage.ts"),
      bill: () => import("./contract/verbs/bill.ts"),
      renew: () => import("./contract/verbs/renew.ts"),
      end: () => import("./contract/verbs/end.ts"),
    },
  },
} as const satisfies Readonly<Record<string, Topic>>;
