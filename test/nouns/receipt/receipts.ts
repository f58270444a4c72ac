import fc from "fast-check";
import { fromMicro, toMicro } from "../../../src/law/decimal.ts";
import type { Decision, ReceiptLine } from "../../../src/nouns/receipt/fields.ts";
import type { GoodsReceipt } from "../../../src/nouns/receipt/receipt.ts";
import { heldMicro, uncollectedMicro } from "../../../src/nouns/receipt/standing.ts";

export function receiptOf(more: Partial<GoodsReceipt> = {}): GoodsReceipt {
  return {
    id: "GR261122A-he-jun",
    purchase: "PO261101A-lan",
    supplier: "longjing",
    date: "2026-11-22",
    warehouse: "main",
    lines: [{ product: "tea", quantity: "10" }],
    ...more,
  };
}

const products = ["tea", "cup", "pot"] as const;

/** Millionths of whole and of broken quantities. */
export const microArbitrary = fc.integer({ min: 1, max: 40 }).map((tenths) => tenths * 500_000);

/** A delivered line of which some is held and some rejected. */
export const lineArbitrary: fc.Arbitrary<ReceiptLine> = fc
  .record({
    product: fc.constantFrom(...products),
    micro: microArbitrary,
    held: fc.nat(3),
    rejected: fc.nat(3),
    replace: fc.option(fc.boolean(), { nil: undefined }),
  })
  .map(({ product, micro, held, rejected, replace }) => {
    const part = (share: number): number => Math.floor((micro * share) / 6);
    return {
      product,
      quantity: fromMicro(micro),
      ...(held > 0 ? { held: fromMicro(part(held)) } : {}),
      ...(rejected > 0 ? { rejected: fromMicro(part(rejected)), why: "wet", replace } : {}),
    };
  });

/** A receipt with what became of it in random steps: held goods decided, rejected ones returned. */
export const receiptArbitrary: fc.Arbitrary<GoodsReceipt> = fc
  .record({
    lines: fc.array(lineArbitrary, { minLength: 1, maxLength: 4 }),
    steps: fc.array(fc.record({ share: fc.integer({ min: 1, max: 4 }), as: fc.nat(2) }), {
      maxLength: 5,
    }),
  })
  .map(({ lines, steps }) => {
    let record = receiptOf({ lines });
    for (const { share, as } of steps) {
      const there = as === 2 ? uncollectedMicro(record) : heldMicro(record);
      const [first] = there;
      if (!first) continue;
      const [product, micro] = first;
      const quantity = fromMicro(Math.max(1, Math.floor(micro / share)));
      if (as === 2) {
        const back = { date: "2026-11-24", to: "Li", lines: [{ product, quantity }] };
        record = { ...record, returned: [...(record.returned ?? []), back] };
        continue;
      }
      const decided: Decision = {
        date: "2026-11-23",
        product,
        quantity,
        as: as === 0 ? "accepted" : "rejected",
      };
      record = { ...record, decisions: [...(record.decisions ?? []), decided] };
    }
    return record;
  });

export function totalMicro(sums: Iterable<number>): number {
  return [...sums].reduce((sum, one) => sum + one, 0);
}

export function deliveredMicro(record: GoodsReceipt): number {
  return totalMicro(record.lines.map((one) => toMicro(one.quantity)));
}
