import { quantityKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { product } from "../../product/product.ts";
import { inOwnUnit } from "../../product/units.ts";
import { defineVerb } from "../../verb.ts";
import { needsWarehouse, onHandNote, theWarehouse } from "../facts.ts";
import { assignGoods } from "../lots/assign.ts";
import { move } from "../move.ts";
import { assertNotAhead, moveStep } from "../rules.ts";

const { product: what, warehouse, date, price, paper, why, by, supplier } = move.fields;
const { lot, expiry, serials, bin } = move.fields;

export const verb = defineVerb({
  summary: say("take goods in", "入库"),
  examples: [
    "rounds stock in TEA-LJ250 40 --warehouse main --paper RK-1107 --why 采购到货",
    "rounds stock in TEA-LJ250 12.5 --warehouse main --date yesterday --supplier longjing",
    "rounds stock in TEA-LJ250 20 --warehouse main --lot L261101 --expiry 2027-10-31 --price 38",
  ],
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
    paper,
    why,
    date,
    price,
    supplier,
    lot,
    expiry,
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
    const id = await book.newId(move, told);
    return {
      steps: await assignGoods(book, [moveStep({ ...told, id, kind: "in", warehouse: place.id })]),
      receipt: say(
        `${id}: ${told.quantity} ${goods.unit ?? ""} ${goods.name} into ${place.name}`.replace(
          / +/g,
          " ",
        ),
        `${id}：${goods.name} 入库 ${told.quantity}${goods.unit ? ` ${goods.unit}` : ""}，${place.name}`,
      ),
      notes: [await onHandNote(book, { product: goods, warehouse: place, added: told.quantity })],
    };
  },
});
