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
    verbs: { show: () => import("./customer/verbs/show.ts") },
  },
  visit: {
    summary: say("visits: planned and made", "拜访计划与记录"),
    noun: async () => (await import("./visit/visit.ts")).visit,
    verbs: {
      list: () => import("./visit/verbs/list.ts"),
      plan: () => import("./visit/verbs/plan.ts"),
      log: () => import("./visit/verbs/log.ts"),
      cancel: () => import("./visit/verbs/cancel.ts"),
    },
  },
  call: {
    summary: say("calls and messages, also those that reached nobody", "通话与消息，含未接通"),
    noun: async () => (await import("./call/call.ts")).call,
    verbs: { log: () => import("./call/verbs/log.ts") },
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
