import { addDays, type IsoDate } from "../law/dates.ts";
import { fromMinor } from "../law/money.ts";
import { customer } from "../nouns/customer/customer.ts";
import { type Desk, type Team, workdaysOn } from "./desk.ts";
import { fileOf, profileOf } from "./files.ts";
import type { Region, ShopEnd } from "./pack.ts";
import type { Random } from "./random.ts";
import { castingOf, type Grade, isBuyer, isUntouched, type Role } from "./roles.ts";

/** Somebody at a customer's. */
export interface Person {
  readonly name: string;
  /** As minutes call them. */
  readonly called: string;
}

/** A customer of the sample while it is being made. */
export interface Client {
  readonly id: string;
  readonly index: number;
  readonly role: Role;
  readonly grade: Grade;
  readonly owner: string;
  readonly region: Region;
  readonly size: number;
  readonly added: IsoDate;
  readonly creditDays: number;
  /** Pays after the due day as a habit. */
  readonly slow: boolean;
  readonly cycle: "monthly" | "bimonthly" | "quarterly" | undefined;
  /** The day of the month on which it is usually visited. */
  readonly slot: number;
  readonly people: readonly [Person, ...Person[]];
  readonly known: Readonly<Record<string, unknown>>;
  /** What is agreed and not done yet. */
  step: { readonly next: string; readonly done: string; readonly date: IsoDate } | undefined;
  owedMinor: number;
  peakMinor: number;
}

/** All customers, in the order of their numbers. */
export function makeClients(desk: Desk, team: Team): readonly Client[] {
  const random = desk.random.fork("clients");
  const names = shopNames(desk, random.fork("names"));
  return Array.from({ length: desk.plan.customers }, (_, index) =>
    makeClient(desk, { index, team, random, shop: names(index) }),
  );
}

/** The number, from 0, of the customer that the examples of the help name. */
export const showcaseIndex = 1;

/** How customers of a kind settle. */
const settlements: Readonly<Record<string, string>> = {
  ...{ supermarket: "tax-invoice", chain: "tax-invoice", distributor: "tax-invoice" },
  ...{ dealer: "transfer", direct: "transfer", retailer: "transfer", convenience: "receipt" },
  "key-account": "cheque",
};

interface Shop {
  readonly name: string;
  readonly end: ShopEnd;
}

function shopNames({ pack }: Desk, random: Random): (index: number) => Shop {
  const used = new Set([pack.showcase.shop]);
  return (index) => {
    const known = pack.shopEnds.find((one) => one.text === pack.showcase.end);
    if (index === showcaseIndex && known) return { name: pack.showcase.shop, end: known };
    const end = random.pick(pack.shopEnds);
    for (let tries = 1; ; tries++) {
      const town = random.chance(35) ? random.pick(pack.towns) : "";
      const plain = pack.shopName(town, random.pick(pack.shopStarts), end.text);
      const name = tries > 20 ? pack.branch(plain, random.whole(2, 999)) : plain;
      if (used.has(name)) continue;
      used.add(name);
      return { name, end };
    }
  };
}

const cycles = { A: "monthly", B: "bimonthly", C: "quarterly" } as const;

/** Days to pay by grade, as agreed with most. */
const usualCredit = { A: [30, 45, 60], B: [30, 30, 45], C: [15, 30, 30] } as const;

function makeClient(
  desk: Desk,
  from: { index: number; team: Team; random: Random; shop: Shop },
): Client {
  const { index, team, random, shop } = from;
  const { pack } = desk;
  const { role, seller, grade } = castingOf(index);
  const region = random.pick(pack.regions);
  const people = makePeople(desk, random, { index, role });
  const debtor = role.startsWith("debt") || role === "overpaid";
  const creditDays = debtor ? 30 : random.pick(usualCredit[grade]);
  const cycle = isBuyer(role) || role === "debt90" ? cycles[grade] : undefined;
  const added = addedOn(desk, random, role);
  const id = desk.slugId(customer, shop.name);
  return {
    id,
    index,
    role,
    grade,
    owner: team.sellers[seller % team.sellers.length] ?? "",
    region,
    size: Math.min(3, shop.end.size + (grade === "A" ? 1 : 0)),
    added,
    creditDays,
    slow: role === "normal" && random.chance(20),
    cycle,
    slot: random.whole(2, 27),
    people: people.map(({ name, called }) => ({ name, called })) as unknown as Client["people"],
    known: {
      id,
      name: shop.name,
      code: `K${String(index + 1).padStart(4, "0")}`,
      kind: shop.end.kind,
      grade,
      stage: stageOf(role, index),
      region: region.name,
      source: random.pick(pack.sources),
      phone: pack.landline(region, index + 1),
      email: random.chance(60) ? `${id}@example.com` : undefined,
      address: pack.address(region, random.pick(pack.roads), random.whole(2, 288)),
      city: region.city,
      contacts: people.map((one) => one.contact),
      mainBusiness: shop.end.business,
      creditDays: isBuyer(role) || debtor ? creditDays : undefined,
      settlement: isBuyer(role) || debtor ? settlements[shop.end.kind] : undefined,
      hourToAvoid: random.chance(25) ? random.pick(pack.hoursToAvoid) : undefined,
      payDay: random.chance(20) ? random.pick([5, 10, 15, 20, 25]) : undefined,
      visitCycle: cycle,
      notes: random.chance(25) ? random.pick(pack.customerNotes) : undefined,
      ...fileOf(desk, { role, index, person: people[0]?.name ?? "" }),
    },
    step: undefined,
    owedMinor: 0,
    peakMinor: 0,
  };
}

function addedOn(desk: Desk, random: Random, role: Role): IsoDate {
  if (role === "untouched") return addDays(desk.after, -11);
  if (role === "fresh") return addDays(desk.after, -5);
  if (role === "prospect") return addDays(desk.until, -random.whole(30, 75));
  return addDays(desk.start, -random.whole(20, 1400));
}

function stageOf(role: Role, index: number): string {
  if (isUntouched(role)) return "new";
  if (role === "prospect") return index % 2 === 0 ? "interested" : "negotiating";
  if (role === "resting") return "long-term";
  return role === "lost" ? "lost" : "cooperating";
}

interface Named {
  readonly person: string;
  readonly title: string;
  readonly called: string;
}

interface Made extends Person {
  readonly contact: Readonly<Record<string, unknown>>;
}

function makePeople(
  desk: Desk,
  random: Random,
  { index, role }: { index: number; role: Role },
): Made[] {
  const { pack } = desk;
  const count = random.pick([1, 1, 2, 2, 3]);
  return Array.from({ length: count }, (_, number) => {
    const surname = random.pick(pack.surnames);
    const { title, short } = random.pick(pack.titles);
    const drawn: Named = {
      person: pack.fullName(surname, random.pick(pack.givenNames)),
      title,
      called: pack.callName(surname, short),
    };
    const named = index === showcaseIndex && number === 0 ? pack.showcase : drawn;
    const contact = {
      name: named.person,
      title: named.title,
      decides: number === 0 ? true : undefined,
      mobile: pack.mobile(index * 3 + number + 1),
      ...(number === 0 ? stagedBirthday(desk, random, role) : usualBirthday(desk, random)),
      likes: random.chance(15) ? random.pick(pack.likes) : undefined,
      ...(number === 0 ? profileOf(desk, role) : {}),
    };
    return { name: named.person, called: named.called, contact };
  });
}

interface Birthday {
  readonly birthday?: string | undefined;
  readonly lunarBirthday?: string | undefined;
}

/** Birthdays that fall a few days after the lively day. */
function stagedBirthday(desk: Desk, random: Random, role: Role): Birthday {
  const day = (after: number): IsoDate => addDays(desk.after, after);
  if (role === "showcase") return { birthday: day(2).slice(5) };
  if (role === "birthday-later") return { birthday: day(6).slice(5) };
  if (role !== "birthday-lunar") return usualBirthday(desk, random);
  const lunar = desk.calendar.lunarOf(day(4));
  return lunar?.startsWith("L") === false
    ? { lunarBirthday: lunar }
    : { birthday: day(4).slice(5) };
}

function usualBirthday(desk: Desk, random: Random): Birthday {
  const month = String(random.whole(1, 12)).padStart(2, "0");
  const monthDay = `${month}-${String(random.whole(1, 28)).padStart(2, "0")}`;
  const lunar = random.chance(30) && desk.pack.language === "zh";
  if (random.chance(50)) return {};
  for (let days = 0; days <= 9; days++) {
    const day = addDays(desk.after, days);
    const taken = lunar ? desk.calendar.lunarOf(day) : day.slice(5);
    if (taken === monthDay && desk.plan.customers <= 400) return {};
  }
  return lunar ? { lunarBirthday: monthDay } : { birthday: monthDay };
}

/** Writes the customers as they stand at the end: what is agreed next, and a credit limit. */
export function putClients(desk: Desk, clients: readonly Client[]): void {
  for (const client of clients) {
    const { step, peakMinor } = client;
    const limit = Math.ceil((peakMinor * 13) / 10 / 500_000) * 500_000;
    desk.put(customer, {
      ...client.known,
      id: client.id,
      owner: client.owner,
      creditLimit: limit > 0 ? fromMinor(limit, 2) : undefined,
      nextStep: step?.next,
      nextDate: step?.date,
      added: client.added,
    });
  }
}

/** A working day close to the end, counted back from the last one. */
export function near(desk: Desk, back: number): IsoDate {
  return workdaysOn(desk, addDays(desk.until, 1), -1 - back);
}
