import type { Facts } from "../../law/facts.ts";
import { carrier } from "../carrier/carrier.ts";
import { customer } from "../customer/customer.ts";
import { order } from "../order/order.ts";
import { product } from "../product/product.ts";
import { vehicle } from "../vehicle/vehicle.ts";
import type { Dispatch } from "./dispatch.ts";
import type { Names } from "./views.ts";

/** What the tables of a stored dispatch call things by; only what it names is read. */
export async function namesOf(record: Dispatch, book: Facts): Promise<Names> {
  const orders = await book.some(order, new Set(record.stops.map((one) => one.order)));
  const buyers = new Set([...orders.values()].map((one) => one.customer));
  const receivers = await book.some(customer, buyers);
  const products = await book.some(product, new Set(record.stops.map((one) => one.product)));
  return {
    vehicles: await book.all(vehicle),
    carriers: await book.all(carrier),
    receiverOf: (id) => receivers.get(orders.get(id)?.customer ?? ""),
    nameOf: (id) => products.get(id)?.sku ?? products.get(id)?.name ?? id,
  };
}
