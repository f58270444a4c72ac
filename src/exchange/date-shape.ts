import { isDate } from "../law/dates.ts";

/** How another system writes days: what stands where. */
export interface DateShape {
  readonly text: string;
  readonly pattern: RegExp;
}

const parts: Readonly<Record<string, string>> = {
  YYYY: "(?<year>\\d{4})",
  YY: "(?<short>\\d{2})",
  MM: "(?<month>\\d{1,2})",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{1,2})",
  D: "(?<day>\\d{1,2})",
  HH: "\\d{1,2}",
  H: "\\d{1,2}",
  mm: "\\d{2}",
  ss: "\\d{2}",
};

/**
 * A shape like "M/D/YYYY H:mm" or "DD.MM.YY"; times are read over. Undefined when it does not say
 * year, month and day, each once.
 */
export function dateShape(text: string): DateShape | undefined {
  const words = text.match(/YYYY|YY|MM?|DD?|HH?|mm|ss|[^A-Za-z]+|[A-Za-z]/g) ?? [];
  const source = words
    .map((word) => parts[word] ?? word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("");
  const counts = ["YYYY|YY", "MM|M", "DD|D"].map(
    (one) => words.filter((word) => one.split("|").includes(word)).length,
  );
  if (counts.some((count) => count !== 1)) return undefined;
  return { text, pattern: new RegExp(`^${source}$`) };
}

/** The day of a text in such a shape, YYYY-MM-DD; undefined where it is none. */
export function dayIn(text: string, { pattern }: DateShape): string | undefined {
  const found = pattern.exec(text)?.groups;
  if (!found) return undefined;
  const year = found.year ?? `20${found.short}`;
  const day = `${year}-${found.month?.padStart(2, "0")}-${found.day?.padStart(2, "0")}`;
  return isDate(day) ? day : undefined;
}
