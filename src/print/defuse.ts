const formula = /^'*[=+\-@\t\r]/;
const plainNumber = /^-\d+(\.\d+)?$/;

/**
 * A CSV cell no spreadsheet takes for a formula: what starts with `= + - @` tab or CR gets an
 * apostrophe in front. A plain negative number stays a number. {@link restoreCell} undoes it.
 */
export function defuseCell(text: string): string {
  // Most cells begin with a figure or a letter: told without a pattern.
  const first = text.charCodeAt(0);
  if (first > 64 || (first >= 48 && first <= 57)) return text;
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** The cell as it was before {@link defuseCell}; any other cell comes back as it is. */
export function restoreCell(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
