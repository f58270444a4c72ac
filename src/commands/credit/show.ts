import { grouped } from "../../law/decimal.ts";
import type { Facts } from "../../law/facts.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { fromMinor } from "../../law/money.ts";
import { field } from "../../law/noun.ts";
import { same, say, type Text } from "../../law/words.ts";
import { creditStanding } from "../../nouns/customer/credit.ts";
import { creditFacts } from "../../nouns/customer/credit-facts.ts";
import { type OrderPart, uninvoicedOrders } from "../../nouns/customer/credit-orders.ts";
import { creditFactsShown } from "../../nouns/customer/credit-view.ts";
import { type Customer, customer } from "../../nouns/customer/customer.ts";
import { figureColumn } from "../../nouns/generic/tables.ts";
import { creditRight, holdRight, rolesOf } from "../../nouns/staff/rights.ts";
import { roles } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";
import type { TableView } from "../../print/view.ts";
import { payersOf } from "./payers.ts";

/** The orders that use up the limit before they are invoiced. */
async function ordersView({ id }: Customer, book: Facts): Promise<TableView> {
  const { digits } = book;
  const parts = await uninvoicedOrders(id, book);
  return {
    shape: "list",
    title: say("orders not invoiced yet", "尚未开单的订单"),
    columns: [
      { key: "id", label: say("Order", "订单"), weight: 9 },
      { key: "date", label: say("Date", "日期"), weight: 6 },
      figureColumn("adds", say("Not invoiced", "未开单"), 9),
    ],
    rows: parts.map((one) => ({
      ...{ id: one.order.id, date: one.order.date },
      adds: one.minor === undefined ? undefined : fromMinor(one.minor, digits),
    })),
    notes: parts.flatMap((one) => exchangeNote(one, digits)),
  };
}

/** How an order in another currency is counted, or what it lacks. */
function exchangeNote({ order, ownMinor, rate }: OrderPart, digits: number): Text[] {
  const { id, currency, date } = order;
  if (currency === undefined) return [];
  const own = `${currency} ${grouped(fromMinor(ownMinor, digits))}`;
  if (rate !== undefined) return [same(`${id}: ${own} @ ${rate}`)];
  const add = `rounds rate add ${currency}`;
  return [
    say(
      `${id}: ${own} is not counted, for want of a rate: ${add} RATE --date ${date}`,
      `${id}：${own} 无汇率，未计入：${add} 汇率 --date ${date}`,
    ),
  ];
}

/** Who may set the limit and who may lift a hold, as rounds.yaml has it. */
function rightsText(book: Parameters<typeof rolesOf>[1]["book"]): Text {
  const named = (right: typeof holdRight): Text => {
    const { wanted } = rolesOf(right, { book });
    const words = roles.filter(({ value }) => wanted.includes(value)).map(({ label }) => label);
    return words.length === 0
      ? say("anybody", "不限")
      : say(words.map(({ en }) => en).join(", "), words.map(({ zh }) => zh).join("、"));
  };
  const [limit, hold] = [named(creditRight), named(holdRight)];
  return say(
    `limit set by: ${limit.en}; hold and release by: ${hold.en}`,
    `额度调整：${limit.zh}；暂停与恢复发货：${hold.zh}`,
  );
}

export const verb = defineVerb({
  summary: say(
    "one customer's credit: limit, what uses it up, overdue, hold, payer grade",
    "客户信用：额度、占用、逾期、暂停与付款等级",
  ),
  examples: ["rounds credit show jinhong"],
  arguments: { customer: field(refKind("customer"), say("Customer", "客户"), { required: true }) },
  async run(context, { customer: id }) {
    const { book, today } = context;
    const record = await book.get(customer, id);
    // Without a limit, too, it is told what will be owed.
    const counted = { id, creditLimit: record.creditLimit ?? "0" };
    const known = await creditFacts(counted, book, { today });
    const facts = record.creditLimit === undefined ? { ...known, limitMinor: undefined } : known;
    const standing = creditStanding(facts, book.settings.limits);
    const payer = (await payersOf(context, id)).get(id);
    const orders = await ordersView(record, book);
    const shown = { digits: book.digits, record, payer, limits: book.settings.limits };
    return {
      shape: "page",
      title: say(`credit of ${record.name}`, `${record.name} 信用`),
      facts: creditFactsShown(facts, standing, shown),
      sections: orders.rows.length > 0 ? [orders] : [],
      notes: [
        rightsText(book),
        say(
          `how the grade comes about: rounds credit suggest ${id}`,
          `评分明细：rounds credit suggest ${id}`,
        ),
      ],
      record: {
        customer: id,
        limit: record.creditLimit ?? null,
        exposure: fromMinor(standing.exposureMinor, book.digits),
        left: standing.leftMinor === undefined ? null : fromMinor(standing.leftMinor, book.digits),
        overdueDays: facts.overdueDays,
        state: standing.state,
        hold: record.hold ?? null,
        grade: payer?.graded.grade ?? null,
      },
    };
  },
});
