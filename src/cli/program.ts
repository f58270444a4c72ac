import { Command, Option } from "commander";
import { fillingsOf } from "../law/kinds/texts.ts";
import type { Field } from "../law/noun.ts";
import { type Language, say } from "../law/words.ts";
import type { Verb } from "../nouns/verb.ts";
import { globalFlags } from "./globals.ts";
import { flagName, isArgument, type Typed } from "./input.ts";
import { writeOut } from "./streams.ts";

/** What the person wrote after a verb: texts of arguments and flags, and the global flags. */
export interface Parsed {
  readonly typed: Typed;
  readonly globals: Readonly<Record<string, string | boolean | undefined>>;
}

const titles: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Global Options:": "通用选项：",
};

/** A commander command that throws instead of leaving, and speaks the person's language. */
export function bareCommand(name: string, language: Language): Command {
  const command = new Command(name);
  command.exitOverride();
  command.configureOutput({
    // Commander puts a blank behind a title, which a full-width colon needs not.
    writeOut: (text) => writeOut(text.replaceAll("： ", "：")),
    writeErr: () => undefined,
  });
  command.helpOption("-h, --help", say("show this help", "显示帮助")[language]);
  command.helpCommand(false);
  command.configureHelp({
    styleTitle: (title) => (language === "zh" ? (titles[title] ?? title) : title),
    showGlobalOptions: true,
  });
  return command;
}

/** The command of one verb, its arguments and flags made from their fields. */
export function verbCommand(
  name: string,
  verb: Verb,
  { language, parsed }: { language: Language; parsed: (result: Parsed) => void },
): Command {
  const command = bareCommand(name, language);
  const words = Object.entries(verb.arguments ?? {});
  command.summary(verb.summary[language]);
  command.description(describe(verb, language));
  const usage = words.map(([key, field], index) => {
    const dots = verb.variadic && index === words.length - 1 ? "..." : "";
    const shown = `${key === "which" ? field.kind.placeholder : key}${dots}`;
    return field.required && !field.initial ? `<${shown}>` : `[${shown}]`;
  });
  command.usage([...usage, say("[flags]", "[选项]")[language]].join(" "));
  for (const [index, [key]] of words.entries()) {
    const dots = verb.variadic && index === words.length - 1 ? "..." : "";
    command.argument(`[${key}${dots}]`);
  }
  for (const [key, field] of Object.entries(verb.flags ?? {})) {
    command.addOption(optionOf(key, field, language));
  }
  command.addHelpText("after", () => footer(verb, language));
  command.action((...given: unknown[]) => {
    const options = command.optsWithGlobals<Record<string, string | string[] | boolean>>();
    parsed(split(verb, { words: words.map(([key]) => key), given, options }));
  });
  return command;
}

/** The flags that every command has, for a command or for the program itself. */
export function globalOptions(language: Language): Option[] {
  return globalFlags.map((flag) => {
    const short = flag.short ? `-${flag.short}, ` : "";
    const value = flag.value ? ` <${flag.value}>` : "";
    return new Option(`${short}--${flag.name}${value}`, flag.summary[language]);
  });
}

function describe(verb: Verb, language: Language): string {
  const summary = verb.summary[language];
  const lines = Object.entries(verb.arguments ?? {}).map(([key, field]) => {
    const name = key === "which" ? field.kind.placeholder : key;
    return `  <${name}>  ${field.label[language]}`;
  });
  return lines.length > 0 ? `${summary}\n\n${lines.join("\n")}` : summary;
}

function optionOf(key: string, field: Field, language: Language): Option {
  const { kind, label, help, heading } = field;
  const name = `--${flagName(key, field)}`;
  const flags = kind.placeholder === "" ? name : `${name} <${kind.placeholder}>`;
  const choices = kind.choices && fillingsOf(kind.choices)[language];
  const notes = [help?.[language], kind.many ? kind.example?.[language] : choices]
    .filter(Boolean)
    .join("; ");
  const needed = field.required && !field.initial ? say(" (needed)", "（必填）")[language] : "";
  const option = new Option(flags, `${label[language]}${needed}${notes ? `: ${notes}` : ""}`);
  if (heading) option.helpGroup(heading[language] + say(":", "：")[language]);
  if (kind.gather) option.argParser((text: string, all: string[] = []) => [...all, text]);
  return option;
}

function footer(verb: Verb, language: Language): string {
  if (verb.examples.length === 0) return "";
  const title = say("Examples:", "示例：")[language];
  return `\n${title}\n${verb.examples.map((one) => `  $ ${one}`).join("\n")}`;
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function split(
  verb: Verb,
  input: {
    words: readonly string[];
    given: readonly unknown[];
    options: Readonly<Record<string, string | string[] | boolean>>;
  },
): Parsed {
  const { words, given, options } = input;
  const typed: Record<string, string | readonly string[] | boolean | undefined> = {};
  for (const [index, key] of words.entries()) {
    const value = given[index];
    if (typeof value === "string" || (Array.isArray(value) && value.length > 0)) {
      typed[key] = value as string | string[];
    }
  }
  for (const [key, field] of Object.entries(verb.flags ?? {})) {
    const value = options[camel(flagName(key, field))];
    if (value !== undefined) typed[key] = value;
  }
  const globals: Record<string, string | boolean | undefined> = {};
  for (const flag of globalFlags) {
    const key = camel(flag.name);
    const value = flag.name === "no-input" ? options.input === false : options[key];
    if (typeof value === "string" || typeof value === "boolean") globals[key] = value;
  }
  return { typed, globals };
}

/** Quotes a word for a shell, where that is needed. */
export function shellWord(word: string): string {
  return /^[A-Za-z0-9\u4e00-\u9fff@%+=:,./_-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The one line that does the same as the questions did. */
export function oneLine(path: string, verb: Verb, typed: Typed): string {
  const words: string[] = [];
  const flags: string[] = [];
  for (const [key, value] of Object.entries(typed)) {
    const field = { ...verb.arguments, ...verb.flags }[key];
    if (!field || value === undefined || value === false) continue;
    const list = (Array.isArray(value) ? value : [value]).map((one) => shellWord(String(one)));
    if (isArgument(verb, key)) words.push(...list);
    else if (value === true) flags.push(`--${flagName(key, field)}`);
    else flags.push(...list.map((one) => `--${flagName(key, field)} ${one}`));
  }
  return ["rounds", path, ...words, ...flags].join(" ");
}
