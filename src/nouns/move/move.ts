import { fromMicro, toMicro } from "../../law/decimal.ts";
import { dateKind, priceKind, quantityKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { standing } from "../../law/reversal.ts";
import { say, type Text } from "../../law/words.ts";
import { goodsFields } from "../product/fields/lots.ts";
import { storeMove } from "./bound.ts";

/** Why goods moved: the papers of R-WHS. */
export const moveKinds = [
  { value: "opening", label: say("opening stock", "期初库存") },
  { value: "in", label: say("in", "入库") },
  { value: "out", label: say("out", "出库") },
  { value: "shipment", label: say("shipment", "销售出库") },
  { value: "return", label: say("return", "销售退货") },
  { value: "scrap", label: say("scrap", "报废出库") },
  { value: "transfer", label: say("transfer", "调拨") },
  { value: "adjustment", label: say("adjustment", "盘点调整") },
] as const;

/** The kinds by which goods are used up or sold; those of a stocktake or transfer say no demand. */
const issueKinds: readonly string[] = ["shipment", "out"];

interface Issued {
  readonly id: string;
  readonly reverses?: string;
  readonly kind: string;
  readonly product: string;
  readonly date: string;
}

interface Located {
  readonly product: string;
  readonly warehouse: string;
  readonly bin?: string;
  readonly lot?: string;
  readonly serials?: readonly string[];
  readonly quantity: string;
}

/** What most moves add to the sums of lots and pieces. */
const nothing: readonly (readonly [string, number])[] = [];

/** One piece, in millionths. */
export const wholeMicro = 1_000_000;

function lotShort(key: string): Text {
  const [goods = "", place = "", ...rest] = key.split("|");
  const lot = rest.join("|");
  return say(`${goods} ${lot} is no longer in ${place}`, `${place} 已无 ${goods} ${lot}`);
}

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
    ...goodsFields,
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
    {
      name: "lots",
      of: ({ product, warehouse, lot, quantity }: Located) =>
        lot === undefined ? nothing : [[lotKey({ product, warehouse, lot }), toMicro(quantity)]],
      reads: ["product", "warehouse", "lot", "quantity"],
      balance: {
        section: "lots",
        keys: ["product", "warehouse", "lot"],
        column: "quantity",
        scale: "quantity",
      },
    },
    {
      name: "bins",
      of: ({ product, warehouse, bin, lot = "", quantity }: Located) =>
        bin === undefined
          ? nothing
          : [[`${product}|${warehouse}|${bin}|${lot}`, toMicro(quantity)]],
      reads: ["product", "warehouse", "bin", "lot", "quantity"],
      balance: {
        section: "bins",
        keys: ["product", "warehouse", "bin", "lot"],
        column: "quantity",
        scale: "quantity",
      },
    },
    {
      name: "serials",
      of: ({ product, warehouse, serials, quantity }: Located) =>
        serials === undefined
          ? nothing
          : serials.map((serial) => [
              serialKey({ product, warehouse, serial }),
              quantity.startsWith("-") ? -wholeMicro : wholeMicro,
            ]),
      reads: ["product", "warehouse", "serials", "quantity"],
      balance: {
        section: "serials",
        keys: ["product", "warehouse", "serial"],
        column: "quantity",
        scale: "quantity",
      },
    },
  ],
  latest: [
    {
      name: "issued",
      section: "goods",
      key: "product",
      column: "issued",
      of: (all: readonly Issued[]) =>
        standing(all)
          .filter(({ kind }) => issueKinds.includes(kind))
          .map((one) => [one.product, one.date] as const),
    },
  ],
  floors: [
    {
      sum: "stock",
      mayFall: ({ negativeStock }) => negativeStock,
      short: (key, micro) => {
        const [goods = "", place = ""] = key.split("|");
        const rest = fromMicro(micro);
        return say(`${goods} in ${place} would be ${rest}`, `${place} 的 ${goods} 将变为 ${rest}`);
      },
    },
    { sum: "lots", mayFall: () => false, short: lotShort },
    { sum: "serials", mayFall: () => false, short: lotShort },
  ],
  bound: (entry: { kind: string; paper?: string }) =>
    storeMove(entry.paper) ??
    (["shipment", "return", "scrap"].includes(entry.kind)
      ? say(
          `it belongs to the shipment of ${entry.paper ?? "an order"}`,
          `它属于 ${entry.paper ?? "订单"} 的发货`,
        )
      : (receiptMove(entry.paper) ?? stocktakeMove(entry.paper))),
  reverse: (entry: { id: string; quantity: string }) => ({
    ...entry,
    quantity: entry.quantity.startsWith("-") ? entry.quantity.slice(1) : `-${entry.quantity}`,
    reverses: entry.id,
  }),
});

export type Move = Stored<typeof move>;

/** What a goods receipt brought goes with the receipt. */
function receiptMove(paper: string | undefined): Text | undefined {
  if (paper === undefined || !/^GR\d{6}/.test(paper)) return undefined;
  return say(
    `it belongs to ${paper}: rounds goods-receipt cancel ${paper} takes all of it back`,
    `它属于入库单 ${paper}，如需冲销请用 rounds goods-receipt cancel ${paper}`,
  );
}

/** What a stocktake found stands or falls with its booking. */
function stocktakeMove(paper: string | undefined): Text | undefined {
  if (paper === undefined || !/^SC\d{6}/.test(paper)) return undefined;
  return say(`it belongs to the stocktake ${paper}`, `它属于盘点单 ${paper}`);
}

/** The key of a product's stock in one warehouse among the sums of moves. */
export function stockKey(product: string, warehouse: string): string {
  return `${product}|${warehouse}`;
}

/** The key of a lot's stock in one warehouse among the sums "lots". */
export function lotKey(one: { product: string; warehouse: string; lot: string }): string {
  return `${one.product}|${one.warehouse}|${one.lot}`;
}

/** The key of a piece in one warehouse among the sums "serials": one where it lies. */
export function serialKey(one: { product: string; warehouse: string; serial: string }): string {
  return `${one.product}|${one.warehouse}|${one.serial}`;
}
