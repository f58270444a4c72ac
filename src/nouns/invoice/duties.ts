import { grouped } from "../../law/decimal.ts";
import type { Duty } from "../../law/duty.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { dueParts } from "./instalments.ts";
import type { Invoice } from "./invoice.ts";

interface InvoiceFacts {
  readonly settled: ReadonlyMap<string, number>;
  readonly digits: number;
  readonly nameOf: (customer: string) => string;
  readonly ownerOf: (customer: string) => string | undefined;
  /** The last day that is asked about. */
  readonly until?: string;
}

/** An invoice is paid by its due day; whose customer it is asks for the money (R-REM-32). */
export function invoiceDuties(invoices: readonly Invoice[], facts: InvoiceFacts): Duty[] {
  const { settled, digits, nameOf, ownerOf, until = "9999" } = facts;
  return invoices.flatMap((one) => {
    if (one.due > until && !one.instalments?.length) return [];
    const parts = dueParts(one, settled.get(one.id) ?? 0, digits);
    const part = parts.find(({ openMinor }) => openMinor > 0);
    if (!part || part.due > until) return [];
    const { due, openMinor: open } = part;
    const amount = grouped(fromMinor(open, digits));
    return [
      {
        rule: "payment",
        noun: "invoice",
        id: one.id,
        about: nameOf(one.customer),
        who: one.owner ?? ownerOf(one.customer),
        role: "bookkeeper",
        from: due,
        due,
        what: say(`${amount} of ${one.id} to be paid`, `应收 ${amount} ${one.id}`),
        command: `rounds collect ${one.customer} ${fromMinor(open, digits)}`,
      },
    ];
  });
}
