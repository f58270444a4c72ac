import type { IsoDate } from "../../law/dates.ts";
import { divideRounded, fromScaled } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import { bookNetMinor } from "../order/totals.ts";
import type { Quote } from "./quote.ts";
import { quoteState } from "./states.ts";

interface ReportFacts {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly today: IsoDate;
  readonly digits: number;
  readonly staffName: (id: string) => string;
}

/** The quotes of one person, counted and valued; money in the smallest unit, without tax. */
interface Count {
  quotes: number;
  versions: number;
  open: number;
  openMinor: number;
  won: number;
  wonMinor: number;
  lost: number;
  lostMinor: number;
}

function nothing(): Count {
  return {
    quotes: 0,
    versions: 0,
    open: 0,
    openMinor: 0,
    won: 0,
    wonMinor: 0,
    lost: 0,
    lostMinor: 0,
  };
}

function add(count: Count, one: Quote, { today, digits }: ReportFacts): void {
  const minor = bookNetMinor(one, digits);
  const state = quoteState(one, today);
  count.quotes += 1;
  count.versions += one.version ?? 1;
  if (state === "accepted") {
    count.won += 1;
    count.wonMinor += minor;
  } else if (state === "declined" || state === "expired") {
    count.lost += 1;
    count.lostMinor += minor;
  } else {
    count.open += 1;
    count.openMinor += minor;
  }
}

/** Won of those decided, in per cent with one place: "66.7"; undefined before any is. */
function winRate({ won, lost }: Count): string | undefined {
  const decided = won + lost;
  if (decided === 0) return undefined;
  return fromScaled(divideRounded(BigInt(won) * 1000n, BigInt(decided)), 1);
}

function rowOf(count: Count, digits: number): Row {
  const { quotes, versions, open, won, lost } = count;
  return {
    ...{ quotes, versions, open, won, lost },
    openValue: fromMinor(count.openMinor, digits),
    wonValue: fromMinor(count.wonMinor, digits),
    lostValue: fromMinor(count.lostMinor, digits),
    winRate: winRate(count),
  };
}

/**
 * Quotes of a period by person: how many are won, lost (declined or expired) and open, their value
 * without tax, the share won of those decided, and why others were lost.
 */
export function quotesReport(quotes: readonly Quote[], facts: ReportFacts): TableView {
  const { digits, staffName, from, to } = facts;
  const people = new Map<string, Count>();
  const all = nothing();
  const reasons = new Map<string, number>();
  for (const one of quotes) {
    const owner = one.owner ?? "";
    const count = people.get(owner) ?? nothing();
    people.set(owner, count);
    add(count, one, facts);
    add(all, one, facts);
    const why = one.accepted ? undefined : one.declined?.why;
    if (why !== undefined) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  const rows = [...people].map(([owner, count]) => ({ owner, ...rowOf(count, digits) }));
  rows.sort((a, b) => (a.owner < b.owner ? -1 : 1));
  return {
    shape: "report",
    title: say("Quotes", "报价统计"),
    from,
    to,
    columns: [
      {
        key: "owner",
        label: say("Salesperson", "销售员"),
        weight: 9,
        format: (value) => (typeof value === "string" && value !== "" ? staffName(value) : "-"),
      },
      figureColumn("quotes", say("Quotes", "报价单"), 8),
      figureColumn("versions", say("Versions", "版本数"), 3),
      figureColumn("open", say("Open", "待答复"), 7),
      figureColumn("openValue", say("Open value", "待答复金额"), 8),
      figureColumn("won", say("Won", "成交"), 8),
      figureColumn("wonValue", say("Won value", "成交金额"), 6),
      figureColumn("lost", say("Lost", "未成"), 8),
      figureColumn("lostValue", say("Lost value", "未成金额"), 4),
      figureColumn("winRate", say("Won %", "成交率 %"), 9),
    ],
    rows,
    totals: rowOf(all, digits),
    notes: notesOf(quotes, reasons),
    empty: say("no quotes", "没有报价单"),
  };
}

const mostReasons = 5;

function notesOf(quotes: readonly Quote[], reasons: ReadonlyMap<string, number>): Text[] {
  const told = [...reasons].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const list = told.slice(0, mostReasons).map(([why, count]) => `${why} (${count})`);
  const foreign = quotes.filter(({ currency }) => currency !== undefined).length;
  return [
    ...(list.length > 0
      ? [say(`Declined because: ${list.join("; ")}.`, `谢绝原因：${list.join("；")}。`)]
      : []),
    ...(foreign > 0
      ? [
          say(
            `${foreign} in another currency: counted, without their value.`,
            `${foreign} 份为外币报价，只计份数，未计金额。`,
          ),
        ]
      : []),
  ];
}
