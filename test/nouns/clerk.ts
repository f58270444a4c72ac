import { Book } from "../../src/book/book.ts";
import { readSettings } from "../../src/book/open.ts";
import { bookCalendar } from "../../src/cli/calendar.ts";
import {
  inputFields,
  missingError,
  missingKeys,
  parseTyped,
  withInitials,
} from "../../src/cli/input.ts";
import { resolveRefs } from "../../src/cli/resolve.ts";
import { loadVerb } from "../../src/cli/run.ts";
import { commands, topics } from "../../src/commands/index.ts";
import { type Change, isChange } from "../../src/law/change.ts";
import { invariant, RoundsError } from "../../src/law/errors.ts";
import type { Settings } from "../../src/law/settings.ts";
import { assertMayGive, assertPapered } from "../../src/nouns/generic/keeping.ts";
import type { Context, Outcome, Verb } from "../../src/nouns/verb.ts";
import type { View } from "../../src/print/view.ts";

/** What is typed for the arguments and flags of a verb, by the names of their fields. */
export type Typed = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

export interface Told {
  readonly change: Change;
  /** The id of what was made, else of the first thing that was changed. */
  readonly id: string;
}

interface Words {
  /** "order ship" */
  readonly path: string;
  readonly typed: Typed;
  readonly today: string;
  readonly me?: string;
  /** Only find out whether it would be done. */
  readonly dryRun?: boolean;
}

/**
 * Gives commands to a book on disk within this process, as the command line does after the words
 * have been taken apart: typed texts are parsed, names found, the change decided and written.
 */
export class Clerk {
  readonly root: string;
  private readonly me: string;
  private settings: Settings | undefined;
  private readonly verbs = new Map<string, Verb>();

  constructor(root: string, me: string) {
    this.root = root;
    this.me = me;
  }

  /** The book as it is on a day, read anew. */
  async book(today: string, { me = this.me, command = "test" } = {}): Promise<Book> {
    this.settings ??= await readSettings(this.root);
    const now = `${today}T09:00:00+08:00`;
    return new Book(this.root, this.settings, { today, now, author: me, waitMs: 0, command });
  }

  /** Carries out a command that writes. @throws RoundsError */
  async tell(words: Words): Promise<Told> {
    const { book, context, verb, input } = await this.prepare(words);
    const { change } = await book.change(async () => {
      const outcome = await verb.run(context, input as never);
      invariant(isChange(outcome), `${words.path} writes`);
      await assertMayGive(context, outcome);
      await assertPapered(context, outcome);
      return outcome;
    }, words.dryRun);
    const [first] = change.steps;
    const made = change.steps.find((step) => step.do === "create");
    const id = made?.do === "create" ? made.record.id : first && "id" in first ? first.id : "";
    return { change, id };
  }

  /** Carries out a command unless it is refused; then what is refused. */
  async dare(words: Words): Promise<Told | string> {
    try {
      return await this.tell(words);
    } catch (error) {
      if (error instanceof RoundsError) return error.message;
      throw error;
    }
  }

  /** What a command that only reads shows. @throws RoundsError */
  async ask(words: Words): Promise<View> {
    const { context, verb, input } = await this.prepare(words);
    const outcome: Outcome = await verb.run(context, input as never);
    invariant(!isChange(outcome), `${words.path} only reads`);
    const view = "exitCode" in outcome ? outcome.view : outcome;
    invariant(view, `${words.path} shows something`);
    return view;
  }

  private async prepare({ path, typed, today, me = this.me }: Words) {
    const verb = await this.verbOf(path);
    const book = await this.book(today, { me, command: `rounds ${path}` });
    const reading = { today, digits: book.digits };
    const parsed = parseTyped(verb, typed, reading);
    const quiet = { book, echo: () => undefined };
    const named = await resolveRefs(inputFields(verb), parsed, quiet);
    const input = withInitials(verb, named, { today, me });
    const missing = missingKeys(verb, input);
    if (missing.length > 0) throw missingError(verb, missing);
    return { book, verb, input, context: contextOf(book, { today, me }) };
  }

  private async verbOf(path: string): Promise<Verb> {
    const [first = "", second = ""] = path.split(" ");
    const known = this.verbs.get(path);
    if (known) return known;
    const topic = topics[first];
    const alone = commands[first];
    const verb =
      topic && (second !== "" || !alone)
        ? await loadVerb(topic, second)
        : (await alone?.load())?.verb;
    invariant(verb, `there is a command ${path}`);
    this.verbs.set(path, verb);
    return verb;
  }
}

function contextOf(book: Book, { today, me }: { today: string; me: string }): Context {
  return {
    book,
    today,
    me,
    language: "en",
    calendar: bookCalendar(book, today),
    yes: true,
    home: `${import.meta.dirname}/../..`,
    folder: book.root,
    progress: () => undefined,
    dryRun: false,
    ask: undefined,
    tell: () => undefined,
    warn: () => undefined,
    git: { run: () => ({ code: undefined, stdout: "", stderr: "" }), self: "rounds" },
    start: () => ({ code: undefined, stdout: "", stderr: "" }),
  };
}
