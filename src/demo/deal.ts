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

/** An order of the sample while it lives. */
export interface Deal {
  readonly id: string;
  readonly client: Client;
  readonly date: IsoDate;
  readonly lines: readonly OrderLine[];
  readonly freight: string | undefined;
  readonly carrier: Carrier;
  readonly notes: string | undefined;
  readonly promised: IsoDate;
  /** Chance for all that happens to this order. */
  readonly random: Random;
  readonly course: Course;
  /** Its invoices stay unpaid: written for the overdue list. */
  readonly unpaid: boolean;
  confirmed: IsoDate | undefined;
  readonly shipments: Shipment[];
  cancelled: { readonly date: IsoDate; readonly by: string; readonly why: string } | undefined;
}

/** Lines as they stand in an order or an invoice. */
export function storedLines(lines: readonly OrderLine[]): readonly Record<string, unknown>[] {
  return lines.map(({ good, units, price, discount }) => ({
    product: good.id,
    quantity: `${units}`,
    price,
    discount,
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

/** A first and a second shipment: one carton of each line stays behind, if it has more than one. */
export function halved(lines: readonly OrderLine[]): (readonly OrderLine[])[] {
  const rest = lines.filter((one) => one.units > one.good.carton);
  if (rest.length === 0) return [lines.slice(0, 1), lines.slice(1)];
  const first = lines.map((one) =>
    rest.includes(one) ? { ...one, units: one.units - one.good.carton } : one,
  );
  return [first, rest.map((one) => ({ ...one, units: one.good.carton }))];
}
