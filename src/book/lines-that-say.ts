/** What folding leaves out, but for line ends: it may stand between any two letters. */
const between = "[^a-z0-9\\u4e00-\\u9fff\\n]*";
/** Nearly all of what is written; of anything else folding may make other letters, or escapes. */
const plain = "\\x00-\\x5b\\x5d-\\x7f\\u3000-\\u303f\\u4e00-\\u9fff\\uff01-\\uff0f\\uff1a-\\uff20";

/**
 * The lines of JSON Lines in which a text may stand as names are compared (`fold`): its letters
 * stand there with nothing but marks between them, or the line has signs that are not plain. What
 * says the text is among them, and little else.
 */
export function linesThatMaySay(text: string, key: string): string[] {
  const lines: string[] = [];
  const pattern = new RegExp(`${[...key].join(between)}|[^${plain}]`, "gi");
  while (pattern.test(text)) {
    const at = pattern.lastIndex - 1;
    const start = text.lastIndexOf("\n", at) + 1;
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    lines.push(text.slice(start, end));
    pattern.lastIndex = end + 1;
  }
  return lines;
}
