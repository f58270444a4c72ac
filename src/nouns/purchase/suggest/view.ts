import type { IsoDate } from "../../../law/dates.ts";
import { type Decimal, fromMicro, grouped } from "../../../law/decimal.ts";
import { fromMinor, lineMinor, toMinor } from "../../../law/money.ts";
import { same, say, type Text } from "../../../law/words.ts";
import type { Column, Row, TableView } from "../../../print/view.ts";
import { figureColumn } from "../../generic/tables.ts";
import type { Suggested } from "./gather.ts";

interface Facts {
  readonly digits: number;
  readonly today: IsoDate;
  readonly month: string | undefined;
  readonly until: IsoDate | undefined;
  /** Everything looked at, also what needs nothing. */
  readonly isAll: boolean;
  /** What lies among scrap of a product and can still be used, in millionths. */
  readonly reusable: ReadonlyMap<string, number>;
}

const columns: readonly Column[] = [
  { key: "name", label: say("Product", "产品"), weight: 9, wrap: true, least: 10 },
  figureColumn("onHand", say("On hand", "现存"), 7),
  figureColumn("reserved", say("Reserved", "预留"), 5),
  figureColumn("coming", say("Coming", "在途在订"), 6),
  figureColumn("point", say("Reorder at", "再订货点"), 6),
  { ...figureColumn("quantity", say("Order", "建议采购"), 9) },
  { key: "unit", label: say("Unit", "单位"), weight: 5 },
  figureColumn("price", say("Price", "单价"), 3),
  figureColumn("amount", say("Amount", "金额"), 7),
  { key: "orderBy", label: say("Order by", "最迟下单"), weight: 6 },
  { key: "class", label: say("Class", "分类"), weight: 2 },
  { key: "why", label: say("Why", "依据"), weight: 8, wrap: true, least: 44 },
];

function rowOf(one: Suggested, { digits, reusable }: Facts): Row & { readonly minor: number } {
  const { goods, needs, micro, price, why } = one;
  const coming = needs.onOrderMicro + needs.draftMicro + needs.requestedMicro;
  const quantity = fromMicro(micro);
  const minor = price === undefined ? 0 : lineMinor({ quantity, price }, digits);
  const used = reusable.get(goods.id) ?? 0;
  const reuse = say(
    `; first use ${grouped(fromMicro(used))} usable ones of scrap`,
    `；报废件中有 ${grouped(fromMicro(used))} 可利旧，请先利用`,
  );
  const told = used > 0 ? say(`${why.en}${reuse.en}`, `${why.zh}${reuse.zh}`) : why;
  return {
    supplier: one.supplier?.id ?? "",
    supplierName: one.supplier?.name,
    product: goods.id,
    sku: goods.sku,
    name: goods.name,
    onHand: fromMicro(needs.onHandMicro),
    reserved: needs.reservedMicro > 0 ? fromMicro(needs.reservedMicro) : undefined,
    coming: coming > 0 ? fromMicro(coming) : undefined,
    point: fromMicro(one.pointMicro),
    projected: fromMicro(one.projectedMicro),
    quantity: micro > 0 ? quantity : undefined,
    unit: goods.unit,
    price,
    amount: micro > 0 && price !== undefined ? fromMinor(minor, digits) : undefined,
    orderBy: micro > 0 ? one.orderBy : undefined,
    wantedOn: micro > 0 ? one.wantedOn : undefined,
    lastsTo: one.lastsTo,
    class: `${one.abc}${one.xyz}`,
    why: told.en,
    whyZh: told.zh,
    minor,
  };
}

/** What is to be bought, by supplier, each line with its reckoning. */
export function suggestView(all: readonly Suggested[], facts: Facts): TableView {
  const { isAll, digits, month, until, today } = facts;
  const shown = all
    .filter(({ micro }) => isAll || micro > 0)
    .sort((a, b) => byText(supplierKey(a), supplierKey(b)) || byText(a.goods.name, b.goods.name));
  const told = shown.map((one) => rowOf(one, facts));
  const names = new Map(
    all.flatMap((one) => (one.supplier ? [[one.supplier.id, one.supplier] as const] : [])),
  );
  const total = told.reduce((sum, { minor }) => sum + minor, 0);
  const rows = told.map(({ minor: _, ...row }) => row);
  return {
    shape: "report",
    title:
      month === undefined
        ? say("What is to be bought now", "采购建议")
        : say(`Purchasing plan for ${month}`, `${month} 月度采购计划`),
    to: until ?? today,
    columns: columns.map((column) => (column.key === "why" ? whyColumn(column) : column)),
    hidden: [
      { key: "product", label: say("Product id", "产品 ID") },
      { key: "sku", label: say("SKU", "货号") },
      { key: "supplierName", label: say("Supplier's name", "供应商名称") },
      figureColumn("projected", say("Then there will be", "预计结存")),
      { key: "wantedOn", label: say("Wanted on", "需到日期") },
      { key: "lastsTo", label: say("Lasts until", "可用至") },
      { key: "whyZh", label: say("Why, in Chinese", "依据（中文）") },
    ],
    groups: {
      key: "supplier",
      implied: ["supplierName"],
      heading: (id, inside) => heading(names.get(String(id)), inside, digits),
      below: { key: "why", each: ({ product }) => String(product) },
    },
    rows,
    totals: { amount: fromMinor(total, digits) },
    notes: notesOf(shown, facts),
    empty: say("Nothing needs to be bought.", "暂无需采购的商品。"),
  };
}

/** The reckoning in the reader's language. */
function whyColumn(column: Column): Column {
  return {
    ...column,
    tell: (row, language) => String((language === "zh" ? row.whyZh : row.why) ?? ""),
  };
}

function supplierKey({ supplier }: Suggested): string {
  return supplier?.name ?? "\uffff";
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function heading(seller: Suggested["supplier"], rows: readonly Row[], digits: number): Text {
  if (!seller) return say("No supplier known", "未指定供应商");
  const amounts = rows.flatMap(({ amount }) => (amount === undefined ? [] : [String(amount)]));
  const sum = amounts.reduce((all, amount) => all + toMinor(amount, digits), 0);
  const { leadDays, minimumOrder, name } = seller;
  const least = minimumOrder as Decimal | undefined;
  const isBelow = amounts.length > 0 && least !== undefined && sum < toMinor(least, digits);
  const amount = grouped(fromMinor(sum, digits));
  const told = [
    // Nothing to buy, or nobody knows at what price: no sum then.
    ...(amounts.length === 0 ? [] : [same(amount)]),
    ...(leadDays === undefined ? [] : [say(`${leadDays} days`, `交货期 ${leadDays} 天`)]),
    ...(isBelow
      ? [say(`below his minimum of ${grouped(least)}`, `未达最低订货金额 ${grouped(least)}`)]
      : []),
  ];
  if (told.length === 0) return same(name);
  return say(
    `${name}: ${told.map(({ en }) => en).join(", ")}`,
    `${name}：${told.map(({ zh }) => zh).join("，")}`,
  );
}

function notesOf(shown: readonly Suggested[], { month }: Facts): readonly Text[] {
  const wanted = shown.filter(({ micro }) => micro > 0);
  const unpriced = wanted.filter(({ price }) => price === undefined).length;
  const unknown = wanted.filter(({ supplier }) => supplier === undefined).length;
  const of = month === undefined ? "" : ` --month ${month}`;
  return [
    ...(unpriced > 0
      ? [
          say(
            `${unpriced} without a price are not in the total.`,
            `${unpriced} 种没有价格，未计入合计。`,
          ),
        ]
      : []),
    ...(unknown > 0
      ? [
          say(
            `${unknown} without a supplier: rounds product edit PRODUCT --supplier NAME`,
            `${unknown} 种未指定供应商：rounds product edit 产品 --supplier 供应商`,
          ),
        ]
      : []),
    ...(wanted.length > 0
      ? [
          say(
            `to order them: rounds purchase suggest${of} --make, or --make --into requisition`,
            `生成采购订单：rounds purchase suggest${of} --make；或加 --into requisition 生成采购申请`,
          ),
        ]
      : []),
  ];
}
