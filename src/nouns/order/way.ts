import { daysBetween } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { type Language, same, say, type Text } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { Payment } from "../payment/payment.ts";
import { listed, type NameOf } from "../product/names.ts";
import type { Order } from "./order.ts";
import { openMicro, orderedMicro, orderState } from "./totals.ts";

/** One station of an order's way: what happened or is still to happen, and when. */
export interface Station {
  readonly date: string | undefined;
  readonly what:
    | "ordered"
    | "confirmed"
    | "promised"
    | "shipped"
    | "signed"
    | "invoiced"
    | "paid"
    | "cancelled";
  readonly done: boolean;
  readonly note: Text;
}

interface WayFacts {
  readonly invoices: readonly Invoice[];
  readonly settled: ReadonlyMap<string, number>;
  /** The payments of the customer. */
  readonly payments: readonly Payment[];
  readonly nameOf: NameOf;
  /** How people call somebody of the staff. */
  readonly staffName: (id: string) => string;
  readonly digits: number;
  readonly today: string;
}

/** The whole way of an order: what is done in the order of time, then what is to come. */
export function orderWay(record: Order, facts: WayFacts): readonly Station[] {
  const state = orderState(record);
  const stations: Station[] = [
    {
      date: record.date,
      what: "ordered",
      done: true,
      note: same(record.reference ?? record.code ?? ""),
    },
  ];
  if (record.cancelled) {
    const { date, why } = record.cancelled;
    return [...stations, { date, what: "cancelled", done: true, note: same(why) }];
  }
  stations.push({
    date: record.confirmed?.date,
    what: "confirmed",
    done: record.confirmed !== undefined,
    note: same(record.confirmed?.by ? facts.staffName(record.confirmed.by) : ""),
  });
  const open = openMicro(record);
  if (state !== "draft" && open.size > 0) stations.push(promised(record, facts));
  stations.push(...shipped(record, facts));
  for (const one of facts.invoices) stations.push(...billed(one, facts));
  return [...inTime(stations, true), ...inTime(stations, false)];
}

/** The stations that are done, or those that are not, by their day; without a day last. */
function inTime(stations: readonly Station[], done: boolean): Station[] {
  const day = ({ date }: Station): string => date ?? "9999";
  return stations
    .filter((one) => one.done === done)
    .sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

function promised(record: Order, { today, nameOf }: WayFacts): Station {
  const open = listed(openMicro(record), nameOf);
  const late = record.promised && record.promised < today ? daysBetween(record.promised, today) : 0;
  return {
    date: record.promised,
    what: "promised",
    done: false,
    note:
      late > 0
        ? say(`overdue ${late} days: ${open.en}`, `逾期 ${late} 天：${open.zh}`)
        : say(`open: ${open.en}`, `未发：${open.zh}`),
  };
}

function shipped(record: Order, { nameOf }: WayFacts): Station[] {
  return (record.shipments ?? []).flatMap((one): Station[] => {
    const goods = listed(
      orderedMicro({ lines: one.lines.map((line) => ({ ...line, price: "0" })) }),
      nameOf,
    );
    const by = [one.carrier, one.waybill].filter(Boolean).join(" ");
    const how = by === "" ? "" : ` · ${by}`;
    return [
      {
        date: one.date,
        what: "shipped",
        done: true,
        note: say(goods.en + how, goods.zh + how),
      },
      {
        date: one.signed ?? one.expected,
        what: "signed",
        done: one.signed !== undefined,
        note: one.signed
          ? same([one.signedBy, one.receipt].filter(Boolean).join(" · "))
          : say(
              one.expected ? "expected" : "not signed for yet",
              one.expected ? "预计到达" : "尚未签收",
            ),
      },
    ];
  });
}

/** The day of the last payment that settled some of an invoice. */
function paidOn(one: Invoice, payments: readonly Payment[]): string | undefined {
  return payments
    .filter(({ allocations }) => allocations?.some(({ invoice }) => invoice === one.id))
    .map(({ date }) => date)
    .sort()
    .at(-1);
}

function billed(one: Invoice, { settled, payments, digits, today }: WayFacts): Station[] {
  const open = toMinor(one.amount, digits) - (settled.get(one.id) ?? 0);
  const late = open > 0 && one.due < today ? daysBetween(one.due, today) : 0;
  const rest = grouped(fromMinor(open, digits));
  return [
    {
      date: one.date,
      what: "invoiced",
      done: true,
      note: same(`${one.id} · ${grouped(one.amount)}`),
    },
    {
      date: open <= 0 ? paidOn(one, payments) : one.due,
      what: "paid",
      done: open <= 0,
      note:
        open <= 0
          ? same(one.id)
          : late > 0
            ? say(
                `overdue ${late} ${late === 1 ? "day" : "days"}: ${rest} open`,
                `逾期 ${late} 天：本单未收 ${rest}`,
              )
            : say(`${rest} open`, `本单未收 ${rest}`),
    },
  ];
}

const stationWords: Readonly<Record<Station["what"], Text>> = {
  ordered: say("ordered", "下单"),
  confirmed: say("confirmed", "确认"),
  promised: say("promised", "承诺发货"),
  shipped: say("shipped", "发货"),
  signed: say("signed for", "签收"),
  invoiced: say("invoiced", "开单"),
  paid: say("paid", "收款"),
  cancelled: say("cancelled", "取消"),
};

/** The way as a table: a mark for what is done, the day, the station, and what to know of it. */
export function wayView(way: readonly Station[], language: Language): TableView {
  return {
    shape: "list",
    title: say("the way", "进度"),
    columns: [
      {
        key: "done",
        label: say("", ""),
        weight: 9,
        format: (value) => (value === true ? "✓" : "·"),
      },
      { key: "date", label: say("Date", "日期"), weight: 9 },
      {
        key: "what",
        label: say("What", "环节"),
        weight: 9,
        format: (value, language) => stationWords[value as Station["what"]][language],
      },
      { key: "note", label: say("Note", "说明"), weight: 8 },
    ],
    rows: way.map((station) => ({ ...station, note: station.note[language] })),
  };
}
