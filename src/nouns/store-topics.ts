import { say } from "../law/words.ts";
import type { Topic } from "./index.ts";

/** The papers by which goods leave the store and come into it, but for orders and suppliers. */
export const storeTopics = {
  material: {
    summary: say(
      "material that production takes: asked for, signed, issued",
      "领料单：申请、签批、发料",
    ),
    noun: async () => (await import("./material/material.ts")).material,
    verbs: {
      add: () => import("./material/verbs/add.ts"),
      list: () => import("./material/verbs/list.ts"),
      show: () => import("./material/verbs/show.ts"),
      issue: () => import("./material/verbs/issue.ts"),
      close: () => import("./material/verbs/close.ts"),
      cancel: () => import("./material/verbs/cancel.ts"),
    },
  },
  finished: {
    summary: say(
      "finished goods: inspected, signed, counted into the store",
      "成品入库单：检验、签批、点收",
    ),
    noun: async () => (await import("./finished/finished.ts")).finished,
    verbs: {
      add: () => import("./finished/verbs/add.ts"),
      list: () => import("./finished/verbs/list.ts"),
      show: () => import("./finished/verbs/show.ts"),
      inspect: () => import("./finished/verbs/inspect.ts"),
      receive: () => import("./finished/verbs/receive.ts"),
      cancel: () => import("./finished/verbs/cancel.ts"),
    },
  },
  issue: {
    summary: say("goods issue notes against an invoice", "出仓单：凭财务应收单出仓"),
    noun: async () => (await import("./issue/issue.ts")).issue,
    verbs: {
      add: () => import("./issue/verbs/add.ts"),
      list: () => import("./issue/verbs/list.ts"),
      show: () => import("./issue/verbs/show.ts"),
      out: () => import("./issue/verbs/out.ts"),
      sign: () => import("./issue/verbs/sign.ts"),
      cancel: () => import("./issue/verbs/cancel.ts"),
    },
  },
  transfer: {
    summary: say("goods on the way from one warehouse to another", "调拨单：发出、在途、收货"),
    noun: async () => (await import("./transfer/transfer.ts")).transfer,
    verbs: {
      add: () => import("./transfer/verbs/add.ts"),
      list: () => import("./transfer/verbs/list.ts"),
      show: () => import("./transfer/verbs/show.ts"),
      send: () => import("./transfer/verbs/send.ts"),
      receive: () => import("./transfer/verbs/receive.ts"),
      cancel: () => import("./transfer/verbs/cancel.ts"),
    },
  },
  scrap: {
    summary: say("goods written off, and their parts that are used again", "报废单与利旧配件"),
    noun: async () => (await import("./scrap/scrap.ts")).scrap,
    verbs: {
      add: () => import("./scrap/verbs/add.ts"),
      list: () => import("./scrap/verbs/list.ts"),
      show: () => import("./scrap/verbs/show.ts"),
      out: () => import("./scrap/verbs/out.ts"),
      cancel: () => import("./scrap/verbs/cancel.ts"),
    },
  },
  filing: {
    summary: say("the papers of a month, filed and handed to finance", "单据按月归档、移交财务"),
    noun: async () => (await import("./filing/filing.ts")).filing,
    verbs: { hand: () => import("./filing/verbs/hand.ts") },
  },
} as const satisfies Readonly<Record<string, Topic>>;
