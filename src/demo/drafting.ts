import type { IsoDate } from "../law/dates.ts";
import { fromMinor } from "../law/money.ts";
import { order } from "../nouns/order/order.ts";
import type { Client } from "./clients.ts";
import type { Course, Deal, OrderLine } from "./deal.ts";
import { type Desk, workdaysOn } from "./desk.ts";
import { cartonsMost, type Good, priceOf } from "./goods.ts";
import type { Carrier } from "./pack.ts";
import type { Random } from "./random.ts";

interface Wanted {
  readonly date: IsoDate;
  readonly course: Course;
  readonly unpaid: boolean;
  readonly drawGood: (random: Random) => Good;
}

/** An order as a customer gives it; each has chance of its own, so that none sways another. */
export function draftDeal(desk: Desk, client: Client, wanted: Wanted): Deal {
  const { date, course, unpaid } = wanted;
  const id = desk.dayId(order, date, client.owner);
  const random = desk.random.fork(id);
  const carrier = drawCarrier(desk, random, course);
  return {
    id,
    client,
    date,
    random,
    lines: drawLines(client, random, wanted),
    freight: carrier.code !== "" && random.chance(50) ? freightOf(random) : undefined,
    carrier,
    notes: random.chance(15) ? random.pick(desk.pack.orderNotes) : undefined,
    promised: workdaysOn(desk, date, promiseDays(course, random)),
    course,
    unpaid,
    confirmed: undefined,
    shipments: [],
    cancelled: undefined,
  };
}

/** At most three products; what is to leave in parts has more than one carton of each. */
function drawLines(client: Client, random: Random, wanted: Wanted): readonly OrderLine[] {
  const least = inParts(wanted.course) ? 2 : 1;
  const goods = random.pick([1, 1, 1, 2, 2, 2, 3]);
  const chosen = new Set<Good>();
  for (let tries = 0; chosen.size < goods && tries < 20; tries++) {
    chosen.add(wanted.drawGood(random));
  }
  const rebate = { A: 30, B: 10, C: 0 }[client.grade];
  return [...chosen].map((good) => ({
    good,
    units: good.carton * random.whole(least, cartonsMost(client.size)),
    price: priceOf(good.priceMinor),
    discount: random.chance(rebate) ? random.pick(["0.03", "0.05", "0.05", "0.08"]) : undefined,
  }));
}

/** Is this the course of an order that the scene asked for by its day? */
export function isStaged(course: Course): boolean {
  return course === "draft" || course === "unbilled" || course === "unsigned";
}

/** Does it leave in two shipments? The second of a "rest" is still to come at the end. */
export function inParts(course: Course): boolean {
  return course === "parts" || course === "rest";
}

/** Working days from the order to the day that was promised. */
function promiseDays(course: Course, random: Random): number {
  if (course === "rest") return 8;
  return random.whole(course === "stuck" ? 2 : 3, course === "stuck" ? 2 : 6);
}

function drawCarrier({ pack }: Desk, random: Random, course: Course): Carrier {
  const sent = pack.carriers.filter((one) => one.code !== "");
  return random.pick(isStaged(course) || inParts(course) ? sent : pack.carriers);
}

function freightOf(random: Random): string {
  return fromMinor(random.whole(2, 12) * 1000, 2);
}
