import { addDays, daysBetween, type IsoDate } from "../../../law/dates.ts";
import { toMicro } from "../../../law/decimal.ts";
import { deviation } from "../../../law/reorder.ts";
import type { Move } from "../../move/move.ts";

/** What was wanted of one product, week by week, the oldest first; in its own unit. */
export type Weeks = readonly number[];

/** What was paid last for a product, and to whom. */
export interface LastBought {
  readonly date: IsoDate;
  readonly price?: string | undefined;
  readonly supplier?: string | undefined;
}

/** Goods that left for good: sold or used up. What came back was not wanted after all. */
const wantedKinds: ReadonlySet<string> = new Set(["shipment", "out", "return"]);

/** The days over which demand is told: whole weeks, the last of which ends yesterday. */
export function demandPeriod(
  today: IsoDate,
  weeks: number,
): { readonly from: IsoDate; readonly to: IsoDate } {
  return { from: addDays(today, -7 * weeks), to: addDays(today, -1) };
}

/** Demand by product over a period of whole weeks. */
export function weeklyDemand(
  moves: readonly Move[],
  { from, weeks }: { readonly from: IsoDate; readonly weeks: number },
): ReadonlyMap<string, Weeks> {
  const found = new Map<string, number[]>();
  for (const { kind, product, date, quantity } of moves) {
    if (!wantedKinds.has(kind)) continue;
    const week = Math.floor(daysBetween(from, date) / 7);
    if (week < 0 || week >= weeks) continue;
    const series = found.get(product) ?? Array.from({ length: weeks }, () => 0);
    found.set(product, series);
    series[week] = (series[week] ?? 0) - toMicro(quantity);
  }
  return new Map(
    [...found].map(([id, series]) => [id, series.map((micro) => Math.max(0, micro) / 1e6)]),
  );
}

/** Mean and deviation of a day's demand, from weeks. */
export function pace(weeks: Weeks): { readonly perDay: number; readonly sigma: number } {
  const sum = weeks.reduce((all, one) => all + one, 0);
  const perDay = weeks.length === 0 ? 0 : sum / (weeks.length * 7);
  return { perDay, sigma: deviation(weeks) / Math.sqrt(7) };
}

/** The newest purchase of each product among some moves. */
export function lastBought(moves: readonly Move[]): ReadonlyMap<string, LastBought> {
  const found = new Map<string, LastBought>();
  for (const { kind, product, date, price, supplier, reverses } of moves) {
    if (kind !== "in" || supplier === undefined || reverses !== undefined) continue;
    const known = found.get(product);
    if (!known || known.date <= date) found.set(product, { date, price, supplier });
  }
  return found;
}
