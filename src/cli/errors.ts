import type { ErrorCode, Problem, RoundsError, Where } from "../law/errors.ts";
import { type Language, say } from "../law/words.ts";
import { cleanText } from "../print/clean.ts";

function place(where: Where | undefined): string {
  if (!where) return "";
  const line = where.line === undefined ? "" : `:${where.line}`;
  const column = where.column === undefined ? "" : `:${where.column}`;
  return `${where.file}${line}${column}: `;
}

/** Errors whose candidates are guesses at what was meant; elsewhere they are all there is. */
const guesses: ReadonlySet<ErrorCode> = new Set([
  "bad-usage",
  "bad-value",
  "bad-date",
  "not-found",
]);

/** An error as a person reads it: where, what, what to do. */
export function errorText(error: RoundsError, language: Language): string {
  const { hint, where, candidates } = error.details;
  const lines = [`rounds: ${place(where)}${error.text[language]}`];
  const isSaid = candidates?.every((one) => holdsWhole(error.text[language], one));
  if (candidates && !isSaid) {
    const list = candidates.slice(0, 10).join(language === "zh" ? "、" : ", ");
    const more = candidates.length > 10 ? " …" : "";
    const lead = say(guesses.has(error.code) ? "did you mean" : "one of", "可选");
    const colon = say(": ", "：");
    lines.push(`  ${lead[language]}${colon[language]}${list}${more}`);
  }
  if (hint) lines.push(`  ${hint[language]}`);
  return `${lines.map(cleanText).join("\n")}\n`;
}

/** Is it there by itself, and not as the beginning of a longer word: --role in --roles? */
function holdsWhole(text: string, one: string): boolean {
  return text.split(one).some((rest, at) => at > 0 && !/^[\w-]/.test(rest));
}

/** The same as data, for `--json`. */
export function errorJson(error: RoundsError, language: Language): string {
  const { hint, where, candidates } = error.details;
  const body = {
    code: error.code,
    message: error.text[language],
    hint: hint?.[language],
    where,
    candidates,
  };
  return `${JSON.stringify({ error: body })}\n`;
}

/** A finding of reading or checking: what is wrong, the line it stands on, what to do. */
export function problemText(
  problem: Problem,
  language: Language,
  excerpt: readonly string[] = [],
): string {
  const level = problem.level === "error" ? "" : language === "zh" ? "提醒：" : "warning: ";
  const hint = problem.hint ? `\n  ${problem.hint[language]}` : "";
  const told = cleanText(`${place(problem.where)}${level}${problem.text[language]}`);
  const lines = [`${told} [${problem.code}]`, ...excerpt];
  return `${lines.join("\n")}${hint}\n`;
}
