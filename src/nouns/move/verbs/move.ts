import { toMicro } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { quantityKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";
import { warehouse } from "../../warehouse/warehouse.ts";
import { availability } from "../facts.ts";
import { move } from "../move.ts";
import { assertInStock, assertNotAhead, leaving, moveStep } from "../rules.ts";

const { product: what, date, paper, why, by } = move.fields;

export const verb = defineVerb({
  summary: say("move goods from one warehouse to another", "仓库之间调拨"),
  examples: ["rounds stock move TEA-LJ250 5 --from main --to shop --paper DB-0031"],
  arguments: {
    product: what,
    quantity: field(quantityKind({ least: "0.000001" }), say("Quantity", "数量"), {
      required: true,
    }),
  },
  flags: {
    from: field(refKind("warehouse"), say("From", "调出仓库"), { required: true }),
    to: field(refKind("warehouse"), say("To", "调入仓库"), { required: true }),
    paper,
    why,
    date,
    by,
  },
  writes: true,
  async run({ book, today }, { from, to, ...told }) {
    assertNotAhead(told.date, today);
    if (from === to) {
      refuse(say("from and to are the same warehouse", "调出与调入是同一个仓库"));
    }
    const goods = await book.get(product, told.product);
    const [source, target] = [await book.get(warehouse, from), await book.get(warehouse, to)];
    const wanted = [{ product: goods.id, warehouse: from, micro: toMicro(told.quantity) }];
    const available = await availability(book, wanted, { date: told.date, today });
    const nameOf = (): string => goods.sku ?? goods.name;
    const { negativeStock } = book.settings;
    assertInStock(wanted, { available, negativeStock, nameOf });
    const out = await book.newId(move, told);
    const into = await book.newId(move, told);
    const entry = { ...told, kind: "transfer" as const, paper: told.paper ?? out };
    return {
      steps: [
        moveStep({ ...entry, id: out, warehouse: from, quantity: leaving(told.quantity) }),
        moveStep({ ...entry, id: into, warehouse: to }),
      ],
      receipt: say(
        `moved ${out}, ${into}: ${told.quantity}${goods.unit ? ` ${goods.unit}` : ""} ${goods.name} from ${source.name} to ${target.name}`,
        `已调拨 ${out}、${into}：${goods.name} ${told.quantity}${goods.unit ?? ""}，${source.name} → ${target.name}`,
      ),
    };
  },
});
