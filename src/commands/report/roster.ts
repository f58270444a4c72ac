import { monthOf } from "../../law/dates.ts";
import { wholeKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { isAmong, roster } from "../../nouns/customer/books.ts";
import { grades } from "../../nouns/customer/choices.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { boughtByCustomer, lastMonths } from "../../nouns/order/monthly.ts";
import { order } from "../../nouns/order/order.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("all customers with their monthly sales curves", "客户花名册：逐月销售曲线"),
  examples: [
    "rounds report roster",
    "rounds report roster --owner chen-jie --months 6",
    "rounds report roster --grade A --format csv",
  ],
  flags: {
    months: field(wholeKind({ least: "2", most: "60" }), say("Months of the curve", "曲线月数"), {
      initial: () => 12,
    }),
    owner: field(refKind("staff"), say("Only customers of", "仅此负责人")),
    region: field(textKind(), say("Only this region", "仅此区域")),
    grade: field(choiceKind(grades), say("Only this grade", "仅此等级")),
  },
  async run({ book, today }, { months: count = 12, ...wanted }) {
    const months = lastMonths(today, count);
    const from = `${months[0] ?? monthOf(today)}-01`;
    const { digits } = book;
    const orders = await book.between(order, { from, to: today });
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const customers = (await book.all(customer)).filter((one) => isAmong(one, wanted));
    const bought = boughtByCustomer(orders, { months, today, digits });
    return roster(customers, { bought, months, people, from, to: today, digits });
  },
});
