import { toMicro } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { quantityKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";
import { warehouse } from "../../warehouse/warehouse.ts";
import { assertBin, assertInBin } from "../bins.ts";
import { availability } from "../facts.ts";
import { assignGoods } from "../lots/assign.ts";
import { move } from "../move.ts";
import { assertInStock, assertNotAhead, leaving, moveStep } from "../rules.ts";

const { product: what, date, paper, why, by, bin, lot, serials } = move.fields;

/** A warehouse, and a bin of it, as people call it. */
function place({ name }: { readonly name: string }, bin: string | undefined): string {
  return bin === undefined ? name : `${name} ${bin}`;
}

export const verb = defineVerb({
  summary: say(
    "move goods at once to another warehouse or bin",
    "即时调拨到其他仓库或库位（在途调拨用 transfer）",
  ),
  examples: [
    "rounds stock move TEA-LJ250 5 --from main --to shop --paper DB-0031",
    "rounds stock move TEA-LJ250 5 --from main --to main --to-bin A-3",
  ],
  arguments: {
    product: what,
    quantity: field(quantityKind({ least: "0.000001" }), say("Quantity", "数量"), {
      required: true,
    }),
  },
  flags: {
    from: field(refKind("warehouse"), say("From", "调出仓库"), { required: true }),
    to: field(refKind("warehouse"), say("To", "调入仓库"), { required: true }),
    bin: { ...bin, label: say("From bin", "调出库位") },
    toBin: { ...bin, label: say("To bin", "调入库位") },
    paper,
    why,
    date,
    lot,
    serials,
    by,
  },
  writes: true,
  async run(
    { book, today },
    { from, to, bin: fromBin, toBin, lot: named, serials: pieces, ...told },
  ) {
    assertNotAhead(told.date, today);
    if (from === to && fromBin === toBin) {
      refuse(
        say("from and to are the same warehouse", "调出与调入是同一个仓库"),
        say("between its bins: --bin A-1 --to-bin B-2", "库位之间：--bin A-1 --to-bin B-2"),
      );
    }
    const goods = await book.get(product, told.product);
    const [source, target] = [await book.get(warehouse, from), await book.get(warehouse, to)];
    assertBin(source, fromBin);
    assertBin(target, toBin);
    const wanted = [{ product: goods.id, warehouse: from, micro: toMicro(told.quantity) }];
    const available = await availability(book, wanted, { date: told.date, today });
    const nameOf = (): string => goods.sku ?? goods.name;
    const { negativeStock } = book.settings;
    const placeOf = (): string => source.name;
    assertInStock(wanted, { available, negativeStock, nameOf, placeOf });
    if (fromBin !== undefined && !negativeStock) {
      const shelf = { product: goods.id, warehouse: from, bin: fromBin };
      const { quantity } = told;
      await assertInBin(book, shelf, { quantity, name: nameOf(), place: source.name });
    }
    const out = await book.newId(move, told);
    const into = await book.newId(move, told);
    const entry = { ...told, kind: "transfer" as const, paper: told.paper ?? out };
    const steps = [
      moveStep({
        ...{ ...entry, id: out, warehouse: from, quantity: leaving(told.quantity) },
        ...(fromBin === undefined ? {} : { bin: fromBin }),
      }),
      moveStep({
        ...{ ...entry, id: into, warehouse: to },
        ...(toBin === undefined ? {} : { bin: toBin }),
      }),
    ];
    return {
      steps: await assignGoods(book, steps, { lot: named, serials: pieces }),
      receipt: say(
        `moved ${out}, ${into}: ${told.quantity}${goods.unit ? ` ${goods.unit}` : ""} ${goods.name} from ${place(source, fromBin)} to ${place(target, toBin)}`,
        `已调拨 ${out}、${into}：${goods.name} ${told.quantity}${goods.unit ? ` ${goods.unit}` : ""}，${place(source, fromBin)} → ${place(target, toBin)}`,
      ),
    };
  },
});
