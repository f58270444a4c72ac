import {
  type Decimal,
  divideRounded,
  fromScaled,
  quantityDigits,
  shortest,
  toScaled,
} from "../../law/decimal.ts";
import { fold } from "../../law/names.ts";
import { join, say, type Text } from "../../law/words.ts";
import { type Classed, classWords } from "../customer/class-words.ts";
import type { PriceRow } from "./rows.ts";

/** What of a price list decides whom it is for and when. */
export interface ListFacts {
  readonly id: string;
  readonly name: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly currency?: string | undefined;
  readonly customers?: readonly { readonly customer: string }[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly classes?: readonly string[] | undefined;
  readonly discount?: Decimal | undefined;
  readonly rows?: readonly PriceRow[] | undefined;
}

export interface Asked {
  readonly product: {
    readonly id: string;
    readonly name: string;
    readonly price?: Decimal | undefined;
  };
  /** In the product's own unit. */
  readonly quantity: Decimal;
  readonly date: string;
  /** Undefined: the book's. */
  readonly currency?: string | undefined;
  readonly customer?:
    | (Classed & { readonly id: string; readonly kind?: string | undefined })
    | undefined;
}

/** One place where a price might come from, and why it does or does not. */
export interface Candidate {
  /** The list; undefined: the product's own list price. */
  readonly list?: ListFacts;
  readonly row?: PriceRow;
  readonly price?: Decimal;
  /** How many the price is for; none: one. */
  readonly per?: Decimal | undefined;
  /** The nearer a list is meant, the higher: 4 name, 3 kind and class, 2 class, 1 kind, 0 all. */
  readonly rank: number;
  readonly wins: boolean;
  readonly why: Text;
}

const scale = 10n ** BigInt(quantityDigits);

/**
 * Which price counts (R-STO-12, R-ORD-05): of the lists in the paper's currency that are valid on
 * the day and for the customer the one that means him most nearly - by name, by kind and class, by
 * class, by kind, for all - and of equals the one valid from the later day, then the first by id;
 * in it the row of the highest quantity reached. A list that has no price for the product is passed
 * over; last comes the product's own list price, which is in the book's currency.
 * Every candidate is given back with its reason, the winner first.
 */
export function priceFor(asked: Asked, lists: readonly ListFacts[]): readonly Candidate[] {
  const judged = [...lists.map((list) => judge(asked, list)), ownPrice(asked)];
  const fit = judged.filter(({ price }) => price !== undefined).sort(nearest);
  const [best, ...others] = fit;
  const unfit = judged.filter(({ price }) => price === undefined);
  return [
    ...(best ? [{ ...best, wins: true, why: wonBecause(best) }] : []),
    ...others.map((one) => ({ ...one, why: lostTo(one, best) })),
    ...unfit,
  ];
}

/** The candidate that counts; undefined where nothing says a price. */
export function winnerOf(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.find(({ wins }) => wins);
}

function nearest(a: Candidate, b: Candidate): number {
  const [from, to] = [a.list?.from ?? "", b.list?.from ?? ""];
  if (a.rank !== b.rank) return b.rank - a.rank;
  if (from !== to) return from > to ? -1 : 1;
  return (a.list?.id ?? "") < (b.list?.id ?? "") ? -1 : 1;
}

function ownPrice({ product, currency }: Asked): Candidate {
  const base = { rank: -1, wins: false };
  if (currency !== undefined) {
    const why = say(
      "the product's list price is in the book's currency",
      "产品定价为账册币种，不适用",
    );
    return { ...base, why };
  }
  if (product.price === undefined) {
    return { ...base, why: say("the product has no list price", "产品未设定价") };
  }
  return { ...base, price: product.price, why: say("the product's list price", "产品定价") };
}

/** Whom the list means him as, undefined where it does not; higher is nearer. */
function rankFor(list: ListFacts, customer: Asked["customer"]): number | undefined {
  const { customers = [], kinds = [], classes = [] } = list;
  if (customers.length + kinds.length + classes.length === 0) return 0;
  if (!customer) return undefined;
  if (customers.some((one) => one.customer === customer.id)) return 4;
  if (kinds.length + classes.length === 0) return undefined;
  if (kinds.length > 0 && !kinds.includes(customer.kind ?? "")) return undefined;
  const words = classWords(customer);
  if (classes.length > 0 && !classes.some((one) => words.has(fold(one)))) return undefined;
  return (classes.length > 0 ? 2 : 0) + (kinds.length > 0 ? 1 : 0);
}

function judge(asked: Asked, list: ListFacts): Candidate {
  const { date, currency, customer } = asked;
  const not = (why: Text): Candidate => ({ list, rank: -2, wins: false, why });
  if (list.currency !== currency) {
    const other = list.currency ?? "";
    return not(
      other
        ? say(`is in ${other}`, `币种为 ${other}`)
        : say("is in the book's currency", "为账册币种"),
    );
  }
  if (list.from !== undefined && date < list.from) {
    return not(say(`is valid from ${list.from} only`, `${list.from} 才生效`));
  }
  if (list.to !== undefined && date > list.to) {
    return not(say(`was valid to ${list.to} only`, `${list.to} 已失效`));
  }
  const rank = rankFor(list, customer);
  if (rank === undefined) return not(say("is for other customers", "不适用该客户"));
  const row = rowFor(asked, list);
  const why = say("", "");
  if (row) return { list, row, price: row.price, per: row.per, rank, wins: false, why };
  const off = reduced(asked, list);
  if (off !== undefined) return { list, price: off, rank, wins: false, why };
  const lowest = (list.rows ?? []).some((one) => one.product === asked.product.id);
  return not(
    lowest
      ? say(`has no price for so few (${asked.quantity})`, `数量 ${asked.quantity} 未达起订量`)
      : say("has no price for it", "没有该产品的价格"),
  );
}

/** The row of the highest quantity reached; one by the piece before one by the box. */
function rowFor({ product, quantity }: Asked, { rows = [] }: ListFacts): PriceRow | undefined {
  const count = toScaled(quantity, quantityDigits);
  const least = (row: PriceRow): bigint => toScaled(row.least ?? "0", quantityDigits);
  const per = (row: PriceRow): bigint => toScaled(row.per ?? "1", quantityDigits);
  // A price of a whole box counts from one box on.
  const from = (row: PriceRow): bigint =>
    row.least === undefined && row.unit !== undefined ? per(row) : least(row);
  return rows
    .filter((row) => row.product === product.id && from(row) <= count)
    .sort((a, b) => (from(a) === from(b) ? 0 : from(a) > from(b) ? -1 : 1))[0];
}

/** The product's list price less the list's discount, to six places. */
function reduced({ product, currency }: Asked, { discount }: ListFacts): Decimal | undefined {
  if (discount === undefined || product.price === undefined || currency !== undefined)
    return undefined;
  const kept = scale - toScaled(discount, quantityDigits);
  const minor = divideRounded(toScaled(product.price, quantityDigits) * kept, scale);
  return shortest(fromScaled(minor, quantityDigits));
}

const meant = [
  say("it is for everybody", "适用所有客户"),
  say("it is for this kind of customer", "适用该类型客户"),
  say("it is for this class of customer", "适用该分类客户"),
  say("it is for this kind and class of customer", "适用该类型及分类客户"),
  say("it names this customer", "指定该客户"),
];

function wonBecause({ list, rank, row }: Candidate): Text {
  if (!list)
    return say("the product's list price; no price list says another", "产品定价，无适用的价目表");
  const parts: Text[] = [meant[rank] ?? say("it fits", "适用")];
  if (list.from) parts.push(say(`valid from ${list.from}`, `${list.from} 起生效`));
  if (list.to) parts.push(say(`to ${list.to}`, `至 ${list.to}`));
  if (row?.least) parts.push(say(`from a quantity of ${row.least}`, `满 ${row.least} 起`));
  if (!row && list.discount) {
    parts.push(
      say(
        `${percent(list.discount)} off the product's list price`,
        `定价优惠 ${percent(list.discount)}`,
      ),
    );
  }
  return join(parts, say(", ", "，"));
}

function percent(rate: Decimal): string {
  return `${shortest(fromScaled(toScaled(rate, quantityDigits), 4))}%`;
}

function lostTo(one: Candidate, best: Candidate | undefined): Text {
  const name = best?.list?.name ?? "";
  if (!one.list) return say(`${name} comes before it`, `${name} 优先`);
  if (one.rank !== best?.rank) {
    return say(`${name} means the customer more nearly`, `${name} 更贴近该客户`);
  }
  return one.list.from === best.list?.from
    ? say(`equal to ${name}, which comes first by id`, `与 ${name} 同级，按编号取前者`)
    : say(`${name} is valid from a later day`, `${name} 生效更晚`);
}
