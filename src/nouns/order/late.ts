import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { divideRounded, fromScaled } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Calendar } from "../../law/workdays.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Order } from "./order.ts";
import { orderAt } from "./progress.ts";
import { orderState, shippedOn } from "./totals.ts";

export interface LateFacts {
  readonly orders: readonly Order[];
  /** The day as of which it is told: what happened later is not known yet. */
  readonly at: IsoDate;
  /** Only orders promised for a day of this period. */
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  /** How people call a record: "customer:quick", "staff:iwan". */
  readonly calls: ReadonlyMap<string, string>;
  /** Tells working days late, for promises from `since` on; without one they are left out. */
  readonly workdays?: { readonly calendar: Calendar; readonly since: IsoDate } | undefined;
}

const words = new Map([
  ["not-shipped", say("not shipped", "未发货")],
  ["part-shipped", say("part shipped", "部分发货")],
  ["shipped-late", say("shipped late", "延误发货")],
]);

interface Promised extends Order {
  readonly promised: string;
}

interface LateOrder {
  readonly order: Promised;
  readonly state: "not-shipped" | "part-shipped" | "shipped-late";
  /** The day it left, or the day as of which it still had not. */
  readonly until: IsoDate;
}

/** Late means after the promised day; on the day itself is in time. */
function lateOrder(order: Promised, at: IsoDate): LateOrder | undefined {
  const state = orderState(order);
  const shipped = shippedOn(order);
  if (shipped !== undefined) {
    return shipped > order.promised ? { order, state: "shipped-late", until: shipped } : undefined;
  }
  if (order.promised >= at) return undefined;
  if (state === "confirmed") return { order, state: "not-shipped", until: at };
  return state === "part-shipped" ? { order, state, until: at } : undefined;
}

/**
 * Orders that were shipped after the day promised, and confirmed ones whose day has passed with
 * something still to be shipped; what is still open first, the longest delay first.
 */
export function lateReport(facts: LateFacts): TableView {
  const { at, calls } = facts;
  const { from = "", to = "9999-12-31" } = facts;
  const known = facts.orders.flatMap((order) => orderAt(order, at) ?? []);
  const promised = known.filter(isPromised);
  const asked = promised.filter((one) => one.promised >= from && one.promised <= to);
  const late = asked.flatMap((order) => lateOrder(order, at) ?? []);
  const days = ({ order, until }: LateOrder): number => daysBetween(order.promised, until);
  const rank = ({ state }: LateOrder): number => (state === "shipped-late" ? 1 : 0);
  late.sort((a, b) => rank(a) - rank(b) || days(b) - days(a) || (a.order.id < b.order.id ? -1 : 1));
  return {
    shape: "report",
    title: say(`Late orders as of ${at}`, `延误订单（截至 ${at}）`),
    ...(facts.from ? { from: facts.from } : {}),
    ...(facts.to ? { to: facts.to } : {}),
    columns: lateColumns(facts),
    hidden: [
      { key: "customer", label: say("Customer id", "客户 ID") },
      { key: "code", label: say("Order number", "订单号") },
    ],
    rows: late.map((one) => lateRow(one, facts, calls)),
    notes: lateNotes(late, { known, asked }),
    empty: say("No order is late.", "没有延误的订单。"),
  };
}

function isPromised(order: Order): order is Promised {
  return order.promised !== undefined;
}

function lateColumns({ calls, workdays }: LateFacts): Column[] {
  return [
    { key: "id", label: say("Order", "订单"), weight: 9 },
    { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
    {
      key: "owner",
      label: say("Salesperson", "销售员"),
      weight: 2,
      format: (value) => calls.get(`staff:${String(value)}`) ?? String(value ?? ""),
    },
    { key: "date", label: say("Date", "下单日期"), weight: 3 },
    { key: "promised", label: say("Promised for", "承诺发货日"), weight: 7 },
    { key: "shipped", label: say("Shipped on", "发货日期"), weight: 6 },
    figureColumn("daysLate", say("Days late", "延误天数"), 8),
    ...(workdays ? [figureColumn("workdaysLate", say("Working days", "延误工作日"), 3)] : []),
    wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, words),
  ];
}

function lateRow(
  { order, state, until }: LateOrder,
  { workdays }: LateFacts,
  calls: ReadonlyMap<string, string>,
): Row {
  const { id, code, customer, owner, date, promised } = order;
  const counted = workdays !== undefined && promised >= workdays.since;
  return {
    id,
    name: calls.get(`customer:${customer}`) ?? customer,
    customer,
    code,
    owner,
    date,
    promised,
    shipped: state === "shipped-late" ? until : undefined,
    daysLate: daysBetween(promised, until),
    workdaysLate: counted ? workdays.calendar.workdaysBetween(promised, until) : undefined,
    state,
  };
}

/** Both counts, the share of what was shipped in time, and what cannot be judged. */
function lateNotes(
  late: readonly LateOrder[],
  { known, asked }: { known: readonly Order[]; asked: readonly Promised[] },
): Text[] {
  const count = (state: LateOrder["state"]): number =>
    late.filter((one) => one.state === state).length;
  const shippedLate = count("shipped-late");
  const part = count("part-shipped");
  const open = count("not-shipped") + part;
  const shipped = asked.filter((one) => shippedOn(one) !== undefined).length;
  const notes = [
    say(
      `${shippedLate} shipped late, ${open} not shipped${part > 0 ? ` (${part} of them in part)` : ""}.`,
      `延误发货 ${shippedLate} 张，逾期未发 ${open} 张${part > 0 ? `（其中部分发货 ${part} 张）` : ""}。`,
    ),
  ];
  if (shipped > 0) {
    const inTime = shipped - shippedLate;
    const share = fromScaled(divideRounded(BigInt(inTime) * 1000n, BigInt(shipped)), 1);
    notes.push(
      say(
        `Shipped in time: ${inTime} of ${shipped} orders, ${share}%.`,
        `按时发货：${shipped} 张中 ${inTime} 张，${share}%。`,
      ),
    );
  }
  const without = known.filter(
    (one) => !isPromised(one) && ["confirmed", "part-shipped"].includes(orderState(one)),
  ).length;
  if (without > 0) {
    notes.push(
      say(
        `${without} open without a promised day: not judged.`,
        `另有 ${without} 张未发完的订单没有承诺日期，未作判断。`,
      ),
    );
  }
  return notes;
}
