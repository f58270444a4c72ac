import type { IsoDate } from "../../../law/dates.ts";
import { move } from "../move.ts";
import type { GoodsTold } from "./assign.ts";

const { lot, expiry, serials } = move.fields;

/** The flags by which somebody says which goods leave; without them first expired goes first. */
export const leavingFlags = { lot, serials };

/** The flags by which somebody says which goods come in. */
export const comingFlags = { lot, expiry, serials };

/** What was said of the very goods, apart from the rest of what was typed. */
export function goodsTold(typed: {
  readonly lot?: string | undefined;
  readonly expiry?: IsoDate | undefined;
  readonly serials?: readonly string[] | undefined;
}): GoodsTold {
  return { lot: typed.lot, expiry: typed.expiry, serials: typed.serials };
}
