/**
 * Exact decimals. Outside they are strings ("120.00", "-3.5"); inside, integers of a fixed scale.
 * Nothing here ever adds two binary fractions.
 */
export type Decimal = string;

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** The decimal places that quantities, rates and unit prices may have. */
export const quantityDigits = 6;

/** Is this text a plain decimal number ("12", "-0.5"), without separators or exponent? */
export function isDecimal(text: string): boolean {
  return decimalPattern.test(text);
}

/**
 * A decimal as an integer of 10^-digits, rounded half away from zero.
 * @throws RangeError when the text is no decimal.
 */
export function toScaled(text: Decimal, digits: number): bigint {
  const match = decimalPattern.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const fraction = match[3] ?? "";
  const kept = fraction.slice(0, digits).padEnd(digits, "0");
  let value = BigInt((match[2] ?? "0") + kept);
  if (fraction.length > digits && (fraction[digits] ?? "0") >= "5") value += 1n;
  return match[1] === "-" ? -value : value;
}

/** The decimal text of an integer of 10^-digits: always with `digits` places. */
export function fromScaled(value: bigint | number, digits: number): Decimal {
  const text = value.toString();
  const negative = text.startsWith("-");
  const figures = (negative ? text.slice(1) : text).padStart(digits + 1, "0");
  const whole = figures.slice(0, figures.length - digits);
  const fraction = digits > 0 ? `.${figures.slice(-digits)}` : "";
  return `${negative ? "-" : ""}${whole}${fraction}`;
}

/** Divides two integers, rounding half away from zero (the usual commercial rounding). */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/** A quantity as an integer of millionths; sums of these are exact up to nine thousand million. */
export function toMicro(quantity: Decimal): number {
  // Most quantities are small whole numbers.
  if (/^-?\d{1,9}$/.test(quantity)) return Number(quantity) * 1_000_000 + 0;
  return Number(toScaled(quantity, quantityDigits));
}

/** Millionths back to a quantity in its shortest form: "12.5", "3", "-0.25". */
export function fromMicro(micro: number): Decimal {
  // Most quantities are whole numbers.
  if (micro % 1_000_000 === 0) return String(micro / 1_000_000);
  return shortest(fromScaled(micro, quantityDigits));
}

/**
 * A decimal without needless zeros or sign: "12.50" and "+12.5" become "12.5", "-0.0" becomes "0".
 */
export function shortest(text: Decimal): Decimal {
  const plain = text.replace(/^\+/, "").replace(/^(-?)0+(?=\d)/, "$1");
  const cut = plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
  return cut === "-0" ? "0" : cut;
}

/** Thousands separated for people: "1234567.50" becomes "1,234,567.50". */
export function grouped(text: Decimal): string {
  // Most amounts are small: up to "999.99" there is nothing to separate.
  if (text.length <= 6 && text.indexOf(".") === text.length - 3) return text;
  return text.replace(/^([+-]?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
}

/** A decimal with its sign turned round; zero stays as it is written. */
export function opposite(amount: Decimal): Decimal {
  if (/^0*\.?0*$/.test(amount)) return amount;
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}
