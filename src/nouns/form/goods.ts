import { amountInWords } from "../../law/amount-words.ts";
import {
  type Decimal,
  divideRounded,
  fromMicro,
  fromScaled,
  grouped,
  quantityDigits,
  toMicro,
  toScaled,
} from "../../law/decimal.ts";
import { priceKind, rateKind } from "../../law/kinds/figures.ts";
import { currencyDigits, fromMinor, toMinor } from "../../law/money.ts";
import {
  paperLineMinor,
  type Taxed,
  type TaxedLine,
  type TermedPaper,
  type Terms,
  taxedPaper,
} from "../../law/tax.ts";
import { type Language, say } from "../../law/words.ts";
import { type Product, product } from "../product/product.ts";
import { inUnits } from "../product/units.ts";
import type { FormFact, FormFacts, FormTable } from "./data.ts";
import { fact, formTable, type Heading, money, numberHeading } from "./parts.ts";

/** Goods on a paper, in the product's own unit. */
export interface GoodsLine {
  readonly product: string;
  readonly quantity: Decimal;
}

export interface PricedLine extends GoodsLine, TaxedLine {
  readonly unit?: string | undefined;
  /** What it comes to, where that is not quantity × price rounded by itself. */
  readonly amount?: string | undefined;
}

const goodsHeadings = {
  number: numberHeading,
  sku: { label: product.fields.sku.label },
  name: { label: product.fields.name.label },
  specification: { label: product.fields.specification.label },
  quantity: { label: say("Quantity", "数量"), align: "right" },
  unit: { label: product.fields.unit.label },
} as const satisfies Readonly<Record<string, Heading>>;

type Known = ReadonlyMap<string, Product>;

async function known(lines: readonly GoodsLine[], { book }: FormFacts): Promise<Known> {
  return book.some(product, new Set(lines.map((one) => one.product)));
}

function goodsCells(line: GoodsLine, at: number, products: Known): Record<string, string> {
  const goods = products.get(line.product);
  return {
    number: String(at + 1),
    sku: goods?.sku ?? line.product,
    name: goods?.name ?? line.product,
    specification: goods?.specification ?? "",
    quantity: grouped(line.quantity),
    unit: goods?.unit ?? "",
  };
}

/** Lines with prices: each in the unit in which it was agreed, with what it comes to. */
export async function pricedTable(
  lines: readonly PricedLine[],
  terms: Terms,
  facts: FormFacts,
): Promise<FormTable> {
  const products = await known(lines, facts);
  const { language } = facts;
  const shown = paperMoney(terms, facts);
  const headings = {
    ...goodsHeadings,
    price: { label: say("Price", "单价"), align: "right" },
    discount: { label: say("Discount", "折扣"), align: "right" },
    taxRate: { label: say("Tax", "税率"), align: "right" },
    amount: { label: say("Amount", "金额"), align: "right" },
  } as const;
  const own = lines.some(({ taxRate }) => taxRate !== undefined && taxRate !== terms.taxRate);
  const rows = lines.map((line, at) => {
    const cells = goodsCells(line, at, products);
    const { quantity, unit } = inUnits(line);
    const rate = own ? (line.taxRate ?? terms.taxRate) : undefined;
    const per = line.per === undefined || unit !== undefined ? "" : ` / ${line.per}`;
    return {
      ...cells,
      quantity: grouped(quantity),
      unit: unit ?? cells.unit ?? "",
      price: `${priceKind.show(line.price, language)}${per}`,
      discount: line.discount === undefined ? "" : rateKind.show(line.discount, language),
      taxRate: rate === undefined ? "" : rateKind.show(rate, language),
      amount: money(shown(lineMinorOf(line, terms, facts.book.digits))),
    };
  });
  return formTable("lines", headings, { rows, language });
}

/** What a line comes to, as it says or by its price; smallest unit of the book's currency. */
function lineMinorOf(line: PricedLine, terms: Terms, digits: number): number {
  return line.amount === undefined
    ? paperLineMinor(line, terms, digits)
    : toMinor(line.amount, digits);
}

/** An amount of the paper's currency, from the smallest unit of the book's. */
function paperMoney(terms: Terms, { book }: FormFacts): (minor: number) => string {
  const { digits, settings } = book;
  const places = Math.min(digits, currencyDigits(terms.currency ?? settings.currency));
  return (minor) => fromScaled(toScaled(fromMinor(minor, digits), places), places);
}

/** What the lines, the freight and the tax of a paper come to, and the total written out. */
export function paperAmounts(
  paper: Omit<TermedPaper, "lines"> & { readonly lines: readonly PricedLine[] },
  facts: FormFacts,
  whole: Taxed = taxedPaper(paper, facts.book.digits),
): { readonly amounts: readonly FormFact[]; readonly words: FormFact } {
  const { language, book } = facts;
  const currency = paper.currency ?? book.settings.currency;
  const shown = paperMoney(paper, facts);
  const goods = paper.lines.reduce((sum, one) => sum + lineMinorOf(one, paper, book.digits), 0);
  const { taxMinor, grossMinor } = whole;
  const told = (key: string, label: ReturnType<typeof say>, minor: number) =>
    fact(key, label, { value: money(shown(minor)), language });
  const isTaxed = taxMinor !== 0;
  const included = paper.pricesIncludeTax === true;
  const freight = paper.freight && toScaled(paper.freight, book.digits) !== 0n;
  const rate = rateOf(paper, language);
  const amounts = [
    ...(freight || isTaxed ? told("goods", say("Goods", "货款小计"), goods) : []),
    ...(freight
      ? fact("freight", say("Freight", "运费"), { value: money(paper.freight ?? "0"), language })
      : []),
    ...(isTaxed && !included ? told("tax", say(`Tax${rate.en}`, `税额${rate.zh}`), taxMinor) : []),
    ...fact("total", isTaxed ? say("Total with tax", "价税合计") : say("Total", "合计"), {
      value: money(shown(grossMinor), currency),
      language,
    }),
  ];
  const tax = told("tax", say(`of which tax${rate.en}`, `其中税额${rate.zh}`), taxMinor);
  return {
    amounts:
      isTaxed && included ? [...amounts.slice(0, -1), ...tax, ...amounts.slice(-1)] : amounts,
    words: writtenOut(shown(grossMinor), currency, language),
  };
}

/** The rate behind the word tax, where there is one for all lines. */
function rateOf(
  {
    taxRate,
    lines,
  }: { readonly taxRate?: string | undefined; readonly lines: readonly PricedLine[] },
  language: Language,
): { readonly en: string; readonly zh: string } {
  const rates = new Set(lines.map((one) => one.taxRate ?? taxRate));
  const [only] = rates;
  if (rates.size !== 1 || only === undefined) return say("", "");
  const shown = rateKind.show(only, language);
  return say(` ${shown}`, `（${shown}）`);
}

/** The amount of a paper that has no lines to add up, and the same written out. */
export function wholeAmount(
  amount: string,
  { currency }: Terms,
  { language, book }: FormFacts,
): { readonly amounts: readonly FormFact[]; readonly words: FormFact } {
  const own = currency ?? book.settings.currency;
  const value = money(amount, own);
  return {
    amounts: fact("total", say("Total", "合计"), { value, language }),
    words: writtenOut(amount, own, language),
  };
}

/** A total in words: 人民币大写. */
function writtenOut(amount: string, currency: string, language: Language): FormFact {
  const label = say("In words", "大写金额")[language];
  return { key: "words", label, value: amountInWords(amount, currency, language) };
}

/** Goods without prices, with columns to be written in by hand. */
export async function goodsTable(
  lines: readonly GoodsLine[],
  facts: FormFacts,
  byHand: Readonly<Record<string, Heading>> = {},
): Promise<FormTable> {
  const products = await known(lines, facts);
  const rows = lines.map((line, at) => goodsCells(line, at, products));
  const totals = totalled(lines, products, facts.language);
  return formTable(
    "lines",
    { ...goodsHeadings, ...byHand },
    { rows, language: facts.language, totals },
  );
}

/** The quantity of all lines, where they are counted in one unit. */
function totalled(
  lines: readonly GoodsLine[],
  products: Known,
  language: Language,
): Record<string, string> {
  const units = new Set(lines.map((one) => products.get(one.product)?.unit));
  const total = lines.reduce((sum, one) => sum + toMicro(one.quantity), 0);
  return {
    name: say("Total", "合计")[language],
    quantity: units.size === 1 ? grouped(fromMicro(total)) : "",
    unit: units.size === 1 ? ([...units][0] ?? "") : "",
  };
}

/** What goes into how many packages, how heavy and how large it is. */
export async function packingTable(
  lines: readonly GoodsLine[],
  facts: FormFacts,
): Promise<FormTable> {
  const products = await known(lines, facts);
  const { language } = facts;
  const of = (line: GoodsLine, key: "weight" | "volume"): bigint | undefined =>
    measureOf(line, products.get(line.product), key);
  const shown = (value: bigint | undefined, places: number): string =>
    value === undefined ? "" : grouped(fromScaled(toScaled(fromScaled(value, 6), places), places));
  const rows = lines.map((line, at) => ({
    ...goodsCells(line, at, products),
    packages: packages(line, products.get(line.product)),
    weight: shown(of(line, "weight"), 2),
    volume: shown(of(line, "volume"), 3),
  }));
  const sum = (key: "weight" | "volume"): bigint | undefined => {
    const all = lines.map((line) => of(line, key));
    return all.every((one) => one !== undefined)
      ? all.reduce((total: bigint, one) => total + (one ?? 0n), 0n)
      : undefined;
  };
  const totals = {
    ...totalled(lines, products, language),
    weight: shown(sum("weight"), 2),
    volume: shown(sum("volume"), 3),
  };
  const headings = {
    ...goodsHeadings,
    packages: { label: say("Packages", "包装件数") },
    weight: { label: say("Weight, kg", "重量（kg）"), align: "right" },
    volume: { label: say("Volume, m3", "体积（m³）"), align: "right" },
  } as const;
  return formTable("lines", headings, { rows, language, totals });
}

/**
 * How heavy or large a quantity is, in millionths of kg or m³: by what is known of one, else of a
 * package of it; undefined where nothing is.
 */
function measureOf(
  { quantity }: GoodsLine,
  goods: Product | undefined,
  key: "weight" | "volume",
): bigint | undefined {
  const own = goods?.[key];
  const pack = own === undefined ? goods?.units?.find((one) => one[key] !== undefined) : undefined;
  const known = own ?? pack?.[key];
  if (known === undefined) return undefined;
  const size = toScaled(pack?.quantity ?? "1", quantityDigits);
  return divideRounded(toScaled(known, quantityDigits) * toScaled(quantity, quantityDigits), size);
}

/** A quantity in the largest units that are full: "2 box + 6 tin". */
function packages({ quantity }: GoodsLine, goods: Product | undefined): string {
  const units = [...(goods?.units ?? [])].sort((a, b) => toMicro(b.quantity) - toMicro(a.quantity));
  if (units.length === 0) return "";
  let rest = toMicro(quantity);
  const told: string[] = [];
  for (const one of units) {
    const count = Math.floor(rest / toMicro(one.quantity));
    if (count > 0) told.push(`${count} ${one.unit}`);
    rest -= count * toMicro(one.quantity);
  }
  if (rest > 0) told.push(`${fromMicro(rest)} ${goods?.unit ?? ""}`.trim());
  return told.join(" + ");
}
