import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { product } from "../../product/product.ts";
import { supplier } from "../../supplier/supplier.ts";
import { defineVerb } from "../../verb.ts";
import { warehouse } from "../../warehouse/warehouse.ts";
import { expectedTable } from "../expected.ts";
import { openPurchases } from "../known.ts";

export const verb = defineVerb({
  summary: say(
    "what is to arrive and when: approved and sent orders only",
    "待到货清单（仅已审批下达的采购订单）",
  ),
  examples: ["rounds purchase expected", "rounds purchase expected --until +14d"],
  flags: {
    until: field(dateKind, say("Until", "截至")),
    warehouse: field(refKind("warehouse"), say("Warehouse", "仓库")),
    supplier: field(refKind("supplier"), say("Supplier", "供应商")),
  },
  async run({ book, today }, { until, warehouse: place, supplier: who }) {
    const open = (await openPurchases(book)).filter(
      ({ record }) =>
        (place === undefined || (record.warehouse ?? place) === place) &&
        (who === undefined || record.supplier === who),
    );
    const calls = new Map([
      ...(await book.all(supplier)).map(({ id, name }) => [`supplier:${id}`, name] as const),
      ...(await book.all(warehouse)).map(({ id, name }) => [`warehouse:${id}`, name] as const),
    ]);
    const wanted = new Set(open.flatMap(({ record }) => record.lines.map((line) => line.product)));
    const goods = await book.some(product, wanted);
    const productName = (id: string): string => goods.get(id)?.name ?? id;
    return expectedTable(open, { today, until, calls, productName });
  },
});
