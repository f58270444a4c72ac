import { CommanderError } from "commander";
import { systemError } from "../book/disk.ts";
import { findBook, readSettings } from "../book/open.ts";
import { commands, topics } from "../commands/index.ts";
import { RoundsError } from "../law/errors.ts";
import { nearest } from "../law/names.ts";
import type { Settings } from "../law/settings.ts";
import { type Language, say } from "../law/words.ts";
import { genericVerbs } from "../nouns/generic/verbs.ts";
import type { Topic } from "../nouns/index.ts";
import type { Verb } from "../nouns/verb.ts";
import { errorJson, errorText } from "./errors.ts";
import { execute } from "./execute.ts";
import { leadingWords, peek } from "./globals.ts";
import { bareCommand, globalOptions, type Parsed, verbCommand } from "./program.ts";
import { languageOf } from "./screen.ts";
import type { Sitting } from "./sitting.ts";
import { writeError, writeOut } from "./streams.ts";
import { assertValues, usageError } from "./usage.ts";

/** Where the program itself is, for its templates. */
export interface Program {
  readonly home: string;
  /** With which other commands this one is given, if it is. */
  readonly sitting?: Sitting;
}

/** What is known before the command is: the book, if there is one, and the language. */
export interface Start {
  readonly root: string | undefined;
  readonly settings: Settings | undefined;
  /** Why there is no usable book; thrown only by commands that need one. */
  readonly problem: RoundsError | undefined;
  readonly language: Language;
}

/** Runs one command line to its exit code; nothing escapes it. */
export async function run(argv: readonly string[], program: Program): Promise<number> {
  const start = await begin(argv);
  const { language } = start;
  try {
    assertOneOf("lang", peek(argv, "lang"), ["en", "zh"]);
    assertOneOf("color", peek(argv, "color"), ["always", "never", "auto"]);
    return await dispatch(argv, { program, start });
  } catch (error) {
    return report(error, { json: argv.includes("--json"), language });
  }
}

/** A global flag of few values; a wrong one is named rather than passed over. */
function assertOneOf(flag: string, told: string | undefined, values: readonly string[]): void {
  if (told === undefined || values.includes(told)) return;
  throw new RoundsError(
    "bad-value",
    say(`--${flag}: "${told}" is none of ${values.join(", ")}`, `--${flag}：“${told}”不可用`),
    { candidates: values },
  );
}

async function begin(argv: readonly string[]): Promise<Start> {
  const { env } = process;
  let root: string | undefined;
  let settings: Settings | undefined;
  let problem: RoundsError | undefined;
  try {
    root = findBook(peek(argv, "book") ?? (env.ROUNDS_BOOK || undefined), process.cwd());
    settings = await readSettings(root);
  } catch (error) {
    const known = systemError(error);
    if (!(known instanceof RoundsError)) throw error;
    problem = known;
  }
  const language = languageOf(peek(argv, "lang"), { env, book: settings?.language });
  return { root, settings, problem, language };
}

/** Says what went wrong, to the exit code. */
export function report(
  error: unknown,
  { json, language }: { json: boolean; language: Language },
): number {
  const known = error instanceof CommanderError ? usageError(error) : systemError(error);
  if (known instanceof RoundsError) {
    writeError(json ? errorJson(known, language) : errorText(known, language));
    if (process.env.ROUNDS_DEBUG === "1") writeError(`${known.stack}\n`);
    return known.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  const told = say(
    `this is a bug in rounds: ${message}\n  nothing was written by the step that failed; ROUNDS_DEBUG=1 shows where`,
    `程序内部错误：${message}\n  出错的步骤未写入任何内容；ROUNDS_DEBUG=1 可查看位置`,
  );
  writeError(`rounds: ${told[language]}\n`);
  if (process.env.ROUNDS_DEBUG === "1" && error instanceof Error) {
    writeError(`${error.stack}\n`);
  }
  return 1;
}

interface Setting {
  readonly program: Program;
  readonly start: Start;
}

/** Finds the command that the first words name, and only that one is loaded. */
async function dispatch(argv: readonly string[], setting: Setting): Promise<number> {
  const [first, second] = leadingWords(argv);
  if (first === undefined) {
    const asksHelp = argv.includes("-h") || argv.includes("--help");
    if (!asksHelp && setting.start.settings) return dispatch([...argv, "today"], setting);
    return help([], setting);
  }
  if (first === "help") {
    const rest = [...argv];
    rest.splice(rest.indexOf("help"), 1);
    return help(leadingWords(rest), setting);
  }
  if (first === "__complete") {
    const { complete } = await import("./complete.ts");
    return complete(argv.slice(argv.indexOf("--") + 1), setting.start);
  }
  const command = commands[first];
  const topic = topics[first];
  // A command may have words below it: `collect due` beside `collect CUSTOMER AMOUNT`.
  if (command && !isBelow(topic, second)) {
    const { verb } = await command.load();
    return runVerb(argv, { ...setting, path: first, verb });
  }
  if (!topic) throw unknownWord(first, [...Object.keys(commands), ...Object.keys(topics)]);
  if (second === undefined) return help([first], setting);
  const verb = await loadVerb(topic, second);
  if (!verb)
    throw unknownWord(
      `${first} ${second}`,
      verbNames(topic).map((name) => `${first} ${name}`),
    );
  return runVerb(argv, { ...setting, path: `${first} ${second}`, verb });
}

/** Is a word a verb of a topic's own? */
export function isBelow(topic: Topic | undefined, word: string | undefined): boolean {
  return topic !== undefined && word !== undefined && Object.hasOwn(topic.verbs, word);
}

function unknownWord(typed: string, words: readonly string[]): RoundsError {
  return new RoundsError("bad-usage", say(`there is no command "${typed}"`, `没有命令“${typed}”`), {
    candidates: nearest(typed, words),
    hint: say("all commands: rounds help", "全部命令：rounds help"),
  });
}

/** The verbs of a topic: its own, and the generic ones where it is a noun. */
export function verbNames(topic: Topic): string[] {
  const own = Object.keys(topic.verbs);
  const generic = topic.noun ? Object.keys(genericVerbs) : [];
  return [...new Set([...generic, ...own])];
}

/** Loads one verb of a topic: its own file, else the generic verb made from the definition. */
export async function loadVerb(topic: Topic, name: string): Promise<Verb | undefined> {
  const own = Object.hasOwn(topic.verbs, name) ? topic.verbs[name] : undefined;
  if (own) return (await own()).verb;
  const generic = Object.hasOwn(genericVerbs, name) ? genericVerbs[name] : undefined;
  return generic && topic.noun ? generic(await topic.noun()) : undefined;
}

async function runVerb(
  argv: readonly string[],
  { program, start, path, verb }: Setting & { path: string; verb: Verb },
): Promise<number> {
  const { language } = start;
  let parsed: Parsed | undefined;
  const root = bareCommand("rounds", language);
  for (const option of globalOptions(language)) root.addOption(option);
  let parent = root;
  const words = path.split(" ");
  for (const word of words.slice(0, -1)) {
    const group = bareCommand(word, language);
    parent.addCommand(group);
    parent = group;
  }
  const name = words.at(-1) ?? path;
  const command = verbCommand(name, verb, {
    language,
    parsed: (result) => {
      parsed = result;
    },
  });
  parent.addCommand(command);
  assertValues(argv, [...root.options, ...command.options]);
  try {
    await root.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    throw error;
  }
  if (!parsed) return 0;
  return execute({ program, start, path, verb, argv, ...parsed });
}

async function help(words: readonly string[], setting: Setting): Promise<number> {
  const { helpText } = await import("./help.ts");
  const text = await helpText(words, setting);
  if (text !== undefined) {
    writeOut(text);
    return 0;
  }
  const [first = "", second] = words;
  if (commands[first] || (second && topics[first])) return dispatch([...words, "--help"], setting);
  throw unknownWord(words.join(" "), [...Object.keys(commands), ...Object.keys(topics)]);
}
