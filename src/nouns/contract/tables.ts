import { fromMicro } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { columnOf } from "../generic/columns.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { type Order, orderStateKind } from "../order/order.ts";
import { type OrderState, orderState, totalMinor } from "../order/totals.ts";
import { sides } from "./choices.ts";
import { type Contract, contract } from "./contract.ts";
import { type Drawn, standingOfLines } from "./drawing.ts";

const sideWords = new Map<string, Text>(sides.map(({ value, label }) => [value, label]));

/** The products with what is agreed, drawn and left; of one without limit only what is drawn. */
export function goodsTable(
  record: Contract,
  { drawn, productName }: { readonly drawn: Drawn; readonly productName: (id: string) => string },
): TableView {
  const price = contract.fields.lines.kind.inside?.price?.kind;
  return {
    shape: "list",
    title: say("products", "产品"),
    columns: [
      { key: "name", label: say("Product", "产品"), weight: 9, wrap: true, least: 12 },
      {
        key: "price",
        label: say("Price", "单价"),
        align: "right",
        weight: 8,
        format: (value, language) =>
          value === undefined ? "" : (price?.show(value, language) ?? ""),
      },
      figureColumn("per", say("Per", "对应数量"), 2),
      figureColumn("agreed", say("Agreed", "约定数量"), 7),
      figureColumn("drawn", say("Drawn", "已下单"), 8),
      figureColumn("left", say("Left", "剩余"), 9),
    ],
    hidden: [{ key: "product", label: say("Product id", "产品编号") }],
    rows: standingOfLines(record.lines, drawn).map(({ line, agreed, drawn: gone, left }) => ({
      product: line.product,
      name: productName(line.product),
      price: line.price,
      per: line.per,
      agreed: agreed === undefined ? undefined : fromMicro(agreed),
      drawn: fromMicro(gone),
      left: left === undefined ? undefined : fromMicro(left),
    })),
  };
}

export function ordersTable(orders: readonly Order[], digits: number): TableView {
  return {
    shape: "list",
    title: say("orders", "订单"),
    columns: [
      { key: "id", label: say("Order", "订单"), weight: 9 },
      { key: "date", label: say("Date", "日期"), weight: 8 },
      {
        key: "state",
        label: say("State", "状态"),
        weight: 7,
        format: (value, language) => orderStateKind.show(value as OrderState, language),
      },
      figureColumn("total", say("Total", "金额"), 9),
    ],
    rows: orders.map((one) => ({
      id: one.id,
      date: one.date,
      state: orderState(one),
      total: fromMinor(totalMinor(one, digits), digits),
    })),
  };
}

export function signatoryTable(record: Contract): TableView {
  return {
    shape: "list",
    title: say("signatories", "签约人"),
    columns: [
      wordColumn({ key: "side", label: say("Side", "签约方"), weight: 9 }, sideWords),
      { key: "name", label: say("Name", "姓名"), weight: 9 },
      { key: "title", label: say("Title", "职务"), weight: 6 },
      { key: "date", label: say("Signed on", "签字日期"), weight: 8 },
    ],
    rows: (record.signatories ?? []).map((one) => ({ ...one })),
  };
}

const fileStates = new Map<string, Text>([
  ["same", say("as attached", "与附上时一致")],
  ["changed", say("CHANGED", "已被改动")],
  ["missing", say("MISSING", "找不到")],
]);

export function fileTable(
  record: Contract,
  files: ReadonlyMap<string, "same" | "changed" | "missing">,
): TableView {
  return {
    shape: "list",
    title: say("attachments", "附件"),
    columns: [
      { key: "path", label: say("File", "文件"), weight: 9, wrap: true, least: 16 },
      { key: "what", label: say("What", "内容"), weight: 6 },
      { key: "date", label: say("Attached on", "附上日期"), weight: 5 },
      wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, fileStates),
      {
        key: "sha256",
        label: say("SHA-256", "SHA-256"),
        weight: 2,
        format: (value) => String(value).slice(0, 12),
      },
    ],
    rows: (record.attachments ?? []).map((one) => ({
      ...one,
      state: files.get(one.path) ?? "missing",
    })),
  };
}

export function plainTable(record: Contract, key: "clauses" | "renewals"): TableView {
  const { kind, label } = contract.fields[key];
  const { inside = {} } = kind;
  const rows: readonly object[] = record[key] ?? [];
  const used = Object.entries(inside).filter(([name]) => rows.some((row) => name in row));
  return {
    shape: "list",
    title: label,
    columns: used.map(([name, one]) => ({
      ...columnOf(name, one),
      weight: 5,
      ...(name === "text" || name === "why" ? { wrap: true } : {}),
    })),
    rows: rows.map((row) => ({ ...row })),
  };
}
