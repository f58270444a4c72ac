import type { Approvable } from "../../law/approval.ts";
import { say } from "../../law/words.ts";
import type { Bill } from "./bill.ts";

/**
 * How suppliers' invoices come under the firm's approvals before they are paid. Where no policy is
 * written, what does not match its order and receipt is approved by a leader or the bookkeeper, but
 * never by whoever entered it (4.8).
 */
export const billApproval: Approvable = {
  matters: [
    ...["supplier", "code", "purchase", "lines", "freight", "amount"],
    ...["taxRate", "pricesIncludeTax"],
  ],
  owners: ({ owner }: Pick<Bill, "owner">) => [owner],
  askedOnlyOfSomebody: true,
  waits: () => true,
  facts: {
    amount: { label: say("amount", "金额"), of: ({ amount }: Bill) => amount },
    supplier: { label: say("supplier", "供应商"), of: ({ supplier }: Bill) => supplier },
    unordered: {
      label: say("without an order", "无采购订单"),
      of: ({ purchase }: Bill) => purchase === undefined,
    },
    exception: {
      label: say("differs from order or receipt", "与订单或收货不符"),
      outside: true,
      of: async (record: Bill, { book }) => {
        if (!book) return undefined;
        const { matchOf } = await import("./matching.ts");
        const { isException } = await import("./match.ts");
        return isException((await matchOf(record, book)).result);
      },
    },
  },
  usual: () => [
    {
      noun: "bill",
      name: "票货不符 · does not match",
      when: ["exception"],
      steps: [{ by: ["manager", "director", "bookkeeper"] }],
    },
  ],
};
