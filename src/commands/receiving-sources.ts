import { say } from "../law/words.ts";
import type { KnownFacts } from "./duty-facts.ts";
import type { DutySource } from "./duty-sources.ts";

async function supplierNames({ book }: KnownFacts): Promise<(id: string) => string> {
  const { supplier } = await import("../nouns/supplier/supplier.ts");
  const names = new Map((await book.all(supplier)).map((one) => [one.id, one.name]));
  return (id) => names.get(id) ?? id;
}

/** What goods that come in, and what suppliers want for them, oblige people to. */
export const receivingSources: readonly DutySource[] = [
  {
    folder: "goods-receipts",
    rules: {
      "quality-hold": { group: "stock", label: say("quality hold", "待检") },
      "rejected-goods": { group: "stock", label: say("send back", "退货") },
    },
    async duties(known) {
      const { goodsReceipt } = await import("../nouns/receipt/receipt.ts");
      const { receiptState } = await import("../nouns/receipt/standing.ts");
      const open = (await known.book.live(goodsReceipt)).filter((one) =>
        ["on-hold", "to-return"].includes(receiptState(one)),
      );
      if (open.length === 0) return [];
      const { receiptDuties } = await import("../nouns/receipt/duties.ts");
      const names = { supplier: await supplierNames(known), product: await known.productNames() };
      return receiptDuties(open, names, known.facts);
    },
  },
  {
    folder: "bills",
    rules: {
      "bill-due": { group: "money", label: say("pay", "付款") },
      "bill-approve": { group: "approval", label: say("payment", "付款审批") },
    },
    async duties(known) {
      const { billDuties, soonDue } = await import("../nouns/bill/duties.ts");
      const { bill } = await import("../nouns/bill/bill.ts");
      const { billPayment } = await import("../nouns/bill/payment.ts");
      const { book, facts } = known;
      const settled = await book.sums(billPayment, "paid");
      const soon = soonDue(await book.live(bill), { ...facts, settled });
      if (soon.length === 0) return [];
      const { approvalStanding } = await import("../nouns/approval/gate.ts");
      const wait = new Set<string>();
      for (const one of soon) {
        const { state } = await approvalStanding({ book, today: facts.today }, bill, one);
        if (state !== "unneeded" && state !== "approved") wait.add(one.id);
      }
      const nameOf = await supplierNames(known);
      return billDuties(soon, { ...facts, settled, nameOf, waiting: (id) => wait.has(id) });
    },
  },
];
