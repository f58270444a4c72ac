/** One sentence or label in both languages; the edge picks the one to print. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Text;

/**
 * Makes a {@link Text}: the English and the Chinese wording side by side, so neither is forgotten.
 */
export function say(en: string, zh: string): Text {
  return { en, zh };
}

/** Joins several texts with a separator that is the same in both languages. */
export function join(texts: readonly Text[], separator = " "): Text {
  return say(texts.map((t) => t.en).join(separator), texts.map((t) => t.zh).join(separator));
}
