import { cutTo } from "./amending.ts";
import type { Line } from "./fields/lines.ts";
import type { Order } from "./order.ts";
import { bookNetMinor, orderedMicro, returnedMicro } from "./totals.ts";

/** The lines of an order without the goods that came back for good: those nobody pays. */
export function keptLines(record: Order): readonly Line[] {
  const shipments = record.shipments ?? [];
  const returned = returnedMicro(shipments);
  if (returned.size === 0) return record.lines;
  const kept = orderedMicro(record);
  const again = returnedMicro(shipments, { again: true });
  for (const [product, micro] of returned) {
    kept.set(product, (kept.get(product) ?? 0) - micro + (again.get(product) ?? 0));
  }
  return cutTo(record.lines, kept);
}

/** What an order sold without freight, goods returned for good left out; smallest unit. */
export function soldMinor(record: Order, digits: number): number {
  const lines = keptLines(record);
  return bookNetMinor(lines === record.lines ? record : { ...record, lines }, digits);
}
