import { addDays } from "../../../law/dates.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind, switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { standing } from "../../../law/reversal.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Calendar } from "../../../law/workdays.ts";
import type { FactGroup, PageView } from "../../../print/view.ts";
import { call } from "../../call/call.ts";
import { customer } from "../../customer/customer.ts";
import { invoice } from "../../invoice/invoice.ts";
import { boughtByCustomer, lastMonths, nothing } from "../../order/monthly.ts";
import { order } from "../../order/order.ts";
import { payment } from "../../payment/payment.ts";
import { openInvoices } from "../../payment/rules.ts";
import { productNames } from "../../product/names.ts";
import { promise } from "../../promise/promise.ts";
import { openPromises } from "../../promise/rules.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { preparation, type VisitFacts } from "../prepare.ts";
import { visitState } from "../rules.ts";
import { type Visit, visit } from "../visit.ts";

export const verb = defineVerb({
  summary: say("what to know and carry for the next visits", "拜访准备单：要知道的和要带的"),
  examples: [
    "rounds visit prepare --tomorrow",
    "rounds visit prepare jinhong",
    "rounds visit prepare --date 2026-11-24 --everybody --format md",
  ],
  arguments: { customer: field(refKind("customer"), say("Customer", "客户")) },
  variadic: true,
  flags: {
    tomorrow: field(switchKind, say("The visits of the next working day", "下一工作日的拜访")),
    date: field(dateKind, say("The visits of this day", "此日的拜访")),
    by: field(refKind("staff"), say("Visits of", "拜访人"), { initial: ({ me }) => me }),
    everybody: field(switchKind, say("Everybody's visits", "所有人的拜访")),
  },
  personal: true,
  async run(context, { customer: named, tomorrow, date, by, everybody }) {
    const { book, today } = context;
    const calendar = await context.calendar();
    const open = (await book.live(visit)).filter((one) => visitState(one) === "planned");
    const ids = Array.isArray(named) ? (named as string[]) : named === undefined ? [] : [named];
    const day = date ?? (tomorrow ? nextDay(open, { today, calendar }) : today);
    const plans =
      ids.length > 0
        ? ids.map((id) => ({ id, plan: planOf(open, id) }))
        : open
            .filter((one) => one.planned === day && (everybody || !by || one.by === by))
            .map((plan) => ({ id: plan.customer, plan }));
    const facts: VisitFacts[] = [];
    for (const { id, plan } of plans) {
      facts.push(await known(context, { id, plan, day: plan?.planned ?? day, calendar }));
    }
    const days = new Set(plans.map(({ plan }) => plan?.planned ?? day));
    const person = everybody || !by ? undefined : (await book.maybe(staff, by))?.name;
    const only = days.size === 1 ? [...days][0] : undefined;
    return sheet(facts, { day: only ?? day, person, kit: await kit(context) });
  },
});

/** Tomorrow where visits are planned for it, else the next working day. */
function nextDay(
  open: readonly Visit[],
  { today, calendar }: { readonly today: string; readonly calendar: Calendar },
): string {
  const tomorrow = addDays(today, 1);
  const isPlanned = open.some(({ planned }) => planned === tomorrow);
  return isPlanned ? tomorrow : calendar.addWorkdays(today, 1);
}

function planOf(open: readonly Visit[], id: string): Visit | undefined {
  return open
    .filter((one) => one.customer === id)
    .sort((a, b) => ((a.planned ?? "") < (b.planned ?? "") ? -1 : 1))[0];
}

async function known(
  { book, today, language }: Context,
  asked: { id: string; plan: Visit | undefined; day: string; calendar: Calendar },
): Promise<VisitFacts> {
  const { id, plan, day, calendar } = asked;
  const { digits } = book;
  const who = await book.get(customer, id);
  const byDay = (a: Visit, b: Visit): number => ((a.date ?? "") < (b.date ?? "") ? -1 : 1);
  const visits = (await book.where(visit, "customer", id))
    .filter((one) => visitState(one) === "made")
    .sort(byDay);
  const orders = await book.where(order, "customer", id);
  const settled = await book.sums(payment, "settled");
  const owed = openInvoices(await book.liveWhere(invoice, "customer", id), { settled, digits });
  const sum = (list: typeof owed): number => list.reduce((all, one) => all + one.open, 0);
  const months = lastMonths(today, 12);
  return {
    ...{ customer: who, plan, visits, orders, day, calendar, digits, language },
    calls: standing(await book.liveWhere(call, "customer", id)),
    promises: openPromises(await book.liveWhere(promise, "customer", id)),
    owes: { minor: sum(owed), overdueMinor: sum(owed.filter((one) => one.invoice.due < today)) },
    bought: boughtByCustomer(orders, { months, today, digits }).get(id) ?? nothing(months.length),
    product: await productNames(book),
  };
}

/** What to see to before leaving: the firm's list (R-VIS-17 to R-VIS-20). */
async function kit({ book, home, language }: Context): Promise<FactGroup> {
  const { readChecklist } = await import("../../../exchange/checklists.ts");
  const { title, items } = await readChecklist("kit", { book: book.root, home });
  const facts = items.map(({ key, label, does }) => ({
    key,
    label: say(`□ ${label.en}`, `□ ${label.zh}`),
    value: does[language],
  }));
  return { title, facts };
}

function sheet(
  facts: readonly VisitFacts[],
  { day, person, kit }: { day: string; person: string | undefined; kit: FactGroup },
): PageView {
  const whose = person === undefined ? "" : ` · ${person}`;
  const groups = facts.map((one, at) => preparation(one, at + 1));
  const none: readonly Text[] = [
    say(
      `no visit is planned for ${day}: rounds visit plan CUSTOMER --date ${day}`,
      `${day} 没有拜访计划：rounds visit plan 客户 --date ${day}`,
    ),
  ];
  return {
    shape: "page",
    title: say(`visits on ${day}${whose}`, `${day} 拜访准备单${whose}`),
    facts: [{ key: "count", label: say("Visits", "拜访数"), value: facts.length }],
    sections: [],
    details: facts.length > 0 ? [...groups, kit] : [],
    notes: facts.length > 0 ? [] : none,
    record: facts.map(({ customer: { id, name }, plan }, at) => ({
      customer: id,
      name,
      visit: plan?.id,
      planned: plan?.planned,
      ...Object.fromEntries((groups[at]?.facts ?? []).map(({ key, value }) => [key, value])),
    })),
  };
}
