import { pinyin } from "pinyin-pro";

/**
 * Chinese in Latin letters without tones: two characters a word (金虹商行 is "jinhong shanghang"),
 * and a short run like a person's name as surname and rest (王小明 is "wang xiaoming").
 * Other text stays as it is.
 */
export function latin(text: string): string {
  return text
    .replace(/\p{Script=Han}+/gu, (run) => ` ${words(run).join(" ")} `)
    .replace(/\s+/g, " ")
    .trim();
}

function words(run: string): string[] {
  const syllables = pinyin(run, { toneType: "none", type: "array", v: true });
  if (syllables.length <= 3) {
    return [syllables[0] ?? "", syllables.slice(1).join("")].filter(Boolean);
  }
  const pairs: string[] = [];
  for (let at = 0; at < syllables.length; at += 2) {
    pairs.push(syllables.slice(at, at + 2).join(""));
  }
  return pairs;
}

/** The first letters of each syllable: 金虹商行 is "jhsh". */
export function initials(text: string): string {
  return pinyin(text, { pattern: "first", toneType: "none", type: "string", separator: "" })
    .replace(/\s+/g, "")
    .toLowerCase();
}
