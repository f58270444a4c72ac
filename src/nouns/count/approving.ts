import type { Approvable, ApprovalKnown } from "../../law/approval.ts";
import { type Decimal, divideRounded, fromMicro, toMicro, toScaled } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";

/** A difference as far as its value goes. */
export interface Valued {
  readonly book: Decimal;
  readonly counted: Decimal;
  readonly cost?: Decimal | undefined;
}

/** Counted less book, as a decimal: a shortage has a minus. */
export function differenceOf({ book, counted }: Valued): Decimal {
  return fromMicro(toMicro(counted) - toMicro(book));
}

/** What a difference is worth at cost, in the smallest unit; undefined without a cost. */
export function valueMinor(one: Valued, digits: number): number | undefined {
  if (one.cost === undefined) return undefined;
  const worth = toScaled(differenceOf(one), 6) * toScaled(one.cost, 6) * 10n ** BigInt(digits);
  return Number(divideRounded(worth, 10n ** 12n));
}

/** Surplus and shortage of all differences at cost; smallest unit, both above zero. */
export function totalsMinor(
  all: readonly Valued[],
  digits: number,
): { readonly surplus: number; readonly shortage: number } {
  let [surplus, shortage] = [0, 0];
  for (const one of all) {
    const minor = valueMinor(one, digits) ?? 0;
    if (minor > 0) surplus += minor;
    else shortage -= minor;
  }
  return { surplus, shortage };
}

interface Counted {
  readonly differences?: readonly Valued[];
}

const of =
  (figure: (totals: { surplus: number; shortage: number }) => number) =>
  ({ differences = [] }: Counted, { digits }: ApprovalKnown): string =>
    fromMinor(figure(totalsMinor(differences, digits)), digits);

/** What a policy may ask of a stocktake: `when: value > 500`. */
export const approvalFacts = {
  value: {
    label: say("value of the differences, surplus and shortage together", "差异金额合计"),
    of: of(({ surplus, shortage }) => surplus + shortage),
  },
  shortage: { label: say("value of the shortage", "盘亏金额"), of: of((all) => all.shortage) },
  surplus: { label: say("value of the surplus", "盘盈金额"), of: of((all) => all.surplus) },
  differences: {
    label: say("number of places with a difference", "有差异的项数"),
    of: ({ differences = [] }: Counted) => String(differences.length),
  },
} satisfies Approvable["facts"];
