import { addMonths, daysBetween, endOf, monthOf } from "../../law/dates.ts";
import { wholeKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind, switchKind } from "../../law/kinds/texts.ts";
import { toMinor } from "../../law/money.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { kinds } from "../../nouns/customer/choices.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { aged } from "../../nouns/invoice/aged.ts";
import { goodsMoney, type StoreMonth, type StoreTrade } from "../../nouns/invoice/goods-money.ts";
import { invoice } from "../../nouns/invoice/invoice.ts";
import { deliveredMinor } from "../../nouns/order/delivered.ts";
import { lastMonths } from "../../nouns/order/monthly.ts";
import { order } from "../../nouns/order/order.ts";
import { payment } from "../../nouns/payment/payment.ts";
import { type Context, defineVerb } from "../../nouns/verb.ts";
import { monthKind } from "../closing/month.ts";
import { receivableFacts } from "../receivable-facts.ts";

interface Sums {
  goods: number;
  money: number;
  /** Amount × days, and the amount that it is of. */
  late: number;
  dated: number;
}

type ByStore = Map<string, Map<string, Sums>>;

function at(stores: ByStore, store: string, month: string): Sums {
  const months = stores.get(store) ?? new Map<string, Sums>();
  stores.set(store, months);
  const sums = months.get(month) ?? { goods: 0, money: 0, late: 0, dated: 0 };
  months.set(month, sums);
  return sums;
}

/** Goods by the month in which they left, money by the month in which it came. */
async function gather({ book }: Context, months: readonly string[]): Promise<ByStore> {
  const { digits } = book;
  const from = `${months[0]}-01`;
  const to = endOf(`${months.at(-1)}-01`, "month");
  const stores: ByStore = new Map();
  // Goods may leave long after they were ordered.
  for (const one of await book.between(order, { from: addMonths(from, -12), to })) {
    if (one.currency !== undefined) continue;
    for (const { date, minor } of deliveredMinor(one, digits)) {
      if (date >= from && date <= to) at(stores, one.customer, monthOf(date)).goods += minor;
    }
  }
  const invoices = await book.between(invoice, { from: addMonths(from, -12), to });
  const dueOf = new Map(invoices.map(({ id, due }) => [id, due]));
  for (const one of await book.between(payment, { from, to })) {
    const sums = at(stores, one.customer, monthOf(one.date));
    sums.money += toMinor(one.amount, digits);
    for (const { invoice: id, amount } of one.allocations ?? []) {
      const due = dueOf.get(id);
      const minor = toMinor(amount, digits);
      if (due === undefined || minor <= 0) continue;
      sums.late += minor * daysBetween(due, one.date);
      sums.dated += minor;
    }
  }
  return stores;
}

function monthOfSums(sums: Sums | undefined): StoreMonth {
  const { goods = 0, money = 0, late = 0, dated = 0 } = sums ?? {};
  return {
    goodsMinor: goods,
    moneyMinor: money,
    daysLate: dated === 0 ? undefined : late / dated,
  };
}

/** What was overdue at a month's end, by customer; smallest unit. */
async function overdueAt(
  { book, today }: Context,
  end: string,
): Promise<ReadonlyMap<string, number>> {
  const facts = await receivableFacts(book, { asOf: end < today ? end : today });
  return new Map(aged(facts).customers.map(({ key, overdueMinor }) => [key, overdueMinor]));
}

export const verb = defineVerb({
  summary: say(
    "goods delivered and money that came, per store and month: where they go apart",
    "门店货与款比度：发货与回款的变化，量减款迟或量增款减",
  ),
  examples: [
    "rounds report goods-money",
    "rounds report goods-money --month 2026-10 --months 6 --watch",
  ],
  flags: {
    month: field(monthKind, say("Month, else the last full one", "月份，默认上一整月")),
    months: field(wholeKind({ least: "1", most: "24" }), say("Months before it", "对比此前月数"), {
      initial: () => 3,
    }),
    least: field(
      wholeKind({ least: "0", most: "100" }),
      say("Only a change of at least percent", "至少变动（%）"),
      { initial: () => 10 },
    ),
    kind: field(choiceKind(kinds), say("Only this kind of customer", "仅此类客户")),
    staff: field(refKind("staff"), say("Only customers of", "仅此负责人的客户")),
    watch: field(switchKind, say("Only those to watch", "只列需关注的")),
  },
  async run(context, { month: asked, months = 3, least = 10, kind, staff, watch }) {
    const { book, today } = context;
    const month = asked ?? monthOf(addMonths(`${monthOf(today)}-01`, -1));
    const shown = lastMonths(`${month}-01`, months + 1);
    const stores = await gather(context, shown);
    const known = await book.some(customer, stores.keys());
    const late = await overdueAt(context, endOf(`${month}-01`, "month"));
    const trades = [...stores].flatMap(([id, sums]): StoreTrade[] => {
      const one = known.get(id);
      if (kind !== undefined && one?.kind !== kind) return [];
      if (staff !== undefined && one?.owner !== staff) return [];
      const told = shown.map((each) => monthOfSums(sums.get(each)));
      const overdueMinor = late.get(id) ?? 0;
      return [
        { customer: id, name: one?.name ?? id, owner: one?.owner, months: told, overdueMinor },
      ];
    });
    const only = watch === true;
    return goodsMoney(trades, { digits: book.digits, month, months, leastPercent: least, only });
  },
});
