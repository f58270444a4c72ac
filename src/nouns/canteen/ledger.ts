import type { IsoDate } from "../../law/dates.ts";
import { toMicro } from "../../law/decimal.ts";
import { toMinor } from "../../law/money.ts";
import type { CanteenPaper } from "./canteen.ts";
import { isComplete, reportedOn } from "./states.ts";

/**
 * What the accountant has in cash at the end of a day: money fetched, less advances, with what came
 * back of them, and what counts found once the leader knows of it; smallest unit.
 */
export function cashMinor(
  papers: readonly CanteenPaper[],
  { at, digits }: { at: IsoDate; digits: number },
): number {
  return cashEvents(papers, digits)
    .filter(({ date }) => date <= at)
    .reduce((sum, { minor }) => sum + minor, 0);
}

/** One change of the accountant's cash. */
export interface CashEvent {
  readonly date: IsoDate;
  readonly paper: CanteenPaper;
  readonly what: "fetched" | "advanced" | "back" | "found";
  /** With a minus what went out. */
  readonly minor: number;
}

/** Everything that changed the accountant's cash, in the order of the days. */
export function cashEvents(papers: readonly CanteenPaper[], digits: number): readonly CashEvent[] {
  const minor = (amount: string | undefined): number => toMinor(amount ?? "0", digits);
  const events = papers.flatMap((paper): CashEvent[] => {
    const { kind, date, amount, cleared } = paper;
    if (kind === "funds") return [{ date, paper, what: "fetched", minor: minor(amount) }];
    if (kind === "advance") {
      const out: CashEvent = { date, paper, what: "advanced", minor: -minor(amount) };
      if (!cleared) return [out];
      return [out, { date: cleared.date, paper, what: "back", minor: minor(cleared.returned) }];
    }
    const told = kind === "count" ? reportedOn(paper) : undefined;
    const found = minor(paper.cash) - minor(paper.book);
    return told === undefined || found === 0
      ? []
      : [{ date: told, paper, what: "found", minor: found }];
  });
  return events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** How much of each piece of property there is by the ledger at the end of a day; millionths. */
export function propertyMicro(
  papers: readonly CanteenPaper[],
  at: IsoDate,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { date, item, micro } of propertyEvents(papers)) {
    if (date <= at) sums.set(item, (sums.get(item) ?? 0) + micro);
  }
  return sums;
}

export interface PropertyEvent {
  readonly date: IsoDate;
  readonly paper: CanteenPaper;
  readonly item: string;
  readonly micro: number;
}

/** Property that came with vouchers that count, and what counts found of it. */
export function propertyEvents(papers: readonly CanteenPaper[]): readonly PropertyEvent[] {
  const events = papers.flatMap((paper): PropertyEvent[] => {
    if (paper.kind === "voucher") {
      if (!isComplete(paper)) return [];
      return (paper.lines ?? [])
        .filter(({ property }) => property)
        .map(({ item, quantity }) => ({ date: paper.date, paper, item, micro: toMicro(quantity) }));
    }
    const date = paper.kind === "count" ? reportedOn(paper) : undefined;
    if (date === undefined) return [];
    return (paper.counted ?? []).flatMap(({ item, book, counted }) => {
      const micro = toMicro(counted) - toMicro(book);
      return micro === 0 ? [] : [{ date, paper, item, micro }];
    });
  });
  return events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The advances that were not cleared yet. */
export function openAdvances(papers: readonly CanteenPaper[]): readonly CanteenPaper[] {
  return papers.filter(({ kind, cleared }) => kind === "advance" && !cleared);
}
