import type { Noun } from "../law/noun.ts";

/** A, B, … Z, AA, AB …: the n-th paper of a day, n from 1 (R-COM-19). */
export function letterOf(n: number): string {
  let rest = n;
  let letters = "";
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** The number of a letter: A is 1, Z 26, AA 27. */
export function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export interface DayId {
  readonly prefix: string;
  /** YYYY-MM of the day in the id. */
  readonly month: string;
  /** The day as YYMMDD. */
  readonly day: string;
  readonly letters: string;
  readonly author: string;
}

const dayIdPattern = /^([A-Z]{2})(\d{2})(\d{2})(\d{2})([A-Z]+)-(.+)$/u;

/** Takes an id like SO261122A-iwan apart; years 70 to 99 are of the last century. */
export function parseDayId(id: string): DayId | undefined {
  const match = dayIdPattern.exec(id);
  if (!match) return undefined;
  const [, prefix = "", year = "", month = "", day = "", letters = "", author = ""] = match;
  if (!isSlug(author)) return undefined;
  const century = Number(year) >= 70 ? "19" : "20";
  return { prefix, month: `${century}${year}-${month}`, day: year + month + day, letters, author };
}

/** The beginning that all ids of a day share: SO261122. */
export function dayStart(prefix: string, date: string): string {
  return prefix + date.slice(2, 4) + date.slice(5, 7) + date.slice(8, 10);
}

/** Where a record's file is, told by its id alone; relative to the book. */
export function recordPath(noun: Noun, id: string): string | undefined {
  if (noun.naming.by === "slug") {
    return isSlug(id) ? `${noun.folder}/${id}.yaml` : undefined;
  }
  const parts = parseDayId(id);
  return parts?.prefix === noun.naming.prefix
    ? `${noun.folder}/${parts.month}/${id}.yaml`
    : undefined;
}

/** The id that a file's path stands for; undefined when it is not where it belongs. */
export function idOfPath(noun: Noun, path: string): string | undefined {
  const id = /([^/]+)\.yaml$/.exec(path)?.[1];
  return id !== undefined && recordPath(noun, id) === path ? id : undefined;
}

/** May this be an id: letters a to z, digits and single hyphens, or letters of other scripts. */
export function isSlug(id: string): boolean {
  if (id.length > 80) return false;
  if (/^[\x20-\x7e]*$/.test(id)) return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id);
  return /^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u.test(id);
}

/** Makes an id of a name that is already in Latin letters: "Bon app'" is bon-app. */
export function slug(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[æ]/g, "ae")
    .replace(/[øœ]/g, "oe")
    .replace(/['’`]/g, "")
    .replace(/[^\p{Ll}\p{Lo}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const short = plain.slice(0, 60).replace(/[\uD800-\uDBFF]$/, "");
  return short.replace(/-+$/, "") || "x";
}

/** The file of an author's entries of a month; relative to the book. */
export function entryPath(noun: { readonly folder: string }, date: string, author: string): string {
  return `${noun.folder}/${date.slice(0, 7)}.${author}.jsonl`;
}
