import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Bought } from "../order/monthly.ts";
import type { Customer } from "./customer.ts";

interface ReferralFacts {
  /** What each customer bought in the period. */
  readonly bought: ReadonlyMap<string, Bought>;
  readonly from: string;
  readonly to: string;
  readonly digits: number;
  readonly staffName: (id: string) => string;
  /** Only recommenders of this owner. */
  readonly owner?: string | undefined;
}

/**
 * Word of mouth (R-COM-45): who recommended how many customers, how many of them buy by now, and
 * for how much in the period. Whoever brought most business stands first.
 */
export function referralsReport(customers: readonly Customer[], facts: ReferralFacts): TableView {
  const { bought, digits, from, to, owner, staffName } = facts;
  const known = new Map(customers.map((one) => [one.id, one]));
  const brought = new Map<string, Customer[]>();
  for (const one of customers) {
    const { recommendedBy: by } = one;
    if (
      by === undefined ||
      by === one.id ||
      (owner !== undefined && known.get(by)?.owner !== owner)
    )
      continue;
    brought.set(by, [...(brought.get(by) ?? []), one]);
  }
  const counted = [...brought].map(([id, all]) => ({
    id,
    count: all.length,
    buying: all.filter((one) => bought.has(one.id)).length,
    lost: all.filter(({ stage }) => stage === "lost").length,
    minor: all.reduce((sum, one) => sum + (bought.get(one.id)?.minor ?? 0), 0),
    last:
      all
        .map(({ added }) => added ?? "")
        .sort()
        .at(-1) || undefined,
  }));
  counted.sort((a, b) => b.minor - a.minor || b.count - a.count || (a.id < b.id ? -1 : 1));
  const sum = (of: (one: (typeof counted)[number]) => number): number =>
    counted.reduce((total, one) => total + of(one), 0);
  return {
    shape: "report",
    title: say("Recommended customers", "转介绍客户"),
    ...{ from, to },
    columns: columnsOf(staffName),
    rows: counted.map(({ id, count, buying, lost, minor, last }): Row => {
      const { name = id, owner: whose } = known.get(id) ?? {};
      const net = fromMinor(minor, digits);
      return { id, name, owner: whose, customers: count, buying, lost, net, last };
    }),
    totals: {
      customers: sum(({ count }) => count),
      buying: sum(({ buying }) => buying),
      lost: sum(({ lost }) => lost),
      net: fromMinor(
        sum(({ minor }) => minor),
        digits,
      ),
    },
    empty: say(
      "no customer was recommended by another: rounds customer edit jinhong --recommended-by quick",
      "尚无转介绍客户：rounds customer edit 客户 --recommended-by 介绍人",
    ),
  };
}

function columnsOf(staffName: ReferralFacts["staffName"]): Column[] {
  return [
    { key: "name", label: say("Recommended by", "介绍人"), weight: 9, wrap: true, least: 12 },
    {
      key: "owner",
      label: say("Owner", "负责人"),
      weight: 5,
      format: (value) => (value === undefined ? "" : staffName(String(value))),
    },
    figureColumn("customers", say("Customers", "介绍户数"), 9),
    figureColumn("buying", say("Buying", "成交户数"), 8),
    figureColumn("lost", say("Lost", "流失户数"), 4),
    figureColumn("net", say("Net sales", "净销售额"), 8),
    { key: "last", label: say("Last one", "最近介绍"), weight: 5 },
    { key: "id", label: say("Id", "编号"), weight: 2 },
  ];
}
