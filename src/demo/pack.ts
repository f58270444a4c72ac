import type { Language } from "../law/words.ts";

/** Which place a brand has in the range. */
export type Tier = "first" | "second" | "supplementary";

/** A product as the catalogue of a language names it; prices in the smallest unit. */
export interface Ware {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly specification: string;
  readonly unit: string;
  readonly priceMinor: number;
  readonly costMinor: number;
  /** Index of the supplier. */
  readonly supplier: number;
  /** How well it sells, 1 to 10. */
  readonly pull: number;
  /** Customers order by so many: a carton, or half of one of what is dear or heavy. */
  readonly carton: number;
  /** What one weighs, packed. */
  readonly grams: number;
  /** What one takes up, packed, in cubic centimetres. */
  readonly cubic: number;
  readonly line: string;
  readonly tier: Tier;
}

export interface Region {
  readonly name: string;
  readonly city: string;
  /** What a telephone number begins with. */
  readonly prefix: string;
  /** Index of the warehouse that usually delivers there. */
  readonly warehouse: number;
}

/** How shops end their names, and what they then are. */
export interface ShopEnd {
  readonly text: string;
  readonly kind: string;
  readonly business: string;
  /** How much they buy, 1 to 3. */
  readonly size: number;
}

/** Who brings goods to a customer; without a code the customer comes for them. */
export interface Carrier {
  readonly name: string;
  readonly code: string;
  /** The routes it serves; none: everywhere. */
  readonly regions?: readonly string[];
  readonly backup?: true;
  readonly transitDays?: number;
  readonly receiptDays?: number;
}

/** A vehicle of the firm's own: its payload in kg, its space in cubic metres. */
export interface Van {
  readonly plate: string;
  readonly model: string;
  readonly driver: string;
  readonly weight: string;
  readonly volume: string;
  /** Why it is in the workshop on the last day of the sample. */
  readonly repair?: string;
}

/** What is agreed at the end of a talk, and what the call that follows it says. */
export interface AgreedStep {
  readonly next: string;
  readonly done: string;
}

/** Everything a sample book says in one language. {who}, {ware}, {other} and {n} are filled in. */
export interface Pack {
  readonly language: Language;
  readonly firm: string;
  readonly currency: string;
  readonly timezone: string;
  readonly country: string;
  /** Manager, three salespeople, storekeeper, bookkeeper, dispatcher. */
  readonly staff: readonly {
    readonly name: string;
    readonly role: string;
    readonly title: string;
  }[];
  readonly surnames: readonly string[];
  readonly givenNames: readonly string[];
  fullName(surname: string, given: string): string;
  readonly titles: readonly { readonly title: string; readonly short: string }[];
  /** How a contact is called in minutes: 王经理, Ms Hart. */
  callName(surname: string, short: string): string;
  readonly regions: readonly Region[];
  readonly roads: readonly string[];
  address(region: Region, road: string, number: number): string;
  mobile(index: number): string;
  landline(region: Region, index: number): string;
  readonly towns: readonly string[];
  readonly shopStarts: readonly string[];
  readonly shopEnds: readonly ShopEnd[];
  shopName(town: string, start: string, end: string): string;
  branch(name: string, number: number): string;
  readonly suppliers: readonly {
    readonly name: string;
    readonly city: string;
    readonly leadDays: number;
  }[];
  readonly warehouses: readonly {
    readonly code: string;
    readonly name: string;
    readonly address: string;
  }[];
  readonly wares: readonly Ware[];
  readonly variants: readonly string[];
  variantName(name: string, variant: string): string;
  /** The backup carrier, the one of the routes, the one of the town, and customers themselves. */
  readonly carriers: readonly Carrier[];
  readonly vans: readonly Van[];
  /** What stands at the head of the firm's papers. */
  readonly letterhead: Readonly<Record<string, string>>;
  /** Orders above this amount need the manager. */
  readonly large: { readonly name: string; readonly amount: number };
  /** In what a carton of any product is counted. */
  readonly cartonUnit: string;
  /** The customer and the person that the examples of the help name. */
  readonly showcase: {
    readonly shop: string;
    readonly end: string;
    readonly person: string;
    readonly title: string;
    readonly called: string;
  };
  readonly likes: readonly string[];
  readonly sources: readonly string[];
  readonly why: {
    readonly opening: string;
    readonly purchase: string;
    readonly transfer: string;
    readonly counter: readonly string[];
    readonly lost: readonly string[];
    readonly cancelled: readonly string[];
    readonly paper: string;
  };
  readonly orderNotes: readonly string[];
  readonly customerNotes: readonly string[];
  readonly hoursToAvoid: readonly string[];
  readonly purposes: readonly string[];
  readonly minutes: {
    readonly begin: readonly string[];
    readonly middle: readonly string[];
    readonly end: readonly string[];
    readonly prospect: readonly string[];
    readonly collect: readonly string[];
  };
  readonly callNotes: readonly string[];
  readonly nobodyNotes: readonly string[];
  readonly steps: readonly AgreedStep[];
  readonly again: string;
  readonly signers: readonly string[];
  readonly overpaid: string;
  readonly disputed: string;
  readonly partly: string;
}

/** A list of words, written apart by spaces and line ends. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
