import { priceKind, quantityKind } from "../../law/kinds/figures.ts";
import { moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { lotFields } from "./fields/lots.ts";
import {
  knowledgeFields,
  packingFields,
  productTaxFields,
  rangeFields,
  supplyFields,
} from "./fields.ts";

export const product = defineNoun({
  name: "product",
  label: say("product", "产品"),
  plural: say("products", "产品"),
  folder: "products",
  shape: "record",
  naming: { by: "slug", of: ["sku", "name"] },
  fields: {
    name: field(textKind(), say("Name", "品名"), { required: true, find: "name", list: 9 }),
    sku: field(textKind(), say("SKU", "货号"), {
      find: "code",
      list: 8,
      ask: true,
      headers: ["code", "编码"],
    }),
    aliases: field(wordsKind, say("Also called", "别名"), { find: "alias" }),
    category: field(textKind(), say("Category", "类别"), { list: 5, ask: true }),
    ...rangeFields,
    specification: field(textKind(), say("Specification", "规格"), { list: 4, ask: true }),
    unit: field(textKind(), say("Unit", "单位"), { list: 6, ask: true, merge: "conflict" }),
    price: field(priceKind, say("List price", "定价"), { list: 7, ask: true }),
    ...packingFields,
    ...productTaxFields,
    supplier: field(refKind("supplier"), say("Supplier", "供应商"), { list: 3 }),
    minimum: field(quantityKind(), say("Minimum stock", "最低库存"), { list: 4, ask: true }),
    ...supplyFields,
    ...lotFields,
    discontinued: field(yesNoKind, say("Discontinued", "停售"), { list: 2, merge: "conflict" }),
    ...knowledgeFields,
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
});

export type Product = Stored<typeof product>;
