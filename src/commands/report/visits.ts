import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { visitBook } from "../../nouns/visit/book.ts";
import { visit } from "../../nouns/visit/visit.ts";

export const verb = defineVerb({
  summary: say(
    "the visit book: what was said and agreed, of a customer or a period",
    "客户拜访记录簿：按客户或期间",
  ),
  examples: [
    "rounds report visits --customer jinhong",
    "rounds report visits --period 'last month' --staff chen-jie",
  ],
  flags: {
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    staff: field(refKind("staff"), say("Only visits by", "仅此拜访人")),
    period: {
      ...periodFlag,
      help: say(
        "this month where no customer is named: 2026-08, last week",
        "未指定客户时为本月；可写 2026-08、上周",
      ),
    },
  },
  async run({ book, today }, { customer: id, staff: by, period }) {
    const told = period ?? (id === undefined ? "this month" : undefined);
    const within = told === undefined ? undefined : parsePeriod(told, { today });
    const visits =
      id === undefined && within
        ? await book.between(visit, within)
        : await book.where(visit, "customer", id ?? "");
    const calls = new Map<string, string>();
    const ids = visits.map((one) => one.customer);
    for (const one of (await book.some(customer, id === undefined ? ids : [id])).values()) {
      calls.set(`customer:${one.id}`, one.name);
    }
    for (const one of await book.all(staff)) calls.set(`staff:${one.id}`, one.name);
    return visitBook(visits, { ...within, customer: id, by, calls });
  },
});
