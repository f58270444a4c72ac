import type { IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { taxedPaper } from "../../law/tax.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Standing } from "./known.ts";
import { completeness, nextOn, purchaseStates, toComeMicro } from "./states.ts";

export const stateWords: ReadonlyMap<string, Text> = new Map(
  purchaseStates.map(({ value, label }) => [value as string, label] as const),
);

/** What a list of purchase orders says of each besides its fields. */
export function standingCells({ record, arrivals, state }: Standing, digits: number): Row {
  return {
    state,
    next: toComeMicro(record, arrivals).size > 0 ? nextOn(record, arrivals) : undefined,
    complete: state === "draft" || state === "cancelled" ? undefined : percent(record, arrivals),
    total: fromMinor(taxedPaper(record, digits).grossMinor, digits),
    currency: record.currency,
  };
}

function percent(record: Standing["record"], arrivals: Standing["arrivals"]): string {
  return String(Math.floor(completeness(record.lines, arrivals) / 10));
}

export const standingColumns: readonly Column[] = [
  wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, stateWords),
  { key: "next", label: say("Next on", "下次到货"), weight: 7 },
  {
    ...figureColumn("complete", say("Received", "收货进度"), 5),
    format: (value) => (value === undefined || value === null ? "" : `${String(value)}%`),
  },
  {
    ...figureColumn("total", say("Total", "金额"), 8),
    tell: ({ total, currency }) =>
      `${currency === undefined ? "" : `${String(currency)} `}${grouped(String(total ?? ""))}`,
  },
];

/** Is something late, and since when? */
export function lateSince(one: Standing, today: IsoDate): IsoDate | undefined {
  const day = nextOn(one.record, one.arrivals);
  return day !== undefined && day < today ? day : undefined;
}
