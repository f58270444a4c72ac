import type { IsoDate } from "../law/dates.ts";
import { fromMinor } from "../law/money.ts";
import { order } from "../nouns/order/order.ts";
import type { Client } from "./clients.ts";
import { type Course, carrierParts, type Deal, type OrderLine, type Story } from "./deal.ts";
import { type Desk, workdaysOn } from "./desk.ts";
import { cartonsMost, type Good, priceOf } from "./goods.ts";
import type { Carrier } from "./pack.ts";
import { askedOf, percentOf } from "./prices.ts";
import type { Random } from "./random.ts";

interface Wanted {
  readonly date: IsoDate;
  readonly course: Course;
  readonly unpaid: boolean;
  readonly story?: Story | undefined;
  readonly drawGood: (random: Random) => Good;
  readonly goodOf: (sku: string) => Good | undefined;
}

/** An order as a customer gives it; each has chance of its own, so that none sways another. */
export function draftDeal(desk: Desk, client: Client, wanted: Wanted): Deal {
  const { date, course, unpaid, story } = wanted;
  const id = desk.dayId(order, date, client.owner);
  const random = desk.random.fork(id);
  const carrier = carrierOf(desk, random, wanted);
  const freight =
    carrier && carrier.code !== "" && random.chance(50) ? freightOf(random) : undefined;
  return {
    id,
    client,
    date,
    random,
    lines: story?.goods
      ? linesOf(desk, client, wanted)
      : drawLines(desk, client, { random, wanted }),
    freight: story?.fee ? undefined : freight,
    carrier,
    notes: random.chance(15) ? random.pick(desk.pack.orderNotes) : undefined,
    promised: workdaysOn(desk, date, story?.promiseDays ?? promiseDays(course, random)),
    course,
    story,
    unpaid,
    confirmed: undefined,
    shipments: [],
    cancelled: undefined,
  };
}

/** At most three products; what is to leave in parts has more than one carton of each. */
function drawLines(
  desk: Desk,
  client: Client,
  { random, wanted }: { random: Random; wanted: Wanted },
): readonly OrderLine[] {
  const { date } = wanted;
  const least = inParts(wanted.course) ? 2 : 1;
  const goods = random.pick([1, 1, 1, 2, 2, 2, 3]);
  const chosen = new Set<Good>();
  for (let tries = 0; chosen.size < goods && tries < 20; tries++) {
    chosen.add(wanted.drawGood(random));
  }
  const rebate = { A: 30, B: 10, C: 0 }[client.grade];
  return [...chosen].map((good) => {
    const units = good.carton * random.whole(least, cartonsMost(client.size));
    const price = askedOf(desk, client, { good, date, units });
    const isList = price === priceOf(good.priceMinor);
    const rebated = random.chance(rebate) ? random.pick(["0.03", "0.05", "0.05", "0.08"]) : "";
    return { good, units, price, discount: isList && rebated !== "" ? rebated : undefined };
  });
}

/** The lines that a story asks for. */
function linesOf(
  desk: Desk,
  client: Client,
  { story, goodOf, date }: Wanted,
): readonly OrderLine[] {
  return (story?.goods ?? []).flatMap(({ sku, units, percent }): OrderLine[] => {
    const good = goodOf(sku);
    if (!good) return [];
    const asked = askedOf(desk, client, { good, date, units });
    if (percent === undefined) return [{ good, units, price: asked, discount: undefined }];
    const price = percentOf(good, percent);
    return [{ good, units, price, discount: undefined, listPrice: asked }];
  });
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

function carrierOf(desk: Desk, random: Random, wanted: Wanted): Carrier | undefined {
  const drawn = drawCarrier(desk, random, wanted.course);
  const part = wanted.story?.carrier;
  if (part === undefined) return drawn;
  return part === "none" ? undefined : desk.pack.carriers[carrierParts.indexOf(part)];
}

function drawCarrier({ pack }: Desk, random: Random, course: Course): Carrier {
  const sent = pack.carriers.filter((one) => one.code !== "");
  return random.pick(isStaged(course) || inParts(course) ? sent : pack.carriers);
}

function freightOf(random: Random): string {
  return fromMinor(random.whole(2, 12) * 1000, 2);
}
