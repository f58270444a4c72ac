import { grouped } from "../../../law/decimal.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Cell, Fact, PageView, TableView } from "../../../print/view.ts";
import { approvalParts } from "../../approval/view.ts";
import { type Customer, customer } from "../../customer/customer.ts";
import { loadTexts } from "../../dispatch/waiting.ts";
import { recordArgument } from "../../generic/show.ts";
import { invoice } from "../../invoice/invoice.ts";
import { payment } from "../../payment/payment.ts";
import { productNames } from "../../product/names.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { agreedFacts, amendmentsView, reviewView } from "../agreed-view.ts";
import { addedMinor, creditOf } from "../gate.ts";
import { type Order, order, orderStateKind } from "../order.ts";
import { isOpen } from "../progress.ts";
import { coverOf, shortNotes } from "../reserving.ts";
import { termFacts } from "../term-facts.ts";
import { orderState, totalMinor } from "../totals.ts";
import { linesView } from "../tracking/lines-view.ts";
import { marksOf, marksText } from "../tracking/marks.ts";
import { answers, trackingRecord, trackingViews } from "../tracking/page.ts";
import { roadView } from "../tracking/road.ts";
import { isOnTheWay } from "../tracking/which.ts";
import { orderWay, wayView } from "../way.ts";

const money = (value: Cell): string => (typeof value === "string" ? grouped(value) : "");

interface FactsToldOf {
  readonly names: {
    readonly customer: string;
    readonly staff: (id: string) => string;
    /** Why the customer is special, if it is. */
    readonly marks: string;
  };
  /** Where it is, who has it, what is next, who is late. */
  readonly answers: readonly Fact[];
}

/** Where the order stands, in a few lines. */
function factsOf(
  record: Order,
  sums: {
    readonly total: string;
    readonly invoiced: string;
    readonly paid: string;
    readonly terms: readonly Fact[];
  },
  { names, answers: told }: FactsToldOf,
): PageView["facts"] {
  const state = orderState(record);
  return [
    {
      key: "state",
      label: say("State", "状态"),
      value: state,
      format: (_, language) => orderStateKind.show(state, language),
    },
    ...told,
    {
      key: "customer",
      label: say("Customer", "客户"),
      value: record.customer,
      format: () => (names.marks === "" ? names.customer : `${names.customer} · ${names.marks}`),
    },
    {
      key: "owner",
      label: say("Salesperson", "销售员"),
      value: record.owner,
      format: () => (record.owner ? names.staff(record.owner) : ""),
    },
    { key: "promised", label: say("Promised for", "承诺发货日"), value: record.promised },
    { key: "freight", label: say("Freight", "运费"), value: record.freight, format: money },
    ...sums.terms,
    { key: "total", label: say("Total", "合计"), value: sums.total, format: money },
    { key: "invoiced", label: say("Invoiced", "已开应收"), value: sums.invoiced, format: money },
    { key: "paid", label: say("Paid", "已收款"), value: sums.paid, format: money },
  ];
}

/** What of it is out of the ordinary: kind, review, hold, credit. */
async function agreed(
  record: Order,
  buyer: Customer | undefined,
  context: Context,
): Promise<readonly Fact[]> {
  const { settings, digits } = context.book;
  const isDraft = orderState(record) === "draft";
  const { texts, used } = isDraft
    ? await creditOf(context, record, await addedMinor(record, context.book))
    : await creditOf(context, { ...record, id: "" }, 0);
  const credit = texts.length === 0 && used ? [used] : texts;
  return agreedFacts(record, { settings, digits, customer: buyer, credit });
}

/** What is on the road today, of everybody or of one salesperson. */
async function road(context: Context): Promise<TableView> {
  const { book, today, language } = context;
  const orders = (await book.live(order)).filter(({ shipments }) => shipments?.some(isOnTheWay));
  const customers = await book.some(customer, new Set(orders.map((one) => one.customer)));
  const { limits } = book.settings;
  return roadView(orders, { today, limits, customers, language });
}

export const verb = defineVerb({
  summary: say(
    "where an order is, who has it, what is next, who is late; without one all on the road",
    "一屏查看订单：货在何处、谁在承运、下一步、谁逾期；不填则列出在途货物",
  ),
  examples: ["rounds order track SO261105A", "rounds order track"],
  arguments: { which: { ...recordArgument(order).which, required: undefined } },
  async run(context, { which }) {
    const { book, today, language } = context;
    if (which === undefined) return road(context);
    const record = await book.get(order, which);
    const buyer = await book.maybe(customer, record.customer);
    const invoices = await book.where(invoice, "order", record.id);
    const settled = await book.sums(payment, "settled");
    const { digits } = book;
    const total = fromMinor(totalMinor(record, digits), digits);
    const state = orderState(record);
    const billed = invoices.reduce((sum, one) => sum + toMinor(one.amount, digits), 0);
    const paid = invoices.reduce((sum, one) => sum + (settled.get(one.id) ?? 0), 0);
    const decimal = (minor: number): string => fromMinor(minor, digits);
    const payments = await book.where(payment, "customer", record.customer);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const staffName = (id: string): string => people.get(id) ?? id;
    const nameOf = await productNames(book);
    const way = orderWay(record, { invoices, settled, payments, nameOf, staffName, digits, today });
    const terms = termFacts(record, digits);
    const sums = { total, invoiced: decimal(billed), paid: decimal(paid), terms };
    const { limits } = book.settings;
    const customerName = buyer?.name ?? record.customer;
    const marks = marksText(marksOf(buyer, { today, ...limits }));
    const facts = { today, limits, nameOf, staffName, customerName, language };
    const names = { customer: customerName, staff: staffName, marks: marks[language] };
    const approval = await approvalParts(context, order, record);
    return {
      shape: "page",
      title: say(`order ${record.id}`, `订单 ${record.id}`),
      facts: factsOf(record, sums, {
        names,
        answers: [
          ...answers(record, facts),
          ...(await onLoad(record, context)),
          ...(await agreed(record, buyer, context)),
          ...approval.facts,
        ],
      }),
      sections: [
        await linesView(record, context),
        ...reviewView(record, facts),
        ...amendmentsView(record, facts),
        ...trackingViews(record, facts),
        ...approval.sections,
        ...restOf(way, language),
      ],
      notes: await stillShort(record, context),
      record: {
        ...record,
        state,
        total,
        invoiced: decimal(billed),
        paid: decimal(paid),
        ...trackingRecord(record, facts),
        way: wayView(way, language).rows,
      },
    };
  },
});

/** The loads that wait to leave with goods of it. */
async function onLoad({ id }: Order, { book, language }: Context): Promise<readonly Fact[]> {
  const texts = await loadTexts(id, book);
  if (texts.length === 0) return [];
  const value = texts.map((text) => text[language]).join("\n");
  return [{ key: "load", label: say("Load", "派车"), value }];
}

/** What of an order is not there for it, and when it comes. */
async function stillShort(record: Order, { book, today }: Context): Promise<readonly Text[]> {
  const state = orderState(record);
  if (state !== "draft" && !isOpen(state)) return [];
  return shortNotes(await coverOf(record, { book, today }), await productNames(book));
}

const beyond = ["promised", "invoiced", "paid", "cancelled"];

/** What the stages of the shipments do not tell: what is still to be shipped, and the money. */
function restOf(way: ReturnType<typeof orderWay>, language: Context["language"]): TableView[] {
  const rest = way.filter(({ what }) => beyond.includes(what));
  if (rest.length === 0) return [];
  return [{ ...wayView(rest, language), title: say("promised and paid", "待发与收款") }];
}
