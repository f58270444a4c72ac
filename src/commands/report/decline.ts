import { addDays, monthOf } from "../../law/dates.ts";
import { wholeKind } from "../../law/kinds/figures.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { standing } from "../../law/reversal.ts";
import { say } from "../../law/words.ts";
import { call } from "../../nouns/call/call.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { declineReport } from "../../nouns/customer/decline.ts";
import { agedLines } from "../../nouns/invoice/aging.ts";
import { invoice } from "../../nouns/invoice/invoice.ts";
import { boughtByCustomer, lastMonths } from "../../nouns/order/monthly.ts";
import { order } from "../../nouns/order/order.ts";
import { payment } from "../../nouns/payment/payment.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { type Context, defineVerb } from "../../nouns/verb.ts";
import { visit } from "../../nouns/visit/visit.ts";

/** The last full month is compared with so many before it. */
const before = 3;

export const verb = defineVerb({
  summary: say(
    "who bought less last month than usual, and what may be the reason",
    "上月销量下滑的客户及可能原因",
  ),
  examples: ["rounds report decline", "rounds report decline --staff wu-tao --least 30"],
  flags: {
    staff: field(refKind("staff"), say("Only customers of", "仅此负责人的客户")),
    least: field(
      wholeKind({ least: "1", most: "100" }),
      say("Only a fall of at least percent", "至少下滑（%）"),
      { initial: () => 20 },
    ),
  },
  async run(context, { staff: owner, least = 20 }) {
    const { book, today } = context;
    const { digits } = book;
    const to = addDays(`${monthOf(today)}-01`, -1);
    const months = lastMonths(to, before + 1);
    const period = { from: `${months[0]}-01`, to };
    const orders = await book.between(order, period);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    return declineReport(await book.all(customer), {
      ...{ months, owner, least, digits },
      bought: boughtByCustomer(orders, { months, today, digits }),
      late: await lateBy(context),
      objected: await objectedSince(period.from, context),
      staffName: (id) => people.get(id) ?? id,
    });
  },
});

/** What is overdue today, by customer, and since when. */
async function lateBy({ book, today }: Context) {
  const late = new Map<string, { minor: number; days: number }>();
  const settled = await book.sums(payment, "settled");
  const lines = agedLines(await book.live(invoice), { settled, asOf: today, digits: book.digits });
  for (const { invoice: one, openMinor, daysOverdue } of lines) {
    if (daysOverdue === 0) continue;
    const { minor = 0, days = 0 } = late.get(one.customer) ?? {};
    late.set(one.customer, { minor: minor + openMinor, days: Math.max(days, daysOverdue) });
  }
  return late;
}

/** The newest objection of each customer, told in a visit or a call. */
async function objectedSince(from: string, { book, today }: Context) {
  const talks = [
    ...standing(await book.between(call, { from, to: today })),
    ...(await book.between(visit, { from, to: today })),
  ].sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1));
  return new Map(
    talks.flatMap(({ customer: who, objection }) =>
      objection === undefined ? [] : [[who, objection] as const],
    ),
  );
}
