import { fromMicro, grouped, toMicro } from "../../../law/decimal.ts";
import { priceKind } from "../../../law/kinds/figures.ts";
import { fromMinor, lineMinor } from "../../../law/money.ts";
import { callOf } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import type { Cell, Column, TableView } from "../../../print/view.ts";
import { figureColumn } from "../../generic/tables.ts";
import { product } from "../../product/product.ts";
import type { Context } from "../../verb.ts";
import { lineFields } from "../fields/lines.ts";
import type { Order } from "../order.ts";
import { openMicro, orderedMicro, returnedMicro } from "../totals.ts";

const money = (value: Cell): string => (typeof value === "string" ? grouped(value) : "");

const columns: readonly Column[] = [
  { key: "sku", label: say("SKU", "货号"), weight: 6 },
  { key: "name", label: say("Name", "品名"), weight: 8 },
  { key: "quantity", label: say("Quantity", "数量"), align: "right", weight: 9, format: money },
  { key: "unit", label: say("Unit", "单位"), weight: 4 },
  {
    key: "price",
    label: say("Price", "单价"),
    align: "right",
    weight: 6,
    format: (value, language) => (typeof value === "string" ? priceKind.show(value, language) : ""),
    tell: ({ price, per }, language) =>
      typeof price !== "string"
        ? ""
        : priceKind.show(price, language) + (typeof per === "string" ? `/${per}` : ""),
  },
  {
    key: "discount",
    label: say("Discount", "折扣"),
    align: "right",
    weight: 3,
    format: (value, language) =>
      typeof value === "string" ? lineFields.discount.kind.show(value, language) : "",
  },
  { key: "amount", label: say("Amount", "金额"), align: "right", weight: 8, format: money },
  { key: "shipped", label: say("Shipped", "已发"), align: "right", weight: 8, format: money },
  { key: "open", label: say("Open", "未发"), align: "right", weight: 8, format: money },
];

/** Takes as much of a product as there is, up to a line's quantity; millionths. */
function take(from: Map<string, number>, product: string, most: number): number {
  const part = Math.max(0, Math.min(most, from.get(product) ?? 0));
  from.set(product, (from.get(product) ?? 0) - part);
  return part;
}

/** The lines of an order with what has left, what came back and what is open. */
export async function linesView(
  record: Order,
  { book }: Pick<Context, "book">,
): Promise<TableView> {
  const open = openMicro(record);
  const gone = orderedMicro(record);
  for (const [id, micro] of open) gone.set(id, (gone.get(id) ?? 0) - micro);
  const back = returnedMicro(record.shipments ?? []);
  const hasReturns = back.size > 0;
  const rows = [];
  for (const line of record.lines) {
    const goods = await book.maybe(product, line.product);
    const micro = toMicro(line.quantity);
    const shipped = take(gone, line.product, micro);
    rows.push({
      product: line.product,
      sku: goods?.sku ?? line.product,
      name: goods ? callOf(product, goods) : line.product,
      quantity: line.quantity,
      unit: goods?.unit,
      price: line.price,
      per: line.unit ?? line.per,
      discount: line.discount,
      amount: fromMinor(lineMinor(line, book.digits), book.digits),
      shipped: fromMicro(shipped),
      open: fromMicro(micro - shipped),
      returned: hasReturns ? fromMicro(take(back, line.product, micro)) : undefined,
    });
  }
  const returned = figureColumn("returned", say("Returned", "退回"), 8);
  return {
    shape: "list",
    title: say("lines", "明细"),
    columns: hasReturns ? [...columns, returned] : columns,
    rows,
  };
}
