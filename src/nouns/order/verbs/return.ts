import { fromMicro } from "../../../law/decimal.ts";
import { say } from "../../../law/words.ts";
import { atIssueCost } from "../../closing/issue-cost.ts";
import { recordArgument } from "../../generic/show.ts";
import { invoice } from "../../invoice/invoice.ts";
import { billedMicro } from "../../invoice/rules.ts";
import { theWarehouse } from "../../move/facts.ts";
import { assignGoods } from "../../move/lots/assign.ts";
import { move } from "../../move/move.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { returnedFields } from "../fields/tracking.ts";
import { order } from "../order.ts";
import { deliveredMicro } from "../totals.ts";
import { ownUnits } from "../tracking/goods.ts";
import {
  keptMicro,
  movesNeeded,
  overBilled,
  returnGoods,
  toReturn,
} from "../tracking/return-rules.ts";
import { shipmentFlag, theShipment } from "../tracking/which.ts";

const { date, lines, to, warehouse, why, again } = returnedFields;

export const verb = defineVerb({
  summary: say(
    "refused or returned goods come back, to stock or to scrap",
    "拒收或退货：退回入库或报废",
  ),
  examples: [
    "rounds order return SO261118A --why 客户拒收",
    "rounds order return SO261118A --line 'CUP-W08 x 2' --to scrap --why 破损 --again yes",
  ],
  arguments: recordArgument(order),
  flags: {
    line: { ...lines, required: undefined },
    why,
    to: { ...to, initial: () => "stock" },
    warehouse: { ...warehouse, required: undefined },
    again,
    date: { ...date, initial: ({ today }: { today: string }) => today },
    shipment: shipmentFlag,
    lot: move.fields.lot,
    serials: move.fields.serials,
  },
  writes: true,
  async run(
    { book, me, today },
    { which, shipment, line, warehouse: named, lot, serials, ...told },
  ) {
    assertNotAhead(told.date, today);
    const record = await book.get(order, which);
    const one = theShipment(record, shipment, (each) => keptMicro(each).size > 0);
    const nameOf = await productNames(book);
    const lines = line && (await ownUnits(line, book));
    const wanted = toReturn(record, one, { lines, nameOf });
    const place = await theWarehouse(book, named ?? one.shipment.warehouse);
    const invoices = await book.where(invoice, "order", record.id);
    const billed = [...billedMicro(invoices)].map(([product, micro]) => ({
      product,
      quantity: fromMicro(micro),
    }));
    const invoiced = overBilled(wanted, { billed, delivered: deliveredMicro(record) });
    const moveIds: string[] = [];
    for (let left = movesNeeded(wanted, told.to); left > 0; left--) {
      moveIds.push(await book.newId(move, { date: told.date }));
    }
    const facts = { wanted, moveIds, nameOf, invoiced };
    const back = { ...told, warehouse: place.id, by: me };
    const change = returnGoods(record, one, { told: back, facts });
    const priced = await atIssueCost(book, change.steps);
    return { ...change, steps: await assignGoods(book, priced, { lot, serials }) };
  },
});
