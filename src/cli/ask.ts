import inquirer from "inquirer";
import type { Book } from "../book/book.ts";
import { RoundsError } from "../law/errors.ts";
import type { Match } from "../law/facts.ts";
import type { Reading } from "../law/kind.ts";
import type { AnyStored, Field, Noun } from "../law/noun.ts";
import { type Language, same, say, type Text } from "../law/words.ts";
import { nounOf } from "../nouns/index.ts";
import type { Verb } from "../nouns/verb.ts";
import { aboutCustomer, newestFirst, pickLines } from "./about.ts";
import { chinese } from "./asking-words.ts";
import { inputFields, isArgument, parseOne } from "./input.ts";

/** What was answered: the values, and the same as typed words for the one-line command. */
export interface Answers {
  readonly values: Record<string, unknown>;
  readonly typed: Record<string, string | readonly string[]>;
  /** The fields that were left empty on purpose. */
  readonly empty: readonly string[];
}

interface Asking {
  readonly book: Book | undefined;
  /**
   * Throws when a value names something that is not there, so that it can be asked again at once.
   */
  readonly check: (key: string, value: unknown) => Promise<void>;
  readonly reading: Reading;
  readonly language: Language;
}

type Values = Readonly<Record<string, unknown>>;

type FormAsking = Asking & {
  /** What to offer, by what is known so far; asked again when the form learns what it is about. */
  readonly offer: (known: Values) => Promise<Values>;
  /** Fields that must be told besides the required ones, by what is known so far. */
  readonly needs?: (known: Values) => Promise<readonly string[]>;
  /** Ask for these alone: everything else was said on the command line. */
  readonly short: boolean;
};

const back = Symbol("back");
const skipped = Symbol("skipped");
type Answer = string | readonly string[] | typeof back | typeof skipped;

const goBack = say("‹ back", "‹ 返回上一项");
const leaveEmpty = say("(leave empty)", "（留空）");

/** Asks one question of inquirer's. @throws RoundsError cancelled, when the person leaves */
export async function prompt(
  question: Readonly<Record<string, unknown>>,
  language: Language,
): Promise<unknown> {
  try {
    const answers: Record<string, unknown> = await inquirer.prompt([
      { ...question, name: "answer", ...(language === "zh" ? { theme: chinese } : {}) } as never,
    ]);
    return answers.answer;
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") {
      throw new RoundsError(
        "cancelled",
        say("cancelled, nothing was written", "已取消，未写入任何内容"),
      );
    }
    throw error;
  }
}

/** Asks for yes or no; no answer is no. */
export async function confirm(question: Text, language: Language): Promise<boolean> {
  const message = question[language];
  return (await prompt({ type: "confirm", message, default: false }, language)) === true;
}

/** Lets a person pick one of several records that a name may mean. */
export async function pickRecord(
  noun: Noun,
  matches: readonly Match[],
  { book, language }: { readonly book: Book; readonly language: Language },
): Promise<AnyStored> {
  const lineOf = await pickLines(noun, book);
  const choices = matches.map(({ record }) => ({ name: lineOf(record), value: record }));
  const message = say(`which ${noun.label.en}?`, `请选择${noun.label.zh}`)[language];
  return (await prompt({ type: "select", message, choices, pageSize: 12 }, language)) as AnyStored;
}

/**
 * Asks for the fields of a form that are not given yet, in their order. `<` goes one back; an
 * optional field may be left empty.
 */
export async function askForm(
  verb: Verb,
  given: Values,
  { offer, needs, short, ...asking }: FormAsking,
): Promise<Answers> {
  const fields: Record<string, Field> = { ...inputFields(verb) };
  const values: Record<string, unknown> = {};
  const typed: Record<string, string | readonly string[]> = {};
  const needed = new Set<string>();
  let offered: Values = {};
  const learn = async (isAbout: boolean): Promise<void> => {
    const known = { ...given, ...values };
    if (isAbout) offered = await offer(known);
    for (const key of (await needs?.(known)) ?? []) {
      needed.add(key);
      fields[key] = { ...(fields[key] as Field), required: true };
    }
  };
  const asked = (): string[] =>
    Object.keys(fields).filter((key) => {
      const field = fields[key] as Field;
      const usual = (field.required && !field.initial) || field.ask || isArgument(verb, key);
      return given[key] === undefined && (needed.has(key) || (usual && !short));
    });
  await learn(true);
  let keys = asked();
  for (let index = 0; index < keys.length; ) {
    const key = keys[index] as string;
    const field = fields[key] as Field;
    const answer = await askField(field, {
      ...asking,
      key,
      offered: values[key] ?? offered[key],
      first: index === 0,
    });
    if (answer === back) {
      index = Math.max(0, index - 1);
      continue;
    }
    delete values[key];
    delete typed[key];
    if (answer !== skipped) {
      typed[key] = answer;
      values[key] = parseOne(field, answer, asking.reading);
    }
    await learn(isArgument(verb, key) && field.kind.refers !== undefined);
    keys = asked();
    index = keys.indexOf(key) + 1;
  }
  return { values, typed, empty: keys.filter((key) => values[key] === undefined) };
}

type FieldAsking = Asking & {
  readonly key: string;
  readonly offered: unknown;
  readonly first: boolean;
};

async function askField(field: Field, asking: FieldAsking): Promise<Answer> {
  if (field.kind.refers && asking.book) return askRecord(field, asking);
  if (field.kind.choices) return askChoice(field, asking);
  if (field.kind.many) return askMany(field, asking);
  return askText(field, asking);
}

function label(field: Field, language: Language): string {
  const optional = field.required ? "" : language === "zh" ? "（可空）" : " (optional)";
  return `${field.label[language]}${optional}`;
}

async function askText(field: Field, asking: FieldAsking): Promise<Answer> {
  const { language, offered } = asking;
  const initial = offered === undefined ? undefined : field.kind.show(offered, language);
  const answer = await prompt(
    {
      type: field.kind.long && (process.env.VISUAL || process.env.EDITOR) ? "editor" : "input",
      message: label(field, language),
      default: initial,
      validate: (text: string) => verdict(field, text, asking),
    },
    language,
  );
  const text = String(answer ?? "").trim();
  if (text === "<") return back;
  return text === "" ? skipped : text;
}

/** True, or what is wrong with an answer. */
async function verdict(field: Field, text: string, asking: FieldAsking): Promise<true | string> {
  const { key, reading, language, check } = asking;
  const answer = text.trim();
  if (answer === "<") return true;
  if (answer === "") return field.required ? say("this is needed", "此项必填")[language] : true;
  try {
    await check(key, field.kind.parse(answer, reading));
    return true;
  } catch (error) {
    if (!(error instanceof RoundsError)) throw error;
    const { candidates } = error.details;
    const some =
      candidates && candidates.length > 0 ? ` (${candidates.slice(0, 5).join(", ")})` : "";
    return error.text[language] + some;
  }
}

async function askChoice(field: Field, { language, offered, first }: FieldAsking): Promise<Answer> {
  const choices: { name: string; value: Answer }[] = (field.kind.choices ?? []).map((choice) => ({
    name: choice.label[language],
    value: choice.value,
  }));
  if (!field.required) choices.unshift({ name: leaveEmpty[language], value: skipped });
  if (!first) choices.push({ name: goBack[language], value: back });
  return (await prompt(
    {
      type: "select",
      message: label(field, language),
      choices,
      default: offered,
      pageSize: 14,
    },
    language,
  )) as Answer;
}

/** Several elements, one line each; an empty line ends. */
async function askMany(field: Field, asking: FieldAsking): Promise<Answer> {
  const { language } = asking;
  const example = exampleOf(field);
  const hint = say(`${example.en}; empty line: done`, `${example.zh}；空行结束`)[language];
  const lines: string[] = [];
  for (;;) {
    const answer = await prompt(
      {
        type: "input",
        message: `${label(field, language)} ${lines.length + 1} [${hint}]`,
        validate: (text: string) =>
          text.trim() === "" && lines.length > 0 ? true : verdict(field, text, asking),
      },
      language,
    );
    const text = String(answer ?? "").trim();
    if (text === "<" && lines.pop() === undefined) return back;
    if (text === "<") continue;
    if (text === "") return lines.length > 0 ? lines : skipped;
    lines.push(text);
  }
}

function exampleOf(field: Field): Text {
  return field.kind.example ?? same(field.kind.placeholder);
}

/** A record of another noun: typed letters search its names, pinyin and numbers. */
async function askRecord(field: Field, asking: FieldAsking): Promise<Answer> {
  const { book, language, offered, first } = asking;
  const noun = await nounOf(field.kind.refers ?? "");
  const all = newestFirst(noun, book ? await book.all(noun) : []);
  const lineOf = await pickLines(noun, book);
  const show = (record: AnyStored): { name: string; value: Answer } => ({
    name: lineOf(record),
    value: record.id,
  });
  const usual = all.filter((record) => record.id === offered).map(show);
  const extra: { name: string; value: Answer }[] = [];
  if (!field.required) extra.push({ name: leaveEmpty[language], value: skipped });
  if (!first) extra.push({ name: goBack[language], value: back });
  return (await prompt(
    {
      type: "search",
      message: label(field, language),
      pageSize: 12,
      source: async (term: string | undefined) => {
        if (!term || !book) {
          const others = all
            .filter((record) => record.id !== offered)
            .slice(0, 200)
            .map(show);
          return field.required || usual.length > 0
            ? [...usual, ...others, ...extra]
            : [...extra, ...others];
        }
        if (term === "<") return extra.filter((choice) => choice.value === back);
        const named = await book.find(noun, term);
        const found = named.length > 0 ? named : await aboutCustomer(noun, term, book);
        return [...found.map((match) => show(match.record)), ...extra];
      },
    },
    language,
  )) as Answer;
}
