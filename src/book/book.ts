import type { Change, Opening } from "../law/change.ts";
import { invariant, type Problem, RoundsError } from "../law/errors.ts";
import type { Facts } from "../law/facts.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import type { Settings } from "../law/settings.ts";
import { say } from "../law/words.ts";
import { type Plan, plan, readAgain } from "./apply.ts";
import { ChangeLog } from "./changes.ts";
import type { ClosingFile } from "./closings.ts";
import { hash, readText, succeeds } from "./disk.ts";
import { Following } from "./following.ts";
import { recordPath } from "./ids.ts";
import { logOperation, logPath } from "./journal.ts";
import { Ledger } from "./ledger.ts";
import { tryLock, withLock } from "./lock.ts";
import { assertOpen } from "./locked.ts";
import { changeId, Numbering } from "./numbering.ts";
import { type Aids, build } from "./shelf.ts";
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
export class Book extends Following implements Facts {
  /** The ids of the customers that were left out of what was read, as they are others'. */
  readonly leftOut: ReadonlySet<string> = new Set();
  private session: Session;
  /** Gives out ids, while a change is decided. */
  private numbering: Numbering | undefined;

  constructor(root: string, settings: Settings, session: Session) {
    super(root, settings, overlay(root));
    this.session = session;
  }

  /** Says who gives the commands; before, nothing can be written. */
  signIn(author: string | undefined, staff: readonly string[] = []): void {
    this.session = { ...this.session, author, staff };
  }

  /** Lends the book what helps it to read. */
  lend(aids: Aids): void {
    this.shelf.aids = aids;
  }

  /** The day it is for this command. */
  get today(): string {
    return this.session.today;
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

  /** Is there a folder of this name? Costs one look at it. */
  hasFolder(name: string): boolean {
    return this.shelf.pending !== undefined || this.shelf.stamp(name) !== undefined;
  }

  /** All that reading has found wrong so far. */
  get problems(): readonly Problem[] {
    return this.shelf.problems;
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
      const log = logPath(now, author, this.closings.month);
      const { shelf, closings } = this;
      const paths = (one: Noun): readonly string[] => this.paths(one);
      this.numbering = new Numbering({ shelf, today, log, author, paths });
      try {
        const change = await this.withRevived(await decide());
        const planned = await plan(change, { shelf, closings, now, author });
        if (planned.operations.length === 0 || dryRun)
          return { change, plan: planned, id: undefined };
        const id = changeId(shelf, { now, author, log });
        const { why, undoes, undoesAt } = change;
        const steps = planned.logged;
        const made = { id, at: now, by: author, verb: command, why, undoes, undoesAt, steps };
        const logged = logOperation(log, made);
        commit(this.root, [...planned.operations, logged]);
        // The change is made, whatever becomes of the caches.
        succeeds(() => {
          this.takeOver(planned);
          this.saveCaches();
        });
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
    const stores = this.stores();
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

  /** The text of a file of the book as it is on disk now; undefined when there is none. */
  textIfAny(path: string): string | undefined {
    return readText(this.shelf.path(path));
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

  /**
   * Sees to it that no closed month is changed, and adds the bound records that entries are about:
   * they live again.
   */
  private async withRevived(change: Change): Promise<Change> {
    if (this.closedTo === undefined) return change;
    const facts = {
      closings: this.closings,
      digits: this.digits,
      isThere: (path: string) => this.shelf.stamp(path) !== undefined,
      volumes: (noun: Noun) => this.volumes(noun),
      current: (noun: Noun, id: string) => this.recordStore(noun).get(id),
    };
    await assertOpen(change.steps, facts);
    const named = change.steps.some(
      ({ do: done, noun }) => done === "append" && noun.sums?.some(({ balance }) => balance.papers),
    );
    if (!named) return change;
    const revived = (await import("./revive.ts")).revivals(change.steps, facts);
    return revived.length === 0 ? change : { ...change, steps: [...revived, ...change.steps] };
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

  private stores(): readonly { readonly hasNews: boolean; save(): void }[] {
    return [...this.records.values(), ...this.journals.values(), ...this.briefs.values()];
  }

  private saveCaches(): void {
    for (const store of this.stores()) store.save();
  }
}
