import { RoundsError, refuse } from "../../../law/errors.ts";
import { wholeKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { same, say } from "../../../law/words.ts";
import type { Shipment } from "../fields/shipments.ts";
import type { Order } from "../order.ts";
import { cameBack } from "../totals.ts";

/** Which shipment of an order is meant: `--shipment 2`. */
export const shipmentFlag = field(
  wholeKind({ least: "1" }),
  say("Number of the shipment", "第几次发货"),
);

/** A shipment of an order with its number, from 1. */
export interface Numbered {
  readonly number: number;
  readonly shipment: Shipment;
}

/** Are the goods neither signed for nor back? */
export function isOnTheWay(shipment: Shipment): boolean {
  return !shipment.signed && !cameBack(shipment);
}

/** All shipments of an order by number. */
export function numbered(record: Pick<Order, "shipments">): Numbered[] {
  return (record.shipments ?? []).map((shipment, index) => ({ number: index + 1, shipment }));
}

/**
 * The shipment that is meant: the one of the number; without one the only one of those that `wants`
 * keeps, or the only one there is. @throws RoundsError refused or missing-value, with the numbers
 */
export function theShipment(
  record: Order,
  number: number | undefined,
  wants: (shipment: Shipment) => boolean = isOnTheWay,
): Numbered {
  const all = numbered(record);
  if (all.length === 0) {
    refuse(
      say(`nothing of ${record.id} was shipped`, `${record.id} 尚未发货`),
      same(`rounds order ship ${record.id}`),
    );
  }
  if (number !== undefined) {
    const one = all[number - 1];
    if (one) return one;
    const count = all.length;
    refuse(
      say(
        `${record.id} has ${count} ${count === 1 ? "shipment" : "shipments"}`,
        `${record.id} 共有 ${count} 次发货`,
      ),
      same("--shipment 1"),
    );
  }
  const meant = all.filter(({ shipment }) => wants(shipment));
  const [only] = meant.length > 0 ? meant : all;
  if (only && (meant.length === 1 || all.length === 1)) return only;
  throw new RoundsError(
    "missing-value",
    say("missing: --shipment", "缺少：--shipment（第几次发货）"),
    {
      candidates: (meant.length > 0 ? meant : all).map((one) => String(one.number)),
      hint: say(
        `rounds order track ${record.id} shows them`,
        `各次发货见 rounds order track ${record.id}`,
      ),
    },
  );
}

/** The shipments of an order with one of them changed. */
export function withShipment(
  record: Order,
  number: number,
  fields: Partial<Shipment>,
): readonly Shipment[] {
  return (record.shipments ?? []).map((one, index) =>
    index === number - 1 ? { ...one, ...fields } : one,
  );
}

/** "SO261118A" or, of an order in several shipments, "SO261118A shipment 2". */
export function callShipment(record: Order, number: number): ReturnType<typeof say> {
  if ((record.shipments ?? []).length < 2) return same(record.id);
  return say(`${record.id} shipment ${number}`, `${record.id} 第 ${number} 次发货`);
}
