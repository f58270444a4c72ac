import { type Decimal, divideRounded, fromScaled, quantityDigits, toScaled } from "./decimal.ts";

/** Currencies whose smallest unit is not a hundredth (ISO 4217). */
const unusualDigits: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
};

/** Decimal places of a currency's smallest unit: 2 for CNY, 0 for JPY. */
export function currencyDigits(currency: string): number {
  return unusualDigits[currency] ?? 2;
}

/** "120.5" as an integer of the smallest unit, 12050 with two digits. */
export function toMinor(amount: Decimal, digits: number): number {
  // Nearly all amounts have the two places that their currency has.
  if (digits === 2 && /^-?\d{1,12}\.\d\d$/.test(amount)) return Number(amount.replace(".", "")) + 0;
  return Number(toScaled(amount, digits));
}

/** An integer of the smallest unit as a decimal with all its places: 12050 is "120.50". */
export function fromMinor(minor: number, digits: number): Decimal {
  return fromScaled(minor, digits);
}

export interface Priced {
  readonly quantity: Decimal;
  readonly price: Decimal;
  /** How many the price is for, where not for one: a box of 12. */
  readonly per?: Decimal | undefined;
  /** A fraction from 0 to 1: "0.05" is five per cent off. */
  readonly discount?: Decimal | undefined;
}

/**
 * What one line comes to in the smallest unit: quantity ÷ per × price × (1 − discount), computed
 * exactly and rounded once, half up.
 */
export function lineMinor(line: Priced, digits: number): number {
  const scale = 10n ** BigInt(quantityDigits);
  const kept = scale - toScaled(line.discount ?? "0", quantityDigits);
  const product =
    toScaled(line.quantity, quantityDigits) * toScaled(line.price, quantityDigits) * kept;
  const per = line.per === undefined ? scale : toScaled(line.per, quantityDigits);
  return Number(divideRounded(product * 10n ** BigInt(digits), scale * scale * per));
}

/** The sum of lines, each rounded by itself, as printed on the paper. */
export function linesMinor(lines: readonly Priced[], digits: number): number {
  return lines.reduce((sum, line) => sum + lineMinor(line, digits), 0);
}
