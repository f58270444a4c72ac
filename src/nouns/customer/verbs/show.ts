import { daysBetween } from "../../../law/dates.ts";
import { grouped } from "../../../law/decimal.ts";
import { fromMinor } from "../../../law/money.ts";
import type { AnyStored, Noun, Stored } from "../../../law/noun.ts";
import { standing } from "../../../law/reversal.ts";
import { say } from "../../../law/words.ts";
import type { Cell, Fact, TableView } from "../../../print/view.ts";
import { call } from "../../call/call.ts";
import { attempts } from "../../call/rules.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { invoice } from "../../invoice/invoice.ts";
import { order, orderStateKind } from "../../order/order.ts";
import { orderState, totalMinor } from "../../order/totals.ts";
import { payment } from "../../payment/payment.ts";
import { openInvoices } from "../../payment/rules.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { visit } from "../../visit/visit.ts";
import { type Customer, customer } from "../customer.ts";

const money = (value: Cell): string => (typeof value === "string" ? grouped(value) : "");

interface Position {
  readonly owes: string;
  readonly overdue: string;
  readonly credit: string;
}

/** What a customer owes, what of it is overdue, and what is paid ahead. */
async function position(context: Context, id: string): Promise<Position> {
  const { book, today } = context;
  const { digits } = book;
  const settled = await book.sums(payment, "settled");
  const owed = openInvoices(await book.liveWhere(invoice, "customer", id), { settled, digits });
  const sum = (list: typeof owed): string =>
    fromMinor(
      list.reduce((all, one) => all + one.open, 0),
      digits,
    );
  return {
    owes: sum(owed),
    overdue: sum(owed.filter((one) => one.invoice.due < today)),
    credit: fromMinor((await book.sums(payment, "credit")).get(id) ?? 0, digits),
  };
}

const mostShown = 5;

/**
 * A customer's visits, calls or orders, at least as many of the newest as are shown: those of the
 * closed months are looked for only where the open ones have too few.
 */
async function recent<N extends Noun>(
  book: Context["book"],
  noun: N,
  id: string,
): Promise<readonly Stored<N>[]> {
  const live = await book.liveWhere(noun, "customer", id);
  const { closedTo } = book;
  if (closedTo === undefined) return live;
  const fresh = live.filter((one: AnyStored) => String(one.date ?? "") > closedTo);
  return fresh.length >= mostShown ? live : book.where(noun, "customer", id);
}

/** The last visits and calls, newest first. */
async function contactsView(
  { book, language }: Context,
  id: string,
): Promise<{ view: TableView; tried: number }> {
  const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
  const visits = (await recent(book, visit, id)).filter((one) => one.date && !one.cancelled);
  const calls = standing(await recent(book, call, id));
  const rows = [
    ...visits.map((one) => ({
      date: one.date,
      id: one.id,
      how: "visit",
      notes: one.notes ?? one.purpose,
      by: one.by,
    })),
    ...calls.map((one) => ({
      date: one.date,
      id: one.id,
      how: one.channel ?? "phone",
      notes: one.notes ?? call.fields.result.kind.show(one.result, language),
      by: one.by,
    })),
  ].sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  const visited = say("visit", "拜访");
  return {
    tried: attempts(calls),
    view: {
      shape: "list",
      title: say("last contacts", "最近联系"),
      columns: [
        { key: "date", label: say("Date", "日期"), weight: 9 },
        {
          key: "how",
          label: say("How", "方式"),
          weight: 8,
          format: (value) =>
            value === "visit"
              ? visited[language]
              : call.fields.channel.kind.show(value as "phone", language),
        },
        {
          key: "by",
          label: say("By", "经手人"),
          weight: 6,
          format: (value) => people.get(String(value)) ?? String(value ?? ""),
        },
        { key: "notes", label: say("Notes", "内容"), weight: 8, wrap: true, least: 24 },
        { key: "id", label: say("Id", "编号"), weight: 3 },
      ],
      rows: rows.slice(0, mostShown),
      empty: say("no contact yet", "尚无联系"),
    },
  };
}

async function ordersView({ book }: Context, id: string): Promise<TableView> {
  const orders = [...(await recent(book, order, id))].sort((a, b) => (a.date < b.date ? 1 : -1));
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
      total: fromMinor(totalMinor(one, book.digits), book.digits),
    })),
    empty: say("no order yet", "尚无订单"),
  };
}

function moneyFacts(
  record: Customer,
  { owes, overdue, credit }: Position,
  currency: string,
): Fact[] {
  const shown = (value: Cell): string => `${currency} ${money(value)}`;
  const late = overdue === fromZero(overdue) ? undefined : overdue;
  return [
    { key: "owes", label: say("Owes", "应收余额"), value: owes, format: shown },
    { key: "overdue", label: say("Overdue", "其中逾期"), value: late, format: shown },
    {
      key: "credit",
      label: say("Paid ahead", "预收余额"),
      value: credit === fromZero(credit) ? undefined : credit,
      format: shown,
    },
    {
      key: "creditLimit",
      label: say("Credit limit", "信用额度"),
      value: record.creditLimit,
      format: shown,
    },
  ];
}

function fromZero(like: string): string {
  return like.replace(/\d/g, "0").replace(/^0+(?=0)/, "");
}

export const verb = defineVerb({
  summary: say(
    "one customer on a page: who, money, contacts, what is open",
    "客户档案总览：资料、账款、联系、待办",
  ),
  examples: ["rounds customer show jinhong"],
  arguments: recordArgument(customer),
  async run(context, { which }) {
    const { book, today } = context;
    const record = await book.get(customer, which);
    const page = await recordPage(customer, record, context);
    const where = await position(context, record.id);
    const { view, tried } = await contactsView(context, record.id);
    const late =
      record.nextDate !== undefined && record.nextDate < today
        ? daysBetween(record.nextDate, today)
        : 0;
    const notes = [
      ...(late > 0
        ? [
            say(
              `the next step is overdue by ${late} ${late === 1 ? "day" : "days"}`,
              `下一步已逾期 ${late} 天`,
            ),
          ]
        : []),
      ...(tried > 0
        ? [
            say(
              `nobody reached, ${tried === 1 ? "1 attempt" : `${tried} attempts in a row`}`,
              `连续 ${tried} 次未接通`,
            ),
          ]
        : []),
    ];
    const facts = page.facts.filter((one) => one.key !== "creditLimit");
    return {
      ...page,
      facts: [...facts, ...moneyFacts(record, where, book.settings.currency)],
      sections: [...page.sections, await ordersView(context, record.id), view],
      notes,
      record: { ...record, ...where },
    };
  },
});
