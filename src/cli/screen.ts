import type { Language } from "../law/words.ts";
import type { Screen } from "../print/view.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Colour: --color, NO_COLOR, CLICOLOR_FORCE or FORCE_COLOR, TERM=dumb, then: is it a terminal. */
function wantsColour(flag: string | undefined, env: Environment, isTerminal: boolean): boolean {
  if (flag === "always") return true;
  if (flag === "never") return false;
  if (env.NO_COLOR) return false;
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== "0") return true;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== "0") return true;
  if (env.TERM === "dumb" || env.CLICOLOR === "0") return false;
  return isTerminal;
}

/** A locale that says it is not UTF-8; nothing said: it is. */
function isPlain({ LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || "";
  return locale !== "" && !/utf-?8/i.test(locale);
}

interface Output {
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
}

/** What the screen is like; off a terminal there is no width to fit into. */
export function screenOf(
  output: Output,
  { env, language, color }: { env: Environment; language: Language; color: string | undefined },
): Screen {
  const { isTerminal } = output;
  const told = Number(env.COLUMNS);
  const width = Number.isInteger(told) && told > 0 ? told : (output.columns ?? 80);
  return {
    language,
    colour: wantsColour(color, env, isTerminal),
    width: isTerminal ? width : undefined,
    ...(isTerminal && isPlain(env) ? { ascii: true } : {}),
  };
}

/** --lang, ROUNDS_LANG, the book's language, LC_ALL or LANG, English. */
export function languageOf(
  flag: string | undefined,
  { env, book }: { env: Environment; book: Language | undefined },
): Language {
  for (const told of [flag, env.ROUNDS_LANG]) {
    if (told) return told.toLowerCase().startsWith("zh") ? "zh" : "en";
  }
  if (book) return book;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
