import { fromMicro, toMicro } from "../../law/decimal.ts";
import { dateKind, priceKind, quantityKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/** Why goods moved: the papers of R-WHS. */
export const moveKinds = [
  { value: "opening", label: say("opening stock", "期初库存") },
  { value: "in", label: say("in", "入库") },
  { value: "out", label: say("out", "出库") },
  { value: "shipment", label: say("shipment", "销售出库") },
  { value: "transfer", label: say("transfer", "调拨") },
  { value: "adjustment", label: say("adjustment", "盘点调整") },
] as const;

/** One movement of one product in one warehouse; what left has a minus. */
export const move = defineNoun({
  name: "move",
  label: say("stock move", "库存变动"),
  plural: say("stock moves", "出入库记录"),
  folder: "moves",
  shape: "entry",
  naming: { by: "day", prefix: "MV", date: "date" },
  fields: {
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 9,
      initial: ({ today }) => today,
    }),
    kind: field(choiceKind(moveKinds), say("Kind", "类型"), { required: true, list: 8 }),
    product: field(refKind("product"), say("Product", "产品"), { required: true, list: 9 }),
    warehouse: field(refKind("warehouse"), say("Warehouse", "仓库"), { required: true, list: 7 }),
    quantity: field(quantityKind({}), say("Quantity", "数量"), { required: true, list: 9 }),
    price: field(priceKind, say("Unit cost", "单位成本"), { list: 2 }),
    paper: field(textKind(), say("Paper", "单据号"), { list: 6, ask: true }),
    why: field(textKind(), say("Why", "事由"), { list: 5, ask: true }),
    by: field(refKind("staff"), say("By", "经手人"), { list: 6, initial: ({ me }) => me }),
    supplier: field(refKind("supplier"), say("Supplier", "供应商"), { list: 2 }),
    reverses: field(textKind(), say("Takes back", "冲销"), { list: 1, kept: true }),
  },
  sums: [
    {
      name: "stock",
      of: (entry: { product: string; warehouse: string; quantity: string }) => [
        [stockKey(entry.product, entry.warehouse), toMicro(entry.quantity)],
      ],
      reads: ["product", "warehouse", "quantity"],
      balance: {
        section: "stock",
        keys: ["product", "warehouse"],
        column: "quantity",
        scale: "quantity",
      },
    },
  ],
  floor: {
    sum: "stock",
    mayFall: ({ negativeStock }) => negativeStock,
    short: (key, micro) => {
      const [goods = "", place = ""] = key.split("|");
      const rest = fromMicro(micro);
      return say(`${goods} in ${place} would be ${rest}`, `${place} 的 ${goods} 将变为 ${rest}`);
    },
  },
  bound: (entry: { kind: string; paper?: string }) =>
    entry.kind === "shipment"
      ? say(
          `it belongs to the shipment of ${entry.paper ?? "an order"}`,
          `它属于 ${entry.paper ?? "订单"} 的发货`,
        )
      : undefined,
  reverse: (entry: { id: string; quantity: string }) => ({
    ...entry,
    quantity: entry.quantity.startsWith("-") ? entry.quantity.slice(1) : `-${entry.quantity}`,
    reverses: entry.id,
  }),
});

export type Move = Stored<typeof move>;

/** The key of a product's stock in one warehouse among the sums of moves. */
export function stockKey(product: string, warehouse: string): string {
  return `${product}|${warehouse}`;
}
