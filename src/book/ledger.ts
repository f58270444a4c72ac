import { RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";
import { type Chain, chainOf } from "./chain.ts";
import type { ChangeLog, LogFile } from "./changes.ts";
import type { LoggedChange, LoggedStep } from "./journal.ts";

/** The piece of a line that names the change it takes back. */
const takesBack = '"undoes":';

/**
 * The part of the change log that a question needs, in the order in which it was written. Of files
 * that are not looked at, those changes are known that take another back.
 */
export class Ledger {
  /** May a step of somebody's change be shown to whoever asks? */
  shows: (step: LoggedStep, by: string) => boolean = () => true;
  private readonly log: ChangeLog;
  private readonly files: readonly LogFile[];
  private readonly whole = new Set<string>();
  private readonly pieces = new Set<string>();
  private known: { readonly changes: readonly LoggedChange[]; readonly chain: Chain } | undefined;

  constructor(log: ChangeLog) {
    this.log = log;
    this.files = log.files();
  }

  /** The changes that are known by now, oldest first. */
  get changes(): readonly LoggedChange[] {
    return this.state.changes;
  }

  get chain(): Chain {
    return this.state.chain;
  }

  /** Reads one more file of an author, the one written last first; false when there is no more. */
  readMore(author: string): boolean {
    const next = this.files.findLast((one) => one.author === author && !this.whole.has(one.path));
    if (!next) return false;
    this.whole.add(next.path);
    this.known = undefined;
    return true;
  }

  /** The months (YYYY-MM) of which there are files, of one author if one is named, newest first. */
  months(author?: string): readonly string[] {
    const files = this.files.filter((one) => author === undefined || one.author === author);
    return [...new Set(files.map(({ month }) => month))].sort().reverse();
  }

  /** Reads all files from a month on (YYYY-MM), those of one author if one is named. */
  readSince(month: string, author?: string): void {
    for (const file of this.files) {
      if (file.month < month || (author !== undefined && file.author !== author)) continue;
      this.whole.add(file.path);
    }
    this.known = undefined;
  }

  /** Reads the changes whose lines hold a piece of text, of whatever month. */
  readHolding(piece: string): void {
    this.pieces.add(piece);
    this.known = undefined;
  }

  /** Has a change been taken back, as far as that can be told from what takes it back? */
  undone(change: LoggedChange): boolean {
    this.readHolding(`"id":"${change.id}"`);
    return this.chain.undoneBy(change) !== undefined;
  }

  /** The path of the file in which a change stands. */
  fileOf(change: LoggedChange): string | undefined {
    const isIn = (file: LogFile): boolean =>
      this.log.holding(file, `"id":"${change.id}"`).includes(change);
    return this.files.find(isIn)?.path;
  }

  /** Every change whose line holds a piece of text, oldest first. */
  holding(piece: string): readonly LoggedChange[] {
    return this.files.flatMap((file) => this.log.holding(file, piece));
  }

  /** The changes that a person means by an id or its beginning, and all that takes them back. */
  named(typed: string): readonly LoggedChange[] {
    const { id, time } = wordsOf(typed);
    this.readHolding(`"id":"${id}`);
    const found = this.changes.filter(
      (one) => one.id.startsWith(id) && (time === undefined || one.at.includes(time)),
    );
    const whole = found.filter((one) => one.id === id);
    const letters = found.filter((one) => one.id.startsWith(`${id}-`));
    return whole.length > 0 ? whole : letters.length > 0 ? letters : found;
  }

  /** The one change of this id. @throws RoundsError not-found or ambiguous */
  one(typed: string): LoggedChange {
    const found = this.named(typed);
    const [only] = found;
    if (only && found.length === 1) return only;
    const twins = only && found.every(({ id }) => id === only.id);
    if (!only) {
      throw new RoundsError("not-found", say(`there is no change ${typed}`, `没有变更 ${typed}`), {
        hint: say("all changes: rounds history", "全部变更：rounds history"),
      });
    }
    throw new RoundsError(
      "ambiguous",
      twins
        ? say(
            `${found.length} changes bear the id ${only.id}, as two copies of the book were merged`,
            `合并两份账册后，有 ${found.length} 次变更同用编号 ${only.id}`,
          )
        : say(
            `"${typed}" may be any of ${found.length} changes`,
            `“${typed}”可能是 ${found.length} 次变更之一`,
          ),
      {
        candidates: found.map((one) => `${twins ? `${one.id}@${one.at}` : one.id} (${one.verb})`),
      },
    );
  }

  private get state(): { readonly changes: readonly LoggedChange[]; readonly chain: Chain } {
    this.known ??= this.gather();
    return this.known;
  }

  private gather(): { changes: readonly LoggedChange[]; chain: Chain } {
    for (;;) {
      const changes = this.read();
      const chain = chainOf(changes);
      const loose = changes.filter((one) => one.undoes && !chain.target(one));
      const before = this.pieces.size;
      for (const one of loose) this.pieces.add(`"id":"${one.undoes}"`);
      if (this.pieces.size === before) return { changes, chain };
    }
  }

  private read(): readonly LoggedChange[] {
    const named = this.files.map((file) => {
      if (this.whole.has(file.path)) return { file, list: this.log.changes(file) };
      const list = [...this.pieces].flatMap((piece) => this.log.holding(file, piece));
      return { file, list };
    });
    const oldest = named
      .flatMap(({ list }) => list.map(({ at }) => at.slice(0, 7)))
      .reduce((least, month) => (month < least ? month : least), "9999");
    return named.flatMap(({ file, list }) => {
      if (this.whole.has(file.path)) return list;
      const undoing = file.month >= oldest ? this.log.holding(file, takesBack) : [];
      return inOrder([...list, ...undoing.filter((one) => one.undoes !== undefined)]);
    });
  }
}

/** `ch261123b` and `CH261123B-iwan@2026-11-23T09:05` taken apart, letters as they are stored. */
function wordsOf(typed: string): { readonly id: string; readonly time: string | undefined } {
  const [name = "", time] = typed.trim().split("@");
  const cut = name.indexOf("-");
  const id =
    cut < 0 ? name.toUpperCase() : name.slice(0, cut).toUpperCase() + name.slice(cut).toLowerCase();
  return { id, time };
}

/** Each change once, as several pieces may have found it, by their time. */
function inOrder(changes: readonly LoggedChange[]): readonly LoggedChange[] {
  return [...new Set(changes)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
