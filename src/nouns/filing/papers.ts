import type { Period } from "../../law/dates.ts";
import type { Facts } from "../../law/facts.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { finished } from "../finished/finished.ts";
import { issue } from "../issue/issue.ts";
import { noteNumber } from "../issue/states.ts";
import { material } from "../material/material.ts";
import { type Move, move, moveKinds } from "../move/move.ts";
import { order } from "../order/order.ts";
import { scrap } from "../scrap/scrap.ts";
import { transfer } from "../transfer/transfer.ts";
import { gapsOf, paperNumber, sortKey } from "./numbers.ts";

/** One receipt or issue document of a month. */
export interface Paper {
  readonly number: string;
  readonly date: string;
  readonly kind: Text;
  /** Whom it is about: "customer:blue-door", "warehouse:shop", or a plain name. */
  readonly party?: string | undefined;
  readonly warehouse?: string | undefined;
  readonly lines: number;
  readonly by?: string | undefined;
  /** A number of a paper that is not in the book. */
  readonly outside?: true;
}

type Told = Readonly<Record<string, string | undefined>> & { readonly lines?: readonly unknown[] };

/** Where a noun of papers says whom it is about, where its goods lie, and who wrote it. */
interface Kind {
  readonly noun: () => Promise<Noun>;
  readonly party: (one: Told) => string | undefined;
  readonly warehouse: (one: Told) => string | undefined;
}

const own = ({ owner, by }: Told): string | undefined => by ?? owner;

const kinds: readonly Kind[] = [
  {
    noun: async () => (await import("../receipt/receipt.ts")).goodsReceipt as unknown as Noun,
    party: ({ supplier }) => supplier && `supplier:${supplier}`,
    warehouse: ({ warehouse }) => warehouse,
  },
  {
    noun: async () => finished as unknown as Noun,
    party: ({ department, work }) => department ?? work,
    warehouse: ({ warehouse }) => warehouse,
  },
  {
    noun: async () => material as unknown as Noun,
    party: ({ department, work }) => department ?? work,
    warehouse: ({ warehouse }) => warehouse,
  },
  {
    noun: async () => issue as unknown as Noun,
    party: ({ customer }) => customer && `customer:${customer}`,
    warehouse: ({ warehouse }) => warehouse,
  },
  {
    noun: async () => transfer as unknown as Noun,
    party: ({ to }) => to && `warehouse:${to}`,
    warehouse: ({ from }) => from,
  },
  {
    noun: async () => scrap as unknown as Noun,
    party: () => undefined,
    warehouse: ({ warehouse }) => warehouse,
  },
  {
    noun: async () => (await import("../count/count.ts")).count as unknown as Noun,
    party: () => undefined,
    warehouse: () => undefined,
  },
];

/** Every goods issue note of an order's shipment in the month. */
async function shipped(
  book: Facts,
  { from, to }: Period,
  moves: readonly Move[],
): Promise<Paper[]> {
  const ids = new Set(
    moves.flatMap(({ kind, paper }) => (kind === "shipment" ? (paper ?? []) : [])),
  );
  if (ids.size === 0) return [];
  const bound = book.closedTo !== undefined && from <= book.closedTo;
  const orders = bound
    ? (await book.all(order)).filter(({ id }) => ids.has(id))
    : await book.some(order, ids);
  return [...orders.values()].flatMap((one) =>
    (one.shipments ?? []).flatMap((shipment, at): Paper[] => {
      const { date, lines, by, warehouse } = shipment;
      if (date < from || date > to) return [];
      const number = noteNumber(one.id, at + 1);
      return [
        {
          number,
          date,
          kind: issue.label,
          party: `customer:${one.customer}`,
          warehouse,
          lines: lines.length,
          by,
        },
      ];
    }),
  );
}

/** Papers that only their number is known of: typed with `stock in --paper RK-1107`. */
function outside(moves: readonly Move[], known: ReadonlySet<string>): Paper[] {
  const found = new Map<string, Paper>();
  for (const one of moves) {
    const { paper, date, kind, warehouse, by, supplier } = one;
    if (paper === undefined || known.has(paper) || paperNumber(paper)) continue;
    const label = moveKinds.find(({ value }) => value === kind)?.label ?? say(kind, kind);
    const before = found.get(paper);
    found.set(paper, {
      number: paper,
      date: before?.date ?? date,
      kind: before?.kind ?? label,
      ...{ party: supplier && `supplier:${supplier}`, warehouse, by },
      lines: (before?.lines ?? 0) + 1,
      outside: true,
    });
  }
  return [...found.values()];
}

export interface MonthPapers {
  readonly papers: readonly Paper[];
  /** The numbers that should be there and are not. */
  readonly gaps: readonly string[];
  /** The moves of the month that no paper stands behind. */
  readonly bare: readonly string[];
}

/** All receipt and issue documents of some days in the order of their numbers (R-WHS-11). */
export async function papersOf(book: Facts, period: Period): Promise<MonthPapers> {
  const moves = await book.between(move, period);
  const papers: Paper[] = [];
  for (const { noun: load, party, warehouse } of kinds) {
    const noun = await load();
    for (const record of (await book.between(noun, period)) as readonly AnyStored[]) {
      const told = record as unknown as Told;
      papers.push({
        number: record.id,
        date: String(told.date),
        kind: noun.label,
        party: party(told),
        warehouse: warehouse(told),
        lines: told.lines?.length ?? 0,
        by: own(told),
      });
    }
  }
  papers.push(...(await shipped(book, period, moves)));
  const known = new Set(papers.map(({ number }) => number));
  papers.push(...outside(moves, known));
  return {
    papers: papers.sort((a, b) => byText(sortKey(a.number), sortKey(b.number))),
    gaps: gapsOf(papers.map(({ number }) => number)),
    bare: moves.flatMap(({ id, paper, kind }) =>
      paper === undefined && kind !== "opening" ? [id] : [],
    ),
  };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
