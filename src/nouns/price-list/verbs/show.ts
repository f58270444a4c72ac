import { priceKind } from "../../../law/kinds/figures.ts";
import { say } from "../../../law/words.ts";
import type { TableView } from "../../../print/view.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { figureColumn } from "../../generic/tables.ts";
import { percentOf, reductionOf } from "../../order/policy.ts";
import { forPer } from "../../order/priced.ts";
import { product } from "../../product/product.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type PriceList, priceList } from "../price-list.ts";

/** The prices of a list beside what the products cost otherwise. */
async function rowsView(record: PriceList, { book }: Context): Promise<TableView> {
  const rows = record.rows ?? [];
  const goods = await book.some(product, new Set(rows.map((row) => row.product)));
  const price = (value: unknown): string =>
    typeof value === "string" ? priceKind.show(value, "en") : "";
  return {
    shape: "list",
    title: say("prices", "价格"),
    columns: [
      { key: "sku", label: say("SKU", "货号"), weight: 7 },
      { key: "name", label: say("Product", "产品"), weight: 8, wrap: true, least: 12 },
      figureColumn("least", say("From quantity", "起订量"), 7),
      { ...figureColumn("price", say("Price", "单价"), 9), format: price },
      { key: "unit", label: say("Unit", "单位"), weight: 6 },
      { ...figureColumn("listPrice", say("List price", "定价"), 5), format: price },
      {
        key: "below",
        label: say("Below it", "低于定价"),
        weight: 5,
        align: "right",
        format: (value) => (typeof value === "string" ? value : ""),
      },
    ],
    rows: rows.map((row) => {
      const known = goods.get(row.product);
      const own = record.currency === undefined ? known?.price : undefined;
      const listed = own === undefined ? undefined : forPer({ price: own }, row.per ?? "1");
      const below = listed && reductionOf({ price: row.price, listPrice: listed });
      return {
        product: row.product,
        sku: known?.sku ?? row.product,
        name: known?.name ?? "",
        least: row.least,
        price: row.price,
        unit: row.unit ?? (row.per === undefined ? known?.unit : `${row.per} ${known?.unit ?? ""}`),
        listPrice: listed,
        below: below === undefined || below === "0" ? undefined : percentOf(below),
      };
    }),
    empty: say("no price of its own", "没有单列的价格"),
  };
}

export const verb = defineVerb({
  summary: say("a price list beside the products' list prices", "价目表与产品定价对照"),
  examples: ["rounds price-list show 经销价"],
  arguments: recordArgument(priceList),
  async run(context, { which }) {
    const record = await context.book.get(priceList, which);
    const page = await recordPage(priceList, record, context);
    const { label } = priceList.fields.rows;
    return {
      ...page,
      sections: [
        ...page.sections.filter(({ title }) => title !== label),
        await rowsView(record, context),
      ],
    };
  },
});
