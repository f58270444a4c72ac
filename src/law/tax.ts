import { type Decimal, divideRounded, quantityDigits, toScaled } from "./decimal.ts";
import { currencyDigits, lineMinor, type Priced, toMinor } from "./money.ts";

/** How the prices of a paper are to be read; without a rate there is no tax. */
export interface Terms {
  /** The paper's currency where it is not the book's. */
  readonly currency?: string | undefined;
  /** A fraction: "0.13" is 13 %. A line may have its own. */
  readonly taxRate?: Decimal | undefined;
  readonly pricesIncludeTax?: boolean | undefined;
}

export interface TaxedLine extends Priced {
  readonly taxRate?: Decimal | undefined;
}

export interface TermedPaper extends Terms {
  readonly lines?: readonly TaxedLine[] | undefined;
  readonly freight?: Decimal | undefined;
}

/** An amount with its tax, in the smallest unit: net and tax make up gross. */
export interface Taxed {
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly grossMinor: number;
}

const one = 10n ** BigInt(quantityDigits);

/**
 * What of an amount at the paper's prices is net, tax and gross. The one of net and gross that is
 * not given is rounded once, half up; the tax is the difference.
 */
export function taxed(
  minor: number,
  { rate, included }: { readonly rate?: Decimal | undefined; readonly included?: boolean },
): Taxed {
  const share = toScaled(rate ?? "0", quantityDigits);
  if (included) {
    const net = Number(divideRounded(BigInt(minor) * one, one + share));
    return { netMinor: net, taxMinor: minor - net, grossMinor: minor };
  }
  const tax = Number(divideRounded(BigInt(minor) * share, one));
  return { netMinor: minor, taxMinor: tax, grossMinor: minor + tax };
}

/** Amounts summed up, each rounded by itself before. */
export function sumTaxed(all: readonly Taxed[]): Taxed {
  let [netMinor, taxMinor, grossMinor] = [0, 0, 0];
  for (const each of all) {
    netMinor += each.netMinor;
    taxMinor += each.taxMinor;
    grossMinor += each.grossMinor;
  }
  return { netMinor, taxMinor, grossMinor };
}

/**
 * What a line comes to at its paper's prices, in the smallest unit of the book's currency; on a
 * paper in a currency with fewer decimal places (JPY) it is rounded to those.
 */
export function paperLineMinor(line: Priced, terms: Terms, digits: number): number {
  const { currency } = terms;
  const own = currency === undefined ? digits : Math.min(digits, currencyDigits(currency));
  return lineMinor(line, own) * 10 ** (digits - own);
}

/** The same with its tax: at the line's own rate, else at the paper's. */
export function taxedLine(line: TaxedLine, terms: Terms, digits: number): Taxed {
  return taxedAmount(paperLineMinor(line, terms, digits), line.taxRate, { terms, digits });
}

/** An amount at the paper's prices, with its tax at a rate of its own, else at the paper's. */
export function taxedAmount(
  minor: number,
  own: Decimal | undefined,
  { terms, digits }: { readonly terms: Terms; readonly digits: number },
): Taxed {
  const { taxRate, pricesIncludeTax, currency } = terms;
  const rate = own ?? taxRate;
  if (rate === undefined) return { netMinor: minor, taxMinor: 0, grossMinor: minor };
  const places = currency === undefined ? digits : Math.min(digits, currencyDigits(currency));
  const factor = 10 ** (digits - places);
  const found = taxed(Math.round(minor / factor), { rate, included: pricesIncludeTax === true });
  return factor === 1 ? found : scaled(found, factor);
}

function scaled({ netMinor, taxMinor, grossMinor }: Taxed, factor: number): Taxed {
  return {
    netMinor: netMinor * factor,
    taxMinor: taxMinor * factor,
    grossMinor: grossMinor * factor,
  };
}

/** The lines of a paper with their tax, without freight; smallest unit of the book's currency. */
export function taxedLines(paper: TermedPaper, digits: number): Taxed {
  return sumTaxed((paper.lines ?? []).map((line) => taxedLine(line, paper, digits)));
}

/** The freight of a paper with its tax at the paper's rate; smallest unit. */
export function taxedFreight({ freight, ...terms }: TermedPaper, digits: number): Taxed {
  return taxedAmount(freight ? toMinor(freight, digits) : 0, undefined, { terms, digits });
}

/** All that a paper comes to: lines and freight with their tax; smallest unit. */
export function taxedPaper(paper: TermedPaper, digits: number): Taxed {
  return sumTaxed([taxedLines(paper, digits), taxedFreight(paper, digits)]);
}
