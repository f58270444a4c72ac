import type { Change, Step } from "../../law/change.ts";
import { addDays } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { Move } from "../move/move.ts";
import { leaving, moveStep } from "../move/rules.ts";
import { listed, type NameOf } from "../product/names.ts";
import type { Shipment } from "./fields/shipments.ts";
import { type Order, order } from "./order.ts";
import { deliveredMicro, openMicro, orderedMicro, orderState } from "./totals.ts";
import { unclear } from "./tracking/next.ts";
import { isOnTheWay } from "./tracking/which.ts";

/** Quantities of products in millionths. */
export type Quantities = ReadonlyMap<string, number>;

/** An order is confirmed once; then it is a promise. */
export function confirmOrder(
  record: Order,
  told: {
    readonly date: string;
    readonly by: string | undefined;
    readonly promised?: string | undefined;
  },
): Change {
  const state = orderState(record);
  if (state === "cancelled") refuse(say(`${record.id} is cancelled`, `${record.id} 已取消`));
  if (record.confirmed || state !== "draft") {
    const day = record.confirmed?.date ?? "";
    refuse(say(`${record.id} was confirmed on ${day}`, `${record.id} 已于 ${day} 确认`));
  }
  const promised = told.promised ?? record.promised;
  if (promised !== undefined && promised < record.date) {
    refuse(say("promised before it was ordered", "承诺日期早于下单日期"));
  }
  const fields = { confirmed: { date: told.date, by: told.by }, promised };
  return {
    steps: [{ do: "set", noun: order, id: record.id, fields }],
    receipt: say(`confirmed order ${record.id}`, `已确认订单 ${record.id}`),
    notes: promised
      ? []
      : [
          say(
            "no date is promised; --promised DATE sets one",
            "尚未承诺日期，可用 --promised 设定",
          ),
        ],
  };
}

/** What a person asks to ship: named lines, or nothing for all that is open. */
export function toShip(
  record: Order,
  named: Shipment["lines"] | undefined,
  nameOf: NameOf,
): Quantities {
  const state = orderState(record);
  if (state === "cancelled") refuse(say(`${record.id} is cancelled`, `${record.id} 已取消`));
  if (state === "draft") {
    refuse(
      say(`${record.id} is not confirmed yet`, `${record.id} 尚未确认`),
      say(
        `first: rounds order confirm ${record.id}`,
        `请先运行：rounds order confirm ${record.id}`,
      ),
    );
  }
  const open = openMicro(record);
  if (open.size === 0)
    refuse(say(`all of ${record.id} has been shipped`, `${record.id} 已全部发货`));
  if (!named || named.length === 0) return open;
  const wanted = orderedMicro({ lines: named.map((line) => ({ ...line, price: "0" })) });
  const wrong: Text[] = [];
  for (const [product, micro] of wanted) {
    const rest = open.get(product) ?? 0;
    if (micro > rest) {
      wrong.push(
        say(
          `${nameOf(product)}: ${fromMicro(micro)} asked, ${fromMicro(rest)} open`,
          `${nameOf(product)}：要求发 ${fromMicro(micro)}，未发仅 ${fromMicro(rest)}`,
        ),
      );
    }
  }
  if (wrong.length > 0) {
    const list = join(wrong);
    refuse(say(`more than is open: ${list.en}`, `超出未发数量：${list.zh}`));
  }
  return wanted;
}

interface ShipTold {
  readonly date: string;
  readonly warehouse: string;
  readonly by?: string | undefined;
  readonly carrier?: string | undefined;
  readonly waybill?: string | undefined;
  readonly expected?: string | undefined;
  readonly supervisor?: string | undefined;
}

interface ShipFacts {
  /** What leaves, by product. */
  readonly wanted: Quantities;
  /** An id for each product's move. */
  readonly moveIds: readonly string[];
  readonly nameOf: NameOf;
}

/** Goods leave: a shipment on the order, and for each product a move out of the warehouse. */
export function shipOrder(
  record: Order,
  told: ShipTold,
  { wanted, moveIds, nameOf }: ShipFacts,
): Change {
  if (told.date < record.date) {
    refuse(say("shipped before it was ordered", "发货日期早于下单日期"));
  }
  const lines = [...wanted].map(([product, micro]) => ({ product, quantity: fromMicro(micro) }));
  const carrier = told.carrier ?? record.carrier;
  const shipment = { ...told, carrier, lines };
  const shipments = [...(record.shipments ?? []), shipment];
  const moves = lines.map((line, index): Step => {
    const entry: Move = {
      id: moveIds[index] ?? "",
      date: told.date,
      kind: "shipment",
      product: line.product,
      warehouse: told.warehouse,
      quantity: leaving(line.quantity),
      paper: record.id,
      by: told.by,
    };
    return moveStep(entry);
  });
  const rest = openMicro({ ...record, shipments });
  const [gone, open] = [listed(wanted, nameOf), listed(rest, nameOf)];
  return {
    steps: [{ do: "set", noun: order, id: record.id, fields: { shipments } }, ...moves],
    receipt: say(`shipped ${record.id}: ${gone.en}`, `已发货 ${record.id}：${gone.zh}`),
    notes:
      rest.size > 0
        ? [say(`still open: ${open.en}`, `尚未发：${open.zh}`)]
        : [
            say(
              `next: rounds invoice add --order ${record.id}; when it arrives: rounds order sign ${record.id}`,
              `下一步：rounds invoice add --order ${record.id}；到货后：rounds order sign ${record.id}`,
            ),
          ],
  };
}

interface SignTold {
  readonly date: string;
  readonly signedBy: string;
  readonly receipt?: string | undefined;
  /** Days within which a carrier brings the signed receipt back; none: nobody waits for it. */
  readonly cycleOf?: ((carrier: string | undefined) => number | undefined) | undefined;
  /** The number of one shipment, from 1; none: all that are not signed for. */
  readonly shipment?: number | undefined;
}

/** The customer signed for what arrived: the receipt of one shipment, or of all open ones. */
export function signOrder(record: Order, told: SignTold): Change {
  const shipments = record.shipments ?? [];
  if (shipments.length === 0)
    refuse(say(`nothing of ${record.id} was shipped`, `${record.id} 尚未发货`));
  if (told.shipment !== undefined && !shipments[told.shipment - 1]) {
    refuse(
      say(
        `${record.id} has ${shipments.length} shipments`,
        `${record.id} 共有 ${shipments.length} 次发货`,
      ),
    );
  }
  const meant = shipments.filter(
    (one, index) => (told.shipment === undefined || index === told.shipment - 1) && isOnTheWay(one),
  );
  if (meant.length === 0) refuse(say(`${record.id} is signed for already`, `${record.id} 已签收`));
  const early = meant.find((one) => told.date < one.date);
  if (early) {
    refuse(
      say(
        `it left on ${early.date}, after ${told.date}`,
        `发货日期 ${early.date} 晚于签收日期 ${told.date}`,
      ),
    );
  }
  const signed = { signed: told.date, signedBy: told.signedBy, receipt: told.receipt };
  const after = shipments.map((one) => {
    if (!meant.includes(one)) return one;
    const days = told.cycleOf?.(one.carrier);
    return { ...one, ...signed, ...(days ? { receiptDue: addDays(told.date, days) } : {}) };
  });
  const count = meant.length;
  const open = meant.some((one) => unclear(one).length > 0);
  return {
    steps: [{ do: "set", noun: order, id: record.id, fields: { shipments: after } }],
    receipt: say(
      `${record.id}: ${count === 1 ? "receipt" : `${count} receipts`} signed by ${told.signedBy} on ${told.date}`,
      `${record.id}：${told.signedBy} 已于 ${told.date} 签收${count === 1 ? "" : `（${count} 次发货）`}`,
    ),
    notes: open
      ? [
          say(
            `still to be cleared: rounds order clear ${record.id}`,
            `异常待查清：rounds order clear ${record.id}`,
          ),
        ]
      : [],
  };
}

/** An order of which nothing has left may be cancelled, with a reason. */
export function cancelOrder(
  record: Order,
  told: {
    readonly date: string;
    readonly by?: string | undefined;
    readonly why: string;
    readonly because?: "customer" | "non-payment" | undefined;
  },
): Change {
  if (record.cancelled) {
    refuse(say(`${record.id} is cancelled already`, `${record.id} 已经取消`));
  }
  if ([...deliveredMicro(record).values()].some((micro) => micro > 0)) {
    refuse(
      say(
        `goods of ${record.id} have been shipped; it cannot be cancelled`,
        `${record.id} 已有发货，不能取消`,
      ),
      say(
        `to end the rest: rounds order close ${record.id} --why "…"`,
        `如需终止余量：rounds order close ${record.id} --why "原因"`,
      ),
    );
  }
  return {
    steps: [{ do: "set", noun: order, id: record.id, fields: { cancelled: told } }],
    why: told.why,
    receipt: say(`cancelled order ${record.id}`, `已取消订单 ${record.id}`),
  };
}
