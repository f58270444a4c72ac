import type { ClassRules } from "../../../law/class-settings.ts";
import type { Customer } from "../customer.ts";

type Classed = Pick<
  Customer,
  | "id"
  | "grade"
  | "region"
  | "owner"
  | "tier"
  | "valueClass"
  | "consumption"
  | "visitCycle"
  | "sample"
>;

/** The classes of one customer; each scheme stands by itself (R-VAR-07). */
export type Classes = Required<
  Pick<Customer, "tier" | "valueClass" | "consumption" | "visitCycle" | "sample">
>;

export interface ClassFacts {
  readonly customers: readonly Classed[];
  /** Turnover of twelve months and of the quarter, by customer, in the smallest unit. */
  readonly year: ReadonlyMap<string, number>;
  readonly quarter: ReadonlyMap<string, number>;
  readonly rules: ClassRules;
  readonly sampleBy: "region" | "owner";
}

/** The classes that the figures of a quarter speak for, by customer. */
export function proposeClasses(facts: ClassFacts): ReadonlyMap<string, Classes> {
  const { customers, year, quarter, rules } = facts;
  const large = largeCustomers(year, rules.largePercent);
  const value = byRank(year, rules);
  const consumption = byRank(quarter, rules);
  const ranked = rankedCustomers(facts, large);
  const cycles = visitCycles(ranked, rules);
  const samples = sampleCustomers(ranked, facts);
  return new Map(
    customers.map(({ id }) => [
      id,
      {
        tier: large.has(id) ? "large" : "ordinary",
        valueClass: value.get(id) ?? "low",
        consumption: consumption.get(id) ?? "none",
        visitCycle: cycles.get(id) ?? "quarterly",
        sample: samples.has(id),
      },
    ]),
  );
}

/** Whoever bought anything, who bought most first; equals by id, so that it is always the same. */
function buyers(turnover: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...turnover]
    .filter(([, minor]) => minor > 0)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

/** The 80/20 rule: the fewest customers who make so many per cent of the turnover (R-CUS-16). */
export function largeCustomers(
  turnover: ReadonlyMap<string, number>,
  percent: number,
): ReadonlySet<string> {
  const ranked = buyers(turnover);
  const total = ranked.reduce((sum, [, minor]) => sum + minor, 0);
  const large = new Set<string>();
  let reached = 0;
  for (const [id, minor] of ranked) {
    if (reached * 100 >= total * percent) break;
    reached += minor;
    large.add(id);
  }
  return large;
}

/** High, middle and low by the place among the buyers: R-CUS-17 over a year, R-CUS-47 a quarter. */
function byRank(
  turnover: ReadonlyMap<string, number>,
  { highPercent, middlePercent }: ClassRules,
): ReadonlyMap<string, "high" | "middle" | "low"> {
  const ranked = buyers(turnover);
  const high = Math.ceil((ranked.length * highPercent) / 100);
  const middle = Math.ceil((ranked.length * (highPercent + middlePercent)) / 100);
  return new Map(
    ranked.map(([id], index) => [id, index < high ? "high" : index < middle ? "middle" : "low"]),
  );
}

/** Large ones first, then by grade, then by turnover: who is worth the most contact. */
function rankedCustomers(
  { customers, year }: ClassFacts,
  large: ReadonlySet<string>,
): readonly Classed[] {
  const weight = ({ id, grade }: Classed): string => `${large.has(id) ? 0 : 1}${grade ?? "D"}`;
  return customers.toSorted((a, b) => {
    const [one, other] = [weight(a), weight(b)];
    if (one !== other) return one < other ? -1 : 1;
    return (year.get(b.id) ?? 0) - (year.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1);
  });
}

/** Visit classes by their shares of the customers: 30, 60 and 10 per cent (R-CUS-19). */
function visitCycles(
  ranked: readonly Classed[],
  { monthlyPercent, bimonthlyPercent }: ClassRules,
): ReadonlyMap<string, Classes["visitCycle"]> {
  const monthly = Math.round((ranked.length * monthlyPercent) / 100);
  const most = Math.round((ranked.length * (monthlyPercent + bimonthlyPercent)) / 100);
  return new Map(
    ranked.map(({ id }, index) => [
      id,
      index < monthly ? "monthly" : index < most ? "bimonthly" : "quarterly",
    ]),
  );
}

type Grouping = Pick<ClassFacts, "rules" | "sampleBy">;

/** The area or the salesperson for whom sample customers are counted; "" where nobody said. */
function sampleGroup(one: Classed, { sampleBy }: Pick<Grouping, "sampleBy">): string {
  return (sampleBy === "owner" ? one.owner : one.region) ?? "";
}

/** The customers by the groups in which sample customers are counted. */
export function sampleGroups<C extends Classed>(
  customers: readonly C[],
  grouping: Pick<Grouping, "sampleBy">,
): ReadonlyMap<string, readonly C[]> {
  const groups = new Map<string, C[]>();
  for (const one of customers) {
    const key = sampleGroup(one, grouping);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** How many of so many customers are to be sample customers (R-CUS-20). */
export function samplesNeeded(count: number, { rules, sampleBy }: Grouping): number {
  return sampleBy === "owner"
    ? Math.min(count, rules.sampleLeast)
    : Math.ceil((count * rules.samplePercent) / 100);
}

/**
 * Sample customers stay what they are; where an area has too few, others are added, spread evenly
 * from the largest to the smallest, so that the group stands for all.
 */
function sampleCustomers(ranked: readonly Classed[], facts: ClassFacts): ReadonlySet<string> {
  const groups = sampleGroups(ranked, facts);
  const samples = new Set<string>();
  for (const group of groups.values()) {
    for (const { id, sample } of group) if (sample) samples.add(id);
    const others = group.filter(({ sample }) => !sample);
    const short = samplesNeeded(group.length, facts) - (group.length - others.length);
    for (let place = 0; place < short; place++) {
      const index = Math.floor(((place + 0.5) * others.length) / short);
      samples.add(others[index]?.id ?? "");
    }
  }
  samples.delete("");
  return samples;
}
