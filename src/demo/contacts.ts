import { addDays, daysInMonth, type IsoDate, makeDate } from "../law/dates.ts";
import { call } from "../nouns/call/call.ts";
import { visit } from "../nouns/visit/visit.ts";
import type { Client, Person } from "./clients.ts";
import { type Desk, workdayAt, workdaysOn } from "./desk.ts";
import { isSample } from "./files.ts";
import type { Good } from "./goods.ts";
import type { AgreedStep } from "./pack.ts";
import type { Random } from "./random.ts";
import { isStaged, isUntouched } from "./roles.ts";

/** Words with names in place of {who}, {ware}, {other} and {n}. */
type Fill = (text: string) => string;

/** Visits and calls, in the rhythm of each customer's cycle. */
export class Contacts {
  private readonly desk: Desk;
  private readonly goods: readonly Good[];
  private readonly random: Random;

  constructor(desk: Desk, goods: readonly Good[]) {
    this.desk = desk;
    this.goods = goods;
    this.random = desk.random.fork("contacts");
  }

  /** Plans a month's visits and calls; `date` is the first day of it that the sample covers. */
  planMonth(date: IsoDate, clients: readonly Client[]): void {
    for (const client of clients) {
      if (isUntouched(client.role)) continue;
      const { role } = client;
      if (this.isVisitMonth(date, client)) this.planVisit(dayIn(date, client.slot), client);
      if (role === "prospect") {
        this.planCall(dayIn(date, this.random.whole(1, 28)), client);
        if (this.random.chance(60)) this.planVisit(dayIn(date, this.random.whole(1, 28)), client);
      } else if (role !== "lost" && this.random.chance(15)) {
        this.planCall(dayIn(date, this.random.whole(1, 28)), client);
      }
    }
  }

  /** A visit that was made. */
  visit(date: IsoDate, client: Client, wish: { silent?: boolean; step?: IsoDate } = {}): void {
    const { desk, random } = this;
    const { pack } = desk;
    const shift = random.pick([0, 0, 0, 1, 2]);
    const earlier = workdaysOn(desk, addDays(date, 1), -1 - shift);
    const planned = random.chance(70) && earlier >= desk.start ? earlier : undefined;
    const person = client.people[0];
    const fill = this.filler(person);
    const agreed =
      wish.step !== undefined || (!this.isQuiet(date, client) && random.chance(38))
        ? this.agree(date, client, { fill, on: wish.step })
        : undefined;
    const purpose = random.pick(pack.purposes);
    desk.put(visit, {
      id: desk.dayId(visit, planned ?? date, client.owner),
      customer: client.id,
      by: client.owner,
      planned,
      date,
      kind: this.kindOf(date, client),
      contact: person.name,
      purpose: random.chance(70) ? purpose : undefined,
      notes: wish.silent ? undefined : this.minutes(date, client, fill),
      goods: isSample(client.index) ? this.counted(date) : undefined,
      next: agreed?.next,
      nextDate: agreed?.date,
    });
  }

  /** What a sample customer has left of the firm's first product, and wants of it next month. */
  private counted(date: IsoDate): Record<string, unknown>[] {
    const product = this.goods[0]?.id;
    const stock = 3 + (Number(date.slice(8)) % 7);
    return [{ product, stock: `${stock}`, demand: `${stock + 6}` }];
  }

  /** A visit that is still to be made. */
  intend(date: IsoDate, client: Client): void {
    const { desk, random } = this;
    desk.put(visit, {
      id: desk.dayId(visit, date, client.owner),
      customer: client.id,
      by: client.owner,
      planned: date,
      kind: "cycle",
      purpose: random.pick(desk.pack.purposes),
    });
  }

  /** A talk on the telephone; `step` is the day for which something is agreed. */
  talk(date: IsoDate, client: Client, wish: { step?: IsoDate } = {}): void {
    const { desk, random } = this;
    const person = random.pick(client.people);
    const fill = this.filler(person);
    const agreed =
      wish.step === undefined ? undefined : this.agree(date, client, { fill, on: wish.step });
    this.putCall(date, client, {
      contact: person.name,
      channel: random.pick(["phone", "phone", "phone", "wechat"]),
      result: random.chance(85) ? "reached" : "appointment",
      minutes: random.whole(2, 15),
      notes: fill(random.pick(desk.pack.callNotes)),
      next: agreed?.next,
      nextDate: agreed?.date,
    });
  }

  /** A call that reached nobody; it is to be tried again. */
  miss(date: IsoDate, client: Client, again: IsoDate): void {
    const { desk, random } = this;
    const next = client.step?.next ?? desk.pack.again;
    const done = client.step?.done ?? random.pick(desk.pack.callNotes);
    client.step = { next, done, date: again };
    this.putCall(date, client, {
      channel: "phone",
      result: "nobody",
      notes: random.pick(desk.pack.nobodyNotes),
      next,
      nextDate: again,
    });
  }

  private planVisit(date: IsoDate, client: Client): void {
    const day = workdayAt(this.desk, date);
    if (day === undefined || day < client.added || this.isQuiet(day, client)) return;
    this.desk.agenda.on(day, "contact", (today) => this.visit(today, client));
  }

  private planCall(date: IsoDate, client: Client): void {
    const day = workdayAt(this.desk, date);
    if (day === undefined || day < client.added || this.isQuiet(day, client)) return;
    this.desk.agenda.on(day, "contact", (today) => this.reachOrMiss(today, client));
  }

  private reachOrMiss(date: IsoDate, client: Client): void {
    if (!this.random.chance(20)) {
      this.talk(date, client);
      return;
    }
    if (client.step) return;
    const again = workdaysOn(this.desk, date, this.random.whole(1, 2));
    this.miss(date, client, again);
    this.followUp(again, client);
  }

  /** Agrees on a next step and plans the call that does it. */
  private agree(
    date: IsoDate,
    client: Client,
    { fill, on }: { fill: Fill; on: IsoDate | undefined },
  ): { readonly next: string; readonly date: IsoDate } | undefined {
    if (client.step && on === undefined) return undefined;
    const step: AgreedStep = this.random.pick(this.desk.pack.steps);
    const day = on ?? workdaysOn(this.desk, date, this.random.whole(2, 6));
    client.step = { next: fill(step.next), done: fill(step.done), date: day };
    if (on === undefined) this.followUp(day, client);
    return { next: client.step.next, date: day };
  }

  private followUp(date: IsoDate, client: Client): void {
    this.desk.agenda.on(date, "contact", (today) => {
      const { step } = client;
      if (!step) return;
      if (this.random.chance(15)) {
        const again = workdaysOn(this.desk, today, 1);
        this.miss(today, client, again);
        this.followUp(again, client);
        return;
      }
      client.step = undefined;
      const person = client.people[0];
      this.putCall(today, client, {
        contact: person.name,
        channel: "phone",
        result: "reached",
        minutes: this.random.whole(2, 12),
        notes: this.filler(person)(step.done),
      });
    });
  }

  private putCall(date: IsoDate, client: Client, facts: Record<string, unknown>): void {
    const by = client.owner;
    const id = this.desk.dayId(call, date, by);
    this.desk.put(call, { id, date, customer: client.id, by, ...facts });
  }

  private isVisitMonth(date: IsoDate, client: Client): boolean {
    const every = { monthly: 1, bimonthly: 2, quarterly: 3 };
    if (!client.cycle) return false;
    const shift = client.role === "overdue-bimonthly" ? 1 : client.index;
    return (
      (monthCount(date) - monthCount(this.desk.until) + 600 + shift) % every[client.cycle] === 0
    );
  }

  /** Is this a time that belongs to the scene at the end? */
  private isQuiet(date: IsoDate, { role }: Client): boolean {
    const { until } = this.desk;
    if (role === "overdue-monthly") return date > addDays(until, -58);
    if (role === "overdue-bimonthly") return date > addDays(until, -80);
    return isStaged(role) && date > addDays(until, -20);
  }

  private kindOf(date: IsoDate, client: Client): string {
    if (client.role === "prospect") return "first";
    if (client.role.startsWith("debt") && date > addDays(this.desk.until, -60)) return "collection";
    if (client.grade === "A" && this.random.chance(12)) return "uplift";
    return date.slice(8) <= "10" && this.random.chance(25) ? "sample" : "cycle";
  }

  private minutes(date: IsoDate, client: Client, fill: Fill): string {
    const { minutes } = this.desk.pack;
    const { random } = this;
    const kind = client.role === "prospect" ? "prospect" : undefined;
    const collects = client.role.startsWith("debt") && date > addDays(this.desk.until, -60);
    if (kind) return fill(random.pick(minutes.prospect));
    if (collects) return fill(random.pick(minutes.collect));
    const gap = this.desk.pack.language === "zh" ? "" : " ";
    const middle = random.pick(minutes.middle);
    const more = random.chance(45) ? random.pick(minutes.middle) : "";
    const parts = [random.pick(minutes.begin), middle, more === middle ? "" : more];
    const end = random.pick(minutes.end);
    return fill([...parts, end].filter((one) => one !== "").join(gap));
  }

  private filler({ called }: Person): Fill {
    const { random } = this;
    const ware = random.pick(this.goods);
    const others = this.goods.filter((one) => one.category !== ware.category);
    const other = others.length > 0 ? random.pick(others) : ware;
    const words: Record<string, string> = {
      who: called,
      ware: ware.name,
      other: other.name,
      n: `${random.pick([3, 5, 6, 8, 10, 12, 20, 24])}`,
    };
    return (text) => text.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);
  }
}

function monthCount(date: IsoDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

/** A day of the month in which a date lies; a day that the month lacks becomes its last. */
function dayIn(date: IsoDate, day: number): IsoDate {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  return makeDate(year, month, Math.min(day, daysInMonth(year, month)));
}
