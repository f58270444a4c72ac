import type { ClassRules } from "../../../law/class-settings.ts";
import { monthOf } from "../../../law/dates.ts";
import { divideRounded, fromScaled } from "../../../law/decimal.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Cell, Row, TableView } from "../../../print/view.ts";
import { grades } from "../choices.ts";
import { type Customer, customer } from "../customer.ts";
import { watchLists } from "../fields/classes.ts";
import { sampleGroups, samplesNeeded } from "./classing.ts";

export interface ClassReportFacts {
  readonly customers: readonly Customer[];
  readonly rules: ClassRules;
  readonly sampleBy: "region" | "owner";
  readonly measures?: { readonly [valueClass: string]: string | undefined } | undefined;
  readonly today: string;
  /** The name of a member of staff. */
  readonly nameOf: (id: string) => string;
}

interface Line {
  readonly scheme: string;
  readonly schemeLabel: Text;
  readonly label: Text;
  readonly count: number;
  /** How many of them there should be at least, and the share that this is. */
  readonly wanted?: { readonly count: number; readonly percent: number } | undefined;
  readonly note?: Text | undefined;
}

/**
 * The classes of all customers that are not lost, side by side (R-VAR-07), with their shares; where
 * there is a target (visit classes R-CUS-19, sample customers R-CUS-20), what is missing to it.
 */
export function classesReport(facts: ClassReportFacts): TableView {
  const customers = facts.customers.filter(({ stage }) => stage !== "lost");
  const lines = [
    ...plainLines("grade", grades, customers),
    ...plainLines("tier", customer.fields.tier.kind.choices ?? [], customers),
    ...valueLines(customers, facts),
    ...plainLines("consumption", customer.fields.consumption.kind.choices ?? [], customers),
    ...cycleLines(customers, facts),
    sampleLine(customers, facts),
    ...watchLines(customers, facts),
    demandsLine(customers),
  ];
  return {
    shape: "report",
    title: say("classes of customers", "客户分类"),
    columns: [
      { key: "scheme", label: say("Scheme", "分类方式"), weight: 9, tell: words("scheme") },
      { key: "class", label: say("Class", "类别"), weight: 9, tell: words("class") },
      { key: "customers", label: say("Customers", "户数"), weight: 8, align: "right" },
      { key: "share", label: say("Share %", "占比 %"), weight: 7, align: "right", format: percent },
      {
        key: "target",
        label: say("Target %", "目标 %"),
        weight: 6,
        align: "right",
        format: percent,
      },
      { key: "missing", label: say("Missing", "还差（户）"), weight: 8, align: "right" },
      { key: "note", label: say("Note", "说明"), weight: 4, wrap: true, tell: words("note") },
    ],
    rows: lines.map((line) => rowOf(line, customers.length)),
    totals: { customers: customers.length },
    notes: missingNotes(customers, facts),
    empty: say("no customers", "没有客户"),
  };
}

const texts = new WeakMap<Row, Readonly<Record<string, Text | undefined>>>();

function words(key: string): (row: Row, language: "en" | "zh") => string {
  return (row, language) => texts.get(row)?.[key]?.[language] ?? "";
}

function percent(value: Cell): string {
  return value === undefined || value === null ? "" : `${value}%`;
}

function rowOf({ scheme, schemeLabel, label, count, wanted, note }: Line, all: number): Row {
  const row: Row = {
    scheme,
    class: label.en,
    customers: count,
    share: all === 0 ? undefined : fromScaled(divideRounded(BigInt(count) * 1000n, BigInt(all)), 1),
    target: wanted?.percent,
    missing: wanted && wanted.count > count ? wanted.count - count : undefined,
    note: note?.en,
  };
  texts.set(row, { scheme: schemeLabel, class: label, note });
  return row;
}

type Choices = readonly { readonly value: string; readonly label: Text }[];

const unclassed = say("(none)", "（未定）");

/** A line for each class of a scheme, and one for the customers that have none. */
function plainLines(
  scheme: "grade" | "tier" | "valueClass" | "consumption" | "visitCycle",
  choices: Choices,
  customers: readonly Customer[],
): Line[] {
  const schemeLabel = customer.fields[scheme].label;
  const count = (value: string | undefined): number =>
    customers.filter((one) => one[scheme] === value).length;
  const lines = choices.map(({ value, label }) => {
    return { scheme, schemeLabel, label, count: count(value) };
  });
  const none = count(undefined);
  return none === 0 ? lines : [...lines, { scheme, schemeLabel, label: unclassed, count: none }];
}

/** The value classes, each with what is done for it: R-CUS-17. */
function valueLines(customers: readonly Customer[], { measures }: ClassReportFacts): Line[] {
  const choices = customer.fields.valueClass.kind.choices ?? [];
  return plainLines("valueClass", choices, customers).map((line, index) => {
    const told = measures?.[choices[index]?.value ?? ""];
    return told === undefined ? line : { ...line, note: say(told, told) };
  });
}

function cycleLines(customers: readonly Customer[], { rules }: ClassReportFacts): Line[] {
  const shares = [rules.monthlyPercent, rules.bimonthlyPercent, rules.quarterlyPercent];
  const choices = customer.fields.visitCycle.kind.choices ?? [];
  return plainLines("visitCycle", choices, customers).map((line, index) => {
    const share = shares[index];
    if (share === undefined) return line;
    const count = Math.round((customers.length * share) / 100);
    return { ...line, wanted: { count, percent: share } };
  });
}

/** Of each area or salesperson how many sample customers there are and how many are wanted. */
function sampleCounts(customers: readonly Customer[], facts: ClassReportFacts) {
  return [...sampleGroups(customers, facts)].map(([group, list]) => {
    const count = list.filter(({ sample }) => sample).length;
    return { group, count, wanted: samplesNeeded(list.length, facts) };
  });
}

function sampleLine(customers: readonly Customer[], facts: ClassReportFacts): Line {
  const groups = sampleCounts(customers, facts);
  const { label } = customer.fields.sample;
  const count = groups.reduce((sum, one) => sum + one.count, 0);
  const short = groups.reduce((sum, one) => sum + Math.max(0, one.wanted - one.count), 0);
  const wanted = { count: count + short, percent: facts.rules.samplePercent };
  return { scheme: "sample", schemeLabel: label, label: say("sample", "样本客户"), count, wanted };
}

function watchLines(customers: readonly Customer[], { today }: ClassReportFacts): Line[] {
  const { watch, watchMonth } = customer.fields;
  const month = monthOf(today);
  const lists = watchLists.map(({ value, label }) => {
    const count = customers.filter((one) => one.watch?.includes(value)).length;
    return { scheme: "watch", schemeLabel: watch.label, label, count };
  });
  const count = customers.filter((one) => one.watchMonth === month).length;
  const monthly = {
    scheme: "watchMonth",
    schemeLabel: watchMonth.label,
    label: say(month, month),
    count,
  };
  return [...lists, monthly];
}

function demandsLine(customers: readonly Customer[]): Line {
  const { label } = customer.fields.specialDemands;
  const count = customers.filter((one) => one.specialDemands !== undefined).length;
  return { scheme: "specialDemands", schemeLabel: label, label: say("marked", "已标注"), count };
}

/** Where sample customers are missing, and what to type. */
function missingNotes(customers: readonly Customer[], facts: ClassReportFacts): Text[] {
  const short = sampleCounts(customers, facts).filter(({ count, wanted }) => count < wanted);
  const where = short.map(({ group, count, wanted }) => {
    const name = facts.sampleBy === "owner" && group !== "" ? facts.nameOf(group) : group;
    const missing = wanted - count;
    return say(`${name || "(none)"} ${missing}`, `${name || "（未填）"} ${missing} 户`);
  });
  const lacking = say(where.map(({ en }) => en).join(", "), where.map(({ zh }) => zh).join("、"));
  const needs = customers.some((one) => one.visitCycle === undefined || one.tier === undefined);
  return [
    ...(short.length > 0
      ? [say(`sample customers are missing: ${lacking.en}`, `样本客户不足：${lacking.zh}`)]
      : []),
    ...(short.length > 0 || needs
      ? [say("propose classes: rounds customer classes", "分类建议：rounds customer classes")]
      : []),
  ];
}
