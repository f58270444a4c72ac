import { toMicro } from "../../../law/decimal.ts";
import { quantityKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { heedReservations } from "../../order/reserving.ts";
import { product } from "../../product/product.ts";
import { inOwnUnit } from "../../product/units.ts";
import { defineVerb } from "../../verb.ts";
import { availability, needsWarehouse, onHandNote, theWarehouse } from "../facts.ts";
import { assignGoods } from "../lots/assign.ts";
import { move } from "../move.ts";
import { assertInStock, assertNotAhead, leaving, moveStep } from "../rules.ts";

const { product: what, warehouse, date, paper, why, by, lot, serials, bin } = move.fields;

export const verb = defineVerb({
  summary: say("take goods out for anything but an order", "出库（订单发货请用 order ship）"),
  examples: ["rounds stock out TEA-LJ250 2 --warehouse main --paper CK-0412 --why 展会样品"],
  arguments: {
    product: what,
    quantity: field(quantityKind({ least: "0.000001" }), say("Quantity", "数量"), {
      required: true,
    }),
  },
  flags: {
    warehouse: { ...warehouse, required: undefined },
    unit: field(textKind(), say("Unit", "单位"), {
      help: say("another unit of the product, a box", "按其他单位，如箱"),
    }),
    why: { ...why, required: true as const },
    paper,
    date,
    lot,
    serials,
    bin,
    by,
  },
  needs: needsWarehouse,
  writes: true,
  async run({ book, today }, { warehouse: named, unit, ...typed }) {
    assertNotAhead(typed.date, today);
    const place = await theWarehouse(book, named);
    const goods = await book.get(product, typed.product);
    const told = { ...typed, quantity: inOwnUnit(typed.quantity, unit, goods) };
    const wanted = [{ product: goods.id, warehouse: place.id, micro: toMicro(told.quantity) }];
    const available = await availability(book, wanted, { date: told.date, today });
    const nameOf = (): string => goods.sku ?? goods.name;
    const { negativeStock } = book.settings;
    assertInStock(wanted, { available, negativeStock, nameOf, placeOf: () => place.name });
    const taking = new Map([[goods.id, toMicro(told.quantity)]]);
    const taken = await heedReservations({ wanted: taking }, { book, today, nameOf });
    const id = await book.newId(move, told);
    const quantity = leaving(told.quantity);
    return {
      steps: await assignGoods(book, [
        moveStep({ ...told, id, kind: "out", warehouse: place.id, quantity }),
      ]),
      receipt: say(
        `${id}: ${told.quantity} ${goods.unit ?? ""} ${goods.name} out of ${place.name}`.replace(
          / +/g,
          " ",
        ),
        `${id}：${goods.name} 出库 ${told.quantity}${goods.unit ? ` ${goods.unit}` : ""}，${place.name}`,
      ),
      notes: [
        await onHandNote(book, { product: goods, warehouse: place, added: quantity }),
        ...taken,
      ],
    };
  },
});
