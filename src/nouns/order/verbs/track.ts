import { fromMicro, grouped, toMicro } from "../../../law/decimal.ts";
import { priceKind } from "../../../law/kinds/figures.ts";
import { fromMinor, lineMinor, toMinor } from "../../../law/money.ts";
import { callOf } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import type { Cell, PageView } from "../../../print/view.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { invoice } from "../../invoice/invoice.ts";
import { payment } from "../../payment/payment.ts";
import { productNames } from "../../product/names.ts";
import { product } from "../../product/product.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Order, order, orderStateKind } from "../order.ts";
import { orderState, shippedMicro, totalMinor } from "../totals.ts";
import { orderWay, wayView } from "../way.ts";

const money = (value: Cell): string => (typeof value === "string" ? grouped(value) : "");

/** The lines of an order with what has left and what is open. */
async function linesView(record: Order, context: Context): Promise<PageView["sections"][number]> {
  const { book } = context;
  const shipped = shippedMicro(record);
  const rows = [];
  for (const line of record.lines) {
    const goods = await book.maybe(product, line.product);
    const micro = toMicro(line.quantity);
    const gone = Math.min(micro, shipped.get(line.product) ?? 0);
    shipped.set(line.product, (shipped.get(line.product) ?? 0) - gone);
    rows.push({
      product: line.product,
      sku: goods?.sku ?? line.product,
      name: goods ? callOf(product, goods) : line.product,
      quantity: line.quantity,
      unit: goods?.unit,
      price: line.price,
      discount: line.discount,
      amount: fromMinor(lineMinor(line, book.digits), book.digits),
      shipped: fromMicro(gone),
      open: fromMicro(micro - gone),
    });
  }
  return {
    shape: "list",
    title: say("lines", "明细"),
    columns: [
      { key: "sku", label: say("SKU", "货号"), weight: 6 },
      { key: "name", label: say("Name", "品名"), weight: 8 },
      { key: "quantity", label: say("Quantity", "数量"), align: "right", weight: 9, format: money },
      { key: "unit", label: say("Unit", "单位"), weight: 4 },
      {
        key: "price",
        label: say("Price", "单价"),
        align: "right",
        weight: 6,
        format: (value, language) =>
          typeof value === "string" ? priceKind.show(value, language) : "",
      },
      {
        key: "discount",
        label: say("Discount", "折扣"),
        align: "right",
        weight: 3,
        format: (value, language) =>
          typeof value === "string"
            ? (order.fields.lines.kind.inside?.discount?.kind.show(value, language) ?? "")
            : "",
      },
      { key: "amount", label: say("Amount", "金额"), align: "right", weight: 8, format: money },
      { key: "shipped", label: say("Shipped", "已发"), align: "right", weight: 8, format: money },
      { key: "open", label: say("Open", "未发"), align: "right", weight: 8, format: money },
    ],
    rows,
  };
}

/** Where the order stands, in a few lines. */
function factsOf(
  record: Order,
  sums: { readonly total: string; readonly invoiced: string; readonly paid: string },
  names: { readonly customer: string; readonly staff: (id: string) => string },
): PageView["facts"] {
  const state = orderState(record);
  return [
    {
      key: "state",
      label: say("State", "状态"),
      value: state,
      format: (_, language) => orderStateKind.show(state, language),
    },
    {
      key: "customer",
      label: say("Customer", "客户"),
      value: record.customer,
      format: () => names.customer,
    },
    {
      key: "owner",
      label: say("Salesperson", "销售员"),
      value: record.owner,
      format: () => (record.owner ? names.staff(record.owner) : ""),
    },
    { key: "promised", label: say("Promised for", "承诺发货日"), value: record.promised },
    { key: "freight", label: say("Freight", "运费"), value: record.freight, format: money },
    { key: "total", label: say("Total", "合计"), value: sums.total, format: money },
    { key: "invoiced", label: say("Invoiced", "已开应收"), value: sums.invoiced, format: money },
    { key: "paid", label: say("Paid", "已收款"), value: sums.paid, format: money },
  ];
}

export const verb = defineVerb({
  summary: say("the whole way of an order on one screen", "一屏查看订单全程"),
  examples: ["rounds order track SO261105A"],
  arguments: recordArgument(order),
  async run(context, { which }) {
    const { book, today } = context;
    const record = await book.get(order, which);
    const buyer = await book.maybe(customer, record.customer);
    const invoices = await book.where(invoice, "order", record.id);
    const settled = await book.sums(payment, "settled");
    const total = fromMinor(totalMinor(record, book.digits), book.digits);
    const state = orderState(record);
    const billed = invoices.reduce((sum, one) => sum + toMinor(one.amount, book.digits), 0);
    const paid = invoices.reduce((sum, one) => sum + (settled.get(one.id) ?? 0), 0);
    const decimal = (minor: number): string => fromMinor(minor, book.digits);
    const payments = await book.where(payment, "customer", record.customer);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const staffName = (id: string): string => people.get(id) ?? id;
    const nameOf = await productNames(book);
    const { digits } = book;
    const way = orderWay(record, { invoices, settled, payments, nameOf, staffName, digits, today });
    const sums = { total, invoiced: decimal(billed), paid: decimal(paid) };
    const names = { customer: buyer?.name ?? record.customer, staff: staffName };
    return {
      shape: "page",
      title: say(`order ${record.id}`, `订单 ${record.id}`),
      facts: factsOf(record, sums, names),
      sections: [await linesView(record, context), wayView(way, context.language)],
      record: {
        ...record,
        state,
        total,
        invoiced: decimal(billed),
        paid: decimal(paid),
        way: wayView(way, context.language).rows,
      },
    };
  },
});
