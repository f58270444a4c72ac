import type { Approvable } from "../../law/approval.ts";
import { say } from "../../law/words.ts";
import type { GoodsReceipt } from "./receipt.ts";
import { heldMicro } from "./standing.ts";

/**
 * How goods receipts come under the firm's approvals: what a policy asks for stays on quality hold
 * until it is approved. A policy about `over` stands for consent and notice (R-APR-06).
 */
export const receiptApproval: Approvable = {
  matters: ["purchase", "supplier", "warehouse", "lines", "reason"],
  owners: ({ by }: Pick<GoodsReceipt, "by">) => [by],
  waits: (record: GoodsReceipt) => heldMicro(record).size > 0,
  facts: {
    over: {
      label: say("more than ordered", "超出订购数量"),
      of: ({ mismatches = [] }: GoodsReceipt) => mismatches.some(({ what }) => what === "over"),
    },
    unordered: {
      label: say("without an order", "无采购订单"),
      of: ({ purchase }: GoodsReceipt) => purchase === undefined,
    },
    reason: {
      label: say("why without an order", "无订单入库原因"),
      of: ({ reason }: GoodsReceipt) => reason,
    },
    rejected: {
      label: say("something was rejected", "有拒收"),
      of: ({ lines }: GoodsReceipt) => lines.some(({ rejected }) => rejected !== undefined),
    },
  },
};
