import { addDays, type IsoDate } from "../../../law/dates.ts";

/** What lies of a lot in one place; without a lot number: goods from before lots were kept. */
export interface LotStock {
  readonly lot?: string | undefined;
  readonly expiry?: IsoDate | undefined;
  /** The day on which the first of it came in. */
  readonly received?: IsoDate | undefined;
  /** What may be taken, in millionths. */
  readonly micro: number;
}

/**
 * The one answer to whether goods may be used, sold or shipped on a day: up to their last day,
 * that day included (4.7). All that asks for it asks here.
 */
export function usableOn(
  { expiry }: { readonly expiry?: IsoDate | undefined },
  day: IsoDate,
): boolean {
  return expiry === undefined || day <= expiry;
}

/** The day by which a lot leaves the shelf: so many days before it expires. */
export function removalDate(expiry: IsoDate | undefined, removalDays = 0): IsoDate | undefined {
  return expiry === undefined ? undefined : addDays(expiry, -removalDays);
}

const never = "9999-12-31";

/**
 * First expired, first out: by removal date, then by day of receipt, then by lot; what never
 * expires comes last (4.7).
 */
export function pickingOrder<L extends LotStock>(
  lots: readonly L[],
  removalDays = 0,
): readonly L[] {
  const keys = (one: L): readonly string[] => [
    removalDate(one.expiry, removalDays) ?? never,
    one.received ?? "",
    one.lot ?? "",
  ];
  return [...lots].sort((a, b) => {
    const [left, right] = [keys(a), keys(b)];
    const at = left.findIndex((key, index) => key !== right[index]);
    return at < 0 ? 0 : (left[at] ?? "") < (right[at] ?? "") ? -1 : 1;
  });
}

/** A part of a lot that is taken, in millionths. */
export interface Picked<L> {
  readonly from: L;
  readonly micro: number;
}

/** Takes a quantity from lots in the order of picking; what is missing stays over. */
export function pick<L extends LotStock>(
  lots: readonly L[],
  micro: number,
): { readonly picked: readonly Picked<L>[]; readonly shortMicro: number } {
  const picked: Picked<L>[] = [];
  let left = micro;
  for (const from of lots) {
    const part = Math.min(left, Math.max(0, from.micro));
    if (part > 0) picked.push({ from, micro: part });
    left -= part;
  }
  return { picked, shortMicro: left };
}
