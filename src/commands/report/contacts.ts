import { addDays } from "../../law/dates.ts";
import { choiceKind, refKind, switchKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { call } from "../../nouns/call/call.ts";
import { channels } from "../../nouns/call/choices.ts";
import { contactRegister, visited } from "../../nouns/customer/contact-register.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { message } from "../../nouns/message/message.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { visit } from "../../nouns/visit/visit.ts";

/** A message is filed by the day it was drafted; it may go out so many days later. */
const draftDays = 31;

const ways = choiceKind([{ value: visited, label: visit.label }, ...channels]);

export const verb = defineVerb({
  summary: say(
    "the register of calls, letters, messages and visits",
    "客户联络登记簿：电话、信函、消息与拜访",
  ),
  examples: [
    "rounds report contacts --period today",
    "rounds report contacts --customer jinhong",
    "rounds report contacts --how letter --period 'this year'",
    "rounds report contacts --incoming --staff wu-tao",
  ],
  flags: {
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    staff: field(refKind("staff"), say("Only by this person", "仅此经手人")),
    how: field(ways, say("Only in this way", "仅此方式"), {
      help: say(
        "phone: the call register; letter: the letter register",
        "phone 为电话登记簿，letter 为信函登记簿",
      ),
    }),
    incoming: field(switchKind, say("Only what came from customers", "仅客户来电、来函、来访")),
    period: {
      ...periodFlag,
      help: say(
        "this month where no customer is named: today, last week, 2026-08",
        "未指定客户时为本月；可写 今天、上周、2026-08",
      ),
    },
  },
  async run({ book, today }, { customer: id, staff: by, how, incoming, period }) {
    const told = period ?? (id === undefined ? "this month" : undefined);
    const within = told === undefined ? undefined : parsePeriod(told, { today });
    const drafted = within && { from: addDays(within.from, -draftDays), to: within.to };
    const sources =
      id === undefined && within && drafted
        ? {
            calls: await book.between(call, within),
            messages: await book.between(message, drafted),
            visits: await book.between(visit, within),
          }
        : {
            calls: await book.where(call, "customer", id ?? ""),
            messages: await book.where(message, "customer", id ?? ""),
            visits: await book.where(visit, "customer", id ?? ""),
          };
    const met = Object.values(sources).flatMap((all) => all.map((one) => one.customer));
    const customers = await book.some(customer, new Set(id === undefined ? met : [id]));
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    return contactRegister(
      sources,
      { ...within, customer: id, by, how, incoming },
      {
        customerName: (key) => customers.get(key)?.name ?? key,
        staffName: (key) => people.get(key) ?? key,
      },
    );
  },
});
