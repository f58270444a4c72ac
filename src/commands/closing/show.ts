import { RoundsError } from "../../law/errors.ts";
import { field } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { account } from "../../nouns/account/account.ts";
import { type Section, sectionNames } from "../../nouns/closing/month-end.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { figureColumn } from "../../nouns/generic/tables.ts";
import { methods } from "../../nouns/payment/fields.ts";
import { payment } from "../../nouns/payment/payment.ts";
import { product } from "../../nouns/product/product.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { supplier } from "../../nouns/supplier/supplier.ts";
import { type Context, defineVerb } from "../../nouns/verb.ts";
import { warehouse } from "../../nouns/warehouse/warehouse.ts";
import type { Column, TableView } from "../../print/view.ts";
import { monthKind } from "./month.ts";

type Names = ReadonlyMap<string, string>;

const titles: Readonly<Record<Section, Text>> = {
  stock: say("Stock", "库存"),
  receivables: say("Receivables by customer", "各客户应收与预收"),
  open: say("Open invoices", "未结应收单"),
  cash: say("Received so far, by method", "各收款方式累计收款"),
  accounts: say("Accounts: received, paid and moved so far", "各账户累计收付"),
  contacts: say("Last contacts", "最近联系"),
  payables: say("Payables by supplier", "各供应商应付与预付"),
  bills: say("Suppliers' invoices paid in part", "已部分付款的供应商发票"),
  goods: say("Last issues", "最近出库"),
  lots: say("Lots", "批号库存"),
  bins: say("Bins", "库位库存"),
  serials: say("Serial numbers", "序列号库存"),
  costs: say("Costs carried on, by layer", "结转成本（按批次）"),
};

/** The columns of the sections: names for ids, figures to the right. */
function columnsOf(section: Section, names: Names): Column[] {
  const named: Named = (key, label, weight = 9) => ({
    key,
    label,
    weight,
    wrap: true,
    least: 12,
    format: (value) => names.get(`${key}:${String(value)}`) ?? String(value ?? ""),
  });
  return { ...goodsColumns(named), ...moneyColumns(named) }[section];
}

type Named = (key: string, label: Text, weight?: number) => Column;

type Columns<S extends Section> = Readonly<Record<S, Column[]>>;

type GoodsSection = "stock" | "goods" | "lots" | "bins" | "serials" | "costs";

const day = (key: string, label: Text): Column => ({ key, label, weight: 7 });

function goodsColumns(named: Named): Columns<GoodsSection> {
  return {
    stock: [
      named("product", say("Product", "产品")),
      named("warehouse", say("Warehouse", "仓库"), 8),
      figureColumn("quantity", say("Quantity", "数量"), 9),
      figureColumn("cost", say("Unit cost", "单位成本"), 6),
      figureColumn("value", say("Value at cost", "成本金额"), 8),
    ],
    goods: [named("product", say("Product", "产品")), day("issued", say("Issued", "最近出库"))],
    lots: [
      named("product", say("Product", "产品")),
      named("warehouse", say("Warehouse", "仓库"), 8),
      day("lot", say("Lot", "批号")),
      figureColumn("quantity", say("Quantity", "数量"), 9),
      day("expiry", say("Expires", "有效期")),
      day("received", say("Received", "入库日期")),
    ],
    bins: [
      named("product", say("Product", "产品")),
      named("warehouse", say("Warehouse", "仓库"), 8),
      { key: "bin", label: say("Bin", "库位"), weight: 8 },
      { key: "lot", label: say("Lot", "批号"), weight: 7 },
      figureColumn("quantity", say("Quantity", "数量"), 9),
    ],
    serials: [
      named("product", say("Product", "产品")),
      named("warehouse", say("Warehouse", "仓库"), 8),
      day("serial", say("Serial number", "序列号")),
    ],
    costs: [
      named("product", say("Product", "产品")),
      figureColumn("layer", say("Layer", "批次"), 6),
      figureColumn("quantity", say("Quantity", "数量"), 9),
      figureColumn("value", say("Value", "金额"), 8),
    ],
  };
}

function moneyColumns(named: Named): Columns<Exclude<Section, GoodsSection>> {
  return {
    receivables: [
      named("customer", say("Customer", "客户")),
      figureColumn("owed", say("Owed", "应收"), 9),
      figureColumn("credit", say("Paid ahead", "预收"), 8),
    ],
    open: [
      day("invoice", say("Invoice", "应收单")),
      named("customer", say("Customer", "客户")),
      day("due", say("Due", "到期日")),
      figureColumn("amount", say("Amount", "金额"), 8),
      figureColumn("settled", say("Settled", "已核销"), 8),
    ],
    cash: [
      {
        key: "account",
        label: payment.fields.method.label,
        weight: 9,
        format: (value, language) =>
          methods.find((one) => one.value === value)?.label[language] ?? String(value),
      },
      figureColumn("received", say("Received", "收款"), 9),
    ],
    accounts: [
      named("account", say("Account", "账户")),
      figureColumn("received", say("Received", "收款"), 9),
      figureColumn("paid", say("Paid to suppliers", "付供应商"), 8),
      figureColumn("moved", say("Other, net", "其他收支净额"), 7),
      day("closed", say("Day closed", "已日结至")),
    ],
    contacts: [
      named("customer", say("Customer", "客户")),
      day("visit", say("Visit", "拜访")),
      day("call", say("Call", "通话")),
      day("order", say("Order", "订单")),
    ],
    payables: [
      named("supplier", say("Supplier", "供应商")),
      figureColumn("owed", say("Owed", "应付"), 9),
      figureColumn("advance", say("Paid in advance", "预付"), 8),
    ],
    bills: [day("bill", say("Invoice", "发票")), figureColumn("paid", say("Paid", "已付"), 8)],
  };
}

async function namesOf({ book }: Context): Promise<Names> {
  const names = new Map<string, string>();
  for (const noun of [account, customer, product, warehouse, supplier]) {
    for (const { id, name } of await book.all(noun)) names.set(`${noun.name}:${id}`, name);
  }
  return names;
}

export const verb = defineVerb({
  summary: say("the balances of a closed month", "查看某月结账余额"),
  examples: [],
  arguments: { month: field(monthKind, say("Month", "月份")) },
  async run(context, { month: named }) {
    const { book } = context;
    const month = named ?? book.closedMonth;
    if (month === undefined || !book.closedMonths.includes(month)) {
      throw new RoundsError(
        "not-found",
        month === undefined
          ? say("no month is closed yet", "尚无已结账的月份")
          : say(`${month} is not closed`, `${month} 尚未结账`),
        { hint: say("the closed months: rounds closing list", "已结账月份：rounds closing list") },
      );
    }
    const file = book.closing(month);
    const { closed, by, previous } = file.head;
    const names = await namesOf(context);
    const sections = sectionNames.map(
      (name): TableView => ({
        shape: "list",
        title: titles[name],
        columns: columnsOf(name, names),
        rows: file.rows(name),
      }),
    );
    return {
      shape: "page",
      title: say(`closing of ${month}`, `${month} 结账`),
      facts: [
        {
          key: "closed",
          label: say("Closed", "结账时间"),
          value: closed,
          format: (value) => String(value).slice(0, 16).replace("T", " "),
        },
        { key: "by", label: say("By", "经办"), value: (await book.maybe(staff, by))?.name ?? by },
        { key: "files", label: say("Files sealed", "封存文件"), value: file.files.length },
      ],
      sections: sections.filter(({ rows }) => rows.length > 0),
      record: {
        month,
        closed,
        by,
        previous: previous ?? null,
        ...Object.fromEntries(sectionNames.map((name) => [name, file.rows(name)])),
        files: file.files,
      },
    };
  },
});
