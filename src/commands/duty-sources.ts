import type { Duty } from "../law/duty.ts";
import { say, type Text } from "../law/words.ts";
import { accountSources } from "./account-sources.ts";
import { approvalSource } from "./approval-source.ts";
import { collectionSources } from "./collection-sources.ts";
import { countSources } from "./count-sources.ts";
import type { KnownFacts } from "./duty-facts.ts";
import { followUpSources } from "./follow-up-sources.ts";
import { letterSources } from "./letter-sources.ts";
import { paymentSources } from "./payment-sources.ts";
import { purchaseSources } from "./purchase-sources.ts";
import { quoteSources } from "./quote-sources.ts";
import { invoiceSource, receivableSources } from "./receivable-sources.ts";
import { receivingSources } from "./receiving-sources.ts";
import { storeSources } from "./store-sources.ts";

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
  ...followUpSources,
  ...quoteSources,
  ...purchaseSources,
  ...letterSources,
  ...receivableSources,
  ...receivingSources,
  ...countSources,
  ...accountSources,
  ...paymentSources,
  ...storeSources,
  ...collectionSources,
  approvalSource,
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
        !settings.approvals?.some((one) => one.noun === "visit") &&
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
      "order-review": { group: "approval", label: say("review", "订单评审") },
      sample: { group: "shipment", label: say("sample", "样品") },
      installation: { group: "shipment", label: say("installation", "安装") },
      tracking: { group: "shipment", label: say("tracking", "跟踪") },
      exception: { group: "shipment", label: say("exception", "异常") },
      mend: { group: "shipment", label: say("mend", "整改") },
      recovery: { group: "money", label: say("recover", "追偿") },
      receipt: { group: "receipt", label: say("to be signed", "签收") },
      "receipt-back": { group: "receipt", label: say("receipt back", "回单") },
    },
    async duties(known) {
      const { orderDuties } = await import("../nouns/order/duties.ts");
      const { order } = await import("../nouns/order/order.ts");
      const names = { customer: await known.customerNames(), product: await known.productNames() };
      const { settings } = known.book;
      const onLoads = await (await import("../nouns/dispatch/waiting.ts")).onLoads(known.book);
      const facts = { ...known.facts, trackingRole: settings.trackingRole, settings, onLoads };
      return orderDuties(await known.book.live(order), names, facts);
    },
  },
  {
    folder: "orders",
    rules: { shortage: { group: "shipment", label: say("tell of shortage", "告知缺货") } },
    async duties(known) {
      const { shortageDuties } = await import("../nouns/order/shortage-duties.ts");
      const shortages = await known.shortages();
      if (shortages.length === 0) return [];
      const { product } = await import("../nouns/product/product.ts");
      const products = new Map((await known.book.all(product)).map((one) => [one.id, one]));
      const names = { customer: await known.customerNames(), product: await known.productNames() };
      return shortageDuties(shortages, { products, names }, known.facts);
    },
  },
  {
    folder: "dispatches",
    rules: {
      "dispatch-pickup": { group: "shipment", label: say("pickup", "确认提货") },
      "dispatch-answer": { group: "shipment", label: say("carrier", "承运商确认") },
      "dispatch-leave": { group: "shipment", label: say("leaves", "发车") },
    },
    duties: async (known) => (await import("./transport-duties.ts")).loadDuties(known),
  },
  {
    folder: "vehicles",
    rules: { "vehicle-papers": { group: "other", label: say("vehicle", "车辆证件") } },
    async duties({ book, facts }) {
      const { vehicleDuties } = await import("../nouns/vehicle/duties.ts");
      const { vehicle } = await import("../nouns/vehicle/vehicle.ts");
      return vehicleDuties(await book.all(vehicle), facts);
    },
  },
  invoiceSource,
  {
    folder: "moves",
    rules: { expiring: { group: "stock", label: say("expiry", "近效期") } },
    async duties({ book, facts }) {
      const { allLots } = await import("../nouns/move/lots/stock.ts");
      const lots = (await allLots(book, facts.today)).filter(({ expiry }) => expiry !== undefined);
      if (lots.length === 0) return [];
      const { expiryDuties } = await import("../nouns/move/lots/duties.ts");
      const { product } = await import("../nouns/product/product.ts");
      const { warehouse } = await import("../nouns/warehouse/warehouse.ts");
      const goods = await book.some(product, new Set(lots.map((one) => one.product)));
      const warehouses = await book.all(warehouse);
      const keepers = new Map(warehouses.map(({ id, keeper }) => [id, keeper]));
      const told = { lots, products: [...goods.values()], warehouses, date: facts.today, keepers };
      return expiryDuties(told, facts.limits.expiryDays);
    },
  },
  {
    folder: "products",
    rules: { "low-stock": { group: "stock", label: say("stock", "库存") } },
    async duties(known) {
      const { productDuties } = await import("../nouns/product/duties.ts");
      const { product } = await import("../nouns/product/product.ts");
      const { shortByProduct } = await import("../nouns/order/shortages.ts");
      const onHand = await known.onHand();
      const short = shortByProduct(await known.shortages());
      const { book, facts } = known;
      const isBought = book.hasFolder("purchases") || book.hasFolder("requisitions");
      const coming = isBought
        ? await (await import("../nouns/purchase/known.ts")).comingMicro(book)
        : new Map<string, number>();
      return productDuties(await book.all(product), { onHand, short, coming }, facts.today);
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
