import type { IsoDate } from "../law/dates.ts";
import { move } from "../nouns/move/move.ts";
import { type Desk, shareOf, workdaysOn } from "./desk.ts";
import { type Good, priceOf } from "./goods.ts";
import type { Random } from "./random.ts";

/** What of a product goes in or out, and the paper that says so. */
export interface Moved {
  /** Its id, when it had to be known before. */
  readonly id?: string;
  readonly good: Pick<Good, "id" | "costMinor">;
  /** Index of the warehouse. */
  readonly place: number;
  /** Whole units; what leaves has a minus. */
  readonly units: number;
  readonly kind: string;
  readonly priced?: boolean;
  readonly paper?: string | undefined;
  readonly why?: string | undefined;
  readonly supplier?: string | undefined;
  /** Who writes it down; else the storekeeper of the place. */
  readonly by?: string | undefined;
  /** Which lot or which pieces. */
  readonly very?: { readonly lot?: string; readonly expiry?: IsoDate; readonly serials?: string[] };
}

interface Store {
  readonly goods: readonly Good[];
  readonly warehouses: readonly string[];
  readonly suppliers: readonly string[];
  readonly keepers: readonly string[];
}

/** What lies where; it writes every move and never lets a balance fall below zero. */
export class Shelf {
  private readonly desk: Desk;
  private readonly store: Store;
  private readonly random: Random;
  private readonly units = new Map<string, number>();
  private readonly coming = new Map<string, number>();
  /** The ids of a day's moves in the first warehouse, by product. */
  private readonly today = { date: "", ids: new Map<string, string[]>() };
  private count = 0;
  private papers = 0;

  constructor(desk: Desk, store: Store) {
    this.desk = desk;
    this.store = store;
    this.random = desk.random.fork("shelf");
  }

  onHand(good: Pick<Good, "id">, place: number): number {
    return this.units.get(`${good.id}|${place}`) ?? 0;
  }

  inAll(good: Good): number {
    return this.store.warehouses.reduce((sum, _, place) => sum + this.onHand(good, place), 0);
  }

  /** What moved of a product in the first warehouse on the day of the last move. */
  movedOn(date: IsoDate, { id }: Pick<Good, "id">): readonly string[] {
    return date === this.today.date ? (this.today.ids.get(id) ?? []) : [];
  }

  keeper(place: number): string {
    return this.store.keepers[place % this.store.keepers.length] ?? "";
  }

  /** The first count of all shelves. */
  open(date: IsoDate): void {
    for (const good of this.store.goods) {
      const days = this.random.whole(24, 60);
      this.opening(date, { good, place: 0, units: inCartons(good, good.daily * days) });
      if (!good.branch) continue;
      this.opening(date, { good, place: 1, units: inCartons(good, good.daily * 0.3 * 60) });
    }
  }

  private opening(date: IsoDate, what: { good: Good; place: number; units: number }): void {
    const why = this.desk.pack.why.opening;
    this.move(date, { ...what, kind: "opening", priced: true, why });
  }

  /** Goods of an order leave; false, and an urgent purchase, when they are not all there. */
  ship(
    date: IsoDate,
    wanted: readonly { readonly good: Good; readonly units: number }[],
    { paper, place }: { paper: string; place: number },
  ): number | undefined {
    const from = [place, 0].find((one) =>
      wanted.every(({ good, units }) => this.onHand(good, one) >= units),
    );
    if (from === undefined) {
      for (const { good, units } of wanted) {
        if (this.onHand(good, 0) < units) this.orderMore(date, good, { days: 2, least: units });
      }
      return undefined;
    }
    for (const { good, units } of wanted) {
      this.move(date, { good, place: from, units: -units, kind: "shipment", paper });
    }
    return from;
  }

  /** Goods of an order come back broken, and are scrapped. */
  scrap(
    date: IsoDate,
    { good, units }: { readonly good: Good; readonly units: number },
    what: { paper: string; place: number; why: string },
  ): void {
    this.move(date, { ...what, good, units, kind: "return" });
    this.move(date, { ...what, good, units: -units, kind: "scrap" });
  }

  /** What the storekeepers do on a working day besides shipping. */
  tend(date: IsoDate): void {
    for (const good of this.store.goods) {
      this.reorder(date, good);
      if (good.branch) this.fillBranch(date, good);
    }
    if (this.random.chance(4)) this.lose(date);
    const wanted = Math.floor(this.desk.moves * shareOf(this.desk, date));
    for (let tries = 0; this.count < wanted && tries < wanted; tries++) this.sellOver(date);
  }

  private reorder(date: IsoDate, good: Good): void {
    const lead = this.desk.pack.suppliers[good.supplier]?.leadDays ?? 7;
    const there = this.inAll(good) + (this.coming.get(good.id) ?? 0);
    if (there >= good.daily * (lead + 10) + good.carton) return;
    this.orderMore(date, good, { days: lead + this.random.whole(-1, 2), least: 0 });
  }

  private orderMore(
    date: IsoDate,
    good: Good,
    { days, least }: { days: number; least: number },
  ): void {
    if (least > 0 && (this.coming.get(`${good.id}|urgent`) ?? 0) > 0) return;
    const units = inCartons(good, Math.max(least * 2, good.daily * 55));
    const key = least > 0 ? `${good.id}|urgent` : good.id;
    this.coming.set(key, (this.coming.get(key) ?? 0) + units);
    const day = workdaysOn(this.desk, date, Math.max(1, days));
    this.desk.agenda.on(day, "arrival", (today) => {
      this.coming.set(key, (this.coming.get(key) ?? 0) - units);
      this.papers++;
      const { pack } = this.desk;
      this.move(today, {
        good,
        place: 0,
        units,
        kind: "in",
        priced: true,
        paper: `${pack.why.paper} ${today.slice(2).replaceAll("-", "")}-${this.papers}`,
        why: pack.why.purchase,
        supplier: this.store.suppliers[good.supplier],
      });
    });
  }

  private fillBranch(date: IsoDate, good: Good): void {
    const daily = good.daily * 0.3;
    if (this.onHand(good, 1) >= daily * 8) return;
    const units = inCartons(good, daily * 45);
    if (this.onHand(good, 0) < units + good.daily * 6) return;
    const by = this.keeper(0);
    const why = this.desk.pack.why.transfer;
    const id = this.desk.dayId(move, date, by);
    const both = { good, kind: "transfer", paper: id, why, by };
    this.move(date, { ...both, id, place: 0, units: -units });
    this.move(date, { ...both, place: 1, units });
  }

  private lose(date: IsoDate): void {
    const good = this.random.pick(this.store.goods);
    const units = this.random.whole(1, 3);
    if (this.onHand(good, 0) < units) return;
    const why = this.random.pick(this.desk.pack.why.lost);
    this.move(date, { good, place: 0, units: -units, kind: "adjustment", why });
  }

  private sellOver(date: IsoDate): void {
    const good = this.random.pick(this.store.goods);
    const place = good.branch && this.random.chance(40) ? 1 : 0;
    const units = this.random.whole(1, 4);
    if (this.onHand(good, place) < units + 4) return;
    const why = this.random.pick(this.desk.pack.why.counter);
    this.move(date, { good, place, units: -units, kind: "out", why });
  }

  private move(date: IsoDate, moved: Moved): void {
    this.count++;
    this.write(date, moved);
  }

  /** Goods move by a paper of the warehouse, besides what was asked of the sample in number. */
  write(date: IsoDate, moved: Moved): void {
    const { good, place, units } = moved;
    const key = `${good.id}|${place}`;
    const left = (this.units.get(key) ?? 0) + units;
    if (left < 0) throw new Error(`bug: the sample takes ${key} below zero on ${date}`);
    this.units.set(key, left);
    const by = moved.by ?? this.keeper(place);
    const id = moved.id ?? this.desk.dayId(move, date, by);
    if (place === 0) this.note(date, good.id, id);
    this.desk.put(move, {
      id,
      date,
      kind: moved.kind,
      product: good.id,
      warehouse: this.store.warehouses[place],
      quantity: `${units}`,
      price: moved.priced ? priceOf(good.costMinor) : undefined,
      paper: moved.paper,
      why: moved.why,
      by,
      supplier: moved.supplier,
      ...moved.very,
    });
  }

  private note(date: IsoDate, product: string, id: string): void {
    const { today } = this;
    if (today.date !== date) {
      today.date = date;
      today.ids.clear();
    }
    today.ids.set(product, [...(today.ids.get(product) ?? []), id]);
  }
}

/** At least so many units, in whole cartons. */
function inCartons(good: Good, units: number): number {
  return Math.max(1, Math.ceil(units / good.carton)) * good.carton;
}
