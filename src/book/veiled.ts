import type { BalanceRow, Opening } from "../law/change.ts";
import type { IsoDate, Period } from "../law/dates.ts";
import type { Match } from "../law/facts.ts";
import { wordsOf } from "../law/mentions.ts";
import { fold } from "../law/names.ts";
import type { AnyStored, Brief, Noun, Stored } from "../law/noun.ts";
import type { Settings } from "../law/settings.ts";
import { hiddenOf, trimmed, type Veil, veilRefusal } from "../law/veil.ts";
import { Book } from "./book.ts";
import { ClosingFile } from "./closings.ts";
import type { LoggedStep } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { Session } from "./writer.ts";

/**
 * A book of which a part is left out wherever it is read, for people who read only their own
 * customers (R-ARC-06, R-VAR-13). It is a courtesy of the command: the files themselves are open to
 * whoever can open them.
 */
export class VeiledBook extends Book {
  override readonly leftOut = new Set<string>();
  private readonly veil: Veil;

  constructor(about: { root: string; settings: Settings; session: Session }, veil: Veil) {
    super(about.root, about.settings, about.session);
    this.veil = veil;
  }

  override async all<N extends Noun>(noun: N): Promise<readonly Stored<N>[]> {
    return this.seen(noun, await super.all(noun));
  }

  override async brief<N extends Noun, B extends { readonly id: string }>(
    brief: Brief<N, B>,
  ): Promise<readonly B[]> {
    return this.seen(brief.noun, await super.brief(brief));
  }

  override async live<N extends Noun>(noun: N): Promise<readonly Stored<N>[]> {
    return this.seen(noun, await super.live(noun));
  }

  override async mentioning(noun: Noun, text: string): Promise<readonly AnyStored[]> {
    const key = fold(text);
    return (await super.mentioning(noun, text)).flatMap((record) => {
      if (!this.shows(noun, record)) return [];
      const shown = this.trim(noun, record);
      const says = shown === record || wordsOf(noun, shown).some((word) => word.includes(key));
      return says ? [shown] : [];
    });
  }

  override async between<N extends Noun>(noun: N, period: Period): Promise<readonly Stored<N>[]> {
    return this.seen(noun, await super.between(noun, period));
  }

  override async where<N extends Noun>(
    noun: N,
    field: string,
    value: string,
  ): Promise<readonly Stored<N>[]> {
    return this.seen(noun, await super.where(noun, field, value));
  }

  override async whereSince<N extends Noun>(
    noun: N,
    wanted: { field: string; value: string; since: IsoDate },
  ): Promise<readonly Stored<N>[]> {
    return this.seen(noun, await super.whereSince(noun, wanted));
  }

  override async liveWhere<N extends Noun>(
    noun: N,
    field: string,
    value: string,
  ): Promise<readonly Stored<N>[]> {
    return this.seen(noun, await super.liveWhere(noun, field, value));
  }

  override async some<N extends Noun>(
    noun: N,
    ids: Iterable<string>,
  ): Promise<ReadonlyMap<string, Stored<N>>> {
    const found = await super.some(noun, ids);
    const seen = [...found].filter(([, record]) => this.shows(noun, record));
    return new Map(seen.map(([id, record]) => [id, this.trim(noun, record)]));
  }

  override async maybe<N extends Noun>(noun: N, id: string): Promise<Stored<N> | undefined> {
    const record = await super.maybe(noun, id);
    return record && this.shows(noun, record) ? this.trim(noun, record) : undefined;
  }

  /** @throws RoundsError refused, for what is somebody else's */
  override async get<N extends Noun>(noun: N, id: string): Promise<Stored<N>> {
    const record = await super.maybe(noun, id);
    if (record && !this.shows(noun, record)) throw veilRefusal(this.veil, noun, record);
    return this.trim(noun, await super.get(noun, id));
  }

  /** @throws RoundsError refused, where only what is somebody else's is called that */
  override async find(noun: Noun, typed: string): Promise<readonly Match[]> {
    const found = await super.find(noun, typed);
    const seen = found.filter(({ record }) => this.shows(noun, record));
    if (seen.length > 0) return seen;
    const other = found[0]?.record ?? (await super.maybe(noun, typed));
    if (other && !this.shows(noun, other)) throw veilRefusal(this.veil, noun, other);
    return seen;
  }

  override async sums(noun: Noun, name: string): Promise<ReadonlyMap<string, number>> {
    return this.seenSums(noun, name, await super.sums(noun, name));
  }

  override async sumsAt(
    noun: Noun,
    name: string,
    day: IsoDate,
  ): Promise<ReadonlyMap<string, number>> {
    return this.seenSums(noun, name, await super.sumsAt(noun, name, day));
  }

  override async latest(noun: Noun, name: string): Promise<ReadonlyMap<string, IsoDate>> {
    const days = await super.latest(noun, name);
    const about = noun.latest?.find((one) => one.name === name)?.key === this.veil.noun;
    return about ? this.seenKeys(days) : days;
  }

  override closing(month: string): ClosingFile {
    const file = super.closing(month);
    return new VeiledClosing(file, (row) => this.showsRow(row));
  }

  override opening(): Opening {
    const opening = super.opening();
    return {
      ...opening,
      latest: (one) => {
        const days = opening.latest(one);
        return one.key === this.veil.noun ? this.seenKeys(days) : days;
      },
      rows: (section) => opening.rows(section).filter((row) => this.showsRow(row)),
    };
  }

  /** The change log with what others did to what is hidden left out of it. */
  override log(): Ledger {
    const ledger = super.log();
    ledger.shows = (step, by) => this.showsStep(step, by);
    return ledger;
  }

  private showsStep({ noun, id }: LoggedStep, by: string): boolean {
    const { noun: about, hidden, papers, authors } = this.veil;
    if (noun === about) return !this.isHidden(id, hidden);
    return !papers.has(noun) || authors.includes(by);
  }

  private shows(noun: Noun, record: { readonly id: string }): boolean {
    const id = hiddenOf(this.veil, noun, record);
    if (id !== undefined) this.leftOut.add(id);
    return id === undefined;
  }

  private trim<R extends object>(noun: Noun, whole: R): R {
    const { record, hidden } = trimmed(this.veil, noun, whole);
    for (const id of hidden) this.leftOut.add(id);
    return record;
  }

  private showsRow(row: BalanceRow): boolean {
    return !this.isHidden(row[this.veil.noun], this.veil.hidden);
  }

  private isHidden(id: unknown, hidden: ReadonlySet<string>): boolean {
    if (typeof id !== "string" || !hidden.has(id)) return false;
    this.leftOut.add(id);
    return true;
  }

  private seen<R extends { readonly id: string }>(noun: Noun, records: readonly R[]): readonly R[] {
    return records.flatMap((one) => (this.shows(noun, one) ? [this.trim(noun, one)] : []));
  }

  private seenKeys<V>(map: ReadonlyMap<string, V>): Map<string, V> {
    return new Map([...map].filter(([key]) => !this.isHidden(key, this.veil.hidden)));
  }

  private seenSums(
    noun: Noun,
    name: string,
    sums: ReadonlyMap<string, number>,
  ): ReadonlyMap<string, number> {
    const keys = noun.sums?.find((one) => one.name === name)?.balance.keys ?? [];
    return keys.length === 1 && keys[0] === this.veil.noun ? this.seenKeys(sums) : sums;
  }
}

/** A closing without the balances of what is hidden. */
class VeiledClosing extends ClosingFile {
  private readonly shown: (row: BalanceRow) => boolean;

  constructor({ path, text }: ClosingFile, shown: (row: BalanceRow) => boolean) {
    super(path, text, true);
    this.shown = shown;
  }

  override rows(section: string): readonly BalanceRow[] {
    return super.rows(section).filter(this.shown);
  }
}
