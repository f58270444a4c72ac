/** Latin letters without accents, and Chinese characters: most names are made of these alone. */
const plainName = /^[\x20-\x7e\u4e00-\u9fff]*$/;

/**
 * How names are compared: width, case, accents, spaces and punctuation do not count. Classes of all
 * of Unicode take milliseconds to compile, so plain names go without them.
 */
export function fold(text: string): string {
  if (plainName.test(text)) return text.toLowerCase().replace(/[^a-z0-9\u4e00-\u9fff]/g, "");
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{P}\p{S}\p{Z}\p{C}]/gu, "")
    .normalize("NFC");
}

/** The words of a name, each folded: what a typed beginning may match. */
export function foldedWords(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(/[\s\p{P}\p{S}]+/u)
    .map(fold)
    .filter(Boolean);
}

/**
 * Only the digits of a telephone number as it is dialled inside China: without +86 or 0086, and a
 * number with an area code has its 0.
 */
export function foldPhone(text: string): string {
  const plain = text.normalize("NFKC").trim();
  const digits = plain.replace(/\(0\)|\D/g, "");
  const mobile = /^(?:0086|86)?(1\d{10})$/.exec(digits)?.[1];
  if (mobile !== undefined) return mobile;
  const abroad = /^(?:\+|00)\s*86/.test(plain);
  return abroad ? digits.replace(/^(?:00)?860?/, "0") : plain.replace(/\D/g, "");
}

/**
 * Edits (insert, delete, replace, swap neighbours) from one word to another, at most `most`;
 * beyond that `most + 1`. Damerau-Levenshtein, restricted (optimal string alignment).
 */
export function distance(from: string, to: string, most: number): number {
  const a = [...from];
  const b = [...to];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = b.map((_, j) => j).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(before, j - 2) + 1);
      }
      row.push(least);
    }
    before = last;
    last = row;
  }
  return Math.min(at(last, b.length), most + 1);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.MAX_SAFE_INTEGER;
}

/**
 * The words nearest to what was typed, at most five, for "did you mean": the word itself, what
 * begins with it, what holds it, then by edits.
 */
export function nearest(typed: string, words: Iterable<string>): string[] {
  const key = fold(typed);
  const most = key.length <= 4 ? 1 : 2;
  // Three letters stand in the middle of many words that have nothing to do with them.
  const inside = /^[a-z]*$/.test(key) ? 4 : 2;
  const rankOf = (other: string): number | undefined => {
    if (other === key) return 0;
    if (key.length >= 2 && other.startsWith(key)) return 1;
    if (key.length >= inside && other.includes(key)) return 2;
    const edits = distance(key, other, most);
    return edits <= most ? 2 + edits : undefined;
  };
  const found: { word: string; rank: number }[] = [];
  for (const word of new Set(words)) {
    const rank = rankOf(fold(word));
    if (rank !== undefined) found.push({ word, rank });
  }
  found.sort((a, b) => a.rank - b.rank || (a.word < b.word ? -1 : 1));
  return found.slice(0, 5).map((one) => one.word);
}
