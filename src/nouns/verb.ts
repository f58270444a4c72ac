import type { Book } from "../book/book.ts";
import type { Change } from "../law/change.ts";
import type { Problem } from "../law/errors.ts";
import type { Fields, Values } from "../law/noun.ts";
import type { Language, Text } from "../law/words.ts";
import type { Calendar } from "../law/workdays.ts";
import type { View } from "../print/view.ts";

/** What a run of git came to. */
export interface GitRan {
  /** Its exit code; undefined when there is no git on this machine. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface GitOptions {
  /** What it reads on standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The git that is installed; it runs in the folder of the book. */
export interface Git {
  run(words: readonly string[], options?: GitOptions): GitRan;
  /** What runs this very program, as a shell reads it. */
  readonly self: string;
}

/** Questions put one at a time to whoever is at the terminal. */
export interface Ask {
  choose(
    question: Text,
    choices: readonly { readonly value: string; readonly label: Text }[],
  ): Promise<string>;
  /** A typed answer; `wrong` says what is wrong with it. */
  type(question: Text, wrong: (text: string) => Text | undefined): Promise<string>;
}

/** What a verb works with; everything in it can be replaced, nothing else is reached for. */
export interface Context {
  readonly book: Book;
  /** The day it is for this command, YYYY-MM-DD in the book's time zone. */
  readonly today: string;
  /** The staff id of whoever gives the command, if known. */
  readonly me: string | undefined;
  readonly language: Language;
  /** The working-day calendar of the book for the years around today. */
  readonly calendar: () => Promise<Calendar>;
  /** Has the person said yes in advance, or just now? */
  readonly yes: boolean;
  /** The folder of the program, for its templates. */
  readonly home: string;
  /** The folder in which the command was given. */
  readonly folder: string;
  /** Tells how far long work is, 0 to 1; nothing off a terminal. */
  readonly progress: (share: number) => void;
  /** Show what would be done, write nothing. */
  readonly dryRun: boolean;
  /** Undefined when nobody can be asked. */
  readonly ask: Ask | undefined;
  /** Says at once what a step of a command did: a line of its result. */
  readonly tell: (text: Text) => void;
  /** Says at once, on standard error, what a person should look at. */
  readonly warn: (text: Text) => void;
  readonly git: Git;
  /** Runs a program of the user's choice in the book's folder, without a shell. */
  readonly start: (words: readonly string[], input: string) => GitRan;
}

/** What a command works with that needs no book. */
export interface Outside extends Giving {
  /** The folder in which the command was given. */
  readonly folder: string;
  readonly today: string;
  /** ISO time with offset. */
  readonly now: string;
  readonly language: Language;
  /** The folder of the program, for its templates. */
  readonly home: string;
  /** Tells how far long work is, 0 to 1; nothing off a terminal. */
  readonly progress: (share: number) => void;
  /** What git's configuration says for a key; undefined without git. */
  readonly gitConfig: (key: string) => string | undefined;
  /** Says something on standard error. */
  readonly tell: (text: Text) => void;
}

/** What became of a command that another one gave. */
export interface Given {
  /** The exit code. */
  readonly code: number;
  /** How many of the last commands changed nothing after all, as it could not be written. */
  readonly unwritten: number;
}

/** Gives other command lines in the same process. */
export interface Giving {
  /** By its words without "rounds"; what it changes may be written together with what follows. */
  readonly give: (words: readonly string[]) => Promise<Given>;
  /** Writes what has not been written yet. */
  readonly land: () => Promise<Given>;
}

/** A change that leaves something to be done by hand: `check --fix`. */
export interface Repair extends Change {
  readonly left: readonly Problem[];
}

/** What a verb gives back: a change to be written, or something to be shown. */
export type Outcome = Change | View | Verdict;

/** Something to be shown, with an exit code of its own (`remind --exit-code`, `check`). */
export interface Verdict {
  readonly view: View | undefined;
  readonly exitCode: number;
  /** The findings that the view is a table of: people read them line by line, as of a compiler. */
  readonly findings?: readonly Problem[];
}

export interface Verb<A extends Fields = Fields, F extends Fields = Fields> {
  readonly summary: Text;
  /** Command lines as typed; each is executed in a test. */
  readonly examples: readonly string[];
  /** What is named without a flag, in order. */
  readonly arguments?: A;
  /** The last argument may be given several times. */
  readonly variadic?: boolean;
  readonly flags?: F;
  /** Works without a book (`init`, `demo`, `schema`) and is run by this instead. */
  readonly outside?: (outside: Outside, input: Values<A & F>) => Promise<View | Verdict>;
  /** On a terminal its questions are asked too when nothing but the arguments was given. */
  readonly form?: true;
  /** Only reads, but wants to know who asks: `today` shows one's own duties. */
  readonly personal?: true;
  /** Looks at every file that lives: what can be found out about them meanwhile, is. */
  readonly wide?: true;
  /** May change the book: runs as the only writer; always, or only with one of its switches. */
  readonly writes?: boolean | { readonly when: keyof F & string };
  /** Writes in steps of its own, each as the only writer: `resolve`. */
  readonly signs?: boolean;
  /** Further fields that must be told, seen from the book: which of several warehouses. */
  readonly needs?: (
    context: Context,
    input: Partial<Values<A & F>>,
  ) => Promise<readonly (keyof (A & F) & string)[]>;
  /** Values to offer where nobody said anything, from what the book knows. */
  readonly suggest?: (
    context: Context,
    input: Partial<Values<A & F>>,
  ) => Promise<Partial<Values<A & F>>>;
  run(context: Context, input: Values<A & F>): Promise<Outcome>;
}

/** Declares a verb, its input typed from its arguments and flags. */
export function defineVerb<
  A extends Fields = Record<never, never>,
  F extends Fields = Record<never, never>,
>(verb: Verb<A, F>): Verb {
  return verb as unknown as Verb;
}

/** Declares a command that needs no book. */
export function defineOutsideVerb<
  A extends Fields = Record<never, never>,
  F extends Fields = Record<never, never>,
>(verb: Omit<Verb<A, F>, "run" | "outside"> & Required<Pick<Verb<A, F>, "outside">>): Verb {
  const run = (): never => {
    throw new Error("bug: a command without a book was run inside one");
  };
  return { ...verb, run } as unknown as Verb;
}

/**
 * A rule wants a yes before it goes on: the same command with --yes does it. Where there is a view
 * of what would be done, it is shown first; nobody at hand to say yes is then no failure.
 */
export class NeedsYes extends Error {
  readonly text: Text;
  readonly view: View | undefined;

  constructor(text: Text, view?: View) {
    super(text.en);
    this.name = "NeedsYes";
    this.text = text;
    this.view = view;
  }
}

/**
 * A rule wants to know more from whoever is at the terminal. It is asked while nobody is kept from
 * writing; then the command begins anew, with the answers as if they had been typed.
 */
export class NeedsAnswers extends Error {
  readonly ask: (ask: Ask) => Promise<Readonly<Record<string, unknown>>>;

  constructor(ask: (ask: Ask) => Promise<Readonly<Record<string, unknown>>>) {
    super("there are questions");
    this.name = "NeedsAnswers";
    this.ask = ask;
  }
}
