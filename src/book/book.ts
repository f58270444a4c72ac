import type { Change } from "../law/change.ts";
import { invariant, type Problem, RoundsError } from "../law/errors.ts";
import type { Facts, Match } from "../law/facts.ts";
import { currencyDigits } from "../law/money.ts";
import type { Noun, Stored } from "../law/noun.ts";
import type { Settings } from "../law/settings.ts";
import { say } from "../law/words.ts";
import { type Plan, plan } from "./apply.ts";
import { hash, readText } from "./disk.ts";
import { EntryStore } from "./entries.ts";
import { findAmong } from "./finder.ts";
import { recordPath } from "./ids.ts";
import { changeLog, type LoggedChange, logOperation } from "./journal.ts";
import { tryLock, withLock } from "./lock.ts";
import { changeId, Numbering } from "./numbering.ts";
import { RecordStore } from "./records.ts";
import { build, Shelf } from "./shelf.ts";
import { commit, overlay, recover } from "./transaction.ts";

/** Who works on the book, when, and how long a writer waits for others. */
export interface Session {
  readonly today: string;
  /** ISO time with offset, for the change log. */
  readonly now: string;
  /** The staff id that new papers carry; undefined when unknown: then nothing can be written. */
  readonly author: string | undefined;
  readonly waitMs: number;
  /** The ids of whoever might give commands, for the message when nobody is named. */
  readonly staff?: readonly string[];
  /** The command as typed, for the lock and the change log. */
  readonly command: string;
}

/** What a change did, for the receipt. */
export interface Applied {
  readonly change: Change;
  readonly plan: Plan;
  /** The id by which `undo` takes it back; undefined for a dry run or when nothing changed. */
  readonly id: string | undefined;
}

/** A book: the only way to the data folder. It knows no noun but by its definition. */
export class Book implements Facts {
  readonly root: string;
  readonly settings: Settings;
  readonly digits: number;
  private session: Session;
  private shelf: Shelf;
  private records = new Map<string, RecordStore>();
  private journals = new Map<string, EntryStore>();
  /** Gives out ids, while a change is decided. */
  private numbering: Numbering | undefined;

  constructor(root: string, settings: Settings, session: Session) {
    this.root = root;
    this.settings = settings;
    this.session = session;
    this.digits = currencyDigits(settings.currency);
    this.shelf = new Shelf(root, this.digits, overlay(root));
  }

  /** Says who gives the commands; before, nothing can be written. */
  signIn(author: string | undefined, staff: readonly string[] = []): void {
    this.session = { ...this.session, author, staff };
  }

  /** What tells one build of the program from another, for caches. */
  get build(): string {
    return build;
  }

  /** All that reading has found wrong so far. */
  get problems(): readonly Problem[] {
    return this.shelf.problems;
  }

  async all<N extends Noun>(noun: N): Promise<readonly Stored<N>[]> {
    return (await this.store(noun).all()) as readonly Stored<N>[];
  }

  async maybe<N extends Noun>(noun: N, id: string): Promise<Stored<N> | undefined> {
    return (await this.store(noun).get(id)) as Stored<N> | undefined;
  }

  async get<N extends Noun>(noun: N, id: string): Promise<Stored<N>> {
    const found = await this.maybe(noun, id);
    if (found) return found;
    throw new RoundsError(
      "not-found",
      say(`there is no ${noun.label.en} ${id}`, `找不到${noun.label.zh} ${id}`),
    );
  }

  async where<N extends Noun>(
    noun: N,
    field: string,
    value: string,
  ): Promise<readonly Stored<N>[]> {
    return (await this.store(noun).where(field, value)) as readonly Stored<N>[];
  }

  async sums(noun: Noun, name: string): Promise<ReadonlyMap<string, number>> {
    return this.journal(noun).sums(name);
  }

  async find(noun: Noun, typed: string): Promise<readonly Match[]> {
    const same = await this.store(noun).get(typed);
    if (same) return [{ record: same, by: "exact" }];
    const named = Object.keys(noun.fields).filter((key) => noun.fields[key]?.find !== undefined);
    const exact = noun.shape === "record" ? await this.recordStore(noun).holding(named, typed) : [];
    if (exact.length > 0) return exact.map((record) => ({ record, by: "exact" }));
    const records = await this.store(noun).all();
    return findAmong(records, { noun, typed, shelf: this.shelf });
  }

  async newId(noun: Noun, values: Readonly<Record<string, unknown>>): Promise<string> {
    invariant(this.numbering, "ids are given out inside a change");
    return this.numbering.newId(noun, values);
  }

  /**
   * Decides and writes one change as the only writer: takes the lock, finishes an interrupted
   * change, lets `decide` read and judge, writes all or nothing. @throws RoundsError
   */
  async change(decide: () => Promise<Change>, dryRun = false): Promise<Applied> {
    const author = this.author();
    const { now, command, waitMs } = this.session;
    return withLock(this.root, { now, what: command, waitMs }, async () => {
      const found = recover(this.root);
      this.saveCaches();
      this.refresh();
      this.shelf.report(found);
      const { today } = this.session;
      this.numbering = new Numbering({
        shelf: this.shelf,
        today,
        now,
        author,
        paths: (one) => this.paths(one),
      });
      try {
        const change = await decide();
        const planned = await plan(change, this.shelf);
        if (planned.operations.length === 0 || dryRun)
          return { change, plan: planned, id: undefined };
        const id = changeId(this.shelf, { now, author });
        const { why, undoes } = change;
        const steps = planned.logged;
        const logged = logOperation({ id, at: now, by: author, verb: command, why, undoes, steps });
        for (const { noun } of planned.records.values()) this.recordStore(noun).expectChange();
        commit(this.root, [...planned.operations, logged]);
        this.takeOver(planned);
        this.saveCaches();
        return { change, plan: planned, id };
      } finally {
        this.numbering = undefined;
      }
    });
  }

  /** Runs a reader while nobody writes, so that it sees no half of a change. */
  async quietly<T>(read: () => Promise<T>): Promise<T> {
    const { now, command, waitMs } = this.session;
    let locked: Promise<T>;
    try {
      locked = withLock(this.root, { now, what: command, waitMs }, async () => {
        const found = recover(this.root);
        this.refresh();
        this.shelf.report(found);
        return read();
      });
    } catch (error) {
      if (error instanceof RoundsError && error.code === "read-only") return read();
      throw error;
    }
    return locked;
  }

  /** Writes what reading has learned to the cache, if nobody is writing just now. */
  keepCaches(): void {
    const stores = [...this.records.values(), ...this.journals.values()];
    if (!stores.some((store) => store.hasNews) || this.shelf.pending) return;
    try {
      const release = tryLock(this.root, { now: this.session.now, what: this.session.command });
      if (!release) return;
      this.saveCaches();
      release();
    } catch {
      // A read-only folder: everything works without a cache.
    }
  }

  /** The text of one cache file of the program's own, and a way to write it. */
  cache(name: string): string | undefined {
    return this.shelf.readCache(name);
  }

  keepCache(name: string, text: string): void {
    this.shelf.writeCache(name, text);
  }

  /** The change log, oldest first. */
  async changes(): Promise<readonly LoggedChange[]> {
    const log = new EntryStore(changeLog, this.shelf);
    return (await log.all()) as unknown as readonly LoggedChange[];
  }

  /**
   * The change log in the order in which its files were written last, each in the order of its
   * lines: what was written last is last, whatever day it was given.
   */
  async changesAsWritten(): Promise<readonly LoggedChange[]> {
    const log = new EntryStore(changeLog, this.shelf);
    return (await log.asWritten()) as unknown as readonly LoggedChange[];
  }

  /** Paths of all files of a noun, relative to the book. */
  paths(noun: Noun): readonly string[] {
    return this.store(noun).paths();
  }

  /** The text of a file of the book, as it will be after a pending change. */
  text(path: string): string {
    return this.shelf.text(path);
  }

  /** The text of a file of the book as it is on disk now; undefined when there is none. */
  textIfAny(path: string): string | undefined {
    return readText(this.shelf.path(path));
  }

  /** Parses every file of a noun anew, so that warnings that a cache hides are told too. */
  async rereadWarnings(noun: Noun): Promise<void> {
    for (const path of this.paths(noun)) {
      this.shelf.report((await this.shelf.decode(path, noun.fields)).problems);
    }
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

  private store(noun: Noun): RecordStore | EntryStore {
    return noun.shape === "entry" ? this.journal(noun) : this.recordStore(noun);
  }

  private recordStore(noun: Noun): RecordStore {
    const known = this.records.get(noun.name) ?? new RecordStore(noun, this.shelf);
    this.records.set(noun.name, known);
    return known;
  }

  private journal(noun: Noun): EntryStore {
    const known = this.journals.get(noun.name) ?? new EntryStore(noun, this.shelf);
    this.journals.set(noun.name, known);
    return known;
  }

  private author(): string {
    const { author, staff } = this.session;
    if (author !== undefined) return author;
    throw new RoundsError(
      "who-are-you",
      say("who is writing? nobody of the staff is named", "尚不知道由谁记录"),
      {
        hint: say(
          "add --as STAFF, set ROUNDS_AS, or give your staff record the address of git's user.email",
          "加上 --as 员工，或设置 ROUNDS_AS，或把 git 的 user.email 写入员工档案",
        ),
        candidates: staff ?? [],
      },
    );
  }

  private takeOver(planned: Plan): void {
    for (const [path, { noun, record }] of planned.records)
      this.recordStore(noun).took(path, record);
    for (const [path, { noun, list }] of planned.entries) this.journal(noun).took(path, list);
  }

  private refresh(): void {
    const { problems } = this.shelf;
    this.shelf = new Shelf(this.root, this.digits, undefined);
    this.shelf.report(problems);
    this.records = new Map();
    this.journals = new Map();
  }

  private saveCaches(): void {
    for (const store of [...this.records.values(), ...this.journals.values()]) store.save();
  }
}
