import type { Change } from "../law/change.ts";
import { invariant, RoundsError } from "../law/errors.ts";
import type { Noun } from "../law/noun.ts";
import { redirect, redirected } from "../law/redirects.ts";
import type { Settings } from "../law/settings.ts";
import { say } from "../law/words.ts";
import { type Plan, plan } from "./apply.ts";
import { readText, succeeds } from "./disk.ts";
import { Following } from "./following.ts";
import { Held } from "./held.ts";
import { logOperation, logPath } from "./journal.ts";
import { takeLock, tryLock, withLock } from "./lock.ts";
import { assertOpen } from "./locked.ts";
import { changeId, Numbering } from "./numbering.ts";
import { commit, type Operation, overlay, recover } from "./transaction.ts";

/** From so many steps on a change is one that reads whole tables. */
const manySteps = 10_000;

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

/** Writes a book: one change at a time, or several held back and written as one. */
export class Writer extends Following {
  protected session: Session;

  /** Gives out ids, while a change is decided. */
  private numbering: Numbering | undefined;

  /** Gives the lock back, while changes are held back. */
  private release: (() => void) | undefined;

  constructor(root: string, settings: Settings, session: Session) {
    super(root, settings, overlay(root));
    this.session = session;
  }

  /** Another command is given to the same book: its day, its moment and its words. */
  begins(session: Session): void {
    this.session = session;
  }

  /** Says who gives the commands; before, nothing can be written. */
  signIn(author: string | undefined, staff: readonly string[] = []): void {
    this.session = { ...this.session, author, staff };
  }

  /** The day it is for this command. */
  get today(): string {
    return this.session.today;
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
    if (this.shelf.held) return this.decided(decide, { author, dryRun });
    const { now, command, waitMs } = this.session;
    return withLock(this.root, { now, what: command, waitMs }, async () => {
      this.begin();
      return this.decided(decide, { author, dryRun });
    });
  }

  /** The caller has the lock: finishes an interrupted change and reads the files anew. */
  private begin(): void {
    const found = recover(this.root);
    this.saveCaches();
    this.refresh();
    this.shelf.report(found);
  }

  private async decided(
    decide: () => Promise<Change>,
    { author, dryRun }: { readonly author: string; readonly dryRun: boolean },
  ): Promise<Applied> {
    const { shelf, closings } = this;
    const { now, command, today } = this.session;
    const log = logPath(now, author, closings.month);
    this.numbering = new Numbering({ shelf, today, log, author });
    try {
      const change = await this.withRevived(await decide());
      const planned = await plan(change, { shelf, closings, now, author });
      if (planned.operations.length === 0 || dryRun)
        return { change, plan: planned, id: undefined };
      if (change.steps.length > manySteps) await this.knowSums(change);
      const id = changeId(shelf, { now, author, log });
      const { why, undoes, undoesAt } = change;
      const steps = planned.logged;
      const made = { id, at: now, by: author, verb: command, why, undoes, undoesAt, steps };
      this.write([...planned.operations, logOperation(log, made)]);
      // The change is made, whatever becomes of the caches.
      succeeds(() => {
        this.takeOver(planned);
        if (!shelf.held) this.saveCaches();
      });
      return { change, plan: planned, id };
    } finally {
      this.numbering = undefined;
    }
  }

  /** Writes what a change comes to, or lays it to what is held back. */
  private write(operations: readonly Operation[]): void {
    const { shelf } = this;
    if (!shelf.held) {
      commit(this.root, operations);
      return;
    }
    const onDisk = (path: string): string => readText(shelf.path(path)) ?? "";
    if (shelf.held.take(operations, onDisk)) return;
    commit(this.root, shelf.held.operations());
    shelf.held = new Held();
    shelf.held.take(operations, onDisk);
  }

  /**
   * Takes the lock and holds back what is changed from now on, until {@link land} writes all of it
   * as one. Whoever reads this book sees it as made. @throws RoundsError locked, read-only
   */
  hold(): void {
    const { now, command, waitMs } = this.session;
    const release = takeLock(this.root, { now, what: command, waitMs });
    try {
      this.begin();
    } catch (error) {
      release();
      throw error;
    }
    this.shelf.held = new Held();
    this.release = release;
  }

  /** Writes what was held back, all of it or nothing, and lets others write. @throws RoundsError */
  land(): void {
    const { shelf, release } = this;
    invariant(shelf.held && release, "only what is held back lands");
    const operations = shelf.held.operations();
    shelf.held = undefined;
    this.release = undefined;
    try {
      commit(this.root, operations);
      succeeds(() => {
        for (const store of [...this.records.values(), ...this.journals.values()]) store.landed();
        this.saveCaches();
      });
    } finally {
      release();
    }
  }

  /** Runs a reader while nobody writes, so that it sees no half of a change. */
  async quietly<T>(read: () => Promise<T>): Promise<T> {
    if (this.shelf.held) return read();
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
    if (this.shelf.held || this.shelf.pending || !stores.some((one) => one.hasNews)) return;
    try {
      const release = tryLock(this.root, { now: this.session.now, what: this.session.command });
      if (!release) return;
      this.saveCaches();
      release();
    } catch {
      // A read-only folder: everything works without a cache.
    }
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
    const nouns = [...planned.records.values()].map(({ noun }) => noun.name);
    if (nouns.some((one) => one === redirect.name || one === redirected)) this.forgetRedirects();
    for (const [path, { noun, record }] of planned.records)
      this.recordStore(noun).took(path, record);
    for (const [path, { noun, list }] of planned.entries) this.journal(noun).took(path, list);
  }

  /** What is known before a change is kept up with it: after very many entries nobody waits. */
  private async knowSums({ steps }: Change): Promise<void> {
    for (const noun of new Set(steps.map((step) => step.noun))) {
      for (const { name } of noun.sums ?? []) await this.sums(noun, name);
    }
  }

  private stores(): readonly { readonly hasNews: boolean; save(): void }[] {
    return [...this.records.values(), ...this.journals.values(), ...this.briefs.values()];
  }

  private saveCaches(): void {
    for (const store of this.stores()) store.save();
  }
}
