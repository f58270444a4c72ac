import type { Reading } from "../../../law/kind.ts";
import { dateKind, quantityKind } from "../../../law/kinds/figures.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { field, type Values } from "../../../law/noun.ts";
import { same, say } from "../../../law/words.ts";
import { parseLine } from "./lines.ts";

const shippedFields = {
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  quantity: field(quantityKind({ least: "0.000001" }), say("Quantity", "数量"), { required: true }),
};

export const shipmentFields = {
  date: field(dateKind, say("Shipped on", "发货日期"), { required: true }),
  warehouse: field(refKind("warehouse"), say("Warehouse", "仓库")),
  carrier: field(textKind(), say("Carrier", "承运商")),
  waybill: field(textKind(), say("Waybill", "运单号")),
  expected: field(dateKind, say("Expected", "预计到达")),
  by: field(refKind("staff"), say("Shipped by", "发货人")),
  signed: field(dateKind, say("Signed on", "签收日期")),
  signedBy: field(textKind(), say("Signed by", "签收人")),
  receipt: field(textKind(), say("Receipt", "签收单号")),
  lines: field(
    groupsKind(shippedFields, { example: same("product=TEA-01, quantity=5"), parse: parseShipped }),
    say("Lines", "明细"),
    { required: true },
  ),
};

export type Shipment = Values<typeof shipmentFields>;

function parseShipped(text: string, reading: Reading): Values<typeof shippedFields> | undefined {
  const line = parseLine(text, reading);
  return line && { product: line.product, quantity: line.quantity };
}
