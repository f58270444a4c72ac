import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { type Call, call } from "../call/call.ts";
import { figureColumn } from "../generic/tables.ts";
import { type Bought, nothing } from "../order/monthly.ts";
import type { Customer } from "./customer.ts";

/** What is overdue of a customer's invoices. */
interface Late {
  readonly minor: number;
  /** Of the oldest of them. */
  readonly days: number;
}

interface DeclineFacts {
  /** The last full month, before it those that it is compared with: "2026-07" … "2026-10". */
  readonly months: readonly string[];
  /** Per month, in the order of `months`. */
  readonly bought: ReadonlyMap<string, Bought>;
  readonly late: ReadonlyMap<string, Late>;
  /** The newest objection of each customer. */
  readonly objected: ReadonlyMap<string, NonNullable<Call["objection"]>>;
  /** A fall of less than so many percent is none. */
  readonly least: number;
  readonly owner?: string | undefined;
  readonly digits: number;
  readonly staffName: (id: string) => string;
}

/**
 * What has decreased (R-STO-14): customers who bought less last month than on average in the months
 * before, with what may be the reason: what they objected, and what they have not paid. The largest
 * loss stands first.
 */
export function declineReport(customers: readonly Customer[], facts: DeclineFacts): TableView {
  const { months, digits, staffName, least } = facts;
  const fallen = customers
    .filter((one) => one.stage !== "lost" && (facts.owner ?? one.owner) === one.owner)
    .flatMap((one) => {
      const { perMonth } = facts.bought.get(one.id) ?? nothing(months.length);
      const now = perMonth.at(-1) ?? 0;
      const before = perMonth.slice(0, -1);
      const usual = Math.round(before.reduce((sum, minor) => sum + minor, 0) / before.length);
      const percent = usual === 0 ? 0 : Math.round(((now - usual) * 100) / usual);
      return usual > 0 && percent <= -least ? [{ one, perMonth, now, usual, percent }] : [];
    })
    .sort((a, b) => b.usual - b.now - (a.usual - a.now) || (a.one.id < b.one.id ? -1 : 1));
  const sum = (of: (one: (typeof fallen)[number]) => number): string =>
    fromMinor(
      fallen.reduce((total, one) => total + of(one), 0),
      digits,
    );
  return {
    shape: "report",
    title: say(`Customers who bought less in ${months.at(-1)}`, `${months.at(-1)} 销量下滑客户`),
    columns: columnsOf(staffName),
    rows: fallen.map(({ one: { id, name, owner }, perMonth, now, usual, percent }): Row => {
      const late = facts.late.get(id);
      return {
        ...{ id, name, owner, change: percent, objection: facts.objected.get(id) },
        usual: fromMinor(usual, digits),
        net: fromMinor(now, digits),
        curve: perMonth.map((minor) => fromMinor(minor, digits)),
        overdue: late && fromMinor(late.minor, digits),
        days: late?.days,
      };
    }),
    notes: [
      say(
        `usual: the average of ${months[0]} to ${months.at(-2)}`,
        `月均：${months[0]} 至 ${months.at(-2)} 的平均`,
      ),
    ],
    totals: { usual: sum(({ usual }) => usual), net: sum(({ now }) => now) },
    empty: say(`nobody bought ${least}% less than usual`, `没有客户比月均少 ${least}% 以上`),
  };
}

function columnsOf(staffName: DeclineFacts["staffName"]): Column[] {
  return [
    { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
    {
      key: "owner",
      label: say("Owner", "负责人"),
      weight: 4,
      format: (value) => (value === undefined ? "" : staffName(String(value))),
    },
    figureColumn("usual", say("Usual", "月均"), 7),
    figureColumn("net", say("Last month", "上月"), 8),
    {
      ...{ key: "change", label: say("Change", "增减"), weight: 9, align: "right" },
      format: (value) => `${String(value)}%`,
    },
    { key: "curve", label: say("Months", "走势"), weight: 5, draw: "spark" },
    figureColumn("overdue", say("Overdue", "逾期金额"), 6),
    figureColumn("days", say("Days overdue", "逾期天数"), 6),
    {
      key: "objection",
      label: call.fields.objection.label,
      weight: 6,
      format: (value, language) =>
        value === undefined || value === null
          ? ""
          : call.fields.objection.kind.show(value as "price", language),
    },
    { key: "id", label: say("Id", "编号"), weight: 2 },
  ];
}
