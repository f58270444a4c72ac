import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { timeKind } from "../../../law/kinds/times.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { carrier } from "../../carrier/carrier.ts";
import { recordArgument } from "../../generic/show.ts";
import { availability } from "../../move/facts.ts";
import { assignGoods } from "../../move/lots/assign.ts";
import { move } from "../../move/move.ts";
import { assertInStock, assertNotAhead } from "../../move/rules.ts";
import { assertShippable } from "../../order/gate.ts";
import { order } from "../../order/order.ts";
import { heedReservations } from "../../order/reserving.ts";
import { productNames } from "../../product/names.ts";
import { vehicle } from "../../vehicle/vehicle.ts";
import { defineVerb } from "../../verb.ts";
import { warehouseNames } from "../../warehouse/names.ts";
import { assertAsOrdered, assertFinal, departLoad, loadedOf } from "../departing.ts";
import { dispatch } from "../dispatch.ts";

export const verb = defineVerb({
  summary: say(
    "a load leaves: signed for by the driver, its orders are shipped",
    "发车：司机签字，订单随之发货",
  ),
  examples: ["rounds dispatch depart DP261124A --signed-by 李师傅"],
  arguments: recordArgument(dispatch),
  flags: {
    signedBy: field(textKind(), say("Driver who signed for goods and notes", "签字司机"), {
      required: true,
    }),
    driver: field(textKind(), say("Driver", "司机")),
    checkedBy: field(refKind("staff"), say("Goods checked against orders by", "核对人"), {
      initial: ({ me }) => me,
    }),
    waybill: field(textKind(), say("Waybill", "运单号")),
    expected: field(dateKind, say("Expected", "预计到达")),
    time: field(timeKind, say("Left at", "发车时间")),
    date: field(dateKind, say("Left on", "发车日期"), { initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, driver, date = context.today, ...told }) {
    const { book, me, today } = context;
    assertNotAhead(date, today);
    const stored = await book.get(dispatch, which);
    assertFinal(stored);
    const record = { ...stored, driver: driver ?? stored.driver ?? told.signedBy };
    const orders = await book.some(order, loadedOf(record).keys());
    const nameOf = await productNames(book);
    const asking = { book, today, nameOf };
    assertAsOrdered(record, orders, nameOf);
    const notes: Text[] = [];
    for (const one of orders.values()) notes.push(...(await assertShippable(context, one)));
    const goods = perProduct(record);
    const available = await availability(book, goods, { date, today, usable: true });
    const { negativeStock } = book.settings;
    const placeOf = await warehouseNames(book);
    assertInStock(goods, { available, negativeStock, nameOf, placeOf });
    for (const [id, wanted] of loadedOf(record)) {
      notes.push(...(await heedReservations({ wanted, order: orders.get(id) }, asking)));
    }
    const moveIds: string[] = [];
    for (const wanted of loadedOf(record).values()) {
      for (const _ of wanted) moveIds.push(await book.newId(move, { date }));
    }
    const change = departLoad(
      record,
      { ...told, date, checkedBy: told.checkedBy ?? me, by: me },
      {
        ...{ orders, moveIds, nameOf },
        vehicle: record.vehicle ? await book.get(vehicle, record.vehicle) : undefined,
        carrier: record.carrier ? await book.get(carrier, record.carrier) : undefined,
      },
    );
    const steps = await assignGoods(book, change.steps);
    return { ...change, steps, notes: [...(change.notes ?? []), ...once(notes)] };
  },
});

/** Each note once, though several orders of one customer are on the load. */
function once(notes: readonly Text[]): Text[] {
  return [...new Map(notes.map((one) => [one.en, one])).values()];
}

/** All goods of a load by product, from its warehouse. */
function perProduct(record: Parameters<typeof loadedOf>[0] & { readonly warehouse: string }) {
  const sums = new Map<string, number>();
  for (const wanted of loadedOf(record).values()) {
    for (const [id, micro] of wanted) sums.set(id, (sums.get(id) ?? 0) + micro);
  }
  const { warehouse } = record;
  return [...sums].map(([id, micro]) => ({ product: id, warehouse, micro }));
}
