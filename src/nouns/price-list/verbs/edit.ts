import { editVerb } from "../../generic/edit.ts";
import { countedRows, mergedRows } from "../counted.ts";
import { type PriceList, priceList } from "../price-list.ts";
import type { PriceRow } from "../rows.ts";

/** A row typed again takes the place of the one from the same quantity. */
export const verb = editVerb(priceList, async (record, typed, book) => {
  if (!Array.isArray(typed.rows)) return {};
  const { rows = [] } = record as unknown as PriceList;
  return { rows: mergedRows(rows, await countedRows(typed.rows as readonly PriceRow[], book)) };
});
