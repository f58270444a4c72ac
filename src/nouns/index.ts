import { invariant } from "../law/errors.ts";
import type { Noun } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { accountTopics } from "./account-topics.ts";
import { collectionTopics } from "./collection-topics.ts";
import { invoiceTopics } from "./invoice-topics.ts";
import { letterTopics } from "./letter-topics.ts";
import { paymentTopics } from "./payment-topics.ts";
import { purchaseTopics } from "./purchase-topics.ts";
import { quoteTopics } from "./quote-topics.ts";
import { receivingTopics } from "./receiving-topics.ts";
import { stockTopic, stockTopics } from "./stock-topics.ts";
import { storeTopics } from "./store-topics.ts";
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
      edit: () => import("./customer/verbs/edit.ts"),
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
      hold: () => import("./customer/verbs/hold.ts"),
      release: () => import("./customer/verbs/release.ts"),
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
      pay: () => import("./payment-promise/verbs/pay.ts"),
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
  ...quoteTopics,
  order: {
    summary: say("orders, from the draft to the signed receipt", "订单：从草稿到签收"),
    noun: async () => (await import("./order/order.ts")).order,
    verbs: {
      add: () => import("./order/verbs/add.ts"),
      list: () => import("./order/verbs/list.ts"),
      show: () => import("./order/verbs/show.ts"),
      edit: () => import("./order/verbs/edit.ts"),
      confirm: () => import("./order/verbs/confirm.ts"),
      ship: () => import("./order/verbs/ship.ts"),
      short: () => import("./order/verbs/short.ts"),
      sign: () => import("./order/verbs/sign.ts"),
      cancel: () => import("./order/verbs/cancel.ts"),
      amend: () => import("./order/verbs/amend.ts"),
      close: () => import("./order/verbs/close.ts"),
      review: () => import("./order/verbs/review.ts"),
      opinion: () => import("./order/verbs/opinion.ts"),
      talk: () => import("./order/verbs/talk.ts"),
      outcome: () => import("./order/verbs/outcome.ts"),
      coordinate: () => import("./order/verbs/coordinate.ts"),
      trial: () => import("./order/verbs/trial.ts"),
      sample: () => import("./order/verbs/sample.ts"),
      install: () => import("./order/verbs/install.ts"),
      track: () => import("./order/verbs/track.ts"),
      check: () => import("./order/verbs/check.ts"),
      pick: () => import("./order/verbs/pick.ts"),
      call: () => import("./order/verbs/call.ts"),
      position: () => import("./order/verbs/position.ts"),
      arrive: () => import("./order/verbs/arrive.ts"),
      exception: () => import("./order/verbs/exception.ts"),
      clear: () => import("./order/verbs/clear.ts"),
      receipt: () => import("./order/verbs/receipt.ts"),
      return: () => import("./order/verbs/return.ts"),
      installed: () => import("./order/verbs/installed.ts"),
    },
  },
  stock: stockTopic,
  ...invoiceTopics,
  ...accountTopics,
  ...paymentTopics,
  ...letterTopics,
  product: {
    summary: say("what is sold", "产品"),
    noun: async () => (await import("./product/product.ts")).product,
    verbs: { show: () => import("./product/verbs/show.ts") },
  },
  "price-list": {
    summary: say("what who pays from which quantity on", "价目表：按客户、数量与日期"),
    noun: async () => (await import("./price-list/price-list.ts")).priceList,
    verbs: {
      add: () => import("./price-list/verbs/add.ts"),
      edit: () => import("./price-list/verbs/edit.ts"),
      import: () => import("./price-list/verbs/import.ts"),
      show: () => import("./price-list/verbs/show.ts"),
    },
  },
  ...purchaseTopics,
  ...receivingTopics,
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
  vehicle: {
    summary: say("the firm's own vehicles: capacity and state", "自有车辆：运力与状态"),
    noun: async () => (await import("./vehicle/vehicle.ts")).vehicle,
    verbs: { list: () => import("./vehicle/verbs/list.ts") },
  },
  carrier: {
    summary: say("carriers from outside, their routes, the backup", "承运商：线路与后备"),
    noun: async () => (await import("./carrier/carrier.ts")).carrier,
    verbs: {},
  },
  dispatch: {
    summary: say("loads of a day: planned, confirmed, on the road", "派车：排车、确认与发车"),
    noun: async () => (await import("./dispatch/dispatch.ts")).dispatch,
    verbs: {
      plan: () => import("./dispatch/verbs/plan.ts"),
      list: () => import("./dispatch/verbs/list.ts"),
      show: () => import("./dispatch/verbs/show.ts"),
      confirm: () => import("./dispatch/verbs/confirm.ts"),
      accept: () => import("./dispatch/verbs/accept.ts"),
      decline: () => import("./dispatch/verbs/decline.ts"),
      depart: () => import("./dispatch/verbs/depart.ts"),
      drop: () => import("./dispatch/verbs/drop.ts"),
      cancel: () => import("./dispatch/verbs/cancel.ts"),
    },
  },
  staff: {
    summary: say("who works here", "员工"),
    noun: async () => (await import("./staff/staff.ts")).staff,
    verbs: {},
  },
  ...storeTopics,
  ...stockTopics,
  ...collectionTopics,
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
