import { type AgedLine, type Owed, type Scale, usualScale } from "./aging.ts";

/** What one customer, or one group of them, owes by age; smallest unit; parts make the balance. */
export interface Age {
  readonly key: string;
  /** By the keys of the scale, and "credit", which is zero or less. */
  readonly parts: Readonly<Record<string, number>>;
  readonly overdueMinor: number;
  /** Days of the oldest overdue part; 0 when nothing is overdue. */
  readonly daysOverdue: number;
  readonly balanceMinor: number;
  /** How many open invoices there are. */
  readonly papers: number;
}

interface Grouping<I extends Owed> {
  readonly scale?: Scale;
  readonly groupOf: (invoice: I) => string;
  /** The group in which the money stands that a customer has paid ahead. */
  readonly groupOfCredit: (customer: string) => string;
}

/** Lines and credit per customer, most overdue first; only who has something open. */
export function agedCustomers(
  lines: readonly AgedLine[],
  credit: ReadonlyMap<string, number>,
  scale: Scale = usualScale,
): Age[] {
  const groupOf = ({ customer }: Owed): string => customer;
  return agedGroups(lines, credit, { scale, groupOf, groupOfCredit: (customer) => customer });
}

/** The same by any grouping: most overdue first, then by balance. */
export function agedGroups<I extends Owed>(
  lines: readonly AgedLine<I>[],
  credit: ReadonlyMap<string, number>,
  { scale = usualScale, groupOf, groupOfCredit }: Grouping<I>,
): Age[] {
  const groups = new Map<string, Gathered>();
  const empty = noParts(scale);
  const at = (key: string): Gathered => {
    const known = groups.get(key);
    if (known) return known;
    const fresh = { parts: { ...empty }, overdue: 0, oldest: 0, papers: 0, balance: 0 };
    groups.set(key, fresh);
    return fresh;
  };
  let last: I | undefined;
  for (const { invoice, bucket, openMinor, daysOverdue } of lines) {
    const group = at(groupOf(invoice));
    group.parts[bucket] = (group.parts[bucket] ?? 0) + openMinor;
    group.balance += openMinor;
    if (daysOverdue > 0) group.overdue += openMinor;
    if (daysOverdue > group.oldest) group.oldest = daysOverdue;
    if (invoice !== last) group.papers += 1;
    last = invoice;
  }
  for (const [customer, minor] of credit) {
    if (minor === 0) continue;
    const group = at(groupOfCredit(customer));
    group.parts.credit = (group.parts.credit ?? 0) - minor;
    group.balance -= minor;
  }
  return [...groups].map(ageOf).sort(mostOverdue);
}

interface Gathered {
  readonly parts: Record<string, number>;
  overdue: number;
  oldest: number;
  papers: number;
  balance: number;
}

function ageOf([key, group]: readonly [string, Gathered]): Age {
  const { parts, overdue, oldest, papers, balance } = group;
  return { key, parts, overdueMinor: overdue, daysOverdue: oldest, balanceMinor: balance, papers };
}

function mostOverdue(a: Age, b: Age): number {
  return (
    b.overdueMinor - a.overdueMinor || b.balanceMinor - a.balanceMinor || (a.key < b.key ? -1 : 1)
  );
}

/** Nothing in any of the columns. */
function noParts({ buckets }: Scale): Record<string, number> {
  const parts: Record<string, number> = {};
  for (const { key } of buckets) parts[key] = 0;
  parts.credit = 0;
  return parts;
}

/** What all of them owe by age; smallest unit. */
export function sumParts(ages: readonly Age[], scale: Scale): Record<string, number> {
  const sums = noParts(scale);
  const keys = Object.keys(sums);
  for (const { parts } of ages) {
    for (const key of keys) sums[key] = (sums[key] ?? 0) + (parts[key] ?? 0);
  }
  return sums;
}
