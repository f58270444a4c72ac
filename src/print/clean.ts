/**
 * Everything that could drive a terminal or hide what is written: C0 and C1 controls, the marks
 * that
 * turn the reading direction, line separators, the byte order mark, invisible spaces, lone
 * surrogates.
 * The joiners inside emoji and Indic or Persian words stay.
 */
const dangerous =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;
const dangerousAny = new RegExp(dangerous.source, "u");
const plain = /^[\x20-\x7e]*$/;

/** Is it made of nothing but printable ASCII: harmless, and as wide as it is long? */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

/** What nearly all text is made of: none of it can be dangerous, and it is told quickly. */
const harmless = /^[\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*$/;
/** The same over several lines. */
const harmlessLines = /^[\n\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*$/;
const lineBreaks = /\r\n|[\n\r\u2028\u2029]/;

/** The visible stand-in of one control character: ␛ for ESC, <U+202E> for what has no picture. */
function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "␡";
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

/**
 * One line fit for a cell: line breaks become `newline`, tabs a space, other control characters
 * visible pictures. Blanks at both ends and around breaks go.
 */
export function cleanLine(text: string, newline = " ⏎ "): string {
  if (harmless.test(text) || !dangerousAny.test(text)) return text;
  return text
    .split(lineBreaks)
    .map((line) => line.replaceAll("\t", " ").trim().replace(dangerous, picture))
    .filter((line) => line !== "")
    .join(newline);
}

/**
 * Text of several lines: line feeds, CRLF and tabs stay, other control characters become visible.
 */
export function cleanText(text: string): string {
  if (harmlessLines.test(text) || !dangerousAny.test(text)) return text;
  return text.replace(dangerous, keepLayout);
}

function keepLayout(character: string, at: number, whole: string): string {
  if (character === "\n" || character === "\t") return character;
  if (character === "\r" && whole[at + 1] === "\n") return character;
  return picture(character);
}

/** JSON text with the same meaning in which no control character stands unescaped. */
export function cleanJson(json: string): string {
  if (harmlessLines.test(json)) return json;
  return json.replace(dangerous, (character) => {
    if (character === "\n") return character;
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
}
