import { toMicro } from "../../../law/decimal.ts";
import { quantityKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";
import { availability, needsWarehouse, onHandNote, theWarehouse } from "../facts.ts";
import { move } from "../move.ts";
import { assertInStock, assertNotAhead, leaving, moveStep } from "../rules.ts";

const { product: what, warehouse, date, paper, why, by } = move.fields;

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
    why: { ...why, required: true as const },
    paper,
    date,
    by,
  },
  needs: needsWarehouse,
  writes: true,
  async run({ book, today }, { warehouse: named, ...told }) {
    assertNotAhead(told.date, today);
    const place = await theWarehouse(book, named);
    const goods = await book.get(product, told.product);
    const wanted = [{ product: goods.id, warehouse: place.id, micro: toMicro(told.quantity) }];
    const available = await availability(book, wanted, { date: told.date, today });
    const nameOf = (): string => goods.sku ?? goods.name;
    const { negativeStock } = book.settings;
    assertInStock(wanted, { available, negativeStock, nameOf });
    const id = await book.newId(move, told);
    const quantity = leaving(told.quantity);
    return {
      steps: [moveStep({ ...told, id, kind: "out", warehouse: place.id, quantity })],
      receipt: say(
        `${id}: ${told.quantity} ${goods.unit ?? ""} ${goods.name} out of ${place.name}`.replace(
          / +/g,
          " ",
        ),
        `${id}：${goods.name} 出库 ${told.quantity}${goods.unit ?? ""}，${place.name}`,
      ),
      notes: [await onHandNote(book, { product: goods, warehouse: place, added: quantity })],
    };
  },
});
