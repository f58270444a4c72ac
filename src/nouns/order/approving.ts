import type { Approvable } from "../../law/approval.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Order } from "./order.ts";
import { priceFacts } from "./price-check.ts";
import { isReadyToSign } from "./review.ts";
import { orderState, totalMinor } from "./totals.ts";

type Told = Pick<Order, "confirmed" | "shipments" | "cancelled">;

/** Was it ever approved? Then a change after it was shipped waits for a signature too. */
function wasApproved({ approvals = [] }: Pick<Order, "approvals">): boolean {
  return approvals.some(({ act }) => act === "approved");
}

/** States in which something can still be kept from being done. */
const open: ReadonlySet<string> = new Set(["draft", "confirmed", "part-shipped"]);

/** States in which nothing is asked of anybody any more. */
const over: ReadonlySet<string> = new Set(["cancelled", "returned"]);

/**
 * How orders come under the firm's approvals: before they are confirmed and before anything of
 * them is shipped (R-APR-04, R-APR-08). What is promised for when is no part of what is signed.
 */
export const orderApproval: Approvable = {
  matters: [
    ...["customer", "kind", "lines", "freight", "currency", "taxRate", "pricesIncludeTax"],
    ...["special", "terms", "settlement"],
  ],
  owners: ({ owner }: Pick<Order, "owner">) => [owner],
  waits: (record: Order) => {
    const state = orderState(record);
    const isOpen = open.has(state) || (!over.has(state) && wasApproved(record));
    return isOpen && isReadyToSign(record);
  },
  done: ({ cancelled, confirmed, shipments }: Told) => {
    if (cancelled) return undefined;
    if ((shipments ?? []).length > 0) return say("shipped", "发货");
    return confirmed ? say("confirmed", "确认") : undefined;
  },
  facts: {
    amount: {
      label: say("total with freight", "总金额（含运费）"),
      of: (record: Order, { digits }) => fromMinor(totalMinor(record, digits), digits),
    },
    ...priceFacts,
    special: {
      label: say("special technical requirement", "特殊技术要求"),
      of: ({ special }: Pick<Order, "special">) => special,
    },
    kind: {
      label: say("kind of order", "订单类型"),
      of: ({ kind }: Pick<Order, "kind">) => kind ?? "ordinary",
    },
    added: {
      label: say("quantity added after it was confirmed", "确认后追加数量（补货）"),
      of: ({ amendments }: Pick<Order, "amendments">) =>
        (amendments ?? []).some(({ kinds }) => kinds.includes("more") || kinds.includes("add")),
    },
    credit: {
      label: say("beyond the customer's credit", "超出客户信用额度或逾期天数"),
      of: async (record: Order, { book, today }) => {
        if (!book) return undefined;
        const { isBeyondCredit } = await import("../customer/credit-facts.ts");
        return isBeyondCredit(record, { book, today });
      },
      outside: true,
    },
  },
};
