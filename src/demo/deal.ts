import type { IsoDate } from "../law/dates.ts";
import { linesMinor } from "../law/money.ts";
import type { Client } from "./clients.ts";
import type { Good } from "./goods.ts";
import type { Carrier } from "./pack.ts";
import type { Random } from "./random.ts";

/** A line of an order, with the product it means. */
export interface OrderLine {
  readonly good: Good;
  readonly units: number;
  readonly price: string;
  readonly discount: string | undefined;
  /** What the list asked, where less was agreed. */
  readonly listPrice?: string | undefined;
}

/** What left at one time; the facts are as they stand in the order. */
export interface Shipment {
  readonly date: IsoDate;
  readonly lines: readonly OrderLine[];
  readonly facts: Record<string, unknown>;
}

/** How an order is to go, decided when it comes in. */
export type Course =
  | "usual"
  | "late"
  | "parts"
  | "cancelled"
  | "stuck"
  | "draft"
  | "unbilled"
  | "unsigned"
  | "rest";

/** What the carriers of a pack are there for, in their order. */
export const carrierParts = ["backup", "route", "city"] as const;

/** What is told of an order besides: it is there to show something. */
export interface Story {
  readonly course: Course;
  /** What is ordered, by number and units; else it is drawn by chance. */
  readonly goods?: readonly Wish[];
  /** Who brings it; else it is drawn by chance. */
  readonly carrier?: (typeof carrierParts)[number] | "none";
  /** Working days until the promised day. */
  readonly promiseDays?: number;
  /** Units of the first line that break on the way and come back to be scrapped. */
  readonly broken?: { readonly units: number; readonly why: string };
  /** Nothing is billed but this. */
  readonly fee?: { readonly amount: string; readonly notes: (order: string) => string };
  /** It stands in a load that leaves after the last day: confirmed by the warehouse, or not yet. */
  readonly load?: "confirmed" | "planned";
  /** What stands in the order and in its first shipment, once all has happened. */
  readonly order?: (deal: Deal) => Record<string, unknown>;
  readonly shipment?: (facts: ShipmentDays, deal: Deal) => Record<string, unknown>;
}

export interface Wish {
  readonly sku: string;
  readonly units: number;
  /** The share of the list price that was agreed, in percent; none: as the lists say. */
  readonly percent?: number;
}

/** The days of a shipment, as far as they are known. */
export interface ShipmentDays {
  readonly date: IsoDate;
  readonly expected: IsoDate;
  readonly signed?: IsoDate;
  readonly carrier?: string;
}

/** An order of the sample while it lives. */
export interface Deal {
  readonly id: string;
  readonly client: Client;
  readonly date: IsoDate;
  readonly lines: readonly OrderLine[];
  readonly freight: string | undefined;
  readonly carrier: Carrier | undefined;
  readonly notes: string | undefined;
  readonly promised: IsoDate;
  /** Chance for all that happens to this order. */
  readonly random: Random;
  readonly course: Course;
  readonly story: Story | undefined;
  /** Its invoices stay unpaid: written for the overdue list. */
  readonly unpaid: boolean;
  confirmed: IsoDate | undefined;
  readonly shipments: Shipment[];
  cancelled: { readonly date: IsoDate; readonly by: string; readonly why: string } | undefined;
}

/** Lines as they stand in an order or an invoice. */
export function storedLines(lines: readonly OrderLine[]): readonly Record<string, unknown>[] {
  return lines.map(({ good, units, price, discount, listPrice }) => ({
    product: good.id,
    quantity: `${units}`,
    price,
    discount,
    listPrice,
  }));
}

/** What lines come to; smallest unit. */
export function minorOf(lines: readonly OrderLine[]): number {
  const priced = lines.map(({ units, price, discount }) => ({
    quantity: `${units}`,
    price,
    discount,
  }));
  return linesMinor(priced, 2);
}

/** What is left of lines when some of the first do not arrive. */
export function without(lines: readonly OrderLine[], units: number): readonly OrderLine[] {
  return lines.map((one, at) => (at === 0 ? { ...one, units: one.units - units } : one));
}

/** A first and a second shipment: one carton of each line stays behind, if it has more than one. */
export function halved(lines: readonly OrderLine[]): (readonly OrderLine[])[] {
  const rest = lines.filter((one) => one.units > one.good.carton);
  if (rest.length === 0) return [lines.slice(0, 1), lines.slice(1)];
  const first = lines.map((one) =>
    rest.includes(one) ? { ...one, units: one.units - one.good.carton } : one,
  );
  return [first, rest.map((one) => ({ ...one, units: one.good.carton }))];
}
