import { addDays } from "../law/dates.ts";
import { type Duty, overdueDays, shownDuties } from "../law/duty.ts";
import { type Language, say, type Text } from "../law/words.ts";
import { call } from "../nouns/call/call.ts";
import { customerBrief } from "../nouns/customer/brief.ts";
import { customerDuties } from "../nouns/customer/duties.ts";
import { invoiceDuties } from "../nouns/invoice/duties.ts";
import { invoice } from "../nouns/invoice/invoice.ts";
import { move } from "../nouns/move/move.ts";
import { orderDuties } from "../nouns/order/duties.ts";
import { order } from "../nouns/order/order.ts";
import { payment } from "../nouns/payment/payment.ts";
import { productDuties } from "../nouns/product/duties.ts";
import { productNames } from "../nouns/product/names.ts";
import { product } from "../nouns/product/product.ts";
import { staff } from "../nouns/staff/staff.ts";
import type { Context } from "../nouns/verb.ts";
import { visitDuties } from "../nouns/visit/duties.ts";
import { visit } from "../nouns/visit/visit.ts";
import type { TableView } from "../print/view.ts";

/** All duties up to a day that the book's facts say, of every noun. */
async function allDuties(context: Context, until: string): Promise<Duty[]> {
  const { book, today } = context;
  const { digits } = book;
  const calendar = await context.calendar();
  const facts = { today, until, calendar, limits: book.settings.limits, digits };
  const customers = await book.brief(customerBrief);
  const names = new Map(customers.map((one) => [one.id, one]));
  const nameOf = (id: string): string => names.get(id)?.name ?? id;
  const ownerOf = (id: string): string | undefined => names.get(id)?.owner;
  const lastVisit = await book.latest(visit, "visit");
  const lastContact = new Map(lastVisit);
  for (const days of [await book.latest(call, "call"), await book.latest(order, "order")]) {
    for (const [id, day] of days) if (day > (lastContact.get(id) ?? "")) lastContact.set(id, day);
  }
  const onHand = new Map<string, number>();
  for (const [key, micro] of await book.sums(move, "stock")) {
    const goods = key.slice(0, key.indexOf("|"));
    onHand.set(goods, (onHand.get(goods) ?? 0) + micro);
  }
  const settled = await book.sums(payment, "settled");
  return [
    ...customerDuties(customers, { lastVisit, lastContact }, facts),
    ...visitDuties(await book.live(visit), nameOf),
    ...orderDuties(
      await book.live(order),
      { customer: nameOf, product: await productNames(book) },
      facts,
    ),
    ...invoiceDuties(await book.live(invoice), { settled, digits, nameOf, ownerOf, until }),
    ...productDuties(await book.all(product), onHand, today),
  ];
}

const ruleNames: Readonly<Record<string, Text>> = {
  "first-contact": say("first contact", "首次联系"),
  "next-step": say("next step", "下一步"),
  "cycle-visit": say("visit", "拜访"),
  "planned-visit": say("visit", "拜访"),
  birthday: say("birthday", "生日"),
  shipment: say("ship", "发货"),
  receipt: say("receipt", "签收"),
  payment: say("collect", "收款"),
  "low-stock": say("stock", "库存"),
};

function whenText(days: number, due: string, language: Language): string {
  if (days > 0) return say(`overdue ${days}d`, `逾期${days}天`)[language];
  if (days === 0) return say("today", "今天")[language];
  return due;
}

export interface Asked {
  /** Only the duties of this person. */
  readonly staff?: string | undefined;
  /** How many days to look ahead. */
  readonly days: number;
}

/** The duties of a day as a list, the longest overdue first. */
export async function dutyView(context: Context, asked: Asked): Promise<TableView> {
  const { book, today, language } = context;
  const people = new Map((await book.all(staff)).map((one) => [one.id, one]));
  const who = asked.staff === undefined ? undefined : people.get(asked.staff);
  const until = addDays(today, asked.days);
  const duties = shownDuties(await allDuties(context, until), {
    today,
    until,
    staff: asked.staff,
    roles: who?.role ? [who.role] : [],
  });
  const name = who?.name ?? book.settings.name;
  const late = duties.filter((one) => overdueDays(one, today) > 0).length;
  return {
    shape: "list",
    title: say(`due on ${today} · ${name}`, `${today} 待办 · ${name}`),
    columns: [
      {
        key: "overdueDays",
        label: say("When", "期限"),
        weight: 9,
        align: "left",
        format: (value) => whenText(Number(value), addDays(today, -Number(value)), language),
      },
      {
        key: "rule",
        label: say("What", "事项"),
        weight: 7,
        format: (value) => ruleNames[String(value)]?.[language] ?? String(value),
      },
      { key: "about", label: say("About", "对象"), weight: 8, wrap: true, least: 16 },
      { key: "what", label: say("To do", "内容"), weight: 9, wrap: true, least: 30 },
      {
        key: "who",
        label: say("Who", "负责人"),
        weight: 5,
        format: (value) => people.get(String(value))?.name ?? String(value ?? ""),
      },
    ],
    hidden: [
      { key: "id", label: say("Id", "编号") },
      { key: "noun", label: say("Noun", "类别") },
      { key: "from", label: say("From", "起始日") },
      { key: "due", label: say("Due", "到期日") },
      { key: "role", label: say("Role", "岗位") },
      { key: "command", label: say("Command", "命令") },
    ],
    rows: duties.map((duty) => {
      const { rule, noun, id, about, who, role, from, due, command } = duty;
      const told = { rule, noun, id, about, who, role, from, due, command };
      return Object.assign(told, {
        what: duty.what[language],
        overdueDays: overdueDays(duty, today),
      });
    }),
    notes: late > 0 ? [say(`${late} overdue`, `其中逾期 ${late} 项`)] : [],
    empty: say("nothing is due", "没有到期事项"),
  };
}
