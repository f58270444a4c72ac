import { quantityKind, rateKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupsKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { field, under } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/** Which place a brand has among those that are carried (R-ORD-04). */
export const tiers = [
  { value: "first", label: say("first-line brand", "一线品牌") },
  { value: "second", label: say("second-line brand", "二线品牌") },
  { value: "supplementary", label: say("supplementary brand", "补充品牌") },
] as const;

/** What goods are to the firm, by which their daily stock reports are told apart (R-WHS-16, 17). */
export const natures = [
  { value: "merchandise", label: say("goods for resale", "商品"), also: ["外购商品"] },
  { value: "finished", label: say("finished goods", "成品"), also: ["产成品"] },
  { value: "raw", label: say("raw material", "原材料"), also: ["原料"] },
  { value: "consumable", label: say("consumable", "低值易耗品"), also: ["物料", "耗材"] },
] as const;

export type Nature = (typeof natures)[number]["value"];

/** A unit besides the product's own: so many of its own go into one, "box" of 12. */
const unitFields = {
  unit: field(textKind(), say("Unit", "单位"), { required: true }),
  quantity: field(quantityKind({ least: "0.000001" }), say("Quantity in it", "含量"), {
    required: true,
  }),
  weight: field(quantityKind(), say("Weight, kg", "重量（kg）"), { headers: ["重量"] }),
  volume: field(quantityKind(), say("Volume, m3", "体积（m³）"), { headers: ["体积"] }),
};

const days = wholeKind({ least: "0", most: "730" });

/** Where the product stands in the range, and how it is packed and sold. */
export const rangeFields = {
  line: field(textKind(), say("Product line", "产品线"), { list: 5, ask: true }),
  tier: field(choiceKind(tiers), say("Brand tier", "品牌定位"), { list: 3 }),
  nature: field(choiceKind(natures), say("Kind of goods", "存货类别"), {
    merge: "conflict",
    help: say("none: goods for resale", "不填视为商品"),
  }),
};

export const packingFields = {
  units: field(
    groupsKind(unitFields, {
      by: "unit",
      example: say("box, quantity=12, weight=6.5", "箱，含量=12，重量=6.5"),
    }),
    say("Other units", "其他单位"),
    {
      flag: "pack",
      help: say("how many of its own unit go into one", "一个该单位含多少基本单位"),
    },
  ),
  weight: field(quantityKind(), say("Weight of one, kg", "单件重量（kg）")),
  volume: field(quantityKind(), say("Volume of one, m3", "单件体积（m³）")),
};

/** How long it takes until there is more of it (R-ORD-17). */
export const supplyFields = {
  makeToOrder: field(yesNoKind, say("Made to order", "按单生产"), { merge: "conflict" }),
  purchaseDays: field(days, say("Days to purchase", "采购周期（天）")),
  makingDays: field(days, say("Days to make", "生产周期（天）")),
  reorderPoint: field(quantityKind(), say("Reorder point", "再订货点"), {
    merge: "conflict",
    help: say("none: reckoned from demand and lead time", "不填则按需求与交货期推算"),
  }),
  maximum: field(quantityKind(), say("Order up to", "最高库存"), { merge: "conflict" }),
  orderMultiple: field(
    quantityKind({ least: "0.000001" }),
    say("Ordered in multiples of", "订货倍数"),
    { merge: "conflict" },
  ),
};

export const productTaxFields = {
  taxRate: field(rateKind, say("Tax rate", "税率"), {
    help: say("where it is not the firm's", "与公司税率不同时填写"),
  }),
};

/** What whoever sells it knows of it (R-ORD-05). */
export const knowledgeFields = under(say("Knowledge", "产品知识"), {
  features: field(textKind({ merge: "both" }), say("Features", "产品特点")),
  sellingPoint: field(textKind({ merge: "both" }), say("Selling point", "卖点")),
  surroundings: field(wordsKind, say("Suitable surroundings", "适合商圈")),
  storeTypes: field(wordsKind, say("Suitable stores", "适合门店")),
  marketResponse: field(textKind({ merge: "both" }), say("Market response", "市场反应")),
  priceSystem: field(textKind({ merge: "both" }), say("Price system", "价格体系")),
});
