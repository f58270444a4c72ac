import { grouped } from "../../law/decimal.ts";
import { say } from "../../law/words.ts";
import { carrier } from "../carrier/carrier.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFact, FormFacts, FormTable } from "../form/data.ts";
import { packingTable } from "../form/goods.ts";
import {
  addressOf,
  fact,
  fieldFacts,
  fieldTexts,
  formTable,
  numberHeading,
  personFact,
} from "../form/parts.ts";
import type { FormOf, NotYet } from "../form/sources.ts";
import { order } from "../order/order.ts";
import { product } from "../product/product.ts";
import { vehicle } from "../vehicle/vehicle.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import { type Dispatch, dispatch } from "./dispatch.ts";
import { dispatchState } from "./state.ts";

/** Who drives what from where, and who confirmed it. */
async function loadFacts(record: Dispatch, facts: FormFacts): Promise<readonly FormFact[]> {
  const { book, language } = facts;
  const { fields } = dispatch;
  const own = record.vehicle === undefined ? undefined : await book.maybe(vehicle, record.vehicle);
  const other =
    record.carrier === undefined ? undefined : await book.maybe(carrier, record.carrier);
  const store = await book.maybe(warehouse, record.warehouse);
  const named = (key: "vehicle" | "carrier" | "warehouse", value: string | undefined) =>
    fact(key, fields[key].label, { value, language });
  return [
    ...named("vehicle", own?.plate ?? record.vehicle),
    ...((record.trip ?? 1) > 1 ? fieldFacts(fields, record, { keys: ["trip"], language }) : []),
    ...named("carrier", other?.name ?? record.carrier),
    ...fact("driver", fields.driver.label, { value: record.driver ?? own?.driver, language }),
    ...named("warehouse", store?.name ?? record.warehouse),
    ...fieldFacts(fields, record, { keys: ["weight", "volume"], language }),
    ...fieldFacts(fields, record, { keys: ["pickup", "accepted"], language }),
    ...(await personFact("by", fields.by.label, { id: record.by, facts })),
  ];
}

/** The dispatch slip: where the vehicle goes and what it takes to whom (R-FRM-42). */
async function dispatchSlip(record: Dispatch, facts: FormFacts): Promise<FormContent> {
  return {
    number: record.id,
    date: record.date,
    parties: [],
    facts: await loadFacts(record, facts),
    tables: [await stops(record, facts)],
    texts: fieldTexts(dispatch.fields, record, { keys: ["notes"], language: facts.language }),
  };
}

/** The goods of each stop, in the order in which it is driven. */
async function stops(record: Dispatch, { book, language }: FormFacts): Promise<FormTable> {
  const orders = await book.some(order, new Set(record.stops.map((one) => one.order)));
  const customers = await book.some(
    customer,
    new Set([...orders.values()].map((one) => one.customer)),
  );
  const products = await book.some(product, new Set(record.stops.map((one) => one.product)));
  const rows = record.stops.map((stop, at) => {
    const paper = orders.get(stop.order);
    const who = paper && customers.get(paper.customer);
    const goods = products.get(stop.product);
    return {
      number: String(at + 1),
      order: stop.order,
      customer: who?.name ?? paper?.customer,
      address: paper?.address ?? (who && addressOf(who)),
      phone: who?.phone,
      product: goods?.name ?? stop.product,
      quantity: grouped(stop.quantity),
      unit: goods?.unit,
    };
  });
  const headings = {
    number: numberHeading,
    order: { label: say("Order", "订单") },
    customer: { label: order.fields.customer.label },
    address: { label: order.fields.address.label },
    phone: { label: customer.fields.phone.label },
    product: { label: product.fields.name.label },
    quantity: { label: say("Quantity", "数量"), align: "right" },
    unit: { label: product.fields.unit.label },
    signed: { label: say("Signed", "签收"), isBlank: true },
  } as const;
  return formTable("stops", headings, { rows, language });
}

/** What the whole load is packed in. */
async function loadPacking(record: Dispatch, facts: FormFacts): Promise<FormContent> {
  return {
    number: record.id,
    date: record.date,
    parties: [],
    facts: await loadFacts(record, facts),
    tables: [await packingTable(record.stops, facts)],
  };
}

/** The driver gets his slip after the warehouse has confirmed the pickup (R-TRN-08). */
function notConfirmed(record: Dispatch): NotYet | undefined {
  const { id } = record;
  const state = dispatchState(record);
  if (state === "final" || state === "departed") return undefined;
  return state === "cancelled"
    ? {
        text: say(`${id} is cancelled`, `${id} 已取消`),
        hint: say(`to see it: rounds dispatch show ${id}`, `如需查看：rounds dispatch show ${id}`),
      }
    : {
        text: say(`${id} is not confirmed by all`, `${id} 尚未全部确认`),
        hint: say(`see: rounds dispatch show ${id}`, `请查看：rounds dispatch show ${id}`),
      };
}

export const forms = {
  "dispatch-slip": { make: dispatchSlip, notYet: notConfirmed },
  "packing-list": { make: loadPacking, notYet: notConfirmed },
} satisfies Readonly<Record<string, FormOf<Dispatch>>>;
