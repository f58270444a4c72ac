import { quantityKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { approvalStanding } from "../../approval/gate.ts";
import { inOwnPrice } from "../../finished/lines.ts";
import { needsWarehouse, theWarehouse } from "../../move/facts.ts";
import { goodsTold, leavingFlags } from "../../move/lots/told.ts";
import { move } from "../../move/move.ts";
import { assertThere, perProduct } from "../../move/papers.ts";
import { product } from "../../product/product.ts";
import { inOwnUnit } from "../../product/units.ts";
import { defineVerb } from "../../verb.ts";
import { bookScrap } from "../booking.ts";
import { scrap } from "../scrap.ts";
import { costValue } from "../value.ts";

const { warehouse, why, parts, responsible, notes, date } = scrap.fields;

export const verb = defineVerb({
  summary: say("write goods off as scrap, keeping usable parts", "报废出库，可利用配件入库"),
  examples: [
    'rounds stock scrap TEA-LJ250 1 --warehouse main --why "damp"',
    'rounds stock scrap CUP-LX4 1 --warehouse main --why "one cup broken" --part "CUP-W08 x 3"',
  ],
  arguments: {
    product: move.fields.product,
    quantity: field(quantityKind({ least: "0.000001" }), say("Quantity", "数量"), {
      required: true,
    }),
  },
  flags: {
    unit: field(textKind(), say("Unit", "单位")),
    warehouse: { ...warehouse, required: undefined },
    why,
    ...leavingFlags,
    parts,
    responsible,
    notes,
    date,
  },
  needs: needsWarehouse,
  writes: true,
  async run(context, { product: which, quantity, unit, warehouse: named, lot, serials, ...told }) {
    const { book, me } = context;
    const place = await theWarehouse(book, named);
    const goods = await book.get(product, which);
    const lines = [{ product: goods.id, quantity: inOwnUnit(quantity, unit, goods) }];
    const kept = await Promise.all((told.parts ?? []).map((line) => inOwnPrice(line, book)));
    const typed = {
      ...told,
      ...(kept.length > 0 ? { parts: kept } : {}),
      warehouse: place.id,
      lines,
      value: await costValue(context, lines),
      ...(me === undefined ? {} : { owner: me }),
    };
    const record = { ...typed, id: await book.newId(scrap, typed) };
    const { state } = await approvalStanding(context, scrap, record);
    if (state === "unneeded") {
      const { fields, ...booked } = await bookScrap(context, {
        ...{ record, date: told.date },
        goods: goodsTold({ lot, serials }),
      });
      const made = { do: "create" as const, noun: scrap, record: { ...record, ...fields } };
      return { ...booked, steps: [made, ...booked.steps] };
    }
    const { id, value } = record;
    const quantities = perProduct(lines);
    await assertThere(context, { date: told.date, warehouse: place.id, quantities });
    return {
      steps: [{ do: "create", noun: scrap, record }],
      why: told.why,
      receipt: say(`added scrap note ${id}: ${value} at cost`, `已新建报废单 ${id}：成本 ${value}`),
      notes: [
        say(
          `to be approved: rounds approve ${id}; then rounds scrap out ${id}`,
          `须先审批：rounds approve ${id}；批准后：rounds scrap out ${id}`,
        ),
      ],
    };
  },
});
