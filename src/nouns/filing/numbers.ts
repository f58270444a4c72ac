/** The number of a paper of the book taken apart: "MR261123B-mo" is the second of mo's that day. */
export interface PaperNumber {
  /** Prefix and day: "MR261123". */
  readonly start: string;
  /** Which of its author's that day, from 1. */
  readonly at: number;
  readonly author: string;
  /** Which shipment of an order a goods issue note is of. */
  readonly shipment?: number;
}

const shape =
  /^(?<start>[A-Z]{2}\d{6})(?<letters>[A-Z]+)(?:-(?<author>[a-z0-9-]+?))?(?:-(?<at>\d+))?$/;

/** Undefined for a number that the book did not give out. */
export function paperNumber(text: string): PaperNumber | undefined {
  const { start, letters, author = "", at } = shape.exec(text)?.groups ?? {};
  if (start === undefined || letters === undefined) return undefined;
  const own = { start, at: placeOf(letters), author };
  if (at === undefined) return own;
  // Only goods issue notes of orders end in a number; elsewhere it is part of the author's name.
  return start.startsWith("GI")
    ? { ...own, shipment: Number(at) }
    : { ...own, author: author === "" ? at : `${author}-${at}` };
}

/** A is 1, Z is 26, AA is 27. */
function placeOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function lettersOf(place: number): string {
  let [rest, letters] = [place, ""];
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** By which a number stands where it belongs: …B before …AA, shipment 2 before shipment 10. */
export function sortKey(text: string): string {
  const number = paperNumber(text);
  if (!number) return text;
  const pad = (n: number): string => String(n).padStart(6, "0");
  const { start, at, author, shipment } = number;
  return `${start}${pad(at)}${author}${shipment === undefined ? "" : `#${pad(shipment)}`}`;
}

/**
 * The numbers that are missing between the first of a day, A, and the last that each author gave
 * out (R-WHS-29). Goods issue notes of orders count within their order and have no gaps.
 */
export function gapsOf(numbers: readonly string[]): readonly string[] {
  const given = new Map<string, Set<number>>();
  for (const text of numbers) {
    const number = paperNumber(text);
    if (!number || number.shipment !== undefined) continue;
    const key = `${number.start}|${number.author}`;
    given.set(key, (given.get(key) ?? new Set()).add(number.at));
  }
  return [...given].flatMap(([key, places]) => {
    const [start = "", author = ""] = key.split("|");
    const missing: string[] = [];
    for (let n = 1; n <= Math.max(...places); n++) {
      if (!places.has(n)) missing.push(`${start}${lettersOf(n)}${author ? `-${author}` : ""}`);
    }
    return missing;
  });
}
