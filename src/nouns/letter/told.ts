import { toMinor } from "../../law/money.ts";
import type { Context } from "../verb.ts";
import type { Letter } from "./letter.ts";
import { isClaimOpen } from "./states.ts";

/** Fees and interest; smallest unit. */
export interface Claimed {
  /** The letter that says it. */
  readonly id: string;
  readonly feeMinor: number;
  readonly interestMinor: number;
}

/**
 * The fees and the interest that a debtor was told last and that were neither invoiced nor waived:
 * what goes along when the debt is handed to legal (R-COL-22). Undefined where none claims any.
 */
export function claimedOf(letters: readonly Letter[], digits: number): Claimed | undefined {
  const newest = [...letters]
    .filter((one) => one.sent && isClaimOpen(one, digits))
    .sort((a, b) => (a.date + a.id < b.date + b.id ? -1 : 1))
    .at(-1);
  if (!newest) return undefined;
  const { id, fee = "0", earlierFees = "0", items = [] } = newest;
  return {
    id,
    feeMinor: toMinor(fee, digits) + toMinor(earlierFees, digits),
    interestMinor: items.reduce((sum, { interest = "0" }) => sum + toMinor(interest, digits), 0),
  };
}

/** The same of a customer of the book; nothing is loaded where no letter was ever written. */
export async function claimedBy(
  { book }: Pick<Context, "book">,
  customer: string,
): Promise<Claimed | undefined> {
  if (!book.hasFolder("letters")) return undefined;
  const { letter } = await import("./letter.ts");
  return claimedOf(await book.liveWhere(letter, "customer", customer), book.digits);
}
