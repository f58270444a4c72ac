import type { BalanceRow } from "../law/change.ts";
import type { IsoDate, Period } from "../law/dates.ts";
import { RoundsError } from "../law/errors.ts";
import type { Facts, Match } from "../law/facts.ts";
import { wordsOf } from "../law/mentions.ts";
import { currencyDigits } from "../law/money.ts";
import { fold } from "../law/names.ts";
import {
  type AnyStored,
  type Brief,
  isPaper,
  type Latest,
  type Noun,
  type Stored,
  type Sum,
} from "../law/noun.ts";
import type { Settings } from "../law/settings.ts";
import { say } from "../law/words.ts";
import { Balances } from "./balances.ts";
import type { BriefStore } from "./briefs.ts";
import { Closings } from "./closings.ts";
import { EntryStore } from "./entries.ts";
import { findAmong, namingFields } from "./finder.ts";
import { parseDayId } from "./ids.ts";
import { RecordStore } from "./records.ts";
import { Shelf } from "./shelf.ts";
import { textsOf } from "./texts.ts";
import { together, Volumes } from "./volumes.ts";
import { askAhead } from "./worktree.ts";

/** Reads a book: what lives from its files and caches, what is bound from its volumes. */
export class Reader implements Omit<Facts, "newId" | "today"> {
  readonly root: string;
  readonly settings: Settings;
  readonly digits: number;
  protected shelf: Shelf;
  protected closings: Closings;
  protected records = new Map<string, RecordStore>();
  protected journals = new Map<string, EntryStore>();
  protected briefs = new Map<string, BriefStore>();
  /** While changes are held back: the briefs of records, which are made anew when they change. */
  private told = new Map<string, WeakMap<AnyStored, AnyStored>>();
  private bound = new Map<string, Volumes>();

  constructor(
    root: string,
    settings: Settings,
    pending: ReadonlyMap<string, string | null> | undefined,
  ) {
    this.root = root;
    this.settings = settings;
    this.digits = currencyDigits(settings.currency);
    this.shelf = new Shelf(root, this.digits, pending);
    this.closings = new Closings(this.shelf);
  }

  /** Forgets all that was read: the files may have changed. */
  protected refresh(): void {
    const { problems, aids } = this.shelf;
    this.shelf = new Shelf(this.root, this.digits, undefined);
    this.shelf.aids = aids;
    this.shelf.report(problems);
    this.closings = new Closings(this.shelf);
    this.records = new Map();
    this.journals = new Map();
    this.briefs = new Map();
    this.bound = new Map();
  }

  /** Told that every file will be looked at: what git has to say of them is asked meanwhile. */
  lookAhead(): void {
    askAhead(this.shelf);
  }

  get closedTo(): IsoDate | undefined {
    return this.closings.closedTo;
  }

  async all<N extends Noun>(noun: N): Promise<readonly Stored<N>[]> {
    if (noun.shape === "entry") return (await this.journal(noun).all()) as readonly Stored<N>[];
    const live = await this.recordStore(noun).all();
    const bound = this.volumes(noun)?.all();
    return together(noun, live, bound) as readonly Stored<N>[];
  }

  async brief<N extends Noun, B extends { readonly id: string }>({
    noun,
    name = "brief",
    of,
  }: Brief<N, B>): Promise<readonly B[]> {
    const take = (record: AnyStored): AnyStored => of(record as never) as unknown as AnyStored;
    const key = `${noun.name}.${name}`;
    // What is held back is in no file yet.
    if (this.shelf.held) {
      const known = this.told.get(key) ?? new WeakMap<AnyStored, AnyStored>();
      this.told.set(key, known);
      const all = await this.recordStore(noun).all();
      for (const one of all) if (!known.has(one)) known.set(one, take(one));
      return all.map((one) => known.get(one)) as unknown as readonly B[];
    }
    const store = this.briefs.get(key) ?? this.recordStore(noun).briefs(name, take);
    this.briefs.set(key, store);
    return (await store.all()) as unknown as readonly B[];
  }

  async mentioning(noun: Noun, text: string): Promise<readonly AnyStored[]> {
    const key = fold(text);
    if (key === "") return [];
    const says = (one: AnyStored): boolean => wordsOf(noun, one).some((each) => each.includes(key));
    if (noun.shape === "entry") return (await this.journal(noun).maySay(key)).filter(says);
    if (this.shelf.held) return (await this.all(noun)).filter(says);
    const name = `${noun.name}.text`;
    const store = this.briefs.get(name) ?? textsOf(this.recordStore(noun));
    this.briefs.set(name, store);
    const live = (await store.holding(JSON.stringify(key).slice(1, -1))).filter(({ text: all }) =>
      String(all).includes(key),
    );
    const found = await this.recordStore(noun).some(live.map(({ id }) => id));
    const bound = this.volumes(noun)?.all();
    for (const [id, record] of bound ?? []) if (!says(record)) bound?.delete(id);
    return together(noun, [...found.values()], bound);
  }

  async live<N extends Noun>(noun: N): Promise<readonly Stored<N>[]> {
    const store = this.store(noun);
    const live = await (store instanceof EntryStore ? store.live() : store.all());
    return live as readonly AnyStored[] as readonly Stored<N>[];
  }

  async between<N extends Noun>(noun: N, period: Period): Promise<readonly Stored<N>[]> {
    const { naming } = noun;
    const field = naming.by === "day" ? naming.date : "date";
    const within = (one: AnyStored): boolean => {
      const day = one[field];
      return typeof day === "string" && day >= period.from && day <= period.to;
    };
    if (noun.shape === "entry") {
      const found = await this.journal(noun).between(period);
      return found.filter(within) as unknown as readonly Stored<N>[];
    }
    const live = (await this.recordStore(noun).all()).filter(within);
    const bound = this.volumes(noun)?.between(field, period);
    return together(noun, live, bound) as readonly Stored<N>[];
  }

  async maybe<N extends Noun>(noun: N, id: string): Promise<Stored<N> | undefined> {
    const found = (await this.store(noun).get(id)) ?? this.volumes(noun)?.get(id);
    return found as Stored<N> | undefined;
  }

  async get<N extends Noun>(noun: N, id: string): Promise<Stored<N>> {
    const found = await this.maybe(noun, id);
    if (found) return found;
    throw new RoundsError(
      "not-found",
      say(`there is no ${noun.label.en} ${id}`, `找不到${noun.label.zh} ${id}`),
    );
  }

  async some<N extends Noun>(
    noun: N,
    ids: Iterable<string>,
  ): Promise<ReadonlyMap<string, Stored<N>>> {
    const found = await this.recordStore(noun).some([...new Set(ids)]);
    return found as ReadonlyMap<string, AnyStored> as ReadonlyMap<string, Stored<N>>;
  }

  async where<N extends Noun>(
    noun: N,
    field: string,
    value: string,
  ): Promise<readonly Stored<N>[]> {
    const live = await this.store(noun).where(field, value);
    const bound = this.volumes(noun)?.where(field, value);
    return together(noun, live, bound) as readonly Stored<N>[];
  }

  async whereSince<N extends Noun>(
    noun: N,
    { field, value, since }: { field: string; value: string; since: IsoDate },
  ): Promise<readonly Stored<N>[]> {
    const live = await this.liveWhere(noun, field, value);
    if (noun.shape === "entry" && this.closedTo !== undefined && since <= this.closedTo) {
      const closed = await this.between(noun, { from: since, to: this.closedTo });
      const kept = closed.filter((one) => (one as AnyStored)[field] === value);
      return [...kept, ...(live as readonly Stored<N>[])];
    }
    const bound = this.volumes(noun)?.where(field, value, since.slice(0, 7));
    return together(noun, live as readonly AnyStored[], bound) as readonly Stored<N>[];
  }

  async liveWhere<N extends Noun>(
    noun: N,
    field: string,
    value: string,
  ): Promise<readonly Stored<N>[]> {
    const store = this.store(noun);
    const live = store instanceof EntryStore ? store.liveWhere : store.where;
    return (await live.call(store, field, value)) as readonly Stored<N>[];
  }

  async liveWith<N extends Noun>(noun: N, field: string): Promise<readonly Stored<N>[]> {
    const store = this.store(noun);
    const live = store instanceof EntryStore ? await store.liveWith(field) : await store.all();
    const found = live.filter((one) => one[field] !== undefined);
    return found as readonly AnyStored[] as readonly Stored<N>[];
  }

  carried(section: string): readonly BalanceRow[] {
    const { month } = this.closings;
    return month === undefined ? [] : this.closings.file(month).rows(section);
  }

  async sums(noun: Noun, name: string): Promise<ReadonlyMap<string, number>> {
    const sums = this.brought(sumOf(noun, name), this.closings.month);
    sums.add(await this.journal(noun).liveSums(name));
    return sums;
  }

  /** What a closing brings forward of a sum; a map of the caller's own. */
  protected brought({ name, balance }: Sum, month: string | undefined): Balances {
    const volumes = balance.papers && month && this.volumes(balance.papers);
    const bound = (key: string): number | undefined =>
      (volumes || undefined)?.sumOf(key, { name, balance, month });
    return new Balances(this.closings.base(balance, month), bound);
  }

  async sumsAt(noun: Noun, name: string, day: IsoDate): Promise<ReadonlyMap<string, number>> {
    const sum = sumOf(noun, name);
    const month = this.closings.monthBefore(day);
    const sums = this.brought(sum, month);
    for (const entry of await this.journal(noun).upTo(day, month)) {
      sums.add(sum.of(entry as never, this.digits));
    }
    return sums;
  }

  async latest(noun: Noun, name: string): Promise<ReadonlyMap<string, IsoDate>> {
    const one = noun.latest?.find((each) => each.name === name) as Latest;
    const live = await this.live(noun);
    const closed = live.some(({ reverses }) => this.isClosedPaper(reverses));
    // Whoever takes back an entry of a closed month may have taken back the newest one.
    const days = closed ? new Map<string, IsoDate>() : this.closings.latest(one);
    for (const [key, day] of one.of((closed ? await this.all(noun) : live) as readonly never[])) {
      if (day > (days.get(key) ?? "")) days.set(key, day);
    }
    return days;
  }

  async find(noun: Noun, typed: string): Promise<readonly Match[]> {
    const same = await this.maybe(noun, typed);
    if (same) return [{ record: same, by: "exact" }];
    const named = namingFields(noun, typed);
    const exact = noun.shape === "record" ? await this.recordStore(noun).holding(named, typed) : [];
    if (exact.length > 0) return exact.map((record) => ({ record, by: "exact" }));
    const live = await findAmong(await this.live(noun), { noun, typed, shelf: this.shelf });
    if (live.some(({ by }) => by !== "spelling") || this.closedTo === undefined) return live;
    return findAmong(await this.all(noun), { noun, typed, shelf: this.shelf });
  }

  /** Is this the id of a paper of a closed month? */
  protected isClosedPaper(id: unknown): boolean {
    const month = typeof id === "string" ? parseDayId(id)?.month : undefined;
    return month !== undefined && this.closings.isClosed(month);
  }

  protected store(noun: Noun): RecordStore | EntryStore {
    return noun.shape === "entry" ? this.journal(noun) : this.recordStore(noun);
  }

  protected recordStore(noun: Noun): RecordStore {
    const known = this.records.get(noun.name) ?? new RecordStore(noun, this.shelf);
    this.records.set(noun.name, known);
    return known;
  }

  protected journal(noun: Noun): EntryStore {
    const known = this.journals.get(noun.name) ?? new EntryStore(noun, this.shelf, this.closings);
    this.journals.set(noun.name, known);
    return known;
  }

  /** The bound records of a noun; undefined where there can be none. */
  protected volumes(noun: Noun): Volumes | undefined {
    const { folder } = noun;
    if (!isPaper(noun) || this.closedTo === undefined) return undefined;
    const known = this.bound.get(folder) ?? new Volumes(folder, this.shelf, this.closings);
    this.bound.set(folder, known);
    return known;
  }
}

/** A noun's declared sum. */
function sumOf(noun: Noun, name: string): Sum {
  return noun.sums?.find((one) => one.name === name) as Sum;
}
