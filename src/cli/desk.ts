import { Book } from "../book/book.ts";
import type { Session } from "../book/writer.ts";
import { RoundsError } from "../law/errors.ts";
import { say, type Text } from "../law/words.ts";
import { staff } from "../nouns/staff/staff.ts";
import type { Context, Verb } from "../nouns/verb.ts";
import { cleanText } from "../print/clean.ts";
import { asker } from "./asker.ts";
import { bookCalendar } from "./calendar.ts";
import { readClock } from "./clock.ts";
import { gitOf, startIn } from "./git.ts";
import type { Globals } from "./globals.ts";
import type { Typed } from "./input.ts";
import { shellWord } from "./program.ts";
import { progressBar } from "./progress.ts";
import type { Program, Start } from "./run.ts";
import { formatOf } from "./shape.ts";
import { isTerminal, writeError, writeOut } from "./streams.ts";
import { whoAmI } from "./who.ts";
import { findWorktree } from "./worktree.ts";

/** One command, parsed: everything that is needed to carry it out. */
export interface Order {
  readonly program: Program;
  readonly start: Start;
  /** The words of the command: "visit log". */
  readonly path: string;
  readonly verb: Verb;
  readonly argv: readonly string[];
  readonly typed: Typed;
  readonly globals: Globals;
}

/** What a command runs with, gathered once. */
export interface Desk {
  readonly order: Order;
  readonly book: Book;
  readonly context: Context;
  /** Can somebody be asked? */
  readonly canAsk: boolean;
}

/** Opens the book for one command: the day, who gives it, the calendar. @throws RoundsError */
export async function openDesk(order: Order): Promise<Desk> {
  const { start, globals, verb } = order;
  const { env } = process;
  if (!start.root || !start.settings) {
    throw start.problem ?? new RoundsError("no-book", say("there is no book here", "此处没有账册"));
  }
  const clock = readClock(
    start.settings.timezone,
    flagText(globals.today) ?? (env.ROUNDS_TODAY || undefined),
  );
  const session = {
    today: clock.today,
    now: clock.now,
    author: undefined,
    waitMs: waitMs(flagText(globals.wait)),
    command: ["rounds", ...order.argv.map(shellWord)].join(" "),
  };
  const writes = doesWrite(order) || verb.signs;
  const limited = !writes && start.settings.reading === "own";
  const whole =
    order.program.sitting?.bookFor(order, session, limited) ??
    new Book(start.root, start.settings, session);
  const progress = progressBar();
  const aids = { progress, worktree: findWorktree(start.root) };
  whole.lend(aids);
  if (verb.wide) whole.lookAhead();
  const named = flagText(globals.as) ?? (env.ROUNDS_AS || undefined);
  const wanted = writes || limited || (verb.personal && named !== undefined);
  const me = wanted ? await whoAmI(named, whole) : undefined;
  const book = limited ? await ownBook(whole, { me, session }) : whole;
  if (book !== whole) book.lend(aids);
  const others = me === undefined && writes ? await book.all(staff) : [];
  book.signIn(
    me,
    others.map((one) => one.id),
  );
  const asks = canAsk(globals);
  const said = (write: (text: string) => void) => (text: Text) =>
    write(`${cleanText(text[start.language])}\n`);
  // Where a program reads the result, nothing else may stand there.
  const isForPeople = formatOf(globals, undefined) === "table";
  const context: Context = {
    book,
    today: clock.today,
    me,
    language: start.language,
    calendar: bookCalendar(book, clock.today),
    yes: globals.yes === true,
    home: order.program.home,
    folder: process.cwd(),
    progress,
    dryRun: globals.dryRun === true,
    ask: asks ? asker(start.language) : undefined,
    tell: said(isForPeople ? writeOut : writeError),
    warn: said(writeError),
    git: gitOf(book.root, order.program.home),
    start: startIn(book.root),
  };
  return { order, book, context, canAsk: asks };
}

/** The book without what whoever gives the command may not read. */
async function ownBook(
  book: Book,
  { me, session }: { readonly me: string | undefined; readonly session: Session },
): Promise<Book> {
  const { veilFor } = await import("../nouns/generic/reading.ts");
  const veil = await veilFor({ book, me, today: session.today });
  if (!veil) return book;
  const { VeiledBook } = await import("../book/veiled.ts");
  return new VeiledBook({ root: book.root, settings: book.settings, session }, veil);
}

/** Will this command, as it was typed, change the book? */
export function doesWrite({ verb, typed }: Order): boolean {
  const { writes } = verb;
  return typeof writes === "object" ? typed[writes.when] === true : writes === true;
}

/** Is there somebody who can be asked? */
export function canAsk(globals: Globals): boolean {
  return !globals.noInput && !globals.json && isTerminal(1) && isTerminal(0);
}

/** The text of a global flag; undefined when it is not given or empty. */
export function flagText(value: string | boolean | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function waitMs(told: string | undefined): number {
  if (told === undefined) return 10_000;
  const seconds = Number(told.replace(/s$/, ""));
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
  throw new RoundsError(
    "bad-value",
    say(`--wait: "${told}" is no number of seconds`, `--wait：“${told}”不是秒数`),
  );
}
