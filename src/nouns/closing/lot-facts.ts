import type { BalanceRow } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import type { Move } from "../move/move.ts";

/** What is known of a lot beside where it lies. */
export interface LotFact {
  /** The last day on which it may be used. */
  readonly expiry?: IsoDate | undefined;
  /** The day on which the first of it came in. */
  readonly received?: IsoDate | undefined;
}

/** Expiry and day of receipt of each lot, from a closing's rows and the moves after it. */
export class LotFacts {
  private readonly known = new Map<string, LotFact>();

  constructor(rows: readonly BalanceRow[] = []) {
    for (const row of rows) {
      this.note(row.product ?? "", row.lot ?? "", { expiry: row.expiry, received: row.received });
    }
  }

  see({ product, lot, expiry, quantity, date }: Move): void {
    if (lot === undefined) return;
    const received = quantity.startsWith("-") ? undefined : date;
    if (received !== undefined || expiry !== undefined)
      this.note(product, lot, { expiry, received });
  }

  of({ product = "", lot = "" }: { product?: string; lot?: string }): LotFact {
    return this.known.get(`${product}|${lot}`) ?? {};
  }

  private note(product: string, lot: string, { expiry, received }: LotFact): void {
    const key = `${product}|${lot}`;
    const had = this.known.get(key);
    const first = [had?.received, received].flatMap((one) => one ?? []).sort()[0];
    const last = had?.expiry ?? expiry;
    this.known.set(key, {
      ...(last === undefined ? {} : { expiry: last }),
      ...(first === undefined ? {} : { received: first }),
    });
  }
}
