import {
  type Decimal,
  divideRounded,
  fromScaled,
  quantityDigits,
  shortest,
  toScaled,
} from "../../law/decimal.ts";
import { fold } from "../../law/names.ts";
import type { PolicyRow } from "../../law/price-settings.ts";
import { say, type Text } from "../../law/words.ts";

/** What of a line says how far its price is below the list. */
export interface Lowered {
  readonly price: Decimal;
  readonly discount?: Decimal | undefined;
  /** What the list asked where that is more than the price; for the same number. */
  readonly listPrice?: Decimal | undefined;
}

/** Who lowers a price, of what, for whom: by these a policy tells its cases apart. */
export interface Case {
  /** The words for the role of whoever offers: code and labels. */
  readonly roles: readonly string[];
  /** The product's line. */
  readonly line?: string | undefined;
  /** Words for the customer's classes, folded. */
  readonly classes: ReadonlySet<string>;
}

/** A line that goes further down than the policy lets whoever offers it. */
export interface Beyond {
  /** How far below the list, a fraction to six places. */
  readonly reduction: Decimal;
  /** How far it might have gone. */
  readonly most: Decimal;
  /** The sentence of the policy that says so; none: no sentence is for this case. */
  readonly row?: PolicyRow | undefined;
}

const one = 10n ** BigInt(quantityDigits);

/** How far a line is below the list, its discount included: "0.05". Never below zero. */
export function reductionOf({ price, discount, listPrice }: Lowered): Decimal {
  const listed = toScaled(listPrice ?? price, quantityDigits);
  if (listed === 0n) return "0";
  const kept = one - toScaled(discount ?? "0", quantityDigits);
  const share = divideRounded(toScaled(price, quantityDigits) * kept, listed);
  return share >= one ? "0" : shortest(fromScaled(one - share, quantityDigits));
}

/**
 * The sentence of the policy that counts: of those whose conditions all hold the one with the most
 * conditions, of equals the first. Undefined where none is for the case.
 */
export function policyRow(policy: readonly PolicyRow[], of: Case): PolicyRow | undefined {
  const roles = new Set(of.roles.map(fold));
  const line = of.line === undefined ? undefined : fold(of.line);
  const fits = ({ roles: by, lines, classes }: PolicyRow): boolean =>
    (!by?.length || by.some((word) => roles.has(fold(word)))) &&
    (!lines?.length || lines.some((word) => fold(word) === line)) &&
    (!classes?.length || classes.some((word) => of.classes.has(fold(word))));
  const conditions = ({ roles: by, lines, classes }: PolicyRow): number =>
    [by, lines, classes].filter((words) => (words?.length ?? 0) > 0).length;
  return policy
    .filter(fits)
    .reduce<PolicyRow | undefined>(
      (best, row) => (best && conditions(best) >= conditions(row) ? best : row),
      undefined,
    );
}

/**
 * Does a line go further below the list than the quotation policy allows (R-ORD-06, R-APR-09)?
 * Where there is a policy but no sentence for the case, nothing is allowed; exact, not rounded.
 */
export function beyondPolicy(
  line: Lowered,
  policy: readonly PolicyRow[] | undefined,
  of: Case,
): Beyond | undefined {
  if (!policy || policy.length === 0) return undefined;
  const row = policyRow(policy, of);
  const most = row?.most ?? "0";
  const kept = one - toScaled(line.discount ?? "0", quantityDigits);
  const asked = toScaled(line.price, quantityDigits) * kept;
  const listed = toScaled(line.listPrice ?? line.price, quantityDigits);
  if (asked >= listed * (one - toScaled(most, quantityDigits))) return undefined;
  return { reduction: reductionOf(line), most, row };
}

/** A fraction in per cent, exact: "0.05" is "5". */
export function inPercent(rate: Decimal): Decimal {
  return shortest(fromScaled(toScaled(rate, quantityDigits), 4));
}

/** The same as people read it, to two places: "0.0592" is "5.92%". */
export function percentOf(rate: Decimal): string {
  return `${shortest(fromScaled(toScaled(inPercent(rate), 2), 2))}%`;
}

/** What of a line is beyond the policy, in words. */
export function beyondText(name: string, { reduction, most, row }: Beyond): Text {
  const [down, allowed] = [percentOf(reduction), percentOf(most)];
  const note = row?.note ? say(` (${row.note})`, `（${row.note}）`) : say("", "");
  return say(
    `${name} is ${down} below the list, allowed are ${allowed}${note.en}`,
    `${name} 低于定价 ${down}，权限 ${allowed}${note.zh}`,
  );
}
