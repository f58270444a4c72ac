import { addDays, endOf, type IsoDate } from "../law/dates.ts";
import type { AnyStored } from "../law/noun.ts";
import { order } from "../nouns/order/order.ts";
import { type Client, near } from "./clients.ts";
import {
  type Course,
  type Deal,
  halved,
  type OrderLine,
  type Shipment,
  type ShipmentDays,
  type Story,
  storedLines,
  without,
} from "./deal.ts";
import { type Desk, shareOf, workdayAt, workdaysOn } from "./desk.ts";
import { draftDeal, inParts, isStaged } from "./drafting.ts";
import { follow, isFollowed } from "./followed.ts";
import type { Good } from "./goods.ts";
import type { Ledger } from "./ledger.ts";
import { drawn, type Random, running } from "./random.ts";
import { isBuyer } from "./roles.ts";
import type { Shelf } from "./shelf.ts";

/** The days of staged orders, counted in working days back from the last one. */
export const stagedBack = { parts: 11, unbilled: 4, unsigned: 2, draft: 0 } as const;

function stagedDays(desk: Desk): IsoDate[] {
  return Object.values(stagedBack).map((back) => near(desk, back));
}

/** How an order that comes in is to go. */
interface Wish {
  readonly course: Course;
  readonly unpaid?: boolean;
  readonly story?: Story;
}

interface Trade {
  readonly clients: readonly Client[];
  /** Draws a product by how well it sells. */
  readonly drawGood: (random: Random) => Good;
  readonly goodOf: (sku: string) => Good | undefined;
  readonly warehouses: readonly string[];
  readonly shelf: Shelf;
  readonly ledger: Ledger;
}

/** Orders from their first day to the signed receipt. */
export class Orders {
  private readonly desk: Desk;
  private readonly trade: Trade;
  private readonly random: Random;
  private readonly open = new Set<Deal>();
  private readonly weights: readonly number[];
  /** Days of a small sample on which only staged orders come in: their letter is then A. */
  private readonly reserved: ReadonlySet<IsoDate>;
  private placed = 0;
  private staged = 0;
  private stuck = 0;

  constructor(desk: Desk, trade: Trade) {
    this.desk = desk;
    this.trade = trade;
    this.random = desk.random.fork("orders");
    this.reserved = new Set(desk.plan.customers > 400 ? [] : stagedDays(desk));
    this.weights = running(trade.clients.map((one) => weightOf(one)));
  }

  /** Spreads a month's share of the orders over its working days, from the date on. */
  planMonth(date: IsoDate): void {
    const { desk } = this;
    const last = endOf(date, "month");
    const plain = Math.max(0, desk.orders - this.staged);
    const due = Math.round(plain * shareOf(desk, last)) - this.placed;
    const days: IsoDate[] = [];
    for (let day = date; day <= last && day <= desk.until; day = addDays(day, 1)) {
      if (desk.calendar.isWorkday(day) && !this.reserved.has(day)) days.push(day);
    }
    if (days.length === 0 || (this.weights.at(-1) ?? 0) === 0) return;
    for (let n = 0; n < due; n++) {
      this.placed++;
      const number = this.placed;
      desk.agenda.on(this.random.pick(days), "order", (day) => {
        const client = this.trade.clients[drawn(this.weights, this.random)];
        if (client) this.place(day, client, { course: this.courseOf(number, day) });
      });
    }
  }

  /** An order that the scene wants on a day, if the sample reaches back that far. */
  stage(date: IsoDate, client: Client, wish: Partial<Wish>): void {
    const day = workdayAt(this.desk, date);
    if (day === undefined) return;
    this.staged++;
    this.desk.agenda.on(day, "order", (today) => {
      this.place(today, client, { course: "usual", ...wish });
    });
  }

  /** Writes the orders that are still open at the end, and says which they are. */
  close(): readonly Deal[] {
    const open = [...this.open];
    for (const deal of open) this.put(deal);
    this.open.clear();
    return open;
  }

  private courseOf(number: number, date: IsoDate): Course {
    const { until } = this.desk;
    if (date > addDays(until, -12) && date <= addDays(until, -6)) {
      this.stuck++;
      if (this.stuck % 6 === 1) return "stuck";
    }
    if (number % 40 === 17) return "cancelled";
    if (number % 9 === 4) return "parts";
    return number % 12 === 2 && date <= addDays(until, -20) ? "late" : "usual";
  }

  private place(date: IsoDate, client: Client, wish: Wish): void {
    const { desk, trade } = this;
    const { course, unpaid = false, story } = wish;
    const { drawGood, goodOf } = trade;
    const deal = draftDeal(desk, client, { date, course, unpaid, story, drawGood, goodOf });
    const isAtOnce = isStaged(course) || story !== undefined || deal.random.chance(75);
    const confirmed = isAtOnce ? date : workdaysOn(desk, date, 1);
    this.open.add(deal);
    if (course === "draft") return;
    desk.agenda.on(confirmed, "order", () => this.confirm(deal, confirmed));
  }

  private confirm(deal: Deal, date: IsoDate): void {
    const { desk } = this;
    const { course, random } = deal;
    deal.confirmed = date;
    if (course === "stuck") return;
    if (course === "cancelled") {
      desk.agenda.on(workdaysOn(desk, date, 1), "order", (day) => {
        deal.cancelled = {
          date: day,
          by: deal.client.owner,
          why: random.pick(desk.pack.why.cancelled),
        };
        this.finish(deal);
      });
      return;
    }
    const day = this.shipDay(deal, date);
    const halves = inParts(course) ? halved(deal.lines) : [deal.lines];
    this.shipOn(
      day,
      deal,
      halves.filter((one) => one.length > 0),
    );
  }

  private shipDay(deal: Deal, confirmed: IsoDate): IsoDate {
    const { desk } = this;
    const { random } = deal;
    if (deal.story) return workdaysOn(desk, confirmed, 1);
    if (deal.course === "unbilled") return workdaysOn(desk, addDays(desk.until, 1), -1);
    if (deal.course === "unsigned" || deal.course === "rest") return workdaysOn(desk, confirmed, 1);
    if (deal.course === "late") return workdaysOn(desk, deal.promised, random.whole(1, 4));
    const most = desk.calendar.workdaysBetween(confirmed, deal.promised);
    return workdaysOn(desk, confirmed, random.whole(1, Math.max(1, most - 1)));
  }

  private shipOn(date: IsoDate, deal: Deal, parts: readonly (readonly OrderLine[])[]): void {
    this.desk.agenda.on(date, "shipment", (day) => this.ship(day, deal, parts));
  }

  private ship(date: IsoDate, deal: Deal, parts: readonly (readonly OrderLine[])[]): void {
    const { desk, trade } = this;
    const { random } = deal;
    const [now, ...later] = parts;
    if (!now) return;
    const { region } = deal.client;
    const place = trade.shelf.ship(date, now, { paper: deal.id, place: region.warehouse });
    if (place === undefined) {
      this.shipOn(workdaysOn(desk, date, 1), deal, parts);
      return;
    }
    const { carrier, course, story } = deal;
    const collected = carrier === undefined || carrier.code === "";
    const most = course === "unsigned" || story ? 1 : 3;
    const expected = addDays(date, collected ? 0 : random.whole(1, most));
    const facts: Record<string, unknown> = {
      date,
      warehouse: trade.warehouses[place],
      carrier: carrier?.name,
      waybill: collected ? undefined : `${carrier.code}${random.whole(100_000_000, 999_999_999)}`,
      expected,
      by: trade.shelf.keeper(place),
    };
    const shipment: Shipment = { date, lines: now, facts };
    deal.shipments.push(shipment);
    this.billSoon(deal, shipment, { expected, place });
    this.signSoon(deal, shipment, { expected, last: later.length === 0 });
    if (later.length === 0) return;
    const wait = deal.course === "rest" ? 20 : random.whole(1, 4);
    this.shipOn(workdaysOn(desk, date, wait), deal, later);
  }

  /** Bills a shipment; what broke on the way is not billed, but comes back to be scrapped. */
  private billSoon(
    deal: Deal,
    { date, lines }: Shipment,
    { expected, place }: { expected: IsoDate; place: number },
  ): void {
    const { ledger, shelf } = this.trade;
    const { broken, fee } = deal.story ?? {};
    const first = deal.shipments.length === 1;
    if (fee) ledger.charge(date, deal, fee);
    else if (!broken) ledger.billSoon(date, deal, { lines, first });
    const good = lines[0]?.good;
    if (!broken || !good) return;
    const { units, why } = broken;
    ledger.billSoon(expected, deal, { lines: without(lines, units), first });
    this.desk.agenda.on(expected, "arrival", (day) => {
      shelf.scrap(day, { good, units }, { paper: deal.id, place, why });
    });
  }

  private signSoon(
    deal: Deal,
    shipment: Shipment,
    { expected, last }: { expected: IsoDate; last: boolean },
  ): void {
    const { random } = deal;
    const { pack, agenda } = this.desk;
    if (deal.course === "unsigned") return;
    const isLate = random.chance(10) && !deal.story && expected > shipment.date;
    const day = addDays(expected, isLate ? 1 : 0);
    const person = random.pick(deal.client.people).name;
    const signedBy = random.chance(80) ? person : random.pick(pack.signers);
    agenda.on(day, "signature", () => {
      shipment.facts.signed = day;
      shipment.facts.signedBy = signedBy;
      if (isFollowed(this.desk)) follow(this.desk, deal, { ...shipment, expected, signed: day });
      const signed = deal.shipments.every((one) => one.facts.signed !== undefined);
      if (last && signed) this.finish(deal);
    });
  }

  private finish(deal: Deal): void {
    this.put(deal);
    this.open.delete(deal);
  }

  private put(deal: Deal): void {
    const { client, confirmed, carrier, story } = deal;
    const shipments = deal.shipments.map((one, at) =>
      storedShipment(one, at === 0 ? deal : undefined),
    );
    const record: AnyStored = {
      id: deal.id,
      customer: client.id,
      owner: client.owner,
      date: deal.date,
      promised: deal.promised,
      lines: storedLines(deal.lines),
      freight: deal.freight,
      carrier: carrier?.name,
      notes: deal.notes,
      confirmed: confirmed ? { date: confirmed, by: client.owner } : undefined,
      shipments: shipments.length > 0 ? shipments : undefined,
      cancelled: deal.cancelled,
      ...story?.order?.(deal),
    };
    this.desk.put(order, record);
  }
}

/** A shipment as it stands in the order; the deal is told where its story is of this one. */
function storedShipment({ facts, lines }: Shipment, deal?: Deal): Record<string, unknown> {
  const shipped = lines.map(({ good, units }) => ({ product: good.id, quantity: `${units}` }));
  const days = facts as unknown as ShipmentDays;
  return { ...facts, lines: shipped, ...(deal?.story?.shipment?.(days, deal) ?? {}) };
}

function weightOf(client: Client): number {
  return isBuyer(client.role) ? { A: 4, B: 3, C: 1 }[client.grade] * (client.size + 1) : 0;
}
