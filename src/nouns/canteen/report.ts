import type { Period } from "../../law/dates.ts";
import { addDays } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { CanteenPaper } from "./canteen.ts";
import { type CashEvent, cashEvents, cashMinor, propertyEvents, propertyMicro } from "./ledger.ts";
import { wordsOf } from "./rules.ts";
import { completeOn, isComplete, missingSeats } from "./states.ts";

export interface CanteenReportFacts extends Period {
  readonly papers: readonly CanteenPaper[];
  readonly digits: number;
  readonly nameOf: (staff: string) => string;
}

const eventWords: Readonly<Record<CashEvent["what"], Text>> = {
  fetched: say("fetched from the finance office", "财务室领款"),
  advanced: say("advance", "暂领备用金"),
  back: say("advance cleared", "备用金结清"),
  found: say("count: surplus or shortage", "盘盈盘亏"),
};

/**
 * The journal (食堂流水账): what came into the accountant's cash and what left it, with the balance,
 * and between these the vouchers with what they cost (R-CAN-01, R-FRM-100).
 */
export function journalView(facts: CanteenReportFacts): TableView {
  const { papers, digits, from, to, nameOf } = facts;
  const opening = cashMinor(papers, { at: addDays(from, -1), digits });
  const events = cashEvents(papers, digits).map(
    (one): Row => ({
      date: one.date,
      id: one.paper.id,
      what: one.what,
      party: one.paper.manager ? nameOf(one.paper.manager) : one.paper.paper,
      minor: one.minor,
    }),
  );
  const vouchers = papers
    .filter(({ kind }) => kind === "voucher")
    .map(
      (one): Row => ({
        date: one.date,
        id: one.id,
        what: "voucher",
        party: one.seller,
        spent: isComplete(one) ? one.amount : undefined,
        open: isComplete(one) ? undefined : one.amount,
        missing: isComplete(one) ? undefined : missingSeats(one).join(","),
      }),
    );
  let balance = opening;
  const rows = [...events, ...vouchers]
    .filter(({ date }) => String(date) >= from && String(date) <= to)
    .sort((a, b) => (String(a.date) < String(b.date) ? -1 : a.date === b.date ? 0 : 1))
    .map((row): Row => {
      const minor = typeof row.minor === "number" ? row.minor : 0;
      balance += minor;
      const { minor: _, ...rest } = row;
      return {
        ...rest,
        in: minor > 0 ? fromMinor(minor, digits) : undefined,
        out: minor < 0 ? fromMinor(-minor, digits) : undefined,
        balance: fromMinor(balance, digits),
      };
    });
  const sum = (key: string): string =>
    fromMinor(
      rows.reduce((all, row) => all + toMinor(String(row[key] ?? "0"), digits), 0),
      digits,
    );
  const brought: Row = { date: from, what: "brought", balance: fromMinor(opening, digits) };
  return {
    shape: "report",
    title: say("Canteen journal", "食堂流水账"),
    from,
    to,
    columns: journalColumns,
    rows: rows.length === 0 && opening === 0 ? [] : [brought, ...rows],
    totals: { in: sum("in"), out: sum("out"), spent: sum("spent"), open: sum("open") },
    empty: say("The canteen has no papers.", "食堂没有单据。"),
  };
}

const journalColumns: readonly Column[] = [
  { key: "date", label: say("Date", "日期"), weight: 9 },
  { key: "id", label: say("Paper", "单据号"), weight: 7 },
  wordColumn(
    { key: "what", label: say("What", "摘要"), weight: 8 },
    new Map<string, Text>([
      ...Object.entries(eventWords),
      ["brought", say("brought forward", "上期结余")],
      ["voucher", say("voucher", "采购凭证")],
    ]),
  ),
  { key: "party", label: say("With", "往来"), weight: 6 },
  figureColumn("in", say("In", "收入"), 8),
  figureColumn("out", say("Out", "支出"), 8),
  figureColumn("balance", say("Cash", "现金结余"), 9),
  figureColumn("spent", say("Spent", "凭证金额"), 7),
  figureColumn("open", say("Not signed", "未签凭证"), 5),
];

/** The property ledger (食堂财产明细账): each piece that came or was found missing, with the balance. */
export function propertyView({ papers, from, to }: CanteenReportFacts): TableView {
  const opening = propertyMicro(papers, addDays(from, -1));
  const balance = new Map(opening);
  const events = propertyEvents(papers)
    .filter(({ date }) => date >= from && date <= to)
    .map(({ date, paper, item, micro }): Row => {
      const now = (balance.get(item) ?? 0) + micro;
      balance.set(item, now);
      return {
        item,
        date,
        id: paper.id,
        party: paper.seller ?? paper.why,
        in: micro > 0 ? fromMicro(micro) : undefined,
        out: micro < 0 ? fromMicro(-micro) : undefined,
        balance: fromMicro(now),
      };
    });
  const brought = [...opening]
    .filter(([, micro]) => micro !== 0)
    .map(([item, micro]): Row => ({ item, date: from, balance: fromMicro(micro) }));
  const rows = [...brought, ...events].sort((a, b) =>
    String(a.item) < String(b.item) ? -1 : a.item === b.item ? 0 : 1,
  );
  return {
    shape: "report",
    title: say("Canteen property ledger", "食堂财产明细账"),
    from,
    to,
    columns: [
      { key: "item", label: say("Item", "品名"), weight: 9 },
      { key: "date", label: say("Date", "日期"), weight: 8 },
      { key: "id", label: say("Paper", "单据号"), weight: 7 },
      { key: "party", label: say("From, or why", "来源或原因"), weight: 5 },
      figureColumn("in", say("In", "增加"), 8),
      figureColumn("out", say("Out", "减少"), 8),
      figureColumn("balance", say("Balance", "结存"), 9),
    ],
    rows,
    empty: say(
      "No property: rounds canteen buy SELLER --line 'item=wok, quantity=1, price=80, property=yes'",
      "没有财产：rounds canteen buy 销货方 --line 'item=炒锅, quantity=1, price=80, property=yes'",
    ),
  };
}

/** A line of the statement, with how many papers are behind it. */
interface StatementLine {
  readonly line: string;
  readonly label: Text;
  readonly minor?: number;
  readonly papers?: number;
}

/**
 * The settlement list (结算清单) of a period: what was fetched, spent, and is left (R-CAN-07). The
 * canteen sells nothing: what it did not spend is saved, never earned (R-CAN-08).
 */
export function statementView(facts: CanteenReportFacts): TableView {
  const { digits, from, to } = facts;
  const { lines, counts, unsigned } = statementLines(facts);
  return {
    shape: "report",
    title: say("Canteen statement", "食堂结算清单"),
    from,
    to,
    columns: [
      wordColumn(
        { key: "line", label: say("Line", "项目"), weight: 9 },
        new Map(lines.map(({ line, label }) => [line, label])),
      ),
      figureColumn("amount", say("Amount", "金额"), 9),
      figureColumn("papers", say("Papers", "单据数"), 6),
    ],
    rows: lines.map(({ line, minor, papers }) => ({
      line,
      amount: minor === undefined ? undefined : fromMinor(minor, digits),
      papers: papers === 0 ? undefined : papers,
    })),
    notes: [
      ...(counts === 0 ? [say("Nothing was counted in this period.", "本期未盘点。")] : []),
      ...unsigned.slice(0, 5).map((one) => {
        const seats = wordsOf(missingSeats(one));
        return say(`${one.id} lacks: ${seats.en}`, `${one.id} 缺：${seats.zh}`);
      }),
    ],
  };
}

/** The lines of the settlement list with their sums, and the vouchers that lack signatures. */
export function statementLines({ papers, digits, from, to }: Omit<CanteenReportFacts, "nameOf">) {
  const within = (date: string): boolean => date >= from && date <= to;
  const cashAt = (at: string): number => cashMinor(papers, { at, digits });
  const cash = cashEvents(papers, digits).filter(({ date }) => within(date));
  const events = (what: CashEvent["what"]) => {
    const found = cash.filter((one) => one.what === what);
    return { minor: found.reduce((sum, { minor }) => sum + minor, 0), papers: found.length };
  };
  const all = (found: readonly CanteenPaper[]) => ({
    minor: found.reduce((sum, { amount }) => sum + toMinor(amount ?? "0", digits), 0),
    papers: found.length,
  });
  const vouchers = papers.filter(({ kind, date }) => kind === "voucher" && within(date));
  const signed = vouchers.filter((one) => isComplete(one) && completeOn(one) <= to);
  const unsigned = vouchers.filter((one) => !signed.includes(one));
  const open = papers.filter(
    ({ kind, date, cleared }) => kind === "advance" && date <= to && (cleared?.date ?? "9999") > to,
  );
  const counts = papers.filter(({ kind, date }) => kind === "count" && within(date)).length;
  const fetched = events("fetched");
  const line = (
    key: string,
    label: Text,
    figures: Pick<StatementLine, "minor" | "papers">,
  ): StatementLine => ({ line: key, label, ...figures });
  const lines = [
    line("opening", say("Cash at the beginning", "期初现金"), { minor: cashAt(addDays(from, -1)) }),
    line("fetched", say("Fetched from the finance office", "财务室领款"), fetched),
    line("advanced", say("Advances drawn", "暂领备用金"), events("advanced")),
    line("back", say("Given back when cleared", "结清退回"), events("back")),
    line("found", say("Surplus or shortage in counts", "盘盈盘亏"), events("found")),
    line("closing", say("Cash at the end", "期末现金"), { minor: cashAt(to) }),
    line("spent", say("Vouchers with four signatures", "签字齐全的凭证"), all(signed)),
    line("unsigned", say("Vouchers that lack signatures", "缺少签字的凭证"), all(unsigned)),
    line("open", say("Advances not cleared", "未结清备用金"), all(open)),
    line("saved", say("Fetched and not spent", "领款节余"), {
      minor: fetched.minor - (all(signed).minor ?? 0),
    }),
    line("counts", say("Counts", "盘点"), { papers: counts }),
  ];
  return { lines, counts, unsigned };
}
