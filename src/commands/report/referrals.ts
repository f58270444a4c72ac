import { addDays, addMonths } from "../../law/dates.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { referralsReport } from "../../nouns/customer/referrals.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { boughtByCustomer, monthsWithin } from "../../nouns/order/monthly.ts";
import { order } from "../../nouns/order/order.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("who recommended customers, and what they buy", "转介绍：谁介绍了客户，成交多少"),
  examples: ["rounds report referrals", "rounds report referrals --staff wu-tao --period 2026"],
  flags: {
    staff: field(refKind("staff"), say("Only customers of", "仅此负责人的客户")),
    period: {
      ...periodFlag,
      label: say("Sales within; default twelve months", "销售期间，默认近十二个月"),
    },
  },
  async run({ book, today }, { staff: owner, period }) {
    const within =
      period === undefined
        ? { from: addDays(addMonths(today, -12), 1), to: today }
        : parsePeriod(period, { today });
    const { digits } = book;
    const orders = await book.between(order, within);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    return referralsReport(await book.all(customer), {
      ...within,
      ...{ digits, owner },
      bought: boughtByCustomer(orders, { months: monthsWithin(within), today, digits }),
      staffName: (id) => people.get(id) ?? id,
    });
  },
});
