import { addDays, daysBetween, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { type Language, same, say, type Text } from "../../law/words.ts";
import type { Cell, TableView } from "../../print/view.ts";
import type { Order } from "../order/order.ts";
import { type OrderState, orderState, totalMinor } from "../order/totals.ts";
import type { Project } from "../project/project.ts";
import type { Promised } from "../promise/promise.ts";
import { openPromises } from "../promise/rules.ts";
import type { Visit } from "../visit/visit.ts";
import type { Customer } from "./customer.ts";
import { paperKinds } from "./fields/papers.ts";

/** Something between a customer and us that is not finished. */
export interface OpenItem {
  /** The day on which it should be done. */
  readonly due?: IsoDate | undefined;
  readonly what: Text;
  /** The paper it stands on. */
  readonly id?: string | undefined;
  readonly about: Text;
  /** Smallest unit. */
  readonly minor?: number;
}

/** What is looked at; of each only what is live and of this customer. */
export interface OpenFacts {
  readonly orders: readonly Order[];
  readonly visits: readonly Visit[];
  readonly promises?: readonly Promised[];
  readonly projects?: readonly Project[];
  /** Invoices with a rest, which is in the smallest unit. */
  readonly owed: readonly {
    readonly invoice: { readonly id: string; readonly due: string };
    readonly open: number;
  }[];
  readonly digits: number;
  readonly today: IsoDate;
}

/** A paper that runs out, and a service that comes, are shown so many days before. */
const aheadDays = 30;

const mostShown = 12;

const stateWords: Partial<Record<OrderState, Text>> = {
  draft: say("not confirmed", "待确认"),
  confirmed: say("to be shipped", "待发货"),
  "part-shipped": say("rest to be shipped", "待发余货"),
  shipped: say("to be signed for", "待签收"),
};

/** All that is open with a customer, the earliest first; what has no day comes last. */
export function openItems(record: Customer, facts: OpenFacts): readonly OpenItem[] {
  const items = [
    ...nextStep(record),
    ...openPromises(facts.promises ?? []).map(promised),
    ...(facts.projects ?? []).flatMap(projectDates),
    ...facts.visits.flatMap(plannedVisit),
    ...facts.orders.flatMap((one) => openOrder(one, facts.digits)),
    ...facts.owed.map(({ invoice, open }) => ({
      due: invoice.due,
      what: say("to be paid", "待收款"),
      id: invoice.id,
      about: same(""),
      minor: open,
    })),
    ...runningOut(record, facts.today),
  ];
  const day = ({ due }: OpenItem): string => due ?? "9999";
  return items.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

function nextStep({ nextStep: step, nextDate }: Customer): OpenItem[] {
  if (step === undefined && nextDate === undefined) return [];
  return [{ due: nextDate, what: say("next step", "下一步"), about: same(step ?? "") }];
}

function promised({ id, due, what }: Promised): OpenItem {
  return { due, what: say("promised", "承诺"), id, about: same(what) };
}

function projectDates({ id, name, dates }: Project): OpenItem[] {
  return (dates ?? [])
    .filter(({ done }) => !done)
    .map(({ what, date }) => ({
      due: date,
      what: say("project", "项目"),
      id,
      about: same(`${name} · ${what}`),
    }));
}

function plannedVisit({ id, planned, date, cancelled, purpose }: Visit): OpenItem[] {
  if (date !== undefined || cancelled) return [];
  return [{ due: planned, what: say("visit", "拜访"), id, about: same(purpose ?? "") }];
}

function openOrder(one: Order, digits: number): OpenItem[] {
  const state = orderState(one);
  const what = stateWords[state];
  if (!what) return [];
  const expected = one.shipments?.find(({ signed }) => !signed)?.expected;
  return [
    {
      due: state === "shipped" ? expected : one.promised,
      what,
      id: one.id,
      about: same(one.notes ?? ""),
      ...(one.currency === undefined ? { minor: totalMinor(one, digits) } : {}),
    },
  ];
}

/** Papers that are no longer valid, or soon not, and services that come: R-CUS-34, R-CUS-40. */
function runningOut({ papers, assets }: Customer, today: IsoDate): OpenItem[] {
  const last = addDays(today, aheadDays);
  const items: OpenItem[] = [];
  for (const { kind, until } of papers ?? []) {
    if (until === undefined || until > last) continue;
    const about = paperKinds.find(({ value }) => value === kind)?.label ?? same(kind);
    items.push({ due: until, what: say("paper runs out", "证件到期"), about });
  }
  for (const { plate, model, vin, nextService, items: work } of assets ?? []) {
    if (nextService === undefined || nextService > last) continue;
    const about = [plate ?? vin, model, work].filter(Boolean).join(" · ");
    items.push({ due: nextService, what: say("service", "保养"), about: same(about) });
  }
  return items;
}

function dueText(due: string, today: IsoDate, language: Language): string {
  const late = due < today ? daysBetween(due, today) : 0;
  return late > 0 ? say(`${due} overdue ${late}d`, `${due} 逾期${late}天`)[language] : due;
}

/** The open items as a table. */
export function openView(
  items: readonly OpenItem[],
  { today, digits, language }: { today: IsoDate; digits: number; language: Language },
): TableView {
  const rest = items.length - mostShown;
  const money = (value: Cell): string => (typeof value === "string" ? grouped(value) : "");
  return {
    shape: "list",
    title: say("what is open", "未了事项"),
    columns: [
      {
        key: "due",
        label: say("By", "期限"),
        weight: 9,
        format: (value) => (typeof value === "string" ? dueText(value, today, language) : ""),
      },
      { key: "what", label: say("What", "事项"), weight: 9 },
      { key: "id", label: say("Id", "编号"), weight: 7 },
      { key: "about", label: say("About", "内容"), weight: 6, wrap: true, least: 12 },
      { key: "amount", label: say("Amount", "金额"), weight: 8, align: "right", format: money },
    ],
    rows: items.slice(0, mostShown).map(({ due, what, id, about, minor }) => ({
      due,
      what: what[language],
      id,
      about: about[language],
      amount: minor === undefined ? undefined : fromMinor(minor, digits),
    })),
    notes: rest > 0 ? [say(`and ${rest} more`, `另有 ${rest} 项`)] : [],
    empty: say("nothing is open", "没有未了事项"),
  };
}
