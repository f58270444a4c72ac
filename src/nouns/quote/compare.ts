import { priceKind, rateKind } from "../../law/kinds/figures.ts";
import { fromMinor } from "../../law/money.ts";
import { taxedLine } from "../../law/tax.ts";
import type { Text } from "../../law/words.ts";
import { say } from "../../law/words.ts";
import type { Cell, Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Line } from "../order/fields/lines.ts";
import { totalMinor } from "../order/totals.ts";
import { inUnits } from "../product/units.ts";
import type { Earlier, Quote } from "./quote.ts";
import { type QuoteState, quoteStates } from "./states.ts";

/** One version as it is shown beside others. */
export interface Version extends Omit<Earlier, "superseded"> {
  readonly superseded?: string | undefined;
  readonly state: QuoteState;
}

/** All versions of a quote, the oldest first; the last is the one that holds. */
export function versionsOf(record: Quote, state: QuoteState): readonly Version[] {
  const earlier = [...(record.earlier ?? [])].sort((a, b) => a.version - b.version);
  return [
    ...earlier.map((one) => ({ ...one, state: "superseded" as const })),
    { ...record, version: record.version ?? 1, date: record.revised ?? record.date, state },
  ];
}

interface NamedLine {
  /** The product, and which of several lines of it. */
  readonly key: string;
  readonly line: Line;
}

function keyed(lines: readonly Line[]): readonly NamedLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const number = (seen.get(line.product) ?? 0) + 1;
    seen.set(line.product, number);
    return { key: `${line.product}|${number}`, line };
  });
}

/** "10 × 12.50 −5%", in the unit in which it was typed. */
export function lineText(line: Line): string {
  const { quantity, unit } = inUnits(line);
  const price = priceKind.show(line.price, "en");
  const per = line.per !== undefined && unit === undefined ? `/${line.per}` : "";
  const less = line.discount === undefined ? "" : ` −${rateKind.show(line.discount, "en")}`;
  return `${quantity}${unit ? ` ${unit}` : ""} × ${price}${per}${less}`;
}

interface CompareFacts {
  readonly digits: number;
  readonly productName: (id: string) => string;
}

/**
 * The versions line by line: a row per product with what each version says of it, what its newest
 * amount is, and by how much that differs from the version before.
 */
export function comparison(
  versions: readonly Version[],
  { digits, productName }: CompareFacts,
): TableView {
  const all = versions.map((one) => new Map(keyed(one.lines).map(({ key, line }) => [key, line])));
  const keys = [...new Set(all.flatMap((one) => [...one.keys()]))];
  const rows = keys.map((key): Row => {
    const cells: Record<string, Cell> = {};
    for (const [at, { version }] of versions.entries()) {
      const line = all[at]?.get(key);
      cells[`v${version}`] = line ? lineText(line) : undefined;
    }
    const minor = (at: number): number => {
      const [version, line] = [versions[at], all[at]?.get(key)];
      return version && line ? taxedLine(line, version, digits).netMinor : 0;
    };
    const last = versions.length - 1;
    const [product = key] = key.split("|");
    return {
      product,
      name: productName(product),
      ...cells,
      amount: all[last]?.has(key) ? fromMinor(minor(last), digits) : undefined,
      change: last > 0 ? difference(minor(last) - minor(last - 1), digits) : undefined,
    };
  });
  return {
    shape: "list",
    title:
      versions.length > 1 ? say("versions line by line", "各版本逐项对比") : say("lines", "明细"),
    columns: [
      { key: "name", label: say("Product", "产品"), weight: 9, wrap: true, least: 12 },
      ...versions.map(versionColumn),
      figureColumn("amount", say("Amount", "金额"), 8),
      ...(versions.length > 1 ? [figureColumn("change", say("Change", "变化"), 7)] : []),
    ],
    hidden: [{ key: "product", label: say("Product id", "产品编号") }],
    rows,
  };
}

/** The newest two versions are the last to leave a narrow screen. */
function versionColumn({ version }: Version, at: number, all: readonly Version[]): Column {
  const weight = at >= all.length - 2 ? 8 : 3;
  return {
    key: `v${version}`,
    label: say(`Version ${version}`, `第 ${version} 版`),
    align: "right",
    weight,
  };
}

function difference(minor: number, digits: number): string {
  return minor > 0 ? `+${fromMinor(minor, digits)}` : fromMinor(minor, digits);
}

const stateWords = new Map<string, Text>(quoteStates.map(({ value, label }) => [value, label]));

/** The versions one below the other: of what day, how long valid, what became of each. */
export function versionTable(versions: readonly Version[], digits: number): TableView {
  return {
    shape: "list",
    title: say("versions", "版本"),
    columns: [
      { key: "version", label: say("Version", "版本"), align: "right", weight: 9 },
      { key: "date", label: say("Date", "日期"), weight: 8 },
      { key: "validUntil", label: say("Valid until", "有效期至"), weight: 7 },
      { key: "sent", label: say("Sent", "发出日期"), weight: 6 },
      figureColumn("total", say("Total", "合计"), 9),
      wordColumn({ key: "state", label: say("State", "状态"), weight: 9 }, stateWords),
      { key: "why", label: say("Why it was replaced", "改版原因"), weight: 5, wrap: true },
    ],
    rows: versions.map((one) => ({
      version: one.version,
      date: one.date,
      validUntil: one.validUntil,
      sent: one.sent?.date,
      total: fromMinor(totalMinor(one, digits), digits),
      state: one.state,
      why: one.superseded === undefined ? undefined : (one.why ?? one.declined?.why),
    })),
  };
}
