import { priceKind } from "../../law/kinds/figures.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { type Field, type Fields, field, type Values } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { lineFields } from "../order/fields/lines.ts";

const { listPrice: _, due, ...sold } = lineFields;

/**
 * What is bought: counted as the line of an order is. `due` is the day on which it is wanted here;
 * what the supplier promises stands in his confirmation.
 */
export const purchaseLineFields = {
  ...sold,
  due: { ...due, label: say("Wanted on", "需到日期") } satisfies Field<string>,
  agreed: field(priceKind, say("Agreed price then", "当时协议价")),
  code: field(textKind(), say("Supplier's number", "供方货号")),
  requisition: field(refKind("requisition"), say("Requisition", "采购申请")),
  order: field(refKind("order"), say("For the order", "对应订单")),
} as const satisfies Fields;

/** A line as it is kept; as it is typed, the price may be missing. */
export type PurchaseLine = Values<typeof purchaseLineFields>;
