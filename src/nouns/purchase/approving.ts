import type { Approvable } from "../../law/approval.ts";
import { toMicro } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { taxedPaper } from "../../law/tax.ts";
import { say } from "../../law/words.ts";
import type { Purchase } from "./purchase.ts";

/**
 * How purchase orders come under the firm's approvals: before they are sent to the supplier and
 * seen by the warehouse (R-WHS-01, R-PUR-01, R-APR-04). The days are no part of what is signed.
 */
export const purchaseApproval: Approvable = {
  matters: [
    ...["supplier", "lines", "freight", "currency", "taxRate", "pricesIncludeTax", "payDays"],
    ...["warehouse"],
  ],
  owners: ({ owner }: Pick<Purchase, "owner">) => [owner],
  waits: ({ sent, cancelled, closed }: Purchase) => !sent && !cancelled && !closed,
  done: ({ sent, cancelled }: Purchase) => (sent && !cancelled ? say("sent", "下达") : undefined),
  facts: {
    amount: {
      label: say("total with freight", "总金额（含运费）"),
      of: (record: Purchase, { digits }) =>
        fromMinor(taxedPaper(record, digits).grossMinor, digits),
    },
    lines: { label: say("number of lines", "明细行数"), of: ({ lines }: Purchase) => lines.length },
    supplier: {
      label: say("supplier", "供应商"),
      of: ({ supplier }: Purchase) => supplier,
    },
    unrequested: {
      label: say("lines that nobody requested", "有明细未经采购申请"),
      of: ({ lines }: Purchase) => lines.some(({ requisition }) => requisition === undefined),
    },
    abovePrice: {
      label: say("a price above the one agreed", "单价高于协议价"),
      of: ({ lines }: Purchase) =>
        lines.some(({ agreed, price }) => agreed !== undefined && toMicro(price) > toMicro(agreed)),
    },
  },
};
