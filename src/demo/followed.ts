import { addDays, type IsoDate } from "../law/dates.ts";
import type { Deal, Shipment } from "./deal.ts";
import { type Desk, workdaysOn } from "./desk.ts";
import { storyWords } from "./story-words.ts";

/** Working days after which a signed receipt is back with a carrier whose cycle is usual. */
const backAfter = 5;
const usualCycleDays = 15;

interface Arrival {
  readonly expected: IsoDate;
  readonly signed: IsoDate;
}

/** Is it a sample small enough that every shipment is followed to its receipt? */
export function isFollowed({ plan }: Pick<Desk, "plan">): boolean {
  return plan.customers <= 400;
}

/**
 * What is written down of a shipment by the day it is signed: the calls after it, the day after it
 * left and again when it was late, and its receipt that came back.
 */
export function follow(
  desk: Desk,
  { client, carrier }: Deal,
  { facts, date, expected, signed }: Shipment & Arrival,
): void {
  if (carrier === undefined || carrier.code === "") return;
  const said = storyWords[desk.plan.language];
  const call = { time: "14:20", kind: "call", by: client.owner, to: "carrier", reached: true };
  const next = addDays(date, 1);
  const log = [
    ...(next < signed ? [{ date: next, ...call, what: said.onTheWay, next: expected }] : []),
    ...(next < expected && expected < signed
      ? [{ date: expected, ...call, what: said.tomorrow, next: signed }]
      : []),
  ];
  if (log.length > 0) facts.log = log;
  facts.receiptDue = addDays(signed, carrier.receiptDays ?? usualCycleDays);
  const back = workdaysOn(desk, signed, backAfter);
  if (back > desk.until) return;
  facts.filed = { date: back, by: client.owner, place: said.folder(signed.slice(0, 7)) };
}
