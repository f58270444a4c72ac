import stringWidth from "string-width";

const segmenter = new Intl.Segmenter();

/**
 * Columns a cleaned line takes by all of Unicode: emoji, flags, joined sequences, combining marks.
 */
export function unicodeWidth(text: string): number {
  return stringWidth(text);
}

/** The characters a reader sees, each with the marks and joiners that belong to it. */
export function pieces(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
