import { addDays, type IsoDate } from "../../../law/dates.ts";
import type { Shipment } from "../fields/shipments.ts";
import type { Exception, LogLine } from "../fields/tracking.ts";
import { isOnTheWay } from "./which.ts";

/** The lines of a log that say where goods are, newest last; a note says nothing of that. */
export function tracked(shipment: Shipment): readonly LogLine[] {
  const all = (shipment.log ?? []).filter(({ kind }) => kind !== "note");
  return [...all].sort((a, b) =>
    momentOf(a) < momentOf(b) ? -1 : momentOf(a) > momentOf(b) ? 1 : 0,
  );
}

function momentOf({
  date,
  time = "",
}: {
  readonly date: string;
  readonly time?: string | undefined;
}): string {
  return `${date} ${time}`;
}

/** The day for which the goods were last announced: by a call, else when they left. */
export function announced(shipment: Shipment): IsoDate | undefined {
  return tracked(shipment).findLast(({ next }) => next !== undefined)?.next ?? shipment.expected;
}

/** Was somebody asked? Where the goods were seen on their way is no answer of the receiver. */
function isAsked({ kind }: LogLine): boolean {
  return kind === "call" || kind === "message";
}

/**
 * The day on which somebody is to ask after the goods: the day after dispatch, then on the day that
 * was announced, without one the next day, until they are signed for (R-TRN-17, R-TRN-18, R-TRN-19,
 * R-REM-27). Undefined when nobody need ask any more. `counts`: the lines that answer; else calls.
 */
export function nextAsk(
  shipment: Shipment,
  {
    trackingDays,
    counts = isAsked,
  }: { readonly trackingDays: number; readonly counts?: (line: LogLine) => boolean },
): IsoDate | undefined {
  if (!isOnTheWay(shipment)) return undefined;
  if (shipment.arrived) return shipment.arrived.date;
  const last = tracked(shipment).findLast(counts);
  if (last === undefined) return addDays(shipment.date, trackingDays);
  const day = announced(shipment);
  return day !== undefined && day > last.date ? day : addDays(last.date, 1);
}

/** The exceptions that nobody has cleared, with their numbers. */
export function unclear(
  shipment: Shipment,
): readonly { readonly number: number; readonly one: Exception }[] {
  return (shipment.exceptions ?? [])
    .map((one, index) => ({ number: index + 1, one }))
    .filter(({ one }) => one.cleared === undefined);
}

/** Money that is still to come back from a partner. */
export function owed(
  shipment: Shipment,
): readonly { readonly number: number; readonly one: Exception }[] {
  return (shipment.exceptions ?? [])
    .map((one, index) => ({ number: index + 1, one }))
    .filter(({ one }) => one.recover?.state === "open" || one.recover?.state === "claimed");
}

/**
 * By when the signed receipt is to be back: as it was said when it was signed, else by the firm's
 * usual cycle; undefined while there is none, or when it is back.
 */
export function receiptBackBy(
  shipment: Shipment,
  { receiptDays }: { readonly receiptDays: number },
): IsoDate | undefined {
  if (!shipment.signed || shipment.filed) return undefined;
  return shipment.receiptDue ?? addDays(shipment.signed, receiptDays);
}
