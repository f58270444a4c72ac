import { addDays, daysBetween, type IsoDate } from "../../../law/dates.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Shipment } from "../fields/shipments.ts";
import type { Shipped } from "./load.ts";
import { nextAsk, tracked } from "./next.ts";
import { judge } from "./on-time.ts";

/** What must not happen in tracking: R-TRN-24. Whether somebody was rude, no record tells. */
export const prohibitions = {
  "late-tracking": say("tracked late", "跟踪不及时"),
  "no-record": say("a day without a record", "当日无记录"),
  "unrecorded-exception": say("exception not recorded", "异常未登记"),
  "no-remedy": say("exception without a remedy", "异常无处理措施"),
  "late-clearing": say("exception not cleared in time", "异常未按时查清"),
  "unhandled-breach": say("partner's breach not handled", "承运商违约未处理"),
  "untrue-log": say("log that cannot be true", "日志不实"),
} as const satisfies Record<string, Text>;

export type Prohibition = keyof typeof prohibitions;

/** Something that must not have happened. */
export interface Offence {
  readonly rule: Prohibition;
  readonly date: IsoDate;
  readonly days?: number;
  /** Who logged it or should have; a staff id. */
  readonly who: string | undefined;
  readonly text: Text;
}

interface Rules {
  readonly today: IsoDate;
  readonly limits: { readonly trackingDays: number; readonly exceptionDays: number };
}

/** All that went against the prohibitions with one shipment. */
export function offences(one: Shipped, rules: Rules): readonly Offence[] {
  return [
    ...gaps(one, rules),
    ...unrecorded(one, rules),
    ...carelessly(one, rules),
    ...untrue(one.shipment),
  ];
}

/**
 * The days on which somebody was to be asked and nobody was: the first day after dispatch, then
 * each announced day, else the next; up to the day on which it was there.
 */
function gaps({ record, shipment }: Shipped, { today, limits }: Rules): Offence[] {
  const found: Offence[] = [];
  const there = shipment.arrived?.date ?? shipment.signed;
  const lines = tracked(shipment);
  for (let count = 0; count <= lines.length; count++) {
    const before = {
      ...shipment,
      signed: undefined,
      arrived: undefined,
      log: lines.slice(0, count),
    };
    // A position is no call, but it is a record.
    const due = nextAsk(before, { ...limits, counts: () => true });
    // On the day on which the goods are there nobody need ask any more.
    if (due === undefined || (there !== undefined && due >= there)) continue;
    const line = lines[count];
    if (line === undefined) {
      const until = there ?? today;
      if (due >= until) continue;
      const days = daysBetween(due, until);
      found.push({
        rule: there === undefined ? "no-record" : "late-tracking",
        date: due,
        days,
        who: record.owner,
        text: say(`nobody asked since ${due}`, `${due} 起无人跟踪`),
      });
    } else if (line.date > due) {
      const days = daysBetween(due, line.date);
      found.push({
        rule: "late-tracking",
        date: due,
        days,
        who: line.by ?? record.owner,
        text: say(`due ${due}, asked ${line.date}`, `应于 ${due} 跟踪，实际 ${line.date}`),
      });
    }
  }
  return found;
}

/** Goods that were not intact, or late, of which no exception tells. */
function unrecorded(one: Shipped, { today }: Rules): Offence[] {
  const { record, shipment } = one;
  const { arrived, exceptions = [] } = shipment;
  const found: Offence[] = [];
  if (arrived && !arrived.intact && exceptions.length === 0) {
    found.push({
      rule: "unrecorded-exception",
      date: arrived.date,
      who: arrived.by ?? record.owner,
      text: say("it did not arrive intact", "到货有异常"),
    });
  }
  const { daysLate } = judge(one, today);
  const isHandled = exceptions.some(({ kind }) => kind === "late");
  if (shipment.carrier !== undefined && (daysLate ?? 0) > 0 && !isHandled) {
    found.push({
      rule: "unhandled-breach",
      date: shipment.expected ?? shipment.date,
      days: daysLate ?? 0,
      who: record.owner,
      text: say(
        `${shipment.carrier} is ${daysLate} d late`,
        `${shipment.carrier} 迟到 ${daysLate} 天`,
      ),
    });
  }
  return found;
}

function carelessly({ record, shipment }: Shipped, { today, limits }: Rules): Offence[] {
  return (shipment.exceptions ?? []).flatMap((one): Offence[] => {
    const who = one.by ?? record.owner;
    const found: Offence[] = [];
    if (one.remedy.trim() === "") {
      found.push({ rule: "no-remedy", date: one.date, who, text: say(one.what, one.what) });
    }
    const due = addDays(one.date, limits.exceptionDays);
    const cleared = one.cleared?.date ?? today;
    if (cleared > due) {
      const days = daysBetween(due, cleared);
      found.push({ rule: "late-clearing", date: due, days, who, text: say(one.what, one.what) });
    }
    return found;
  });
}

/** Lines about days on which the goods were not on the road. */
function untrue(shipment: Shipment): Offence[] {
  return (shipment.log ?? []).flatMap(({ date, kind, by, what }): Offence[] => {
    const isBefore = date < shipment.date;
    const isAfter = kind === "position" && shipment.signed !== undefined && date > shipment.signed;
    if (!isBefore && !isAfter) return [];
    return [{ rule: "untrue-log", date, who: by, text: say(what, what) }];
  });
}
