import { RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";

/** One command of a file of them. */
export interface CommandLine {
  /** Where it stands, from 1. */
  readonly line: number;
  readonly words: readonly string[];
}

/** A word, a piece in quotes, or a character that was escaped. */
const piece = /"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|\\([\s\S])|([^\s"'\\]+)/y;
const space = /\s+/y;

/**
 * The commands of a text, one a line, split into words as a shell splits them: with quotes and
 * backslashes, but without variables or patterns. Blank lines and lines that begin with # are
 * passed over; a leading "rounds" may stand or be left out.
 * @throws RoundsError unreadable for a quote that is not closed, with its line
 */
export function commandLines(text: string, file: string): CommandLine[] {
  return text.split(/\r?\n/).flatMap((row, at): CommandLine[] => {
    const trimmed = row.replace(/^\uFEFF/, "").trim();
    if (trimmed === "" || trimmed.startsWith("#")) return [];
    const words = wordsOf(trimmed, { file, line: at + 1 });
    const own = words[0] === "rounds" ? words.slice(1) : words;
    return own.length === 0 ? [] : [{ line: at + 1, words: own }];
  });
}

function wordsOf(text: string, where: { file: string; line: number }): string[] {
  const words: string[] = [];
  let isOpen = false;
  for (let at = 0; at < text.length; ) {
    space.lastIndex = at;
    const gap = space.exec(text);
    if (gap) {
      isOpen = false;
      at += gap[0].length;
      continue;
    }
    piece.lastIndex = at;
    const found = piece.exec(text);
    if (!found) {
      throw new RoundsError(
        "unreadable",
        say("a quote that begins here is never closed", "此处开始的引号没有结束"),
        { where: { ...where, column: at + 1 } },
      );
    }
    const [whole, double, single, escaped, plain] = found;
    const said = double?.replace(/\\(["\\$`])/g, "$1") ?? single ?? escaped ?? plain ?? "";
    if (isOpen) words.push(`${words.pop() ?? ""}${said}`);
    else words.push(said);
    isOpen = true;
    at += whole.length;
  }
  return words;
}
