import type { Shipment } from "../../../../src/nouns/order/fields/shipments.ts";
import type { Order } from "../../../../src/nouns/order/order.ts";

/** An order of ten tea and six cups that left as a whole with a carrier. */
export const shipment: Shipment = {
  date: "2026-11-18",
  warehouse: "main",
  carrier: "DHL",
  waybill: "77120",
  expected: "2026-11-20",
  by: "lan",
  lines: [
    { product: "tea", quantity: "10" },
    { product: "cup", quantity: "6" },
  ],
};

export const order: Order = {
  id: "SO261116A-iwan",
  customer: "jinhong",
  owner: "iwan",
  date: "2026-11-16",
  promised: "2026-11-18",
  lines: [
    { product: "tea", quantity: "10", price: "5" },
    { product: "cup", quantity: "6", price: "2" },
  ],
  confirmed: { date: "2026-11-17", by: "lan" },
  shipments: [shipment],
};

/** The same order with its shipment as told. */
export function sent(more: Partial<Shipment> = {}): Order {
  return { ...order, shipments: [{ ...shipment, ...more }] };
}

export const first = (record: Order) => {
  const [one] = record.shipments ?? [];
  if (!one) throw new Error("the order has a shipment");
  return { number: 1, shipment: one };
};
