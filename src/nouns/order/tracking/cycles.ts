import type { Book } from "../../../book/book.ts";
import { carrier, carrierCalled } from "../../carrier/carrier.ts";

/**
 * The days within which a signed receipt is to be back (R-TRN-15): the carrier's own cycle, else
 * the firm's where it waits for receipts at all.
 */
export async function receiptCycles(
  book: Book,
): Promise<(carrier: string | undefined) => number | undefined> {
  const carriers = book.hasFolder(carrier.folder) ? await book.all(carrier) : [];
  const { receiptsBack, limits } = book.settings;
  const usual = receiptsBack ? limits.receiptDays : undefined;
  return (name) => carrierCalled(carriers, name)?.receiptDays ?? usual;
}
