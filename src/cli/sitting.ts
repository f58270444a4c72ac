import { Book } from "../book/book.ts";
import type { Session } from "../book/writer.ts";
import { commands } from "../commands/index.ts";
import { RoundsError } from "../law/errors.ts";
import { topics } from "../nouns/index.ts";
import { doesWrite, type Order } from "./desk.ts";
import { discardHeld, holdBack, writeHeld } from "./streams.ts";

/** Others may write again, and what was done is on the disk, after so many commands. */
const mostCommands = 256;
/** Or after so many seconds. */
const longestSeconds = 1;

/**
 * Commands that follow one another in one process: what they change is held back and written as
 * one, some hundred at a time. What they print is printed when it is on the disk, so that nobody
 * reads of a change that a power cut has taken.
 */
export class Sitting {
  private book: Book | undefined;
  private begun = 0;
  private count = 0;
  /** How many of the last commands changed nothing after all, as it could not be written. */
  lost = 0;

  /**
   * The book that a command is to work on together with those before it; undefined where it must
   * see the files themselves: then all is written before. @throws RoundsError locked
   */
  bookFor(order: Order, session: Session, isLimited: boolean): Book | undefined {
    const { root, settings } = order.start;
    const isTogether = !isLimited && worksOnRecords(order.path);
    if (this.book && (!isTogether || this.book.root !== root)) this.land();
    if (!isTogether || !root || !settings) return undefined;
    this.book?.begins(session);
    if (!this.book && doesWrite(order)) this.book = holding(new Book(root, settings, session));
    if (!this.book) return undefined;
    if (this.count === 0) {
      this.begun = process.uptime();
      holdBack();
    }
    this.count += 1;
    return this.book;
  }

  /** Is it time to let others write? */
  get isDue(): boolean {
    return this.count >= mostCommands || process.uptime() - this.begun > longestSeconds;
  }

  /** Writes what was held back and prints what was said of it. @throws RoundsError */
  land(): void {
    const { book, count } = this;
    if (!book) return;
    this.book = undefined;
    this.count = 0;
    try {
      book.land();
    } catch (error) {
      this.lost = count;
      discardHeld();
      throw error;
    }
    writeHeld();
  }
}

function holding(book: Book): Book | undefined {
  try {
    book.hold();
    return book;
  } catch (error) {
    // The command itself says so, in its own words.
    if (error instanceof RoundsError && error.code === "read-only") return undefined;
    throw error;
  }
}

/** Does a command work on records alone, and not on the book's files as they are on disk? */
function worksOnRecords(path: string): boolean {
  const [first = ""] = path.split(" ");
  return Object.hasOwn(topics, first) || commands[first]?.ofNoun === true;
}
