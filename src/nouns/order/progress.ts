import type { IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { amendedUntil } from "./before.ts";
import { type Order, orderStates } from "./order.ts";
import { type OrderState, orderState, shippedOn, totalMinor } from "./totals.ts";

/** The words of an order's state. */
const stateWords = new Map(
  orderStates.map(({ value, label }) => [value as string, label] as const),
);

/** An order as it was known on a day; undefined where it was not taken yet. */
export function orderAt(order: Order, at: IsoDate): Order | undefined {
  if (order.date > at) return undefined;
  const { confirmed, cancelled, closed } = order;
  return {
    ...amendedUntil(order, at),
    closed: closed && closed.date <= at ? closed : undefined,
    confirmed: confirmed && confirmed.date <= at ? confirmed : undefined,
    cancelled: cancelled && cancelled.date <= at ? cancelled : undefined,
    shipments: order.shipments?.filter((one) => one.date <= at).map((one) => returnedBy(one, at)),
  };
}

type Shipment = NonNullable<Order["shipments"]>[number];

function returnedBy(shipment: Shipment, at: IsoDate): Shipment {
  const { returned } = shipment;
  if (!returned?.some(({ date }) => date > at)) return shipment;
  return { ...shipment, returned: returned.filter(({ date }) => date <= at) };
}

export interface ProgressFacts {
  /** The orders by id; the list holds no others. */
  readonly orders: ReadonlyMap<string, Order>;
  /** Decimal places of the currency. */
  readonly digits: number;
  readonly keep?: (state: OrderState) => boolean;
  /** What customers on hold are called, by id. */
  readonly held?: ReadonlyMap<string, string>;
  /** Show why an order was cancelled. */
  readonly why?: boolean;
}

/** Is the order confirmed and not yet wholly shipped? */
export function isOpen(state: OrderState): boolean {
  return state === "confirmed" || state === "part-shipped";
}

/** A list of orders with state, total (lines and freight) and the day on which all was shipped. */
export function withProgress(list: TableView, facts: ProgressFacts): TableView {
  const { orders, digits, keep = () => true, held = new Map<string, string>() } = facts;
  const waiting = new Set<string>();
  let sum = 0;
  let cancelled = 0;
  const rows = list.rows.flatMap((row): Row[] => {
    const order = orders.get(String(row.id));
    if (!order) return [];
    const state = orderState(order);
    if (!keep(state)) return [];
    const minor = totalMinor(order, digits);
    if (state === "cancelled") cancelled += 1;
    else if (order.currency === undefined) sum += minor;
    const onHold = held.get(order.customer);
    if (onHold !== undefined && (state === "draft" || isOpen(state))) waiting.add(onHold);
    return [
      {
        ...row,
        state,
        shipped: shippedOn(order),
        total: fromMinor(minor, digits),
        currency: order.currency,
        ...(facts.why ? { why: order.cancelled?.why, by: order.cancelled?.by } : {}),
      },
    ];
  });
  return {
    ...list,
    columns: [...list.columns, ...progressColumns, ...(facts.why ? whyColumns : [])],
    hidden: [...(list.hidden ?? []), { key: "currency", label: say("Currency", "币种") }],
    rows,
    totals: { total: fromMinor(sum, digits) },
    notes: [
      ...(list.notes ?? []),
      ...(cancelled > 0
        ? [say("Cancelled orders are not in the total.", "合计不含已取消的订单。")]
        : []),
      ...(waiting.size > 0 ? [onHoldNote([...waiting])] : []),
    ],
  };
}

function onHoldNote(names: readonly string[]): Text {
  const [en, zh] = [names.join(", "), names.join("、")];
  return say(`On hold, nothing is shipped: ${en}.`, `暂停发货：${zh}。`);
}

const whyColumns: readonly Column[] = [
  { key: "why", label: say("Why", "原因"), weight: 9, wrap: true, least: 12 },
  { key: "by", label: say("By", "经办人"), weight: 6 },
];

const progressColumns: readonly Column[] = [
  wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, stateWords),
  { key: "shipped", label: say("Shipped on", "发货日期"), weight: 6 },
  {
    ...figureColumn("total", say("Total", "金额"), 9),
    tell: ({ total, currency }) =>
      `${currency === undefined ? "" : `${String(currency)} `}${grouped(String(total ?? ""))}`,
  },
];
