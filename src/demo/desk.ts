import { dayStart, letterOf, slug } from "../book/ids.ts";
import { addDays, addMonths, dayNumber, type IsoDate } from "../law/dates.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import type { Language } from "../law/words.ts";
import type { Calendar } from "../law/workdays.ts";
import { Agenda } from "./agenda.ts";
import type { Pack } from "./pack.ts";
import { makeRandom, type Random } from "./random.ts";

/** What sample is wanted. The same plan gives the same book, byte for byte. */
export interface DemoPlan {
  readonly customers: number;
  /** How many months of history, ending on `until`. */
  readonly months: number;
  readonly seed: number;
  readonly language: Language;
  /** The last day on which anything happened. */
  readonly until: IsoDate;
  /** How many orders in all; default one for two customers a month. */
  readonly orders?: number | undefined;
  /** How many stock moves in all, at least; default five for four customers a month. */
  readonly moves?: number | undefined;
}

/** What the sample needs of the world around it. */
export interface DemoWorld {
  /** The working days of all years from the first day of the sample to the year after the last. */
  readonly calendar: Calendar;
  /** Chinese in Latin letters, for ids. */
  readonly latin: (text: string) => string;
  readonly progress?: ((share: number) => void) | undefined;
}

/** One record or entry of the sample. */
export interface Item {
  readonly noun: Noun;
  readonly record: AnyStored;
}

/** Who does what in the firm, by staff id. */
export interface Team {
  readonly sellers: readonly string[];
  readonly keepers: readonly string[];
  readonly bookkeepers: readonly string[];
  readonly dispatcher: string;
}

/**
 * The table at which the sample is made: the plan, chance, the calendar, ids, and what is ready.
 */
export interface Desk {
  readonly plan: DemoPlan;
  readonly pack: Pack;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly agenda: Agenda;
  readonly start: IsoDate;
  readonly until: IsoDate;
  /** The working day after the last one: the day on which `today` is meant to be lively. */
  readonly after: IsoDate;
  readonly orders: number;
  readonly moves: number;
  readonly workdays: number;
  /** Who leads the firm, once it has hired. */
  manager: string;
  /** An id made of a name, as the book makes it. */
  slugId(noun: Noun, text: string): string;
  /** An id made of a day and its author, as the book makes it. */
  dayId(noun: Noun, date: IsoDate, author: string): string;
  put(noun: Noun, record: AnyStored): void;
  /** Hands out what was put since the last time. */
  taken(): Item[];
}

/** Clears the table for one plan. */
export function makeDesk(plan: DemoPlan, pack: Pack, world: DemoWorld): Desk {
  const { calendar } = world;
  const start = addDays(addMonths(plan.until, -plan.months), 1);
  let ready: Item[] = [];
  return {
    plan,
    pack,
    calendar,
    start,
    until: plan.until,
    random: makeRandom(`round ${plan.seed}`),
    agenda: new Agenda(),
    after: calendar.addWorkdays(plan.until, 1),
    orders: plan.orders ?? Math.round((plan.customers * plan.months) / 2),
    moves: plan.moves ?? Math.round((plan.customers * plan.months * 5) / 4),
    workdays: Math.max(1, calendar.workdaysBetween(addDays(start, -1), plan.until)),
    manager: "",
    ...makeIds(world.latin),
    put(noun, record) {
      ready.push({ noun, record });
    },
    taken() {
      const items = ready;
      ready = [];
      return items;
    },
  };
}

function makeIds(latin: (text: string) => string): Pick<Desk, "slugId" | "dayId"> {
  const slugs = new Map<string, number>();
  const letters = new Map<string, number>();
  const next = (counts: Map<string, number>, key: string): number => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  return {
    slugId(noun, text) {
      const base = slug(/\p{Script=Han}/u.test(text) ? latin(text) : text);
      for (;;) {
        const count = next(slugs, `${noun.folder}/${base}`);
        if (count === 1) return base;
        const id = `${base}-${count}`;
        if (next(slugs, `${noun.folder}/${id}`) === 1) return id;
      }
    },
    dayId(noun, date, author) {
      const prefix = noun.naming.by === "day" ? noun.naming.prefix : "";
      const start = dayStart(prefix, date);
      return `${start}${letterOf(next(letters, `${start}-${author}`))}-${author}`;
    },
  };
}

/** The day, or the next working day when it is none; never after the last day of the sample. */
export function workdayAt(desk: Desk, date: IsoDate): IsoDate | undefined {
  const day = desk.calendar.nextWorkday(date);
  return day < desk.start || day > desk.until ? undefined : day;
}

/** The n-th working day after a date; backwards when negative. */
export function workdaysOn(desk: Desk, date: IsoDate, n: number): IsoDate {
  return desk.calendar.addWorkdays(date, n);
}

/** Which share of the sample's days is over, 0 to 1. */
export function shareOf(desk: Desk, date: IsoDate): number {
  const whole = dayNumber(desk.until) - dayNumber(desk.start) + 1;
  return Math.min(1, (dayNumber(date) - dayNumber(desk.start) + 1) / whole);
}
