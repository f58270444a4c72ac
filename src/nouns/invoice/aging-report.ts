import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import { settlements } from "../order/fields/kind.ts";
import {
  type AgingFacts,
  aged,
  ageWords,
  byAge,
  callIn,
  nameColumn,
  nothingOpen,
  type OwedPaper,
  ownerColumn,
  proof,
  sellerOf,
} from "./aged.ts";
import { type AgedLine, usualScale } from "./aging.ts";
import { type Age, agedGroups } from "./aging-groups.ts";
import { percentOf } from "./reports.ts";

/** What an aging list has a line for, besides single invoices and the ages themselves. */
export type AgingGroup = "customer" | "staff" | "region" | "settlement";

interface Grouped {
  readonly title: Text;
  readonly column: Column;
  /** The group of an invoice, and of what a customer has paid ahead; empty: none is known. */
  readonly of: (paper: OwedPaper | CreditOf, facts: AgingFacts) => string | undefined;
  readonly call: (key: string, facts: AgingFacts) => string;
}

type CreditOf = Pick<OwedPaper, "customer"> & Partial<OwedPaper>;

const settlementWords = new Map<string, Text>(settlements.map((one) => [one.value, one.label]));

/** A column of groups: who has none stands in a line of its own. */
function groupColumn(label: Text, words?: ReadonlyMap<string, Text>): Column {
  const none = say("(none)", "（未填）");
  return {
    ...nameColumn,
    label,
    format: (value, language) =>
      value === "" || value === undefined || value === null
        ? none[language]
        : (words?.get(String(value))?.[language] ?? String(value)),
  };
}

const groupings: Readonly<Record<AgingGroup, Grouped>> = {
  customer: {
    title: say("Receivables by age and customer", "应收账款账龄表（按客户）"),
    column: nameColumn,
    of: ({ customer }) => customer,
    call: (key, { calls }) => callIn(calls, "customer", key),
  },
  staff: {
    title: say("Receivables by age and salesperson", "应收账款账龄表（按销售员）"),
    column: groupColumn(say("Salesperson", "销售员")),
    of: sellerOf,
    call: (key, { calls }) => callIn(calls, "staff", key),
  },
  region: {
    title: say("Receivables by age and region", "应收账款账龄表（按区域）"),
    column: groupColumn(say("Region", "区域")),
    of: ({ customer }, { debtors }) => debtors.get(customer)?.region,
    call: (key) => key,
  },
  settlement: {
    title: say("Receivables by age and settlement", "应收账款账龄表（按结算方式）"),
    column: groupColumn(say("Settlement", "结算方式"), settlementWords),
    of: ({ customer, settlement }, { debtors }) => settlement ?? debtors.get(customer)?.settlement,
    call: (key) => key,
  },
};

/** What is open by age, and what it comes to, by groups: the sums of the lines are the balance. */
export function groupAges(
  by: AgingGroup,
  facts: AgingFacts,
  { lines, credit }: { lines: readonly AgedLine<OwedPaper>[]; credit: ReadonlyMap<string, number> },
): Age[] {
  const { of } = groupings[by];
  return agedGroups(lines, credit, {
    ...(facts.scale ? { scale: facts.scale } : {}),
    groupOf: (paper) => of(paper, facts) ?? "",
    groupOfCredit: (customer) => of({ customer }, facts) ?? "",
  });
}

/** The group of one invoice; empty where it has none. */
export function groupOf(by: AgingGroup, paper: OwedPaper, facts: AgingFacts): string {
  return groupings[by].of(paper, facts) ?? "";
}

/** What a group is called. */
export function groupCall(by: AgingGroup, key: string, facts: AgingFacts): string {
  return key === "" ? "" : groupings[by].call(key, facts);
}

/** The column in which the name of a group stands. */
export function groupName(by: AgingGroup): Column {
  return groupings[by].column;
}

/** What is open, a line per group with a column per age; the columns add up to the balance. */
export function agingBy(by: AgingGroup, facts: AgingFacts): TableView {
  const { asOf, digits, calls, debtors, scale = usualScale } = facts;
  const found = aged(facts);
  const ages = by === "customer" ? found.customers : groupAges(by, facts, found);
  const { sums } = found;
  const none = fromMinor(0, digits);
  // Most of the cells say nothing.
  const money = (minor: number): string => (minor === 0 ? none : fromMinor(minor, digits));
  const words = ageWords(scale);
  const keys = [...words.keys()];
  const overdue = ages.reduce((sum, one) => sum + one.overdueMinor, 0);
  return {
    shape: "report",
    title: groupings[by].title,
    to: asOf,
    columns: [
      groupName(by),
      ...(by === "customer" ? [ownerColumn(calls)] : []),
      figureColumn("overdue", say("Overdue", "逾期合计"), 6),
      figureColumn("daysOverdue", say("Oldest, days", "最长逾期天数"), 5),
      // A narrow screen loses first the ages in which nobody owes anything.
      ...[...words].map(([key, label]) => figureColumn(key, label, sums[key] === 0 ? 1 : 8)),
      figureColumn("balance", say("Balance", "余额"), 9),
    ],
    hidden: [
      { key: "id", label: by === "customer" ? say("Customer id", "客户 ID") : say("Id", "编号") },
      figureColumn("papers", say("Papers", "单据数")),
    ],
    rows: ages.map((one) => {
      const { key, parts, overdueMinor, daysOverdue, balanceMinor, papers } = one;
      const row: Record<string, Row[string]> = {
        name: groupCall(by, key, facts),
        id: key,
        ...(by === "customer" ? { owner: debtors.get(key)?.owner } : {}),
        overdue: money(overdueMinor),
        daysOverdue: daysOverdue > 0 ? daysOverdue : undefined,
      };
      for (const part of keys) row[part] = money(parts[part] ?? 0);
      row.balance = money(balanceMinor);
      row.papers = papers;
      return row;
    }),
    totals: {
      ...Object.fromEntries(keys.map((key) => [key, money(sums[key] ?? 0)])),
      overdue: money(overdue),
      balance: money(found.balanceMinor),
    },
    notes: ages.length > 0 ? [proof(facts, found)] : [],
    empty: nothingOpen,
  };
}

/** The ages themselves as bars: how much of what is open is how old. */
export function agingChart(facts: AgingFacts): TableView {
  const { asOf, digits, scale = usualScale } = facts;
  const found = aged(facts);
  const { sums } = found;
  const words = ageWords(scale);
  const open = found.balanceMinor - (sums.credit ?? 0);
  const invoices = new Map<string, number>();
  for (const { bucket } of found.lines) invoices.set(bucket, (invoices.get(bucket) ?? 0) + 1);
  const keys = [...words.keys()].filter((key) => key !== "credit" || (sums.credit ?? 0) !== 0);
  return {
    shape: "report",
    title: say("Receivables by age", "应收账款账龄结构"),
    to: asOf,
    columns: [
      {
        key: "age",
        label: say("Age", "账龄"),
        weight: 9,
        least: 8,
        format: (value, language) => words.get(String(value))?.[language] ?? String(value ?? ""),
      },
      figureColumn("papers", say("Papers", "笔数"), 3),
      figureColumn("open", say("Open", "未收"), 9),
      {
        key: "percent",
        label: say("Share, %", "占比（%）"),
        weight: 7,
        align: "right",
      },
      { key: "bar", label: say("Share of what is open", "占未收比例"), weight: 8, draw: "bar" },
    ],
    rows: open > 0 || keys.includes("credit") ? keys.map((key) => row(key)) : [],
    totals: { open: fromMinor(found.balanceMinor, digits) },
    notes: found.customers.length > 0 ? [byAge(sums, words, digits), proof(facts, found)] : [],
    empty: nothingOpen,
  };

  function row(key: string): Row {
    const minor = sums[key] ?? 0;
    const isCredit = key === "credit";
    return {
      age: key,
      papers: invoices.get(key) ?? 0,
      open: fromMinor(minor, digits),
      percent: isCredit ? undefined : percentOf(minor, open),
      bar: isCredit ? undefined : percentOf(minor, open),
    };
  }
}
