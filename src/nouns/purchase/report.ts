import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { toMicro } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { taxedPaper } from "../../law/tax.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Standing } from "./known.ts";
import { type Arrival, isOnOrder, promisedOn } from "./states.ts";

interface ReportFacts {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly at: IsoDate;
  readonly digits: number;
  readonly supplierName: (id: string) => string;
}

/** One line of a purchase order against the day that was promised first. */
interface Delivered {
  readonly promised: IsoDate | undefined;
  /** The day on which the last of the line was there; undefined: it is not yet. */
  readonly whole: IsoDate | undefined;
}

/** When each product of an order was wholly there, and when it should have been. */
export function deliveries(
  { record, arrivals }: Pick<Standing, "record" | "arrivals">,
  at: IsoDate,
): readonly Delivered[] {
  const products = new Map<string, { ordered: number; promised: IsoDate | undefined }>();
  for (const line of record.lines) {
    const promised = promisedOn(record, line, "first");
    const known = products.get(line.product);
    const micro = toMicro(line.quantity);
    const later = known?.promised !== undefined && (promised ?? "") < known.promised;
    products.set(line.product, {
      ordered: (known?.ordered ?? 0) + micro,
      promised: later ? known.promised : promised,
    });
  }
  return [...products].map(([product, { ordered, promised }]) => ({
    promised,
    whole: wholeOn(
      arrivals.filter((one) => one.product === product && one.date <= at),
      ordered,
    ),
  }));
}

function wholeOn(arrivals: readonly Arrival[], ordered: number): IsoDate | undefined {
  let sum = 0;
  for (const { date, micro } of [...arrivals].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    sum += micro;
    if (sum >= ordered) return date;
  }
  return undefined;
}

interface Tally {
  orders: number;
  open: number;
  late: number;
  due: number;
  inTime: number;
  lateDays: number;
  lateCount: number;
  minor: number;
}

/**
 * Purchase orders of a period by supplier: how many are open and late, and which share of what was
 * promised came in time. A later promise does not mend an earlier one.
 */
export function purchaseReport(all: readonly Standing[], facts: ReportFacts): TableView {
  const { from, to, at, digits } = facts;
  const sums = new Map<string, Tally>();
  for (const one of all) {
    if (one.state === "draft" || one.state === "cancelled") continue;
    const known = sums.get(one.record.supplier) ?? nothing();
    sums.set(one.record.supplier, known);
    count(known, one, { at, digits });
  }
  const rows = [...sums]
    .map(([supplier, tally]) => row(supplier, tally, facts))
    .sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
  const whole = [...sums.values()].reduce(together, nothing());
  return {
    shape: "report",
    title: say("Purchases by supplier", "采购报表（按供应商）"),
    ...{ from, to },
    columns,
    hidden: [{ key: "supplier", label: say("Supplier's id", "供应商 ID") }],
    rows,
    totals: {
      orders: String(whole.orders),
      open: String(whole.open),
      late: String(whole.late),
      total: fromMinor(whole.minor, digits),
    },
    notes: notesOf(whole),
    empty: say("Nothing was ordered.", "没有采购订单。"),
  };
}

function nothing(): Tally {
  return { orders: 0, open: 0, late: 0, due: 0, inTime: 0, lateDays: 0, lateCount: 0, minor: 0 };
}

function together(a: Tally, b: Tally): Tally {
  const keys = Object.keys(a) as (keyof Tally)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as unknown as Tally;
}

function count(
  tally: Tally,
  one: Standing,
  { at, digits }: { readonly at: IsoDate; readonly digits: number },
): void {
  const { record } = one;
  const isOpen = isOnOrder(one.state);
  tally.orders += 1;
  if (isOpen) tally.open += 1;
  if (record.currency === undefined) tally.minor += taxedPaper(record, digits).grossMinor;
  let isLate = false;
  for (const { promised, whole } of deliveries(one, at)) {
    // What was given up is measured like what came late: it did not come.
    if (promised === undefined || (whole === undefined && promised >= at)) continue;
    tally.due += 1;
    if (whole !== undefined && whole <= promised) {
      tally.inTime += 1;
      continue;
    }
    tally.lateCount += 1;
    tally.lateDays += Math.max(0, daysBetween(promised, whole ?? at));
    if (whole === undefined && isOpen) isLate = true;
  }
  if (isLate) tally.late += 1;
}

function row(supplier: string, tally: Tally, { digits, supplierName }: ReportFacts): Row {
  const { orders, open, late, due, inTime, lateDays, lateCount, minor } = tally;
  return {
    supplier,
    name: supplierName(supplier),
    orders: String(orders),
    open: String(open),
    late: late > 0 ? String(late) : undefined,
    due: String(due),
    onTime: due > 0 ? (Math.floor((inTime * 1000) / due) / 10).toFixed(1) : undefined,
    days: lateCount > 0 ? (Math.round((lateDays * 10) / lateCount) / 10).toFixed(1) : undefined,
    total: fromMinor(minor, digits),
  };
}

const columns: readonly Column[] = [
  { key: "name", label: say("Supplier", "供应商"), weight: 9, wrap: true, least: 10 },
  figureColumn("orders", say("Orders", "订单数"), 7),
  figureColumn("open", say("Open", "未收齐"), 7),
  figureColumn("late", say("Late", "逾期"), 8),
  figureColumn("due", say("Promised", "应到项数"), 5),
  {
    ...figureColumn("onTime", say("On time", "准时率"), 8),
    format: (value) => (value === undefined || value === null ? "" : `${String(value)}%`),
  },
  figureColumn("days", say("Days late, mean", "平均逾期天数"), 5),
  figureColumn("total", say("Total", "金额"), 7),
];

function notesOf({ due, inTime }: Tally): readonly Text[] {
  if (due === 0) return [];
  const share = (Math.floor((inTime * 1000) / due) / 10).toFixed(1);
  return [
    say(
      `On time: ${inTime} of ${due} (${share}%), by the day that was promised first.`,
      `准时 ${inTime}/${due}（${share}%），按首次承诺日计。`,
    ),
  ];
}
