import type { Opening } from "../law/change.ts";
import type { Problem } from "../law/errors.ts";
import type { Facts } from "../law/facts.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { readAgain } from "./apply.ts";
import { ChangeLog } from "./changes.ts";
import type { ClosingFile } from "./closings.ts";
import { hash } from "./disk.ts";
import { recordPath } from "./ids.ts";
import { Ledger } from "./ledger.ts";
import { type Aids, build } from "./shelf.ts";
import { Writer } from "./writer.ts";

/** A book: the only way to the data folder. It knows no noun but by its definition. */
export class Book extends Writer implements Facts {
  /** The ids of the customers that were left out of what was read, as they are others'. */
  readonly leftOut: ReadonlySet<string> = new Set();
  private lastBound: { readonly month: string | undefined; readonly names: ReadonlySet<string> } = {
    month: undefined,
    names: new Set(),
  };

  /** Lends the book what helps it to read. */
  lend(aids: Aids): void {
    this.shelf.aids = aids;
  }

  /** The closed months, YYYY-MM, oldest first. */
  get closedMonths(): readonly string[] {
    return this.closings.months;
  }

  /** The months of which there are volumes, YYYY-MM. */
  get boundMonths(): readonly string[] {
    const names = this.shelf.names("volumes");
    return names.filter((month) => this.shelf.names(`volumes/${month}`).length > 0);
  }

  /** The last closed month, YYYY-MM. */
  get closedMonth(): string | undefined {
    return this.closings.month;
  }

  /** The closing of a month. @throws RoundsError unreadable */
  closing(month: string): ClosingFile {
    return this.closings.file(month);
  }

  /** The balances with which the first open month begins. */
  opening(): Opening {
    const { closings } = this;
    const { month } = closings;
    return {
      sums: (sum) => this.brought(sum, month),
      latest: (one) => closings.latest(one),
      bound: ({ name, balance }, key) =>
        balance.papers && this.volumes(balance.papers)?.sumOf(key, { name, balance, month }),
      rows: (section) => (month === undefined ? [] : closings.file(month).rows(section)),
    };
  }

  /** What tells one build of the program from another, for caches. */
  get build(): string {
    return build;
  }

  /**
   * Is there a folder of this name, or was all that lay in it bound? Costs one look at it, and only
   * where it is gone one at each closed month.
   */
  hasFolder(name: string): boolean {
    const { pending, held } = this.shelf;
    if (pending !== undefined || held !== undefined) return true;
    return this.shelf.stamp(name) !== undefined || this.boundNames().has(`${name}.jsonl`);
  }

  /** The names of all volumes; only a closing makes more of them. */
  private boundNames(): ReadonlySet<string> {
    const month = this.closedMonth;
    if (this.lastBound.month !== month) {
      const names = this.boundMonths.flatMap((one) => this.shelf.names(`volumes/${one}`));
      this.lastBound = { month, names: new Set(names) };
    }
    return this.lastBound.names;
  }

  /** All that reading has found wrong so far. */
  get problems(): readonly Problem[] {
    return this.shelf.problems;
  }

  /** The text of one cache file of the program's own, and a way to write it. */
  cache(name: string): string | undefined {
    return this.shelf.readCache(name);
  }

  keepCache(name: string, text: string): void {
    this.shelf.writeCache(name, text);
  }

  /** The change log, to be read as far as a question needs. */
  log(): Ledger {
    return new Ledger(new ChangeLog(this.shelf));
  }

  /** A record as it would be if its file held this text. @throws RoundsError unreadable */
  async reread(noun: Noun, id: string, text: string): Promise<AnyStored> {
    const codec = await import("./codec.ts");
    return readAgain({ noun, id, text }, { shelf: this.shelf, codec });
  }

  /** Paths of all files of a noun, relative to the book. */
  paths(noun: Noun): readonly string[] {
    return this.store(noun).paths();
  }

  /** The text of a file of the book, as it will be after a pending change. */
  text(path: string): string {
    return this.shelf.text(path);
  }

  /** The text of a file of the book as it is now; undefined when there is none. */
  textIfAny(path: string): string | undefined {
    return this.shelf.textIfAny(path);
  }

  /** The hash of a record's file as it is now; undefined when there is none. */
  hashOf(noun: Noun, id: string): string | undefined {
    const path = recordPath(noun, id);
    const text = path === undefined ? undefined : this.textIfAny(path);
    return text === undefined ? undefined : hash(text);
  }

  /** Adds findings of a check to those of reading, each once. */
  report(problems: readonly Problem[]): void {
    this.shelf.report(problems);
  }
}
