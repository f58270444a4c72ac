import { pinyin } from "pinyin-pro";

/** Chinese in Latin letters without tones, syllables apart: 金虹 is "jin hong"; other text stays. */
export function latin(text: string): string {
  return pinyin(text, { toneType: "none", type: "string", nonZh: "consecutive", v: true }).trim();
}

/** The first letters of each syllable: 金虹商行 is "jhsh". */
export function initials(text: string): string {
  return pinyin(text, { pattern: "first", toneType: "none", type: "string", separator: "" })
    .replace(/\s+/g, "")
    .toLowerCase();
}
