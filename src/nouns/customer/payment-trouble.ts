import type { IsoDate } from "../../law/dates.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Behaviour } from "./payer.ts";

/**
 * What went wrong with a customer's payments in a stretch of time; amounts in the smallest unit.
 */
export interface Trouble {
  /** What was due in the time and did not come by its day. */
  readonly lateMinor: number;
  /** What was overdue at its end, of whatever month. */
  readonly overdueMinor: number;
  /** Tenths of a day, weighted by amount. */
  readonly lateTenths: number;
  readonly broken: number;
  readonly bounced: number;
  readonly lostMinor: number;
}

/** What went wrong; undefined where all came in time, or nothing was due. */
export function troubleOf(
  { dueMinor, onTimeMinor, lateTenths, bounced, lostMinor }: Behaviour,
  { broken, overdueMinor }: Pick<Trouble, "broken" | "overdueMinor">,
): Trouble | undefined {
  const lateMinor = dueMinor - onTimeMinor;
  const sizes = [lateMinor, overdueMinor, broken, bounced, lostMinor];
  if (sizes.every((one) => one <= 0)) return undefined;
  return { lateMinor, overdueMinor, lateTenths, broken, bounced, lostMinor };
}

export interface TroubleShown extends Trouble {
  readonly id: string;
  readonly name: string;
  readonly owner?: string | undefined;
  /** It went wrong in the month before too. */
  readonly again: boolean;
}

interface Told {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly digits: number;
  readonly staffName: (id: string) => string;
}

function words({ lateMinor, overdueMinor, broken, bounced, lostMinor }: Trouble): Text {
  const all: Text[] = [
    ...(lateMinor <= 0 && overdueMinor > 0 ? [say("still overdue", "仍有逾期")] : []),
    ...(lateMinor > 0 ? [say("paid late", "逾期付款")] : []),
    ...(broken > 0 ? [say(`promises broken: ${broken}`, `承诺未兑现 ${broken} 次`)] : []),
    ...(bounced > 0 ? [say(`bounced: ${bounced}`, `退票 ${bounced} 次`)] : []),
    ...(lostMinor > 0 ? [say("written off", "坏账核销")] : []),
  ];
  return say(all.map(({ en }) => en).join(", "), all.map(({ zh }) => zh).join("、"));
}

function columnsOf(rows: readonly Trouble[], staffName: Told["staffName"]): readonly Column[] {
  const texts = new Map(rows.map((one) => [words(one).en, words(one)]));
  return [
    { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 8 },
    {
      key: "owner",
      label: say("Salesperson", "销售员"),
      weight: 6,
      format: (value) => (value ? staffName(String(value)) : ""),
    },
    {
      key: "what",
      label: say("What went wrong", "异常情况"),
      weight: 9,
      wrap: true,
      least: 12,
      format: (value, language) => texts.get(String(value))?.[language] ?? "",
    },
    {
      key: "again",
      label: say("Again", "上月也有"),
      weight: 8,
      format: (value, language) => (value === true ? say("yes", "是")[language] : ""),
    },
    figureColumn("late", say("Not in time", "未按期"), 8),
    figureColumn("lateDays", say("Days late", "平均迟（天）"), 5),
    figureColumn("overdue", say("Overdue at its end", "期末逾期"), 7),
  ];
}

/** The customers whose payment went wrong, by name: who did so again first, then by amount. */
export function troubleReport(
  all: readonly TroubleShown[],
  { from, to, digits, staffName }: Told,
): TableView {
  const rows = [...all].sort(
    (a, b) =>
      Number(b.again) - Number(a.again) ||
      b.overdueMinor - a.overdueMinor ||
      b.lateMinor - a.lateMinor ||
      (a.id < b.id ? -1 : 1),
  );
  const sum = (of: "lateMinor" | "overdueMinor"): string =>
    fromMinor(
      rows.reduce((minor, one) => minor + one[of], 0),
      digits,
    );
  const repeated = rows.filter(({ again }) => again).length;
  return {
    shape: "report",
    title: say("Customers whose payment went wrong", "付款异常客户"),
    from,
    to,
    columns: columnsOf(rows, staffName),
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows: rows.map((one) => ({
      ...{ id: one.id, name: one.name, owner: one.owner, what: words(one).en, again: one.again },
      late: fromMinor(one.lateMinor, digits),
      lateDays: one.lateMinor > 0 ? (one.lateTenths / 10).toFixed(1) : undefined,
      overdue: fromMinor(one.overdueMinor, digits),
    })),
    totals: { late: sum("lateMinor"), overdue: sum("overdueMinor") },
    notes:
      repeated === 0
        ? []
        : [
            say(
              `${repeated} of them in the month before too: agree with each how it will not happen again`,
              `其中 ${repeated} 户上月也有异常：须逐户落实，不得再次发生`,
            ),
          ],
    empty: say("All payments came in time.", "各客户均按期付款。"),
  };
}
