import type { Duty } from "../law/duty.ts";
import { say, type Text } from "../law/words.ts";
import type { KnownFacts } from "./duty-facts.ts";
import { followUpSources } from "./follow-up-sources.ts";

/** The groups of a day's list in the order in which they stand. */
export const dutyGroups = {
  visit: say("visits", "拜访"),
  call: say("calls", "电话"),
  "follow-up": say("follow-up", "跟进"),
  promise: say("promises", "承诺"),
  message: say("messages and greetings", "消息与祝福"),
  event: say("events", "活动"),
  "return-call": say("return calls", "回访"),
  approval: say("approvals", "审批"),
  paper: say("papers to write", "待写资料"),
  shipment: say("orders to ship", "待发货订单"),
  receipt: say("receipts", "签收"),
  money: say("money", "收款"),
  stock: say("stock", "库存"),
  other: say("other", "其他"),
} as const satisfies Readonly<Record<string, Text>>;

export type DutyGroup = keyof typeof dutyGroups;

/** A rule: where it stands in the day's list, and what it is called there in a word or two. */
export interface DutyRule {
  readonly group: DutyGroup;
  readonly label: Text;
}

/** Where duties come from: the rules and how the facts of a noun are read for them. */
export interface DutySource {
  /** The folder of the noun: without files in it nothing is asked, nor any code loaded. */
  readonly folder: string;
  readonly rules: Readonly<Record<string, DutyRule>>;
  /** Reads what it needs and hands it to the pure function of the noun, which is loaded here. */
  readonly duties: (known: KnownFacts) => Promise<readonly Duty[]>;
}

/** Everything that obliges somebody to do something. */
export const dutySources: readonly DutySource[] = [
  {
    folder: "customers",
    rules: {
      "first-contact": { group: "call", label: say("first contact", "首次联系") },
      "next-step": { group: "follow-up", label: say("next step", "下一步") },
      "cycle-visit": { group: "visit", label: say("visit", "拜访") },
      birthday: { group: "message", label: say("birthday", "生日") },
    },
    async duties(known) {
      const { customerDuties } = await import("../nouns/customer/duties.ts");
      const lastVisit = await known.lastVisit();
      const lastContact = await known.lastContact();
      const greeted = await known.greeted();
      const contacted = { lastVisit, lastContact, greeted };
      return customerDuties(await known.asking(), contacted, known.facts);
    },
  },
  {
    folder: "customers",
    rules: { "vehicle-service": { group: "call", label: say("vehicle", "车辆提醒") } },
    async duties(known) {
      const { assetDuties } = await import("../nouns/customer/assets.ts");
      return assetDuties(await known.asking(), known.facts);
    },
  },
  {
    folder: "markets",
    rules: { "market-step": { group: "other", label: say("market plan", "市场计划") } },
    async duties(known) {
      const { marketDuties } = await import("../nouns/market/ready.ts");
      const { market } = await import("../nouns/market/market.ts");
      return marketDuties(await known.book.all(market));
    },
  },
  ...followUpSources,
  {
    folder: "customers",
    rules: {
      reassign: { group: "follow-up", label: say("reassign", "改派") },
      handover: { group: "follow-up", label: say("hand over", "转交") },
      unowned: { group: "follow-up", label: say("assign", "分配") },
      "special-demands": { group: "follow-up", label: say("feed back", "反馈") },
    },
    async duties(known) {
      const { owningDuties } = await import("../nouns/customer/owning/duties.ts");
      const { staff } = await import("../nouns/staff/staff.ts");
      const lastContact = await known.lastContact();
      const people = await known.book.all(staff);
      const hasLeft = people.some(({ left }) => left);
      const customers = hasLeft ? await known.customers() : await known.asking();
      return owningDuties(customers, { people, lastContact }, known.facts);
    },
  },
  {
    folder: "visits",
    rules: {
      "planned-visit": { group: "visit", label: say("visit", "拜访") },
      "visit-approval": { group: "approval", label: say("visit slip", "走访单") },
      "visit-rejected": { group: "approval", label: say("rejected", "被驳回") },
      minutes: { group: "paper", label: say("minutes", "会谈纪要") },
      "minutes-late": { group: "paper", label: say("minutes late", "纪要逾期") },
      "minutes-review": { group: "approval", label: say("review", "审阅") },
      "minutes-send": { group: "paper", label: say("send minutes", "发送纪要") },
      "minutes-receipt": { group: "paper", label: say("receipt", "回执") },
      "month-stage": { group: "other", label: say("month", "月度节点") },
    },
    async duties(known) {
      const { visitDuties } = await import("../nouns/visit/duties.ts");
      const { visit } = await import("../nouns/visit/visit.ts");
      const { book, facts } = known;
      const { settings } = book;
      const visits = await book.live(visit);
      const nameOf = await known.customerNames();
      const planned = visitDuties(visits, nameOf, facts.until);
      const isPlain =
        settings.visitApprovers.length === 0 &&
        !settings.monthStages &&
        !visits.some(({ minutesDue, minutes }) => minutesDue !== undefined || minutes);
      if (isPlain) return planned;
      const { paperDuties, stageDuties } = await import("../nouns/visit/paper-duties.ts");
      const { staff } = await import("../nouns/staff/staff.ts");
      const people = await book.all(staff);
      const papers = paperDuties(visits, { ...facts, settings, people, nameOf });
      return [...planned, ...papers, ...(settings.monthStages ? stageDuties(facts) : [])];
    },
  },
  {
    folder: "customers",
    rules: { greeting: { group: "message", label: say("greeting", "祝福") } },
    async duties(known) {
      const { greetingDuties } = await import("../nouns/message/greetings.ts");
      const facts = { ...known.facts, settings: known.book.settings };
      return greetingDuties(await known.customers(), await known.messages(), facts);
    },
  },
  {
    folder: "messages",
    rules: { outbox: { group: "message", label: say("send", "发送") } },
    async duties(known) {
      const { outboxDuties } = await import("../nouns/message/greetings.ts");
      return outboxDuties(await known.messages());
    },
  },
  {
    folder: "orders",
    rules: {
      shipment: { group: "shipment", label: say("ship", "发货") },
      receipt: { group: "receipt", label: say("receipt", "签收") },
    },
    async duties(known) {
      const { orderDuties } = await import("../nouns/order/duties.ts");
      const { order } = await import("../nouns/order/order.ts");
      const names = { customer: await known.customerNames(), product: await known.productNames() };
      return orderDuties(await known.book.live(order), names, known.facts);
    },
  },
  {
    folder: "invoices",
    rules: { payment: { group: "money", label: say("collect", "收款") } },
    async duties(known) {
      const { invoiceDuties } = await import("../nouns/invoice/duties.ts");
      const { invoice } = await import("../nouns/invoice/invoice.ts");
      const { payment } = await import("../nouns/payment/payment.ts");
      const { book, facts } = known;
      const { digits, until } = facts;
      const settled = await book.sums(payment, "settled");
      const customerOf = await known.customerOf();
      const nameOf = await known.customerNames();
      const ownerOf = (id: string): string | undefined => customerOf(id)?.owner;
      return invoiceDuties(await book.live(invoice), { settled, digits, nameOf, ownerOf, until });
    },
  },
  {
    folder: "products",
    rules: { "low-stock": { group: "stock", label: say("stock", "库存") } },
    async duties({ book, facts }) {
      const { productDuties } = await import("../nouns/product/duties.ts");
      const { product } = await import("../nouns/product/product.ts");
      const { move } = await import("../nouns/move/move.ts");
      const onHand = new Map<string, number>();
      for (const [key, micro] of await book.sums(move, "stock")) {
        const goods = key.slice(0, key.indexOf("|"));
        onHand.set(goods, (onHand.get(goods) ?? 0) + micro);
      }
      return productDuties(await book.all(product), onHand, facts.today);
    },
  },
  {
    folder: "events",
    rules: {
      "event-step": { group: "event", label: say("invitation", "邀约") },
      "event-attendance": { group: "event", label: say("who came", "到场登记") },
      "event-follow": { group: "event", label: say("after the event", "会后跟进") },
    },
    async duties({ book, facts }) {
      const { eventDuties, isLive } = await import("../nouns/event/duties.ts");
      const { eventBrief } = await import("../nouns/event/progress.ts");
      const { event } = await import("../nouns/event/event.ts");
      const { message } = await import("../nouns/message/message.ts");
      const live = (await book.brief(eventBrief)).filter(({ date }) => isLive(date, facts));
      const duties: Duty[] = [];
      for (const { id } of live) {
        const messages = await book.liveWhere(message, "about", id);
        duties.push(...eventDuties(await book.get(event, id), messages, facts));
      }
      return duties;
    },
  },
  {
    folder: "customers",
    rules: {
      "return-call": { group: "return-call", label: say("return call", "回访") },
      "return-problem": { group: "return-call", label: say("problem", "客户问题") },
      "return-solution": { group: "return-call", label: say("decide", "处理意见") },
      "return-answer": { group: "return-call", label: say("answer", "答复客户") },
    },
    async duties(known) {
      if ((known.book.settings.schemes ?? []).length === 0) return [];
      return (await import("./return-duties.ts")).schemeDuties(known);
    },
  },
];
