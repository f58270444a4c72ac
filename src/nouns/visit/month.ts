import { endOf } from "../../law/dates.ts";
import type { Calendar } from "../../law/workdays.ts";
import { type Due, nextDue, type Visited } from "../customer/cycle.ts";
import { type Area, areaOf, type Place } from "./area.ts";
import { daysOf, isDueIn } from "./coverage.ts";

/** What of a customer a month's plan goes by. */
export interface Candidate extends Visited, Place {
  readonly name: string;
  readonly grade?: string | undefined;
}

/** A visit that is proposed, or one that does not fit. */
export interface Proposal {
  readonly customer: Candidate;
  readonly due: Due;
  readonly kind: "sample" | "cycle";
  readonly town: string;
  /** Undefined: it does not fit into the month. */
  readonly day: string | undefined;
}

export interface MonthPlan {
  readonly proposals: readonly Proposal[];
  /** Due, and planned in the month already. */
  readonly planned: readonly Candidate[];
  /** Working days kept free for personal service: R-VIS-12. */
  readonly keptFree: readonly string[];
  /** The days sample visits are made on, and the days of the other visits: R-VIS-10. */
  readonly sampleDays: readonly string[];
  readonly cycleDays: readonly string[];
}

export interface MonthFacts {
  /** YYYY-MM */
  readonly month: string;
  readonly today: string;
  /** The customers of one salesperson. */
  readonly customers: readonly Candidate[];
  readonly lastVisit: ReadonlyMap<string, string>;
  /** The salesperson's open plans, by customer: the day. */
  readonly planned: ReadonlyMap<string, string>;
  /** How many visits of the salesperson are planned for a day already. */
  readonly taken: ReadonlyMap<string, number>;
  readonly calendar: Calendar;
  readonly limits: {
    readonly visitsPerDay: number;
    readonly samplePhaseDays: number;
    readonly personalServiceWorkdays: number;
  };
}

interface Wanted {
  readonly customer: Candidate;
  readonly due: Due;
  readonly area: Area;
}

/**
 * Proposes the visits of a salesperson's month: sample customers in its first days, the others
 * after, the last working days kept free; whoever is overdue first, neighbours on one day, no day
 * with more than so many visits. Who does not fit is told, not dropped.
 */
export function proposeMonth(facts: MonthFacts): MonthPlan {
  const { month, limits } = facts;
  const due = dueIn(facts);
  const planned = due.filter(({ customer }) => isPlannedBy(facts, customer.id));
  const open = due.filter(({ customer }) => !isPlannedBy(facts, customer.id));
  const sample = open.filter(({ customer }) => customer.sample);
  const others = open.filter(({ customer }) => !customer.sample);
  const hasPhases = limits.samplePhaseDays > 0 && due.some(({ customer }) => customer.sample);
  const days = phases(facts, hasPhases);
  const room = new Map<string, number>();
  for (const day of [...days.sampleDays, ...days.cycleDays]) {
    room.set(day, Math.max(0, limits.visitsPerDay - (facts.taken.get(day) ?? 0)));
  }
  const proposals = [
    ...placed(sample, days.sampleDays, { room, month, kind: "sample" }),
    ...placed(others, days.cycleDays, { room, month, kind: "cycle" }),
  ];
  return { proposals, planned: planned.map(({ customer }) => customer), ...days };
}

function isPlannedBy({ planned, month }: MonthFacts, id: string): boolean {
  return (planned.get(id) ?? "9999") <= endOf(`${month}-01`, "month");
}

function dueIn({ customers, lastVisit, month, calendar }: MonthFacts): Wanted[] {
  const found: Wanted[] = [];
  for (const customer of customers) {
    const due = nextDue(customer, lastVisit.get(customer.id), calendar);
    if (due && isDueIn(due, month)) found.push({ customer, due, area: areaOf(customer) });
  }
  return found;
}

/** The working days that are left of the month, by what they are for. */
function phases(
  { month, today, calendar, limits }: MonthFacts,
  hasPhases: boolean,
): Pick<MonthPlan, "keptFree" | "sampleDays" | "cycleDays"> {
  const all = daysOf(month, `${month}-01`).filter((day) => calendar.isWorkday(day));
  const kept = limits.personalServiceWorkdays;
  const keptFree = kept > 0 ? all.slice(-kept) : [];
  const workdays = all.filter((day) => day >= today && !keptFree.includes(day));
  const lastSample = `${month}-${String(limits.samplePhaseDays).padStart(2, "0")}`;
  const isSample = (day: string): boolean => hasPhases && day <= lastSample;
  return {
    keptFree,
    sampleDays: workdays.filter(isSample),
    cycleDays: workdays.filter((day) => !isSample(day)),
  };
}

/** Whom to visit first: what was due before this month, then what must be done within it. */
function rank({ due, customer }: Wanted, month: string): string {
  const by = due.by < `${month}-01` ? "0" : due.by <= endOf(`${month}-01`, "month") ? "1" : "2";
  return `${by}${by === "0" ? due.by : ""}|${customer.grade ?? "Z"}|${customer.id}`;
}

function placed(
  wanted: readonly Wanted[],
  days: readonly string[],
  {
    room,
    month,
    kind,
  }: { room: ReadonlyMap<string, number>; month: string } & Pick<Proposal, "kind">,
): Proposal[] {
  const places = days.reduce((sum, day) => sum + (room.get(day) ?? 0), 0);
  const ranked = wanted
    .map((one) => ({ one, key: rank(one, month) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ one }) => one);
  const chosen = trips(ranked.slice(0, places), month);
  const told = (one: Wanted, day: string | undefined): Proposal => ({
    ...{ customer: one.customer, due: one.due, kind, town: one.area.town, day },
  });
  return [
    ...onDays(chosen, days, room).map(({ one, day }) => told(one, day)),
    ...ranked.slice(places).map((one) => told(one, undefined)),
  ];
}

/** The chosen visits by town, the town with the most urgent visit first, streets side by side. */
function trips(chosen: readonly Wanted[], month: string): Wanted[][] {
  const towns = new Map<string, Wanted[]>();
  for (const one of chosen) {
    const there = towns.get(one.area.town) ?? [];
    there.push(one);
    towns.set(one.area.town, there);
  }
  const overdue = (list: readonly Wanted[]): number =>
    list.filter(({ due }) => due.by < `${month}-01`).length / list.length;
  const ordered = [...towns.values()].sort(
    (a, b) => overdue(b) - overdue(a) || b.length - a.length,
  );
  for (const list of ordered) list.sort((a, b) => (a.area.within < b.area.within ? -1 : 1));
  return ordered;
}

/**
 * Fills the days one after the other. A day stays in one town as long as the days after it have
 * room for all the rest; only then is it filled up with the next town's visits.
 */
function onDays(
  towns: readonly Wanted[][],
  days: readonly string[],
  room: ReadonlyMap<string, number>,
): { readonly one: Wanted; readonly day: string }[] {
  const found: { one: Wanted; day: string }[] = [];
  const queue = towns.map((list) => [...list]);
  let rest = queue.reduce((sum, list) => sum + list.length, 0);
  let later = days.reduce((sum, day) => sum + (room.get(day) ?? 0), 0);
  for (const day of days) {
    let free = room.get(day) ?? 0;
    later -= free;
    while (free > 0 && rest > 0) {
      const [town = []] = queue;
      const some = town.splice(0, free);
      for (const one of some) found.push({ one, day });
      free -= some.length;
      rest -= some.length;
      if (town.length === 0) queue.shift();
      if (rest <= later) break;
    }
  }
  return found;
}
