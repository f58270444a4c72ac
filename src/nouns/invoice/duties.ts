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
  readonly today?: string;
  /** What customers have to get, unused; smallest unit. */
  readonly credit?: ReadonlyMap<string, number>;
  /** The open cases of collecting, by customer. */
  readonly cases?: ReadonlyMap<string, unknown>;
}

/**
 * The customers who are asked for what is overdue by the steps of a case: one whose credit covers
 * all of that has no step.
 */
function inCases(invoices: readonly Invoice[], facts: InvoiceFacts): ReadonlySet<string> {
  const { settled, digits, today = "", credit, cases } = facts;
  if (!cases || cases.size === 0) return new Set();
  const owed = new Map<string, number>();
  for (const one of invoices) {
    if (!cases.has(one.customer)) continue;
    for (const { due, openMinor } of dueParts(one, settled.get(one.id) ?? 0, digits)) {
      if (openMinor > 0 && due >= today) continue;
      owed.set(one.customer, (owed.get(one.customer) ?? 0) + openMinor);
    }
  }
  return new Set([...owed].flatMap(([id, minor]) => (minor > (credit?.get(id) ?? 0) ? id : [])));
}

/**
 * An invoice is paid by its due day; whose customer it is asks for the money (R-REM-32). What is
 * overdue yields to the customer's case of collecting: the case's step is the next thing to do.
 */
export function invoiceDuties(invoices: readonly Invoice[], facts: InvoiceFacts): Duty[] {
  const { settled, digits, nameOf, ownerOf, until = "9999", today = "" } = facts;
  const collected = inCases(invoices, facts);
  return invoices.flatMap((one) => {
    if (one.due > until && !one.instalments?.length) return [];
    const isCollected = collected.has(one.customer);
    const parts = dueParts(one, settled.get(one.id) ?? 0, digits);
    const part = parts.find(({ openMinor, due }) => openMinor > 0 && !(isCollected && due < today));
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
