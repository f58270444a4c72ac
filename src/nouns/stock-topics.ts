import { say } from "../law/words.ts";
import type { Topic } from "./index.ts";

/** The entries of the shelf, and what the warehouse is counted with. */
export const stockTopics: Readonly<Record<string, Topic>> = {
  count: {
    summary: say("stocktakes: sheets, counting, differences", "盘点：盘点表、实盘与差异"),
    noun: async () => (await import("./count/count.ts")).count,
    verbs: {
      start: () => import("./count/verbs/start.ts"),
      sheet: () => import("./count/verbs/sheet.ts"),
      enter: () => import("./count/verbs/enter.ts"),
      import: () => import("./count/verbs/import.ts"),
      show: () => import("./count/verbs/show.ts"),
      list: () => import("./count/verbs/list.ts"),
      result: () => import("./count/verbs/result.ts"),
      reason: () => import("./count/verbs/reason.ts"),
      book: () => import("./count/verbs/book.ts"),
      cancel: () => import("./count/verbs/cancel.ts"),
    },
  },
  tally: {
    summary: say("what was counted, as entries (see also: count)", "实盘记录（另见 count）"),
    noun: async () => (await import("./count/tally.ts")).tally,
    verbs: {},
  },
  canteen: {
    summary: say("the canteen's money: advances, vouchers, counts", "食堂备用金、采购凭证与盘点"),
    noun: async () => (await import("./canteen/canteen.ts")).canteen,
    verbs: {
      fund: () => import("./canteen/verbs/fund.ts"),
      advance: () => import("./canteen/verbs/advance.ts"),
      buy: () => import("./canteen/verbs/buy.ts"),
      sign: () => import("./canteen/verbs/sign.ts"),
      clear: () => import("./canteen/verbs/clear.ts"),
      count: () => import("./canteen/verbs/count.ts"),
    },
  },
  move: {
    summary: say("stock moves as entries (see also: stock)", "出入库流水（另见 stock）"),
    noun: async () => (await import("./move/move.ts")).move,
    verbs: {},
  },
};

/** What is done with the goods themselves. */
export const stockTopic: Topic = {
  summary: say("goods in and out, and what is on the shelf", "出入库与库存"),
  verbs: {
    in: () => import("./move/verbs/in.ts"),
    out: () => import("./move/verbs/out.ts"),
    move: () => import("./move/verbs/move.ts"),
    adjust: () => import("./move/verbs/adjust.ts"),
    scrap: () => import("./scrap/verbs/add.ts"),
    show: () => import("./move/verbs/show.ts"),
    available: () => import("./move/verbs/available.ts"),
    lots: () => import("./move/verbs/lots.ts"),
    trace: () => import("./move/verbs/trace.ts"),
    value: () => import("./move/verbs/value.ts"),
    ledger: () => import("./move/verbs/ledger.ts"),
    card: () => import("./move/verbs/card.ts"),
  },
};
