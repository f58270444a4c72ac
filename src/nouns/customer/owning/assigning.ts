import { fold } from "../../../law/names.ts";

/** Somebody who may get customers, and how many of each other's measure: 2 gets twice as many. */
export interface Taker {
  readonly id: string;
  readonly weight: number;
}

interface Given {
  readonly id: string;
  readonly region?: string | undefined;
  readonly owner?: string | undefined;
}

export interface AssignFacts {
  /** How many customers everybody has now, those to be assigned not counted. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Gives each customer to whoever has fewest for their weight, so that the numbers come out even,
 * with regard to ability (R-OWN-04). Of equals the one named first gets it.
 */
export function balanced(
  customers: readonly Given[],
  takers: readonly Taker[],
  { counts }: AssignFacts,
): ReadonlyMap<string, string> {
  const has = new Map(takers.map(({ id }) => [id, counts.get(id) ?? 0]));
  const found = new Map<string, string>();
  for (const { id } of customers) {
    const next = leastOf(takers, has);
    if (!next) break;
    found.set(id, next.id);
    has.set(next.id, (has.get(next.id) ?? 0) + 1);
  }
  return found;
}

/** Whoever would have fewest for their weight with one more. */
function leastOf(takers: readonly Taker[], has: ReadonlyMap<string, number>): Taker | undefined {
  const load = ({ id, weight }: Taker): number => ((has.get(id) ?? 0) + 1) / weight;
  return takers.reduce<Taker | undefined>(
    (least, one) => (least === undefined || load(one) < load(least) ? one : least),
    undefined,
  );
}

interface Keeper {
  readonly id: string;
  readonly region?: string | undefined;
  readonly regions?: readonly string[] | undefined;
}

/**
 * Gives each customer to whoever's territory the region belongs to (R-OWN-05); where several share
 * it, evenly. Customers of a region that is nobody's are left out.
 */
export function byTerritory(
  customers: readonly Given[],
  people: readonly Keeper[],
  { counts }: AssignFacts,
): ReadonlyMap<string, string> {
  const keepers = new Map<string, Taker[]>();
  for (const { id, region, regions } of people) {
    for (const key of new Set([...(regions ?? []), region ?? ""].map(fold))) {
      if (key !== "") keepers.set(key, [...(keepers.get(key) ?? []), { id, weight: 1 }]);
    }
  }
  const has = new Map(counts);
  const found = new Map<string, string>();
  for (const { id, region } of customers) {
    const next = leastOf(keepers.get(fold(region ?? "")) ?? [], has);
    if (!next) continue;
    found.set(id, next.id);
    has.set(next.id, (has.get(next.id) ?? 0) + 1);
  }
  return found;
}

/** How many customers everybody owns, lost ones and some others left out. */
export function ownCounts(
  customers: readonly (Given & { readonly stage?: string | undefined })[],
  without: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id, owner, stage } of customers) {
    if (owner === undefined || stage === "lost" || without.has(id)) continue;
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return counts;
}
