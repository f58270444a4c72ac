import { invariant } from "../law/errors.ts";
import type { Noun } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import type { Verb } from "./verb.ts";

type Load<T> = () => Promise<T>;

/** A word that verbs hang on: a noun with its generic verbs, or a mere group of commands. */
export interface Topic {
  readonly summary: Text;
  /** The noun's definition; without one there are no generic verbs. */
  readonly noun?: Load<Noun>;
  /** The verbs that mean something in the trade, one file each. */
  readonly verbs: Readonly<Record<string, Load<{ readonly verb: Verb }>>>;
}

/** Every topic and where its code is; a topic's code is loaded only when it is named. */
export const topics: Readonly<Record<string, Topic>> = {
  customer: {
    summary: say("customers and their contacts", "客户与联系人"),
    noun: async () => (await import("./customer/customer.ts")).customer,
    verbs: {
      add: () => import("./customer/verbs/add.ts"),
      import: () => import("./customer/verbs/import.ts"),
      merge: () => import("./customer/verbs/merge.ts"),
      show: () => import("./customer/verbs/show.ts"),
      serve: () => import("./customer/verbs/serve.ts"),
      stage: () => import("./customer/verbs/stage.ts"),
      review: () => import("./customer/verbs/review.ts"),
      forward: () => import("./customer/verbs/forward.ts"),
      grade: () => import("./customer/verbs/grade.ts"),
      classes: () => import("./customer/verbs/classes.ts"),
      owner: () => import("./customer/verbs/owner.ts"),
      assign: () => import("./customer/verbs/assign.ts"),
      handover: () => import("./customer/verbs/handover.ts"),
    },
  },
  redirect: {
    summary: say("old ids of customers who were merged into others", "已合并客户的原编号"),
    noun: async () => (await import("../law/redirects.ts")).redirect,
    verbs: { remove: () => import("./redirect/verbs/remove.ts") },
  },
  project: {
    summary: say("projects, their stages and important dates", "项目：阶段与重要日期"),
    noun: async () => (await import("./project/project.ts")).project,
    verbs: {
      add: () => import("./project/verbs/add.ts"),
      list: () => import("./project/verbs/list.ts"),
      show: () => import("./project/verbs/show.ts"),
      stage: () => import("./project/verbs/stage.ts"),
      date: () => import("./project/verbs/date.ts"),
    },
  },
  visit: {
    summary: say("visits: planned and made", "拜访计划与记录"),
    noun: async () => (await import("./visit/visit.ts")).visit,
    verbs: {
      list: () => import("./visit/verbs/list.ts"),
      plan: () => import("./visit/verbs/plan.ts"),
      log: () => import("./visit/verbs/log.ts"),
      day: () => import("./visit/verbs/day.ts"),
      move: () => import("./visit/verbs/move.ts"),
      cancel: () => import("./visit/verbs/cancel.ts"),
      prepare: () => import("./visit/verbs/prepare.ts"),
      slip: () => import("./visit/verbs/slip.ts"),
      approve: () => import("./visit/verbs/approve.ts"),
      reject: () => import("./visit/verbs/reject.ts"),
      minutes: () => import("./visit/verbs/minutes.ts"),
      review: () => import("./visit/verbs/review.ts"),
      send: () => import("./visit/verbs/send.ts"),
      receipt: () => import("./visit/verbs/receipt.ts"),
      checklist: () => import("./visit/verbs/checklist.ts"),
    },
  },
  call: {
    summary: say("calls and messages, also those that reached nobody", "通话与消息，含未接通"),
    noun: async () => (await import("./call/call.ts")).call,
    verbs: {
      log: () => import("./call/verbs/log.ts"),
      day: () => import("./call/verbs/day.ts"),
      prepare: () => import("./call/verbs/prepare.ts"),
    },
  },
  event: {
    summary: say(
      "events and campaigns: who is invited, who came, who ordered",
      "活动：邀约、到场与下单",
    ),
    noun: async () => (await import("./event/event.ts")).event,
    verbs: {
      show: () => import("./event/verbs/show.ts"),
      invite: () => import("./event/verbs/invite.ts"),
      split: () => import("./event/verbs/split.ts"),
      done: () => import("./event/verbs/done.ts"),
      call: () => import("./event/verbs/call.ts"),
      answer: () => import("./event/verbs/answer.ts"),
      target: () => import("./event/verbs/target.ts"),
      attend: () => import("./event/verbs/attend.ts"),
      ordered: () => import("./event/verbs/ordered.ts"),
      cancel: () => import("./event/verbs/cancel.ts"),
    },
  },
  meeting: {
    summary: say("case meetings: advice on those in a stage", "个案会：逐户分析与指导"),
    noun: async () => (await import("./meeting/meeting.ts")).meeting,
    verbs: {},
  },
  promise: {
    summary: say("what was promised to customers, and by when", "对客户的承诺与期限"),
    noun: async () => (await import("./promise/promise.ts")).promise,
    verbs: {
      add: () => import("./promise/verbs/add.ts"),
      list: () => import("./promise/verbs/list.ts"),
      keep: () => import("./promise/verbs/keep.ts"),
      withdraw: () => import("./promise/verbs/withdraw.ts"),
    },
  },
  service: {
    summary: say("services done: installations, repairs, advice", "服务单：安装、维修、咨询"),
    noun: async () => (await import("./service/service.ts")).service,
    verbs: {},
  },
  message: {
    summary: say(
      "messages to customers: drafts, outbox, sent",
      "发给客户的消息：草稿、发件箱、已发送",
    ),
    noun: async () => (await import("./message/message.ts")).message,
    verbs: {
      add: () => import("./message/verbs/add.ts"),
      list: () => import("./message/verbs/list.ts"),
      edit: () => import("./message/verbs/edit.ts"),
      draft: () => import("./message/verbs/draft.ts"),
      sent: () => import("./message/verbs/sent.ts"),
      send: () => import("./message/verbs/send.ts"),
      check: () => import("./message/verbs/check.ts"),
      name: () => import("./message/verbs/name.ts"),
    },
  },
  order: {
    summary: say("orders, from the draft to the signed receipt", "订单：从草稿到签收"),
    noun: async () => (await import("./order/order.ts")).order,
    verbs: {
      add: () => import("./order/verbs/add.ts"),
      list: () => import("./order/verbs/list.ts"),
      edit: () => import("./order/verbs/edit.ts"),
      confirm: () => import("./order/verbs/confirm.ts"),
      ship: () => import("./order/verbs/ship.ts"),
      sign: () => import("./order/verbs/sign.ts"),
      cancel: () => import("./order/verbs/cancel.ts"),
      track: () => import("./order/verbs/track.ts"),
    },
  },
  stock: {
    summary: say("goods in and out, and what is on the shelf", "出入库与库存"),
    verbs: {
      in: () => import("./move/verbs/in.ts"),
      out: () => import("./move/verbs/out.ts"),
      move: () => import("./move/verbs/move.ts"),
      adjust: () => import("./move/verbs/adjust.ts"),
      show: () => import("./move/verbs/show.ts"),
      ledger: () => import("./move/verbs/ledger.ts"),
      card: () => import("./move/verbs/card.ts"),
    },
  },
  invoice: {
    summary: say("what customers owe", "应收单"),
    noun: async () => (await import("./invoice/invoice.ts")).invoice,
    verbs: {
      add: () => import("./invoice/verbs/add.ts"),
      list: () => import("./invoice/verbs/list.ts"),
    },
  },
  payment: {
    summary: say("money that came in", "收款记录"),
    noun: async () => (await import("./payment/payment.ts")).payment,
    verbs: {
      add: () => import("./payment/verbs/add.ts"),
      apply: () => import("./payment/verbs/apply.ts"),
    },
  },
  product: {
    summary: say("what is sold", "产品"),
    noun: async () => (await import("./product/product.ts")).product,
    verbs: {},
  },
  supplier: {
    summary: say("where goods come from", "供应商"),
    noun: async () => (await import("./supplier/supplier.ts")).supplier,
    verbs: {},
  },
  market: {
    summary: say("what is known of a market before it is entered", "市场档案与进入计划"),
    noun: async () => (await import("./market/market.ts")).market,
    verbs: { ready: () => import("./market/verbs/ready.ts") },
  },
  warehouse: {
    summary: say("where goods lie", "仓库"),
    noun: async () => (await import("./warehouse/warehouse.ts")).warehouse,
    verbs: {},
  },
  staff: {
    summary: say("who works here", "员工"),
    noun: async () => (await import("./staff/staff.ts")).staff,
    verbs: {},
  },
  move: {
    summary: say("stock moves as entries (see also: stock)", "出入库流水（另见 stock）"),
    noun: async () => (await import("./move/move.ts")).move,
    verbs: {},
  },
};

/** The definition of a noun by its name. */
export async function nounOf(name: string): Promise<Noun> {
  const noun = await topics[name]?.noun?.();
  invariant(noun, `${name} is a noun`);
  return noun;
}

/** All nouns, in the order in which they can refer to one another. */
export async function allNouns(): Promise<Noun[]> {
  const nouns: Noun[] = [];
  for (const topic of Object.values(topics)) if (topic.noun) nouns.push(await topic.noun());
  return nouns;
}

/** The noun whose ids look like this one's: SO… is an order; undefined for slugs. */
export async function nounOfPaper(id: string): Promise<Noun | undefined> {
  for (const noun of await allNouns()) {
    if (noun.naming.by === "day" && id.toUpperCase().startsWith(noun.naming.prefix)) {
      if (/^[A-Z]{2}\d{6}/i.test(id)) return noun;
    }
  }
  return undefined;
}
