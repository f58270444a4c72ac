import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { toMinor } from "../../law/money.ts";
import { dueParts, type Parted } from "../invoice/instalments.ts";

/** What telling debts needs to know of an invoice. */
export interface Owing extends Parted {
  readonly id: string;
  readonly customer: string;
  readonly date: IsoDate;
}

/** What a customer owes as collectors see it; all in the smallest unit. */
export interface Debt {
  readonly customer: string;
  /** Past its due day, less what is disputed and what the customer has to get. */
  readonly overdueMinor: number;
  /** What of the overdue is disputed. */
  readonly disputedMinor: number;
  /** Paid ahead, and credit notes that are not used up. */
  readonly creditMinor: number;
  /** Of the oldest overdue part that is not wholly disputed; 0: nothing is overdue. */
  readonly daysOverdue: number;
  readonly oldestDue: IsoDate | undefined;
  /** The overdue invoices, oldest first. */
  readonly invoices: readonly string[];
}

interface DebtFacts {
  /** Per invoice. */
  readonly settled: ReadonlyMap<string, number>;
  /** Per customer. */
  readonly credit: ReadonlyMap<string, number>;
  /** Per invoice. */
  readonly disputed: ReadonlyMap<string, number>;
  readonly asOf: IsoDate;
  readonly digits: number;
}

interface Late {
  readonly id: string;
  readonly due: IsoDate;
}

interface Overdue {
  minor: number;
  disputed: number;
  readonly late: Late[];
}

/** What of an invoice is past its due day, and since when; nothing: undefined. */
function lateOf(
  one: Owing,
  left: number,
  { settled, asOf, digits }: DebtFacts,
): { readonly minor: number; readonly due: IsoDate } | undefined {
  if (!one.instalments?.length) {
    return one.due < asOf ? { minor: left, due: one.due } : undefined;
  }
  const parts = dueParts(one, settled.get(one.id) ?? 0, digits).filter(
    ({ due, openMinor }) => due < asOf && openMinor > 0,
  );
  const [first] = parts;
  return (
    first && { minor: parts.reduce((sum, { openMinor }) => sum + openMinor, 0), due: first.due }
  );
}

/** May it be passed over unread? It is not due and takes nothing off. */
function isToCome({ due, amount, instalments }: Owing, asOf: IsoDate): boolean {
  return due >= asOf && !instalments?.length && !amount.startsWith("-");
}

/**
 * What each customer owes that is past its due day: credit notes and money paid ahead are netted
 * first, what is disputed is left out and nothing else (R-COL-16); what is paid in part is still
 * owed. Customers of whom nothing is overdue are not told.
 */
export function debtsOf(invoices: readonly Owing[], facts: DebtFacts): Map<string, Debt> {
  const { settled, disputed, asOf, digits } = facts;
  const back = new Map<string, number>();
  const overdue = new Map<string, Overdue>();
  for (const one of invoices) {
    if (one.date > asOf || isToCome(one, asOf)) continue;
    const { id, customer } = one;
    const left = toMinor(one.amount, digits) - (settled.get(id) ?? 0);
    if (left < 0) back.set(customer, (back.get(customer) ?? 0) - left);
    const late = left > 0 ? lateOf(one, left, facts) : undefined;
    if (!late) continue;
    const collectable = Math.min(late.minor, Math.max(0, left - (disputed.get(id) ?? 0)));
    const known = overdue.get(customer) ?? { minor: 0, disputed: 0, late: [] };
    known.minor += collectable;
    known.disputed += late.minor - collectable;
    if (collectable > 0) known.late.push({ id, due: late.due });
    overdue.set(customer, known);
  }
  return new Map(
    [...overdue].map(([customer, one]) => [customer, debtOf(customer, one, { ...facts, back })]),
  );
}

function debtOf(
  customer: string,
  { minor, disputed, late }: Overdue,
  { credit, back, asOf }: DebtFacts & { readonly back: ReadonlyMap<string, number> },
): Debt {
  const creditMinor = Math.max(0, credit.get(customer) ?? 0) + (back.get(customer) ?? 0);
  const sorted = late.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const overdueMinor = Math.max(0, minor - creditMinor);
  const oldestDue = overdueMinor > 0 ? sorted[0]?.due : undefined;
  return {
    customer,
    overdueMinor,
    disputedMinor: disputed,
    creditMinor,
    daysOverdue: oldestDue === undefined ? 0 : daysBetween(oldestDue, asOf),
    oldestDue,
    invoices: sorted.map(({ id }) => id),
  };
}
