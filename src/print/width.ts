import { isPlain } from "./clean.ts";

/** Measures text in terminal columns; see {@link rulerFor}. */
export interface Ruler {
  /** Columns a cleaned line takes on a terminal. */
  readonly width: (text: string) => number;
  /** The text in pieces that must not be cut apart. */
  readonly pieces: (text: string) => readonly string[];
}

type Range = readonly [first: number, last: number];

/** Characters two columns wide that never join a neighbour, the most frequent first. */
const wide: readonly Range[] = [
  [0x4e00, 0x9fff], // Chinese
  [0x3000, 0x3020], // its punctuation
  [0xff01, 0xff60], // full-width forms
  [0x3041, 0x3096], // hiragana
  [0x30a1, 0x30fa], // katakana
  [0xac00, 0xd7a3], // Korean syllables
  [0x3400, 0x4dbf], // rare Chinese
  [0xffe0, 0xffe6], // full-width signs of money
  [0x20000, 0x2fa1d], // the rarest Chinese
  [0x1f600, 0x1f64f], // faces
  [0x1f400, 0x1f43e], // animals
  [0x1f442, 0x1f4fc], // people and objects
  [0x1f337, 0x1f37c], // plants and food
  [0x1f910, 0x1f93a], // more faces
];

/** Characters one column wide that never join a neighbour. */
const narrow: readonly Range[] = [
  [0x20, 0x7e],
  [0xa1, 0xac],
  [0xae, 0x2ff], // Latin
  [0x370, 0x377], // Greek
  [0x384, 0x482], // Greek and Cyrillic
  [0x48a, 0x52f], // Cyrillic
  [0x1e00, 0x1eff], // Vietnamese
  [0x2010, 0x2027], // dashes, quotes, …
  [0x20a0, 0x20bf], // signs of money
  [0x2190, 0x2193], // arrows
  [0x23ce, 0x23ce], // ⏎
  [0x2400, 0x2421], // pictures of control characters
  [0x2460, 0x2473], // ① …
  [0x2500, 0x25a9], // rules and blocks
  [0x2605, 0x2606], // ★ ☆
  [0x2713, 0x2713], // ✓
  [0x2116, 0x2116], // №
  [0x2212, 0x2212], // −
];

const mark: Range = [0x300, 0x36f];

/**
 * Width of a line made only of common characters, marks above and below letters included, whose
 * width does not depend on their neighbours. Undefined where all of Unicode's tables are needed.
 */
export function quickWidth(text: string): number | undefined {
  if (isPlain(text)) return text.length;
  let columns = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    if (code >= 0x20 && code < 0x7f) columns += 1;
    else if (isWide(code)) columns += 2;
    else if (narrow.some(([first, last]) => code >= first && code <= last)) columns += 1;
    else if (code < mark[0] || code > mark[1]) return undefined;
  }
  return columns;
}

function isWide(code: number): boolean {
  return wide.some(([first, last]) => code >= first && code <= last);
}

const quickRuler: Ruler = {
  width: (text) => quickWidth(text) ?? text.length,
  pieces: (text) => text.match(/.[\u0300-\u036f]*/gsu) ?? [],
};

/**
 * The ruler for a view: Unicode's tables cost several times the start of a small program, so they
 * are loaded only when one of its texts needs them.
 */
export async function rulerFor(texts: Iterable<string>): Promise<Ruler> {
  for (const text of texts) {
    if (quickWidth(text) !== undefined) continue;
    const { unicodeWidth, pieces } = await import("./unicode.ts");
    return { width: (line) => quickWidth(line) ?? unicodeWidth(line), pieces };
  }
  return quickRuler;
}

/** Shortens a line to at most `columns`, ending in "…" where something was cut. */
export function truncate(text: string, columns: number, ruler: Ruler): string {
  if (ruler.width(text) <= columns) return text;
  let kept = "";
  let used = 1;
  for (const piece of ruler.pieces(text)) {
    used += ruler.width(piece);
    if (used > columns) break;
    kept += piece;
  }
  return columns < 1 ? "" : `${kept.trimEnd()}…`;
}

/** Fills a line with spaces on the right up to `columns`. */
export function padEnd(text: string, columns: number, ruler: Ruler): string {
  return text + " ".repeat(Math.max(0, columns - ruler.width(text)));
}

/** Fills a line with spaces on the left up to `columns`. */
export function padStart(text: string, columns: number, ruler: Ruler): string {
  return " ".repeat(Math.max(0, columns - ruler.width(text))) + text;
}

const noBreakBefore = /^[，。、；：！？）】》」』”’…,.;:!?)\]}%]/;

/**
 * Breaks one line into lines of at most `columns`: at spaces, between Chinese characters, else
 * anywhere.
 */
export function wrap(text: string, columns: number, ruler: Ruler): string[] {
  if (ruler.width(text) <= columns) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of words(text, ruler)) {
    if (ruler.width(line + word.trimEnd()) <= columns) {
      line += word;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trimEnd());
    line = "";
    for (const piece of ruler.width(word.trimEnd()) > columns ? ruler.pieces(word) : [word]) {
      if (line !== "" && ruler.width(line + piece) > columns) {
        lines.push(line);
        line = "";
      }
      line += piece;
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/**
 * Pieces between which a line may break: a word with the spaces after it, or one wide character.
 */
function words(text: string, ruler: Ruler): string[] {
  const found: string[] = [];
  let open = "";
  for (const piece of ruler.pieces(text)) {
    if (noBreakBefore.test(piece)) {
      open += piece;
    } else if (ruler.width(piece) > 1) {
      if (open !== "") found.push(open);
      open = piece;
    } else {
      const last = Array.from(open).at(-1) ?? "";
      if (
        open !== "" &&
        (piece === " " ? false : last === " " || isWide(last.codePointAt(0) ?? 0))
      ) {
        found.push(open);
        open = "";
      }
      open += piece;
    }
  }
  if (open !== "") found.push(open);
  return found;
}
