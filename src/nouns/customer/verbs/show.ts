import { daysBetween } from "../../../law/dates.ts";
import { grouped } from "../../../law/decimal.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { type AnyStored, callOf, type Fields } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Cell, PageView, TableView } from "../../../print/view.ts";
import { call } from "../../call/call.ts";
import { recordArgument } from "../../generic/show.ts";
import { nounOf } from "../../index.ts";
import { dueParts } from "../../invoice/instalments.ts";
import { type Invoice, invoice } from "../../invoice/invoice.ts";
import { boughtByCustomer, lastMonths, nothing } from "../../order/monthly.ts";
import { type Order, order, orderStateKind } from "../../order/order.ts";
import { orderState, totalMinor } from "../../order/totals.ts";
import { payment } from "../../payment/payment.ts";
import { openInvoices } from "../../payment/rules.ts";
import { project } from "../../project/project.ts";
import { promise } from "../../promise/promise.ts";
import { pursuitViews } from "../../pursuit/view.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { visit } from "../../visit/visit.ts";
import { contactsView, recent } from "../contacted.ts";
import { creditUsed } from "../credit-facts.ts";
import { type Customer, customer } from "../customer.ts";
import { openItems, openView } from "../open.ts";
import { detailGroups, listViews, type Position, peopleView, topFacts } from "../page.ts";

const money = (value: Cell): string => (typeof value === "string" ? grouped(value) : "");

type Owed = ReturnType<typeof openInvoices<Invoice>>;

/** What a customer owes, what of it is overdue, and what is paid ahead. */
async function position(context: Context, id: string): Promise<Position & { owed: Owed }> {
  const { book, today } = context;
  const { digits } = book;
  const settled = await book.sums(payment, "settled");
  const owed = openInvoices(await book.liveWhere(invoice, "customer", id), { settled, digits });
  const sum = (list: Owed): number => list.reduce((all, one) => all + one.open, 0);
  return {
    owed,
    owesMinor: sum(owed),
    overdueMinor: owed.reduce((all, one) => all + lateMinor(one, { today, digits }), 0),
    creditMinor: (await book.sums(payment, "credit")).get(id) ?? 0,
  };
}

/** What of an open invoice is past its day, instalment by instalment. */
function lateMinor(
  { invoice: record, open }: Owed[number],
  { today, digits }: { readonly today: string; readonly digits: number },
): number {
  if (!record.instalments?.length) return record.due < today ? open : 0;
  const settled = toMinor(record.amount, digits) - open;
  return dueParts(record, settled, digits)
    .filter(({ due }) => due < today)
    .reduce((all, { openMinor }) => all + openMinor, 0);
}

const months = 12;
const mostShown = 5;

/** The live orders and those of twelve months, newest first; older ones where these are few. */
async function ordersOf({ book, today }: Context, id: string): Promise<readonly Order[]> {
  const wanted = { field: "customer", value: id, since: `${lastMonths(today, months)[0]}-01` };
  const fresh = await book.whereSince(order, wanted);
  const all = fresh.length < mostShown ? await book.where(order, "customer", id) : fresh;
  return [...all].sort((a, b) => (a.date < b.date ? 1 : -1));
}

function ordersView(orders: readonly Order[], digits: number): TableView {
  return {
    shape: "list",
    title: say("last orders", "最近订单"),
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9 },
      { key: "id", label: say("Id", "编号"), weight: 8 },
      {
        key: "state",
        label: say("State", "状态"),
        weight: 8,
        format: (value, language) => orderStateKind.show(value as "draft", language),
      },
      { key: "promised", label: say("Promised for", "承诺发货日"), weight: 5 },
      { key: "total", label: say("Total", "合计"), weight: 9, align: "right", format: money },
    ],
    rows: orders.slice(0, mostShown).map((one) => ({
      date: one.date,
      id: one.id,
      state: orderState(one),
      promised: one.promised,
      total: fromMinor(totalMinor(one, digits), digits),
    })),
    empty: say("no order yet", "尚无订单"),
  };
}

/** How people call what the record's fields refer to; only those records are read. */
async function refNames(record: AnyStored, { book }: Context): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [key, { kind }] of Object.entries(customer.fields as Fields)) {
    const id = record[key];
    if (kind.refers === undefined || typeof id !== "string") continue;
    const noun = await nounOf(kind.refers);
    const found = await book.maybe(noun, id);
    if (found) names.set(key, callOf(noun, found as AnyStored));
  }
  return names;
}

function warnings(record: Customer, tried: number, today: string): Text[] {
  const { nextDate, suspicion } = record;
  const late = nextDate !== undefined && nextDate < today ? daysBetween(nextDate, today) : 0;
  const notes: Text[] = [];
  if (suspicion === "suspected") {
    notes.push(
      say(
        "may be fishing for information: send only brochures and public information",
        "有打探信息嫌疑：只可发送宣传册与公开资料",
      ),
    );
  }
  if (late > 0) {
    const days = late === 1 ? "day" : "days";
    notes.push(say(`the next step is overdue by ${late} ${days}`, `下一步已逾期 ${late} 天`));
  }
  if (tried > 0) {
    const times = tried === 1 ? "1 attempt" : `${tried} attempts in a row`;
    notes.push(say(`nobody reached, ${times}`, `连续 ${tried} 次未接通`));
  }
  return notes;
}

/** That the customer is collected from, and that its service is suspended (R-COL-23). */
async function collectedNotes({ book }: Context, id: string): Promise<Text[]> {
  if (!book.hasFolder("collections")) return [];
  const { collection, openCase } = await import("../../collection/collection.ts");
  const { stageOf, stageWords } = await import("../../collection/stages.ts");
  const cases = await book.where(collection, "customer", id);
  const open = openCase(cases);
  const stage = open && stageWords.get(stageOf(open));
  const suspended = cases.findLast((one) => one.suspended)?.suspended;
  return [
    ...(open && stage
      ? [say(`collection: ${stage.en} (${open.id})`, `催收：${stage.zh}（${open.id}）`)]
      : []),
    ...(suspended
      ? [
          say(
            `after-sales service is suspended since ${suspended.date}: ${suspended.why}`,
            `售后服务自 ${suspended.date} 起暂停：${suspended.why}`,
          ),
        ]
      : []),
  ];
}

export const verb = defineVerb({
  summary: say(
    "one customer on a page: who, money, contacts, what is open",
    "客户档案总览：资料、账款、联系、待办",
  ),
  examples: ["rounds customer show jinhong"],
  arguments: recordArgument(customer),
  async run(context, { which }): Promise<PageView> {
    const { book, today, language } = context;
    const { digits } = book;
    const { currency } = book.settings;
    const record = await book.get(customer, which);
    const { owed, ...where } = await position(context, record.id);
    const orders = await ordersOf(context, record.id);
    const visits = await recent(book, visit, record.id);
    const calls = await recent(book, call, record.id);
    const names = await refNames(record, context);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const sales = boughtByCustomer(orders, { months: lastMonths(today, months), today, digits });
    const usedMinor = await creditUsed(record, { book, today });
    const bought = sales.get(record.id) ?? nothing(months);
    const { view, tried } = contactsView({ visits, calls, people }, language);
    const promises = await book.liveWhere(promise, "customer", record.id);
    const projects = await book.liveWhere(project, "customer", record.id);
    const facts = { orders, visits, promises, projects, owed, digits, today };
    const open = openItems(record, facts);
    return {
      shape: "page",
      title: say(`customer ${record.name}`, `客户 ${record.name}`),
      facts: topFacts(record, {
        names,
        position: { ...where, usedMinor },
        bought,
        today,
        digits,
        currency,
      }),
      sections: [
        peopleView(record, language),
        openView(open, { today, digits, language }),
        view,
        ordersView(orders, digits),
        ...(await pursuitViews(record.pursuit, people, context)),
        ...listViews(record),
      ],
      details: detailGroups(record, names),
      notes: [...(await collectedNotes(context, record.id)), ...warnings(record, tried, today)],
      record: {
        ...record,
        owes: fromMinor(where.owesMinor, digits),
        overdue: fromMinor(where.overdueMinor, digits),
        credit: fromMinor(where.creditMinor, digits),
        sales: bought.perMonth.map((minor) => fromMinor(minor, digits)),
      },
    };
  },
});
