import type { IsoDate } from "../../law/dates.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { type Order, orderStates } from "./order.ts";
import { type OrderState, orderState, shippedOn, totalMinor } from "./totals.ts";

/** The words of an order's state. */
const stateWords = new Map(
  orderStates.map(({ value, label }) => [value as string, label] as const),
);

/** An order as it was known on a day; undefined where it was not taken yet. */
export function orderAt(order: Order, at: IsoDate): Order | undefined {
  if (order.date > at) return undefined;
  const { confirmed, cancelled } = order;
  return {
    ...order,
    confirmed: confirmed && confirmed.date <= at ? confirmed : undefined,
    cancelled: cancelled && cancelled.date <= at ? cancelled : undefined,
    shipments: order.shipments?.filter((one) => one.date <= at),
  };
}

export interface ProgressFacts {
  /** The orders by id; the list holds no others. */
  readonly orders: ReadonlyMap<string, Order>;
  /** Decimal places of the currency. */
  readonly digits: number;
  readonly keep?: (state: OrderState) => boolean;
}

/** Is the order confirmed and not yet wholly shipped? */
export function isOpen(state: OrderState): boolean {
  return state === "confirmed" || state === "part-shipped";
}

/** A list of orders with state, total (lines and freight) and the day on which all was shipped. */
export function withProgress(list: TableView, facts: ProgressFacts): TableView {
  const { orders, digits, keep = () => true } = facts;
  let sum = 0;
  let cancelled = 0;
  const rows = list.rows.flatMap((row): Row[] => {
    const order = orders.get(String(row.id));
    if (!order) return [];
    const state = orderState(order);
    if (!keep(state)) return [];
    const minor = totalMinor(order, digits);
    if (state === "cancelled") cancelled += 1;
    else sum += minor;
    return [{ ...row, state, shipped: shippedOn(order), total: fromMinor(minor, digits) }];
  });
  return {
    ...list,
    columns: [...list.columns, ...progressColumns],
    rows,
    totals: { total: fromMinor(sum, digits) },
    notes: [
      ...(list.notes ?? []),
      ...(cancelled > 0
        ? [say("Cancelled orders are not in the total.", "合计不含已取消的订单。")]
        : []),
    ],
  };
}

const progressColumns: readonly Column[] = [
  wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, stateWords),
  { key: "shipped", label: say("Shipped on", "发货日期"), weight: 6 },
  figureColumn("total", say("Total", "金额"), 9),
];
