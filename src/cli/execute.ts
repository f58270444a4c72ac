import { relative } from "node:path";
import { Book } from "../book/book.ts";
import { shownPath } from "../book/open.ts";
import { type Change, isChange } from "../law/change.ts";
import { invariant, RoundsError } from "../law/errors.ts";
import { currencyDigits } from "../law/money.ts";
import { type Language, say } from "../law/words.ts";
import { type Context, NeedsYes, type Outcome, type Verb, type Verdict } from "../nouns/verb.ts";
import { print } from "../print/print.ts";
import type { View } from "../print/view.ts";
import { bookCalendar } from "./calendar.ts";
import { readClock } from "./clock.ts";
import { problemText } from "./errors.ts";
import type { Globals } from "./globals.ts";
import { missingError, missingKeys, parseTyped, type Typed, withInitials } from "./input.ts";
import { oneLine, shellWord } from "./program.ts";
import { progressBar } from "./progress.ts";
import { dryRunText, receiptIds, receiptJson, receiptText } from "./receipt.ts";
import { type Resolver, resolveRefs } from "./resolve.ts";
import type { Program, Start } from "./run.ts";
import { screenOf } from "./screen.ts";
import { formatOf, shaped } from "./shape.ts";
import { isTerminal, terminalWidth, writeError, writeOut } from "./streams.ts";
import { whoAmI } from "./who.ts";

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
interface Desk {
  readonly order: Order;
  readonly book: Book;
  readonly context: Context;
  /** Can somebody be asked? */
  readonly canAsk: boolean;
}

/** Carries out one parsed command: reads, asks for what is missing, writes or prints. */
export async function execute(order: Order): Promise<number> {
  if (order.verb.outside) return executeOutside(order, order.verb.outside);
  const desk = await openDesk(order);
  const input = await completeInput(desk);
  const { verb } = order;
  if (verb.writes) {
    await write(desk, input);
    warn(desk);
    return 0;
  }
  const outcome = await verb.run(desk.context, input as never);
  invariant(!isChange(outcome), "only verbs that write give back a change");
  const { view, exitCode } = isVerdict(outcome) ? outcome : { view: outcome, exitCode: 0 };
  const plainCheck = order.path === "check" && formatOf(order.globals, view) === "table";
  if (view && plainCheck) writeOut(findings(desk));
  else if (view) await show(view, { globals: order.globals, language: desk.context.language });
  if (order.path !== "check") warn(desk);
  desk.book.keepCaches();
  return exitCode;
}

/** A command without a book: it is asked for what is missing too, and prints what it made. */
async function executeOutside(
  order: Order,
  outside: NonNullable<Verb["outside"]>,
): Promise<number> {
  const { globals, start, verb, program } = order;
  const { language } = start;
  const clock = readClock(
    undefined,
    text(globals.today) ?? (process.env.ROUNDS_TODAY || undefined),
  );
  const reading = { today: clock.today, digits: 2 };
  let values = parseTyped(verb, order.typed, reading);
  const facts = { today: clock.today, me: undefined };
  const missing = missingKeys(verb, withInitials(verb, values, facts));
  if (missing.length > 0) {
    if (!canAsk(globals)) throw missingError(verb, missing);
    const { askForm } = await import("./ask.ts");
    const offered = withInitials(verb, {}, facts);
    const asked = await askForm(verb, values, { book: undefined, reading, language, offered });
    values = { ...values, ...asked.values };
  }
  const desk = {
    ...clock,
    language,
    home: program.home,
    folder: process.cwd(),
    progress: progressBar(),
  };
  const view = await outside(desk, withInitials(verb, values, facts) as never);
  await show(view, { globals, language });
  return 0;
}

/** Is there somebody who can be asked? */
function canAsk(globals: Globals): boolean {
  return !globals.noInput && !globals.json && isTerminal(1) && isTerminal(0);
}

function isVerdict(outcome: Exclude<Outcome, Change>): outcome is Verdict {
  return "exitCode" in outcome;
}

async function openDesk(order: Order): Promise<Desk> {
  const { start, globals, verb } = order;
  const { env } = process;
  if (!start.root || !start.settings) {
    throw start.problem ?? new RoundsError("no-book", say("there is no book here", "此处没有账册"));
  }
  const clock = readClock(
    start.settings.timezone,
    text(globals.today) ?? (env.ROUNDS_TODAY || undefined),
  );
  const book = new Book(start.root, start.settings, {
    today: clock.today,
    now: clock.now,
    author: undefined,
    waitMs: waitMs(text(globals.wait)),
    command: ["rounds", ...order.argv.map(shellWord)].join(" "),
  });
  const named = text(globals.as) ?? (env.ROUNDS_AS || undefined);
  const me = named !== undefined || verb.writes ? await whoAmI(named, book) : undefined;
  book.signIn(me);
  const context: Context = {
    book,
    today: clock.today,
    me,
    language: start.language,
    calendar: bookCalendar(book, clock.today),
    yes: globals.yes === true,
    home: order.program.home,
    folder: process.cwd(),
    progress: progressBar(),
  };
  return { order, book, context, canAsk: canAsk(globals) };
}

function text(value: string | boolean | undefined): string | undefined {
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

/** Parses what was typed, asks for what is missing where somebody can be asked, finds names. */
async function completeInput(desk: Desk): Promise<Record<string, unknown>> {
  const { order, book, context, canAsk } = desk;
  const { verb, path } = order;
  const reading = { today: context.today, digits: currencyDigits(book.settings.currency) };
  const resolver = resolverOf(desk);
  const fields = { ...verb.arguments, ...verb.flags };
  const typed = await withStandardInput(verb, order.typed);
  let values = await resolveRefs(fields, parseTyped(verb, typed, reading), resolver);
  const facts = { today: context.today, me: context.me };
  const missing = missingKeys(verb, withInitials(verb, values, facts));
  if (missing.length > 0) {
    if (!canAsk) throw missingError(verb, missing);
    const { askForm } = await import("./ask.ts");
    const offered = {
      ...withInitials(verb, {}, facts),
      ...(await verb.suggest?.(context, values as never)),
    };
    const { language } = context;
    const answers = await askForm(verb, values, { book, reading, language, offered });
    values = { ...values, ...(await resolveRefs(fields, answers.values, resolver)) };
    const line = oneLine(path, verb, { ...typed, ...answers.typed });
    writeError(`${say(`the same in one line: ${line}`, `等同于一行命令：${line}`)[language]}\n`);
  }
  return withInitials(verb, values, facts);
}

/** `-` in place of several names: they are read from standard input, one a line. */
async function withStandardInput(verb: Verb, typed: Typed): Promise<Typed> {
  const key = verb.variadic ? Object.keys(verb.arguments ?? {}).at(-1) : undefined;
  const list = key === undefined ? undefined : typed[key];
  if (key === undefined || !Array.isArray(list) || !list.includes("-")) return typed;
  let input = "";
  for await (const chunk of process.stdin) input += String(chunk);
  const names = input
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return { ...typed, [key]: [...list.filter((one) => one !== "-"), ...names] };
}

function resolverOf({ book, canAsk, context }: Desk): Resolver {
  const { language } = context;
  return {
    book,
    pick: canAsk
      ? async (noun, matches) => (await import("./ask.ts")).pickRecord(noun, matches, language)
      : undefined,
    echo: (said) => writeError(`${said[language]}\n`),
  };
}

/** Runs a verb as the only writer; a rule that wants a yes gets it here, or the refusal stands. */
async function write(
  desk: Desk,
  input: Record<string, unknown>,
  yes = desk.context.yes,
): Promise<void> {
  const { order, book, context, canAsk } = desk;
  const { language } = context;
  const dryRun = order.globals.dryRun === true;
  const decide = async (): Promise<Change> => {
    const outcome = await order.verb.run({ ...context, yes }, input as never);
    invariant(isChange(outcome), "a verb that writes gives back a change");
    return outcome;
  };
  try {
    const applied = await book.change(decide, dryRun);
    const width = terminalWidth();
    const where = { root: book.root, from: process.cwd(), language, width };
    const told = order.globals.json
      ? receiptJson(applied, language)
      : order.globals.ids
        ? receiptIds(applied)
        : dryRun
          ? dryRunText(applied, { textOf: (path) => book.textIfAny(path), language })
          : receiptText(applied, where);
    writeOut(told);
    for (const note of applied.change.notes ?? []) {
      if (!order.globals.json) writeError(`  ${note[language]}\n`);
    }
  } catch (error) {
    if (!(error instanceof NeedsYes)) throw error;
    if (canAsk) {
      const { confirm } = await import("./ask.ts");
      if (await confirm(error.text, language)) return write(desk, input, true);
      throw new RoundsError(
        "cancelled",
        say("cancelled, nothing was written", "已取消，未写入任何内容"),
      );
    }
    throw new RoundsError("refused", error.text, {
      hint: say("nothing was written; add --yes to go on", "未写入；确认无误请加 --yes"),
    });
  }
}

async function show(
  view: View,
  { globals, language }: { globals: Globals; language: Language },
): Promise<void> {
  const format = formatOf(globals, view);
  const screen = screenOf(
    { isTerminal: isTerminal(1), columns: terminalWidth() },
    {
      env: process.env,
      language,
      color: text(globals.color),
    },
  );
  writeOut(await print(shaped(view, globals, format), format, screen));
}

/** All findings as compilers print them: place, what is wrong, what to do. */
function findings({ book, context }: Desk): string {
  return book.problems
    .map((problem) => {
      const file = shownPath(book.root, problem.where.file, process.cwd());
      return problemText({ ...problem, where: { ...problem.where, file } }, context.language);
    })
    .join("");
}

/** Names broken files on stderr: nothing is skipped in silence. */
function warn({ book, context, order }: Desk): void {
  const bad = book.problems.filter((problem) => problem.level === "error");
  if (bad.length === 0 || order.globals.json) return;
  const { language } = context;
  const from = relative(process.cwd(), book.root);
  for (const problem of bad.slice(0, 3)) {
    const file = shownPath(book.root, problem.where.file, process.cwd());
    writeError(problemText({ ...problem, where: { ...problem.where, file } }, language));
  }
  const where =
    from === "" || order.start.root === process.cwd() ? "" : ` --book ${shellWord(from)}`;
  const told = say(
    `${bad.length} ${bad.length === 1 ? "finding" : "findings"}; all of them: rounds check${where}`,
    `共 ${bad.length} 处问题；全部列出：rounds check${where}`,
  );
  writeError(`rounds: ${told[language]}\n`);
}
