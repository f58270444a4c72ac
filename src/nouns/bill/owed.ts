import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import { approvalStanding, assertApproved } from "../approval/gate.ts";
import { openInvoices } from "../payment/rules.ts";
import type { Supplier } from "../supplier/supplier.ts";
import type { Context } from "../verb.ts";
import { bill } from "./bill.ts";
import type { OpenBill } from "./paying.ts";
import { billPayment } from "./payment.ts";

/** What a supplier is owed, oldest first; and of that what may be paid as the approvals stand. */
export interface Payable {
  readonly all: readonly OpenBill[];
  readonly owed: readonly OpenBill[];
  /** Of each invoice that waits for its approval, that it does. */
  readonly waiting: readonly Text[];
}

/**
 * The invoices of a supplier that may be paid. Those named must be his and approved; where none is
 * named, what is not approved is left out and told. @throws RoundsError refused
 */
export async function payableOf(
  supplier: Supplier,
  named: readonly string[] | undefined,
  context: Context,
): Promise<Payable> {
  const { book } = context;
  const settled = await book.sums(billPayment, "paid");
  const all = openInvoices(await book.liveWhere(bill, "supplier", supplier.id), {
    settled,
    digits: book.digits,
  });
  if (named) {
    const owed: OpenBill[] = [];
    for (const id of named) {
      const found = all.find(({ invoice }) => invoice.id === id);
      if (!found) {
        refuse(
          say(
            `${id} is no open invoice of ${supplier.name}`,
            `${id} 不是 ${supplier.name} 的未付发票`,
          ),
          say(
            `those that are: rounds bill list --open --supplier ${supplier.id}`,
            `未付发票：rounds bill list --open --supplier ${supplier.id}`,
          ),
        );
      }
      await assertApproved(context, { noun: bill, record: found.invoice }, say("paid", "付款"));
      owed.push(found);
    }
    return { all, owed, waiting: [] };
  }
  const owed: OpenBill[] = [];
  const waiting: Text[] = [];
  for (const one of all) {
    const { state } = await approvalStanding(context, bill, one.invoice);
    if (state === "unneeded" || state === "approved") {
      owed.push(one);
      continue;
    }
    const { id } = one.invoice;
    waiting.push(
      say(
        `left out, not approved: ${id} (rounds approve ${id})`,
        `未审批，未付：${id}（rounds approve ${id}）`,
      ),
    );
  }
  return { all, owed, waiting };
}
