import { say } from "../../law/words.ts";
import type { Column, TableView } from "../../print/view.ts";
import { columnOf } from "../generic/columns.ts";
import { type Visit, visit } from "./visit.ts";

export interface VisitBookFacts {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only these visits are told of. */
  readonly customer?: string | undefined;
  readonly by?: string | undefined;
  /** How people call a record: "customer:quick", "staff:iwan". */
  readonly calls: ReadonlyMap<string, string>;
}

/**
 * The visit record book (客户拜访记录簿, R-CUS-12): the visits that were made, the newest first, with
 * what was said and agreed.
 */
export function visitBook(visits: readonly Visit[], facts: VisitBookFacts): TableView {
  const { from, to, calls } = facts;
  const made = visits.filter((one) => isAsked(one, facts));
  const { purpose, nextDate, rating } = visit.fields;
  const named = namer(calls);
  const whose = facts.customer === undefined ? undefined : named("customer")(facts.customer);
  return {
    shape: "report",
    title: say(
      whose === undefined ? "Visit book" : `Visit book of ${whose}`,
      whose === undefined ? "客户拜访记录簿" : `${whose} 拜访记录簿`,
    ),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    columns: bookColumns(facts),
    hidden: [
      { key: "id", label: say("Id", "编号") },
      columnOf("purpose", purpose),
      columnOf("nextDate", nextDate),
      columnOf("rating", rating),
    ],
    rows: made
      .sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1))
      .map((one) => ({
        id: one.id,
        date: one.date,
        customer: one.customer,
        by: one.by,
        kind: one.kind,
        contact: one.contact,
        purpose: one.purpose,
        notes: one.notes ?? one.purpose,
        next: one.next,
        nextDate: one.nextDate,
        rating: one.rating,
      })),
    empty: say("No visits.", "没有拜访记录。"),
  };
}

function isAsked({ date, cancelled, customer, by }: Visit, facts: VisitBookFacts): boolean {
  const { from, to } = facts;
  return (
    date !== undefined &&
    !cancelled &&
    (from === undefined || date >= from) &&
    (to === undefined || date <= to) &&
    (facts.customer === undefined || customer === facts.customer) &&
    (facts.by === undefined || by === facts.by)
  );
}

function namer(calls: VisitBookFacts["calls"]): (noun: string) => (value: unknown) => string {
  return (noun) => (value) => calls.get(`${noun}:${String(value)}`) ?? String(value ?? "");
}

function bookColumns({ calls, customer: whose }: VisitBookFacts): Column[] {
  const { customer, date, by, kind, contact, notes, next } = visit.fields;
  const named = namer(calls);
  return [
    { ...columnOf("date", date), weight: 9 },
    ...(whose === undefined
      ? [
          {
            ...columnOf("customer", customer),
            whole: false,
            wrap: true,
            least: 12,
            weight: 9,
            format: named("customer"),
          },
        ]
      : []),
    { ...columnOf("by", by), whole: false, weight: 5, format: named("staff") },
    { ...columnOf("kind", kind), weight: 3 },
    { ...columnOf("contact", contact), weight: 4 },
    { ...columnOf("notes", notes), weight: 8, wrap: true, least: 24 },
    { ...columnOf("next", next), weight: 6, wrap: true, least: 12 },
  ];
}
