import type { Change, Step } from "../../law/change.ts";
import { addDays } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { Carrier } from "../carrier/carrier.ts";
import type { Order } from "../order/order.ts";
import { type Quantities, shipOrder } from "../order/rules.ts";
import { openMicro, orderState } from "../order/totals.ts";
import type { NameOf } from "../product/names.ts";
import type { Vehicle } from "../vehicle/vehicle.ts";
import { type Dispatch, dispatch } from "./dispatch.ts";
import { assertWaiting, missing } from "./rules.ts";

/** What a load holds of each order: product and millionths. */
export function loadedOf({ stops }: Pick<Dispatch, "stops">): ReadonlyMap<string, Quantities> {
  const orders = new Map<string, Map<string, number>>();
  for (const { order, product, quantity } of stops) {
    const goods = orders.get(order) ?? new Map<string, number>();
    goods.set(product, (goods.get(product) ?? 0) + toMicro(quantity));
    orders.set(order, goods);
  }
  return orders;
}

/** Only what is final leaves: R-TRN-08, R-TRN-10. @throws RoundsError refused */
export function assertFinal(record: Dispatch): void {
  assertWaiting(record);
  const left = missing(record);
  const [first] = left;
  if (!first) return;
  const what = join(left.map((one) => one.what));
  refuse(
    say(`${record.id} is not final: ${what.en}`, `${record.id} 尚未生效：${what.zh}`),
    say(`first: ${first.command}`, `请先运行：${first.command}`),
  );
}

/**
 * The goods must still be what the orders ask for: the dispatcher checks that order equals goods
 * (R-TRN-11). @throws RoundsError refused, with the orders that have changed
 */
export function assertAsOrdered(
  record: Dispatch,
  orders: ReadonlyMap<string, Order>,
  nameOf: NameOf,
): void {
  const wrong: { readonly order: string; readonly text: Text }[] = [];
  for (const [id, goods] of loadedOf(record)) {
    const one = orders.get(id);
    const state = one ? orderState(one) : "cancelled";
    if (!one || (state !== "confirmed" && state !== "part-shipped")) {
      wrong.push({ order: id, text: say(`${id} is no longer open`, `${id} 已不再待发`) });
      continue;
    }
    const open = openMicro(one);
    for (const [product, micro] of goods) {
      const rest = open.get(product) ?? 0;
      if (micro <= rest) continue;
      const name = nameOf(product);
      wrong.push({
        order: id,
        text: say(
          `${id} ${name}: ${fromMicro(micro)} loaded, ${fromMicro(rest)} open`,
          `${id} ${name}：装载 ${fromMicro(micro)}，未发仅 ${fromMicro(rest)}`,
        ),
      });
    }
  }
  const [first] = wrong;
  if (!first) return;
  const list = join(wrong.map(({ text }) => text));
  refuse(
    say(`the goods are not what is ordered: ${list.en}`, `货物与订单不符：${list.zh}`),
    say(
      `take it out: rounds dispatch drop ${record.id} ${first.order} --why "…"`,
      `请移出：rounds dispatch drop ${record.id} ${first.order} --why "原因"`,
    ),
  );
}

interface DepartTold {
  readonly date: string;
  readonly time?: string | undefined;
  readonly signedBy: string;
  readonly checkedBy: string | undefined;
  readonly waybill?: string | undefined;
  readonly expected?: string | undefined;
  readonly by: string | undefined;
}

interface DepartFacts {
  readonly orders: ReadonlyMap<string, Order>;
  readonly vehicle: Vehicle | undefined;
  readonly carrier: Carrier | undefined;
  /** An id for each product of each order. */
  readonly moveIds: readonly string[];
  readonly nameOf: NameOf;
}

/**
 * The load leaves: a shipment of each of its orders, by the same rule as `order ship`, with
 * vehicle, driver, carrier and the number of the slip; the driver's signature is kept (R-TRN-11,
 * R-TRN-31).
 */
export function departLoad(record: Dispatch, told: DepartTold, facts: DepartFacts): Change {
  const { orders, vehicle, carrier, moveIds, nameOf } = facts;
  const { date, time, signedBy, checkedBy, waybill, by } = told;
  const transit = carrier?.transitDays;
  const expected = told.expected ?? (transit === undefined ? undefined : addDays(date, transit));
  const ids = [...moveIds];
  const steps: Step[] = [];
  for (const [id, wanted] of loadedOf(record)) {
    const one = orders.get(id);
    if (!one) continue;
    const way = {
      ...{ date, warehouse: record.warehouse, by, dispatch: record.id },
      ...given({ time, waybill, expected }),
      ...given({ carrier: carrier?.name, vehicle: vehicle?.plate, driver: record.driver }),
    };
    // The carrier that the order wished for is not the one that takes it.
    const plain = vehicle ? { ...one, carrier: undefined } : one;
    const own = ids.splice(0, wanted.size);
    steps.push(...shipOrder(plain, way, { wanted, moveIds: own, nameOf }).steps);
  }
  const departed = { date, signedBy, ...given({ time, checkedBy, waybill }) };
  const count = loadedOf(record).size;
  return {
    steps: [
      { do: "set", noun: dispatch, id: record.id, fields: { departed, driver: record.driver } },
      ...steps,
    ],
    receipt: say(
      `${record.id} left with ${count} ${count === 1 ? "order" : "orders"}, signed by ${signedBy}`,
      `${record.id} 已发车，共 ${count} 张订单，司机 ${signedBy} 已签字`,
    ),
    notes: [say("where they are: rounds order track", "在途跟踪：rounds order track")],
  };
}

function given<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, one]) => one !== undefined)) as T;
}
