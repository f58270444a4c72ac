import type { Approvable } from "../../law/approval.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { priceFacts } from "../order/price-check.ts";
import { totalMinor } from "../order/totals.ts";
import type { Quote } from "./quote.ts";

type Told = Pick<Quote, "lines" | "freight" | "owner" | "sent" | "accepted" | "declined">;

/** How quotes come under the firm's approvals: before they are sent or printed as final. */
export const quoteApproval: Approvable = {
  matters: [
    ...["customer", "lines", "freight", "currency", "taxRate", "pricesIncludeTax"],
    ...["terms", "transportNeeds", "installationNeeds", "deliveryDays", "validUntil"],
  ],
  owners: ({ owner }: Told) => [owner],
  waits: ({ sent, accepted, declined }: Told) => !sent && !accepted && !declined,
  done: ({ sent, accepted }: Told) =>
    accepted ? say("accepted", "已接受") : sent ? say("sent", "已发出") : undefined,
  facts: {
    amount: {
      label: say("total", "合计金额"),
      of: (record: Quote, { digits }) => fromMinor(totalMinor(record, digits), digits),
    },
    ...priceFacts,
  },
};
