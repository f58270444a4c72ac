import { daysBetween, type IsoDate } from "../../../law/dates.ts";
import { divideRounded, fromScaled } from "../../../law/decimal.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Row, TableView } from "../../../print/view.ts";
import { figureColumn } from "../../generic/tables.ts";
import { cameBack } from "../totals.ts";
import type { Shipped } from "./load.ts";

export type OnTimeBy = "customer" | "carrier" | "month" | "owner";

/** How a shipment did by what was said when it left; what nobody promised is not judged. */
export interface Judged {
  /** The day on which it reached the customer. */
  readonly delivered: IsoDate | undefined;
  /** Days after the day that was expected when it left; undefined: not judged (yet). */
  readonly daysLate: number | undefined;
  /** Days between the day promised for leaving and the day it left; zero and less: in time. */
  readonly leftLate: number | undefined;
}

/**
 * Was a shipment in time? By the day that was expected when it left, not by later announcements;
 * one that is still on the road is late once that day has passed.
 */
export function judge(
  { record, shipment }: Pick<Shipped, "record" | "shipment">,
  today: IsoDate,
): Judged {
  const delivered = shipment.arrived?.date ?? shipment.signed;
  const { expected } = shipment;
  const until =
    delivered ??
    (expected !== undefined && expected < today && !cameBack(shipment) ? today : undefined);
  return {
    delivered,
    daysLate:
      expected === undefined || until === undefined
        ? undefined
        : Math.max(0, daysBetween(expected, until)),
    leftLate: record.promised ? daysBetween(record.promised, shipment.date) : undefined,
  };
}

/** "87.5", or undefined of nothing. */
export function percent(part: number, whole: number): string | undefined {
  if (whole === 0) return undefined;
  return fromScaled(divideRounded(BigInt(part) * 1000n, BigInt(whole)), 1);
}

interface OnTimeFacts {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly today: IsoDate;
  readonly by: OnTimeBy;
  readonly customerName: (id: string) => string;
  readonly staffName: (id: string) => string;
}

interface Tally {
  shipments: number;
  delivered: number;
  judged: number;
  inTime: number;
  lateDays: number;
  promised: number;
  leftInTime: number;
}

const nothing: Tally = {
  shipments: 0,
  delivered: 0,
  judged: 0,
  inTime: 0,
  lateDays: 0,
  promised: 0,
  leftInTime: 0,
};

function add(tally: Tally, { delivered, daysLate, leftLate }: Judged): void {
  tally.shipments += 1;
  if (delivered !== undefined) tally.delivered += 1;
  if (daysLate !== undefined) {
    tally.judged += 1;
    if (daysLate === 0) tally.inTime += 1;
    tally.lateDays += daysLate;
  }
  if (leftLate !== undefined) {
    tally.promised += 1;
    if (leftLate <= 0) tally.leftInTime += 1;
  }
}

function figures(tally: Tally): Row {
  const late = tally.judged - tally.inTime;
  return {
    shipments: tally.shipments,
    delivered: tally.delivered,
    leftInTime: percent(tally.leftInTime, tally.promised),
    inTime: percent(tally.inTime, tally.judged),
    late,
    lateDays:
      late === 0
        ? undefined
        : fromScaled(divideRounded(BigInt(tally.lateDays) * 10n, BigInt(late)), 1),
  };
}

const labels: Readonly<Record<OnTimeBy, Text>> = {
  customer: say("Customer", "客户"),
  carrier: say("Carrier", "承运商"),
  month: say("Month", "月份"),
  owner: say("Salesperson", "销售员"),
};

/** What each customer, carrier, month or salesperson comes to, and all of them together. */
function tallied(
  all: readonly Shipped[],
  { by, today }: Pick<OnTimeFacts, "by" | "today">,
): { readonly tallies: ReadonlyMap<string, Tally>; readonly sum: Tally } {
  const tallies = new Map<string, Tally>();
  const sum: Tally = { ...nothing };
  for (const one of all) {
    const key = keyOf(one, by);
    const tally = tallies.get(key) ?? { ...nothing };
    tallies.set(key, tally);
    const judged = judge(one, today);
    add(tally, judged);
    add(sum, judged);
  }
  return { tallies, sum };
}

/** On-time delivery by customer, carrier, month or salesperson: the measure of R-ORD-16. */
export function onTimeReport(all: readonly Shipped[], facts: OnTimeFacts): TableView {
  const { from, to, by } = facts;
  const { tallies, sum } = tallied(all, facts);
  const nameOf = (key: string): string | undefined => {
    if (by === "customer") return facts.customerName(key);
    if (by === "owner") return key === "" ? undefined : facts.staffName(key);
    return key === "" ? undefined : key;
  };
  const rows = [...tallies].map(
    ([key, tally]): Row => ({ id: key, name: nameOf(key), ...figures(tally) }),
  );
  rows.sort((a, b) =>
    by === "month"
      ? String(a.id) < String(b.id)
        ? -1
        : 1
      : Number(b.late) - Number(a.late) || Number(b.shipments) - Number(a.shipments),
  );
  const unjudged = sum.shipments - sum.judged;
  return {
    shape: "report",
    title: say("on-time delivery", "准时交付"),
    from,
    to,
    columns: [
      {
        key: "name",
        label: labels[by],
        weight: 9,
        wrap: true,
        least: 12,
        format: (value, language) =>
          value === undefined || value === null
            ? say("not said", "未填写")[language]
            : String(value),
      },
      figureColumn("shipments", say("Shipments", "发货次数"), 8),
      figureColumn("delivered", say("Delivered", "已送达"), 5),
      figureColumn("leftInTime", say("Left in time %", "准时发货 %"), 6),
      figureColumn("inTime", say("Delivered in time %", "准时送达 %"), 9),
      figureColumn("late", say("Late", "迟到"), 7),
      figureColumn("lateDays", say("Days late each", "平均迟到天数"), 4),
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows,
    totals: figures(sum),
    notes:
      unjudged > 0
        ? [
            say(
              `${unjudged} without an expected day, or not due yet: not judged.`,
              `${unjudged} 次发货没有预计到达日或尚未到期，未作判断。`,
            ),
          ]
        : [],
    empty: say("nothing was shipped", "没有发货"),
  };
}

function keyOf({ record, shipment }: Shipped, by: OnTimeBy): string {
  if (by === "customer") return record.customer;
  if (by === "owner") return record.owner ?? "";
  return by === "month" ? shipment.date.slice(0, 7) : (shipment.carrier ?? "");
}
