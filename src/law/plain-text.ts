/** A text without what editors leave behind: a mark at its beginning, other ends of lines. */
export function plainText(text: string): string {
  return text
    .replace(/^\ufeff/, "")
    .replaceAll("\r\n", "\n")
    .trimEnd();
}
