import { say, type Text } from "../../law/words.ts";
import { approvalStanding } from "../approval/gate.ts";
import type { NameOf } from "../product/names.ts";
import { product } from "../product/product.ts";
import type { Purchase } from "../purchase/purchase.ts";
import type { Supplier } from "../supplier/supplier.ts";
import type { Context } from "../verb.ts";
import { mismatchesOf, overMicro, roomMicro } from "./compare.ts";
import type { Delivery, Mismatch, ReceiptLine } from "./fields.ts";
import { allHeld, overHeld } from "./inspecting.ts";
import { type consentsFrom, hasOverPolicy } from "./over.ts";
import { type GoodsReceipt, goodsReceipt } from "./receipt.ts";

/** A delivery before it is known whether it is taken. */
export interface Draft {
  readonly purchase: Purchase | undefined;
  readonly others: readonly GoodsReceipt[];
  readonly seller: Supplier | undefined;
  readonly place: string;
  readonly lines: readonly ReceiptLine[];
  readonly nameOf: NameOf;
}

interface Verdict {
  readonly refused: boolean;
  readonly lines: readonly ReceiptLine[];
  readonly fields: Partial<Pick<GoodsReceipt, "mismatches" | "consent" | "notice">>;
  readonly notes: readonly Text[];
}

/**
 * Is a delivery taken? Refused where it does not match the order (R-WHS-03); more than ordered is
 * taken with both consents, or waits on quality hold for the approval that the firm's policy asks.
 */
export async function judged(
  draft: Draft,
  {
    delivery,
    given,
    inspect,
  }: {
    readonly delivery: Delivery;
    readonly given: Awaited<ReturnType<typeof consentsFrom>>;
    readonly inspect: boolean | undefined;
  },
  context: Context,
): Promise<Verdict> {
  const { book } = context;
  const found = await compared(draft, delivery, context);
  const over = found.filter(({ what }) => what === "over");
  const rest = found.filter(({ what }) => what !== "over");
  const mayOver = given !== undefined || hasOverPolicy(context);
  if (rest.length > 0 || (over.length > 0 && !mayOver)) {
    const isOnlyOver = rest.length === 0;
    return {
      refused: true,
      lines: draft.lines,
      fields: { mismatches: found },
      notes: isOnlyOver ? [overHint] : [],
    };
  }
  const fields = over.length > 0 ? { mismatches: over, ...given } : {};
  const waits = over.length > 0 && given === undefined;
  const partly = waits ? overHeld(draft.lines, overOf(draft, context)) : draft.lines;
  if (inspect || book.settings.receiptInspection) {
    return { refused: false, lines: allHeld(partly), fields, notes: [] };
  }
  const isOpen = await wantsApproval({ ...draft, lines: partly }, fields, context);
  return {
    refused: false,
    lines: isOpen ? allHeld(partly) : partly,
    fields,
    notes: isOpen ? [say("it waits for approval", "须审批后入库")] : [],
  };
}

const overHint = say(
  "more than ordered needs --consent, --notice and --notice-by",
  "超收须有采购同意（--consent）与书面通知（--notice、--notice-by）",
);

function overOf(
  { purchase, others, lines }: Draft,
  { book }: Context,
): ReadonlyMap<string, number> {
  if (!purchase) return new Map();
  const { overReceiptPercent } = book.settings.limits;
  return overMicro(lines, roomMicro(purchase, others, overReceiptPercent));
}

async function compared(
  { purchase, others, seller, lines }: Draft,
  delivery: Delivery,
  { book }: Context,
): Promise<readonly Mismatch[]> {
  if (!purchase) return [];
  const goods = await book.some(product, new Set(lines.map((one) => one.product)));
  return mismatchesOf(
    { delivery, lines },
    {
      purchase,
      supplier: seller,
      specificationOf: (id) => goods.get(id)?.specification,
      signedLists: book.settings.deliveryLists === true,
      room: roomMicro(purchase, others, book.settings.limits.overReceiptPercent),
    },
  );
}

/** Does a policy of the firm ask for an approval of this receipt? */
async function wantsApproval(
  { purchase, seller, place, lines }: Draft,
  fields: Verdict["fields"],
  context: Context,
): Promise<boolean> {
  const record = {
    id: "",
    date: context.today,
    purchase: purchase?.id,
    supplier: seller?.id,
    warehouse: place,
    by: context.me,
    lines,
    ...fields,
  };
  const { state } = await approvalStanding(context, goodsReceipt, record);
  return state !== "unneeded";
}
