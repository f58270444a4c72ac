import { addDays, type IsoDate } from "../../law/dates.ts";

interface Supplied {
  readonly purchaseDays?: number | undefined;
  readonly makingDays?: number | undefined;
}

/**
 * The days until there is more of a product: to purchase and then to make it (R-ORD-17); undefined
 * where neither is known.
 */
export function supplyDays({ purchaseDays, makingDays }: Supplied): number | undefined {
  if (purchaseDays === undefined && makingDays === undefined) return undefined;
  return (purchaseDays ?? 0) + (makingDays ?? 0);
}

/** The day on which what is ordered today is there; undefined where nobody knows. */
export function suppliedOn(goods: Supplied | undefined, today: IsoDate): IsoDate | undefined {
  const days = goods && supplyDays(goods);
  return days === undefined ? undefined : addDays(today, days);
}
