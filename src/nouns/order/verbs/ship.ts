import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { availability, needsWarehouse, theWarehouse } from "../../move/facts.ts";
import { move } from "../../move/move.ts";
import { assertInStock, assertNotAhead } from "../../move/rules.ts";
import { productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { shipmentFields } from "../fields/shipments.ts";
import { order } from "../order.ts";
import { shipOrder, toShip } from "../rules.ts";

const { date, warehouse, carrier, waybill, expected, lines } = shipmentFields;

export const verb = defineVerb({
  summary: say("ship an order, or a part of it", "发货，可分批"),
  examples: [
    "rounds order ship SO261112A-chen-jie --warehouse main --carrier 德邦 --waybill DB9020",
    'rounds order ship SO261112A-chen-jie --warehouse main --line "CUP-LX4 x 2" --expected +3d',
  ],
  arguments: recordArgument(order),
  flags: {
    line: { ...lines, required: undefined },
    warehouse,
    carrier,
    waybill,
    expected,
    date: { ...date, initial: ({ today }: { today: string }) => today },
  },
  needs: needsWarehouse,
  writes: true,
  async run({ book, me, today }, { which, line, warehouse: named, ...told }) {
    assertNotAhead(told.date, today);
    const record = await book.get(order, which);
    const nameOf = await productNames(book);
    const wanted = toShip(record, line, nameOf);
    const place = await theWarehouse(book, named);
    const goods = [...wanted].map(([product, micro]) => ({ product, warehouse: place.id, micro }));
    const available = await availability(book, goods, { date: told.date, today });
    const { negativeStock } = book.settings;
    assertInStock(goods, { available, negativeStock, nameOf });
    const moveIds: string[] = [];
    for (const _ of goods) moveIds.push(await book.newId(move, { date: told.date }));
    return shipOrder(record, { ...told, warehouse: place.id, by: me }, { wanted, moveIds, nameOf });
  },
});
