import type { AnyStored, Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import type { KnownFacts } from "./duty-facts.ts";
import type { DutySource } from "./duty-sources.ts";

/** What is called how, for duties about what is bought. */
async function names(known: KnownFacts) {
  const { supplier } = await import("../nouns/supplier/supplier.ts");
  const all = new Map((await known.book.all(supplier)).map(({ id, name }) => [id, name]));
  const { product } = await import("../nouns/product/product.ts");
  const goods = new Map((await known.book.all(product)).map((one) => [one.id, one]));
  return {
    supplier: (id: string) => all.get(id) ?? id,
    product: await known.productNames(),
    supplierOf: (id: string) => goods.get(id)?.supplier,
  };
}

/** Which of some papers wait for an approval that the firm's policies want. */
export async function unapproved(
  { book, facts }: KnownFacts,
  noun: Noun,
  records: readonly AnyStored[],
): Promise<(id: string) => boolean> {
  const policies = book.settings.approvals ?? [];
  if (!policies.some((one) => one.noun === noun.name)) return () => false;
  const { approvalStanding } = await import("../nouns/approval/gate.ts");
  const found = new Set<string>();
  for (const record of records) {
    const { state } = await approvalStanding({ book, today: facts.today }, noun, record);
    if (state !== "unneeded" && state !== "approved") found.add(record.id);
  }
  return (id) => found.has(id);
}

/** What is to be bought, sent, confirmed, and what is to arrive. */
export const purchaseSources: readonly DutySource[] = [
  {
    folder: "requisitions",
    rules: {
      requisition: { group: "stock", label: say("to be bought", "待采购") },
      reimburse: { group: "money", label: say("reimburse", "报销") },
    },
    async duties(known) {
      const { requisition } = await import("../nouns/requisition/requisition.ts");
      const { requisitionDuties } = await import("../nouns/purchase/duties.ts");
      const live = await known.book.live(requisition);
      if (live.length === 0) return [];
      const waiting = await unapproved(known, requisition, live);
      return requisitionDuties(live, { names: await names(known), waiting }, known.facts);
    },
  },
  {
    folder: "purchases",
    rules: {
      "purchase-send": { group: "stock", label: say("send", "下达") },
      "purchase-confirm": { group: "stock", label: say("confirmation", "供方确认") },
      "purchase-arrival": { group: "stock", label: say("arrival", "到货") },
      "purchase-late": { group: "stock", label: say("late", "逾期未到") },
    },
    async duties(known) {
      const { purchase } = await import("../nouns/purchase/purchase.ts");
      const { draftDuties, purchaseDuties } = await import("../nouns/purchase/duties.ts");
      const { openPurchases } = await import("../nouns/purchase/known.ts");
      const drafts = (await known.book.live(purchase)).filter(
        ({ sent, cancelled, closed }) => !sent && !cancelled && !closed,
      );
      const called = await names(known);
      const waiting = await unapproved(known, purchase, drafts);
      return [
        ...draftDuties(drafts, { names: called, waiting }, known.facts),
        ...purchaseDuties(await openPurchases(known.book), called, known.facts),
      ];
    },
  },
];
