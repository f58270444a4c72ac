import { editVerb } from "../../generic/edit.ts";
import { supplier } from "../../supplier/supplier.ts";
import { defineVerb } from "../../verb.ts";
import type { PurchaseLine } from "../lines.ts";
import { type AskedLine, pricedPurchase } from "../pricing.ts";
import { type Purchase, purchase } from "../purchase.ts";

const plain = editVerb(purchase, async (record, typed, book) => {
  if (!Array.isArray(typed.lines)) return {};
  const was = { ...record, ...typed } as unknown as Purchase;
  const seller = await book.get(supplier, was.supplier);
  const lines = await pricedPurchase(typed.lines as readonly AskedLine[], {
    supplier: seller,
    day: was.date,
    currency: was.currency,
    book,
  });
  return { lines: relisted(record.lines as readonly PurchaseLine[], lines) };
});

/** A line typed for a product that is there takes its place, others are added. */
function relisted(
  old: readonly PurchaseLine[],
  typed: readonly PurchaseLine[],
): readonly PurchaseLine[] {
  const rest = [...typed];
  const kept = old.map((line) => {
    const at = rest.findIndex(({ product }) => product === line.product);
    const [anew] = at < 0 ? [] : rest.splice(at, 1);
    if (!anew) return line;
    const { requisition, order } = line;
    return {
      ...anew,
      ...(requisition === undefined ? {} : { requisition }),
      ...(order === undefined ? {} : { order }),
    };
  });
  return [...kept, ...rest];
}

export const verb = defineVerb(plain);
