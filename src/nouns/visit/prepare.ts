import { addDays, daysBetween } from "../../law/dates.ts";
import { fromMicro, grouped } from "../../law/decimal.ts";
import { isLunarAnniversary } from "../../law/lunar.ts";
import { fromMinor } from "../../law/money.ts";
import { type Language, say, type Text } from "../../law/words.ts";
import type { Calendar } from "../../law/workdays.ts";
import type { Cell, Fact, FactGroup } from "../../print/view.ts";
import type { Call } from "../call/call.ts";
import { type Customer, customer as customerNoun } from "../customer/customer.ts";
import { nextDue } from "../customer/cycle.ts";
import type { Bought } from "../order/monthly.ts";
import type { Order } from "../order/order.ts";
import { openMicro, orderState } from "../order/totals.ts";
import type { Promised } from "../promise/promise.ts";
import { type Visit, visit as visitNoun } from "./visit.ts";

/** What is known of a customer the day before a visit. */
export interface VisitFacts {
  readonly customer: Customer;
  /** The planned visit; undefined where nobody has planned one. */
  readonly plan: Visit | undefined;
  /** The visits made so far. */
  readonly visits: readonly Visit[];
  readonly calls: readonly Call[];
  readonly orders: readonly Order[];
  readonly promises: readonly Promised[];
  /** What is open and what of it is overdue, in the smallest unit. */
  readonly owes: { readonly minor: number; readonly overdueMinor: number };
  readonly bought: Bought;
  /** The day of the visit. */
  readonly day: string;
  readonly calendar: Calendar;
  readonly digits: number;
  readonly product: (id: string) => string;
  readonly language: Language;
}

/** Birthdays within so many days of the visit are worth a word. */
const birthdayDays = 30;

/** Papers without which nobody goes to collect: R-VIS-40. */
const collectionPapers = say(
  "statement, contract, dunning letter or lawyer's letter, visit receipt",
  "对账单、合同、催款函或律师函、到访回执单",
);

/**
 * What whoever goes there should know, on one sheet (R-VIS-32, R-VIS-37, R-VIS-38, R-CUS-37): what
 * for, the figures, the last talk, what was promised, birthdays, what to carry.
 */
export function preparation(facts: VisitFacts, at: number): FactGroup {
  const { customer, plan } = facts;
  const number = plan === undefined ? "" : ` · ${plan.id}`;
  const title = `${at}. ${customer.name}${number}`;
  return {
    title: say(title, title),
    facts: [
      ...errand(facts),
      ...whereabouts(customer),
      ...people(facts),
      ...money(facts),
      ...talk(facts),
      ...promised(facts),
    ].filter(({ value }) => value !== undefined && value !== "" && !isEmptyList(value)),
  };
}

function isEmptyList(value: Cell): boolean {
  return Array.isArray(value) && value.length === 0;
}

function fact(key: string, label: Text, value: Cell): Fact {
  return { key, label, value };
}

function errand({ plan, customer, visits, calendar, language }: VisitFacts): Fact[] {
  const kind = plan?.kind && visitNoun.fields.kind.kind.show(plan.kind, language);
  const last = visits.at(-1)?.date;
  const due = nextDue(customer, last, calendar)?.by;
  const cycle = customerNoun.fields.visitCycle.kind;
  const every = customer.visitCycle && cycle.show(customer.visitCycle, language);
  const frequency =
    due === undefined ? undefined : say(`${every}, due by ${due}`, `${every}，须在 ${due} 前拜访`);
  return [
    fact("purpose", say("Purpose", "目的"), [plan?.purpose, kind].filter(Boolean).join(" · ")),
    fact("goal", say("Goal", "目标"), plan?.goal),
    fact("bring", say("Take along", "携带物品"), [
      ...(plan?.bring ?? []),
      ...(plan?.kind === "collection" ? [collectionPapers[language]] : []),
    ]),
    fact("frequency", say("Cycle", "拜访周期"), frequency?.[language]),
  ];
}

function whereabouts({ address, phone, hourToAvoid, payDay }: Customer): Fact[] {
  return [
    fact("address", say("Address", "地址"), address),
    fact("phone", say("Phone", "电话"), phone),
    fact("avoid", say("Hours to avoid", "避开时段"), hourToAvoid),
    fact("payDay", say("Pay day", "付款日"), payDay),
  ];
}

/** Whom to meet and what to talk about: R-CUS-37. */
function people({ customer, day, calendar, language }: VisitFacts): Fact[] {
  const contacts = customer.contacts ?? [];
  const met = contacts.slice(0, 4).map((one) => {
    const decides = one.decides ? say("decides", "决策人")[language] : undefined;
    const words = [one.title, decides, one.mobile ?? one.phone, one.likes, one.interests];
    const told = words.filter(Boolean).join(" · ");
    return told === "" ? one.name : `${one.name} · ${told}`;
  });
  const born = contacts.flatMap((one) => {
    const on = birthdayNear(one, day, calendar);
    return on === undefined ? [] : [`${one.name} ${on}`];
  });
  const needs = [customer.mainBusiness, customer.potentialNeeds, customer.problems];
  return [
    fact("contacts", say("People", "联系人"), met.join("\n")),
    fact("birthdays", say("Birthdays", "近期生日"), born.join("\n")),
    fact("business", say("Business and needs", "主营与需求"), needs.filter(Boolean).join("\n")),
  ];
}

function birthdayNear(
  {
    birthday,
    lunarBirthday,
  }: { birthday?: string | undefined; lunarBirthday?: string | undefined },
  from: string,
  calendar: Calendar,
): string | undefined {
  for (let ahead = 0; ahead <= birthdayDays; ahead++) {
    const day = addDays(from, ahead);
    if (birthday === day.slice(5)) return day;
    if (lunarBirthday && isLunarAnniversary(day, lunarBirthday, calendar.lunarOf)) return day;
  }
  return undefined;
}

function money(facts: VisitFacts): Fact[] {
  const { owes, digits, bought, orders, day, product, language } = facts;
  const amount = (minor: number): string => grouped(fromMinor(minor, digits));
  const overdue =
    owes.overdueMinor > 0
      ? say(`, overdue ${amount(owes.overdueMinor)}`, `，其中逾期 ${amount(owes.overdueMinor)}`)
      : say("", "");
  const last = bought.last
    ? say(
        `, last order ${bought.last} (${daysBetween(bought.last, day)} days)`,
        `，最近下单 ${bought.last}（距今 ${daysBetween(bought.last, day)} 天）`,
      )
    : say("", "");
  const open = orders.flatMap((one) => openOrder(one, product));
  return [
    fact("owes", say("Owes", "应收余额"), `${amount(owes.minor)}${overdue[language]}`),
    {
      ...fact(
        "sales",
        say("Sales of 12 months", "近 12 个月销售"),
        bought.perMonth.map((minor) => fromMinor(minor, digits)),
      ),
      draw: "spark",
      format: () => `${amount(bought.minor)}${last[language]}`,
    },
    fact("open", say("To be delivered", "待发货"), open.join("\n")),
    fact("shelf", say("Stock and demand last time", "上次库存与需求"), lastFigures(facts)),
  ];
}

function openOrder(one: Order, product: (id: string) => string): string[] {
  const state = orderState(one);
  if (state !== "confirmed" && state !== "part-shipped") return [];
  const lines = [...openMicro(one)].map(([id, micro]) => `${product(id)} ${fromMicro(micro)}`);
  return [[one.id, one.promised, lines.join(", ")].filter(Boolean).join(" · ")];
}

function lastFigures({ visits, product, language }: VisitFacts): string {
  const last = visits.findLast(({ goods }) => (goods ?? []).length > 0);
  const some = (last?.goods ?? []).map(({ product: id, stock, demand }) => {
    const words = [
      stock === undefined ? "" : say(`stock ${stock}`, `库存 ${stock}`)[language],
      demand === undefined ? "" : say(`demand ${demand}`, `需求 ${demand}`)[language],
    ];
    return `${product(id)} ${words.filter(Boolean).join(" ")}`;
  });
  return some.length > 0 ? `${last?.date ?? ""}: ${some.join(", ")}` : "";
}

function talk({ visits, calls }: VisitFacts): Fact[] {
  const last = visits.at(-1);
  const call = calls.findLast(({ notes }) => notes !== undefined);
  const told = (one: { date?: string | undefined; notes?: string | undefined } | undefined) =>
    one === undefined ? "" : [one.date, one.notes].filter(Boolean).join(" ");
  const isNewer = call !== undefined && (call.date ?? "") >= (last?.date ?? "");
  return [
    fact("lastVisit", say("Last visit", "上次拜访"), told(last)),
    fact("findings", say("Found last time", "上次检查情况"), findingsOf(last)),
    fact("lastCall", say("Last call", "最近通话"), isNewer ? told(call) : ""),
  ];
}

function findingsOf(last: Visit | undefined): string {
  return (last?.findings ?? []).map(({ text }) => text).join("\n");
}

function promised({ customer, promises, visits }: VisitFacts): Fact[] {
  const step = [customer.nextDate, customer.nextStep].filter(Boolean).join(" ");
  const next = visits.at(-1)?.next;
  const goods = promises.filter(({ kind }) => kind === "goods");
  const others = promises.filter(({ kind }) => kind !== "goods");
  const list = (all: readonly Promised[]): string =>
    all.map(({ due, what }) => `${due} ${what}`).join("\n");
  return [
    fact("next", say("Agreed next step", "约定的下一步"), step || next),
    fact("promises", say("Promised", "已承诺"), list(others)),
    fact("goods", say("To be given back", "应返还物品"), list(goods)),
  ];
}
