import type { BalanceRow, Bound, ClosingDraft, Opening } from "../../law/change.ts";
import { endOf, type IsoDate } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import type { AnyStored, Latest, Noun, Sum } from "../../law/noun.ts";
import type { Text } from "../../law/words.ts";
import { type Bill, bill } from "../bill/bill.ts";
import { owedBySupplier } from "../bill/payables.ts";
import { type Invoice, invoice } from "../invoice/invoice.ts";
import { openMinor } from "../invoice/rules.ts";
import { type Move, move } from "../move/move.ts";
import { Costs, type MethodOf } from "./cost.ts";
import { LotFacts } from "./lot-facts.ts";

interface Options {
  readonly nouns: readonly Noun[];
  readonly opening: Opening;
  readonly digits: number;
  /**
   * The month, YYYY-MM, in which an entry named a paper last: what will be touched again is not
   * bound before.
   */
  readonly lastTouched?: ReadonlyMap<string, string>;
  /** The records that live, by noun. */
  readonly live: ReadonlyMap<Noun, readonly AnyStored[]>;
  /** The month, YYYY-MM, that a paper's id says. */
  readonly monthOf: (id: string) => string | undefined;
  /** How the cost of a product is reckoned; none: all at the moving average. */
  readonly methodOf?: MethodOf | undefined;
}

/**
 * The books as they are carried from month to month: balances at a month's end are those before it
 * and what was written in it. Months are added in their order.
 */
export class MonthEnd {
  private readonly options: Options;
  private readonly sums = new Map<Sum, Map<string, number>>();
  private readonly days = new Map<Latest, Map<string, IsoDate>>();
  private readonly costs: Costs;
  private readonly lots: LotFacts;
  private readonly live: Map<Noun, readonly AnyStored[]>;

  constructor(options: Options) {
    this.options = options;
    const { nouns, opening } = options;
    for (const noun of nouns) {
      for (const sum of noun.sums ?? []) this.sums.set(sum, opening.sums(sum));
      for (const one of noun.latest ?? []) this.days.set(one, new Map(opening.latest(one)));
    }
    this.costs = new Costs(options.methodOf);
    this.costs.bring(opening.rows);
    this.lots = new LotFacts(opening.rows("lots"));
    this.live = new Map(options.live);
  }

  /** Takes in the entries of one noun of the next month, in the order of their days. */
  add(noun: Noun, entries: readonly AnyStored[]): void {
    for (const sum of noun.sums ?? []) {
      const units = this.sums.get(sum) ?? new Map<string, number>();
      for (const entry of entries) {
        for (const [key, more] of sum.of(entry as never, this.options.digits)) {
          units.set(key, (units.get(key) ?? 0) + more);
        }
      }
    }
    this.note(noun, entries);
    if (noun !== move) return;
    for (const one of this.costs.ordered(entries as readonly Move[])) {
      this.costs.add(one);
      this.lots.see(one);
    }
  }

  /** What the month comes to once all its entries are in; its settled records are gone then. */
  draft(month: string): ClosingDraft {
    const to = endOf(`${month}-01`, "month");
    const binds = this.options.nouns.flatMap((noun) => this.bind(noun, month, to));
    const sections = this.sections(to);
    const entries = this.options.nouns.filter(({ shape }) => shape === "entry");
    return { month, sections, entries, binds };
  }

  private note(noun: Noun, records: readonly AnyStored[]): void {
    for (const one of noun.latest ?? []) {
      const days = this.days.get(one) ?? new Map<string, IsoDate>();
      for (const [key, day] of one.of(records as readonly never[])) {
        if (day > (days.get(key) ?? "")) days.set(key, day);
      }
    }
  }

  private bind(noun: Noun, month: string, to: IsoDate): Bound[] {
    const { settled } = noun;
    if (!settled) return [];
    const { digits, monthOf, lastTouched } = this.options;
    const about = [...this.sums].filter(([{ balance }]) => balance.papers === noun);
    const sum = (name: string, key: string): number =>
      about.find(([one]) => one.name === name)?.[1].get(key) ?? 0;
    const isDone = (record: AnyStored): boolean =>
      (monthOf(record.id) ?? "9999") <= month &&
      (lastTouched?.get(record.id) ?? "") <= month &&
      settled(record as never, { to, digits, sum });
    const all = this.live.get(noun) ?? [];
    const records = all.filter(isDone);
    if (records.length === 0) return [];
    const bound = new Set(records);
    this.live.set(
      noun,
      all.filter((record) => !bound.has(record)),
    );
    this.note(noun, records);
    const reached = new Map<string, Record<string, string>>();
    for (const { id } of records) {
      for (const [{ name, balance }, units] of about) {
        const had = units.get(id);
        if (had === undefined) continue;
        units.delete(id);
        if (had !== 0) {
          reached.set(id, { ...reached.get(id), [name]: figure(had, balance.scale, digits) });
        }
      }
    }
    return [{ noun, records, sums: (id) => reached.get(id) }];
  }

  private sections(to: IsoDate): Record<string, readonly BalanceRow[]> {
    const { digits } = this.options;
    const sections = new Map<string, Map<string, Record<string, string>>>();
    const row = (section: string, keys: readonly string[], key: string): Record<string, string> => {
      const rows = sections.get(section) ?? new Map<string, Record<string, string>>();
      sections.set(section, rows);
      const known = rows.get(key) ?? Object.fromEntries(partsOf(key, keys));
      rows.set(key, known);
      return known;
    };
    const open = this.liveInvoices(to);
    for (const [sum, units] of this.sums) {
      const { section, keys, column, scale, papers } = sum.balance;
      for (const [key, had] of units) {
        // Touched, and come to the same again: it stays bound.
        if (papers && !open.has(key) && had === this.options.opening.bound(sum, key)) continue;
        const paper = open.get(key);
        if (had !== 0 || (paper && paper.minor !== 0 && paper.record.date <= to)) {
          row(section, keys, key)[column] = figure(had, scale, digits);
        }
      }
    }
    for (const [{ section, key, column }, days] of this.days) {
      for (const [name, day] of days) row(section, [key], name)[column] = day;
    }
    const owed = new Map<string, number>();
    for (const [id, { record, minor }] of open) {
      const isLater = record.date > to;
      if ((minor === 0 || isLater) && !sections.get("open")?.has(id)) continue;
      const { customer, due, amount } = record;
      const settled = row("open", ["invoice"], id).settled ?? fromMinor(0, digits);
      Object.assign(row("open", ["invoice"], id), { customer, due, amount, settled });
      if (minor !== 0 && !isLater) owed.set(customer, (owed.get(customer) ?? 0) + minor);
    }
    for (const [customer, minor] of owed) {
      row("receivables", ["customer"], customer).owed = fromMinor(minor, digits);
    }
    const bills = (this.live.get(bill) ?? []) as readonly Bill[];
    const paid = [...this.sums].find(([{ name }]) => name === "paid")?.[1] ?? new Map();
    for (const [supplier, minor] of owedBySupplier(bills, paid, { to, digits })) {
      row("payables", ["supplier"], supplier).owed = fromMinor(minor, digits);
    }
    this.value(sections.get("stock") ?? new Map());
    for (const one of sections.get("lots")?.values() ?? []) Object.assign(one, this.lots.of(one));
    sections.set("costs", new Map(this.costs.rows()));
    return Object.fromEntries(
      sectionNames.map((name) => [name, sorted(name, sections.get(name) ?? new Map())]),
    );
  }

  /**
   * Values what lies in each warehouse so that all of them, with what is on the road, add up to
   * what the product is worth to the cent.
   */
  private value(rows: ReadonlyMap<string, Record<string, string>>): void {
    const { digits } = this.options;
    const told = new Map<string, { micro: number; minor: number }>();
    for (const [, one] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { product = "", quantity = "0" } = one;
      const before = told.get(product) ?? { micro: 0, minor: 0 };
      const micro = before.micro + toMicro(quantity);
      const cost = this.costs.costOf(product);
      const minor = this.costs.worthMinor(product, fromMicro(micro), digits);
      if (cost === undefined || minor === undefined) continue;
      told.set(product, { micro, minor });
      Object.assign(one, { cost, value: fromMinor(minor - before.minor, digits) });
    }
  }

  /**
   * The invoices that live, and what of each was open by a day; smallest unit. One written later
   * may have been paid ahead.
   */
  private liveInvoices(to: IsoDate): Map<string, { record: Invoice; minor: number }> {
    const { digits } = this.options;
    const settled = [...this.sums].find(([{ name }]) => name === "settled")?.[1] ?? new Map();
    const open = new Map<string, { record: Invoice; minor: number }>();
    for (const record of (this.live.get(invoice) ?? []) as readonly Invoice[]) {
      const minor = openMinor(record, { settled, digits });
      const isPaidAhead = record.date > to && (settled.get(record.id) ?? 0) !== 0;
      if (record.date <= to || isPaidAhead) open.set(record.id, { record, minor });
    }
    return open;
  }
}

/** The sections of a closing and their columns, in their order. */
const sectionColumns = {
  stock: ["product", "warehouse", "quantity", "cost", "value"],
  receivables: ["customer", "owed", "credit", "paper"],
  open: ["invoice", "customer", "due", "amount", "settled"],
  cash: ["account", "received"],
  accounts: ["account", "received", "paid", "moved", "closed"],
  contacts: ["customer", "visit", "call", "order"],
  goods: ["product", "issued"],
  lots: ["product", "warehouse", "lot", "quantity", "expiry", "received"],
  bins: ["product", "warehouse", "bin", "lot", "quantity"],
  serials: ["product", "warehouse", "serial", "quantity"],
  costs: ["product", "layer", "quantity", "value", "cost", "method"],
  payables: ["supplier", "owed", "advance"],
  bills: ["bill", "paid"],
} as const;

export type Section = keyof typeof sectionColumns;

export const sectionNames = Object.keys(sectionColumns) as readonly Section[];

/** What a column of money in a section of a closing adds up to; smallest unit. */
export function columnMinor(rows: readonly BalanceRow[], column: string, digits: number): number {
  return rows.reduce((sum, row) => sum + toMinor(row[column] ?? "0", digits), 0);
}

/** The rows of a section by their keys, each with its columns in their order. */
function sorted(name: Section, rows: ReadonlyMap<string, BalanceRow>): BalanceRow[] {
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) =>
      Object.fromEntries(
        sectionColumns[name].flatMap((column) => {
          const value = row[column];
          return value === undefined ? [] : [[column, value]];
        }),
      ),
    );
}

/** The parts of a key by their names; a lot or serial number may have a "|" in it. */
function partsOf(key: string, names: readonly string[]): [name: string, part: string][] {
  const parts = key.split("|");
  const last = names.length - 1;
  return names.map((name, at) => [
    name,
    at === last ? parts.slice(at).join("|") : (parts[at] ?? ""),
  ]);
}

function figure(units: number, scale: Sum["balance"]["scale"], digits: number): string {
  return scale === "quantity" ? fromMicro(units) : fromMinor(units, digits);
}

/** A paper that stands in the way of closing a month, and why. */
export interface Unfinished {
  readonly noun: Noun;
  readonly id: string;
  readonly why: Text;
}

/** The papers that must be finished before a month may be closed. */
export function unfinishedPapers(
  live: ReadonlyMap<Noun, readonly AnyStored[]>,
  { month, monthOf }: { month: string; monthOf: (id: string) => string | undefined },
): Unfinished[] {
  const to = endOf(`${month}-01`, "month");
  return [...live].flatMap(([noun, records]) =>
    records.flatMap((record): Unfinished[] => {
      if ((monthOf(record.id) ?? "9999") > month) return [];
      const why = noun.unfinished?.(record as never, to);
      return why ? [{ noun, id: record.id, why }] : [];
    }),
  );
}
