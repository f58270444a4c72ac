import { addDays } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { say } from "../../law/words.ts";
import { carrier } from "../carrier/carrier.ts";
import { customer } from "../customer/customer.ts";
import { move } from "../move/move.ts";
import { order } from "../order/order.ts";
import { isOpen } from "../order/progress.ts";
import { orderState } from "../order/totals.ts";
import { product } from "../product/product.ts";
import { vehicle } from "../vehicle/vehicle.ts";
import { dispatch } from "./dispatch.ts";
import type { PlanFacts } from "./plan.ts";

/** What a plan looks at: only open orders, their customers, and what lives of the rest. */
export async function planFacts(
  book: Facts,
  told: {
    readonly date: string;
    readonly until: string;
    readonly warehouse: string;
    readonly today: string;
  },
): Promise<PlanFacts> {
  const { date, until, warehouse, today } = told;
  assertToCome(date, today);
  const orders = (await book.live(order)).filter((one) => isOpen(orderState(one)));
  const receivers = await book.some(customer, new Set(orders.map((one) => one.customer)));
  const products = new Map((await book.all(product)).map((one) => [one.id, one]));
  const stock = new Map<string, number>();
  for (const [key, micro] of await book.sums(move, "stock")) {
    const at = key.lastIndexOf("|");
    if (key.slice(at + 1) === warehouse) stock.set(key.slice(0, at), micro);
  }
  return {
    ...{ date, until, warehouse, orders, stock },
    receiverOf: (id) => receivers.get(id) ?? { id, name: id },
    packedOf: (id) => products.get(id),
    nameOf: (id) => products.get(id)?.sku ?? products.get(id)?.name ?? id,
    carriers: await book.all(carrier),
    vehicles: await book.all(vehicle),
    dispatches: await book.live(dispatch),
    negativeStock: book.settings.negativeStock,
    tripsPerDay: book.settings.limits.tripsPerDay,
  };
}

/** Only a day that is not over can be planned. */
function assertToCome(date: string, today: string): void {
  if (date >= today) return;
  refuse(
    say(`${date} is over`, `${date} 已过`),
    say(
      `plan today or a day to come: rounds dispatch plan ${addDays(today, 1)}`,
      `请排今天或以后：rounds dispatch plan ${addDays(today, 1)}`,
    ),
  );
}
