import type { IsoDate, Period } from "../law/dates.ts";
import type { Match } from "../law/facts.ts";
import type { AnyStored, Brief, Latest, Noun, Stored, Sum } from "../law/noun.ts";
import { namesCustomers, Redirects, redirect, redirected } from "../law/redirects.ts";
import { recordPath } from "./ids.ts";
import { Reader } from "./reader.ts";

/**
 * Reads a book in which customers were merged: whatever still names an old id, as entries and
 * closed months do, reads as if it named the customer into whom that one was merged. A book without
 * redirects pays one look for their folder.
 */
export class Following extends Reader {
  private known: Promise<Redirects | undefined> | undefined;
  private plain = 0;

  protected override refresh(): void {
    super.refresh();
    this.forgetRedirects();
  }

  /** Customers may have been merged. */
  protected forgetRedirects(): void {
    this.known = undefined;
  }

  /**
   * Reads ids as they are written: for what carries figures from month to month, which must come
   * out the same whether or not a merge is taken back, and for the opposites of entries.
   */
  async asWritten<T>(read: () => Promise<T>): Promise<T> {
    this.plain++;
    try {
      return await read();
    } finally {
      this.plain--;
    }
  }

  /** Where old ids lead; undefined where no customers were merged, or ids are read as written. */
  async redirects(): Promise<Redirects | undefined> {
    if (this.plain > 0) return undefined;
    this.known ??= this.readRedirects();
    return this.known;
  }

  private async readRedirects(): Promise<Redirects | undefined> {
    if (this.shelf.names(redirect.folder).length === 0) return undefined;
    const all = await this.recordStore(redirect).all();
    // A customer who is there is nobody else, whatever a merge with git has left.
    const gone = all.filter(({ id }) => this.shelf.stamp(customerPath(id)) === undefined);
    return gone.length === 0 ? undefined : new Redirects(gone);
  }

  private async redirectsOf(noun: Noun): Promise<Redirects | undefined> {
    return namesCustomers(noun.fields) ? this.redirects() : undefined;
  }

  private async followed<R extends object>(
    noun: Noun,
    records: readonly R[],
  ): Promise<readonly R[]> {
    const redirects = await this.redirectsOf(noun);
    if (!redirects) return records;
    return records.map((record) => redirects.follow(noun.fields, record));
  }

  override async all<N extends Noun>(noun: N): Promise<readonly Stored<N>[]> {
    return this.followed(noun, await super.all(noun));
  }

  override async brief<N extends Noun, B extends { readonly id: string }>(
    brief: Brief<N, B>,
  ): Promise<readonly B[]> {
    return this.followed(brief.noun, await super.brief(brief));
  }

  override async live<N extends Noun>(noun: N): Promise<readonly Stored<N>[]> {
    return this.followed(noun, await super.live(noun));
  }

  override async between<N extends Noun>(noun: N, period: Period): Promise<readonly Stored<N>[]> {
    return this.followed(noun, await super.between(noun, period));
  }

  override async maybe<N extends Noun>(noun: N, id: string): Promise<Stored<N> | undefined> {
    const found = await super.maybe(noun, id);
    if (found) return (await this.followed(noun, [found]))[0];
    if (noun.name !== redirected) return undefined;
    const now = (await this.redirects())?.of(id);
    return now === undefined || now === id ? undefined : super.maybe(noun, now);
  }

  override async some<N extends Noun>(
    noun: N,
    ids: Iterable<string>,
  ): Promise<ReadonlyMap<string, Stored<N>>> {
    const found = await super.some(noun, ids);
    const redirects = await this.redirectsOf(noun);
    if (!redirects) return found;
    const all = [...found].map(([id, one]) => [id, redirects.follow(noun.fields, one)] as const);
    return new Map(all);
  }

  override async where<N extends Noun>(
    noun: N,
    field: string,
    value: string,
  ): Promise<readonly Stored<N>[]> {
    const read = (one: string): Promise<readonly Stored<N>[]> => super.where(noun, field, one);
    return this.gathered(noun, { field, value }, read);
  }

  override async liveWhere<N extends Noun>(
    noun: N,
    field: string,
    value: string,
  ): Promise<readonly Stored<N>[]> {
    const read = (one: string): Promise<readonly Stored<N>[]> => super.liveWhere(noun, field, one);
    return this.gathered(noun, { field, value }, read);
  }

  override async whereSince<N extends Noun>(
    noun: N,
    { field, value, since }: { field: string; value: string; since: IsoDate },
  ): Promise<readonly Stored<N>[]> {
    const read = (one: string): Promise<readonly Stored<N>[]> =>
      super.whereSince(noun, { field, value: one, since });
    // What lives was found for each of the ids already, under all of them.
    const all = await this.gathered(noun, { field, value }, read);
    return [...new Map(all.map((one) => [one.id, one])).values()];
  }

  /** What names a customer by any of the ids that stand for that one, in the order of its day. */
  private async gathered<N extends Noun>(
    noun: N,
    { field, value }: { field: string; value: string },
    read: (value: string) => Promise<readonly Stored<N>[]>,
  ): Promise<readonly Stored<N>[]> {
    const isNamer = noun.fields[field]?.kind.refers === redirected;
    const redirects = isNamer ? await this.redirects() : undefined;
    const ids = redirects?.all(value) ?? [value];
    if (ids.length === 1) return this.followed(noun, await read(ids[0] ?? value));
    const found: Stored<N>[] = [];
    for (const id of ids) found.push(...(await read(id)));
    return this.followed(noun, found.sort(byDay(noun)));
  }

  override async sums(noun: Noun, name: string): Promise<ReadonlyMap<string, number>> {
    return this.rekeyed(await super.sums(noun, name), keysOf(noun.sums, name));
  }

  override async sumsAt(
    noun: Noun,
    name: string,
    day: IsoDate,
  ): Promise<ReadonlyMap<string, number>> {
    return this.rekeyed(await super.sumsAt(noun, name, day), keysOf(noun.sums, name));
  }

  /** Sums of which one part of the key is a customer, under the ids of today. */
  private async rekeyed(
    sums: ReadonlyMap<string, number>,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const part = keys.indexOf(redirected);
    const redirects = part < 0 ? undefined : await this.redirects();
    if (!redirects) return sums;
    const merged = new Map<string, number>();
    for (const [key, units] of sums) {
      const now = redirects.followKey(key, part);
      merged.set(now, (merged.get(now) ?? 0) + units);
    }
    return merged;
  }

  override async latest(noun: Noun, name: string): Promise<ReadonlyMap<string, IsoDate>> {
    const one = noun.latest?.find((each) => each.name === name);
    return this.rekeyedDays(await super.latest(noun, name), one);
  }

  /** Newest days under the ids of today, of several the newest. */
  protected async rekeyedDays(
    days: ReadonlyMap<string, IsoDate>,
    one: Pick<Latest, "key"> | undefined,
  ): Promise<ReadonlyMap<string, IsoDate>> {
    const redirects = one?.key === redirected ? await this.redirects() : undefined;
    if (!redirects) return days;
    const merged = new Map<string, IsoDate>();
    for (const [key, day] of days) {
      const now = redirects.of(key);
      if (day > (merged.get(now) ?? "")) merged.set(now, day);
    }
    return merged;
  }

  override async find(noun: Noun, typed: string): Promise<readonly Match[]> {
    const found = await super.find(noun, typed);
    const redirects = await this.redirectsOf(noun);
    if (!redirects) return found;
    return found.map(({ record, by }) => ({ record: redirects.follow(noun.fields, record), by }));
  }
}

function customerPath(id: string): string {
  return `customers/${id}.yaml`;
}

function keysOf(sums: readonly Sum[] | undefined, name: string): readonly string[] {
  return sums?.find((one) => one.name === name)?.balance.keys ?? [];
}

/** Entries by their day, records in the order of their files, as they are read elsewhere. */
function byDay(noun: Noun): (a: AnyStored, b: AnyStored) => number {
  const key = (one: AnyStored): string =>
    noun.shape === "entry" ? String(one.date ?? "") : (recordPath(noun, one.id) ?? one.id);
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
