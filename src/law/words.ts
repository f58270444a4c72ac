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

const semicolon = say("; ", "；");

/** Joins several texts, each language with its own separator. */
export function join(texts: readonly Text[], separator = semicolon): Text {
  return say(
    texts.map(({ en }) => en).join(separator.en),
    texts.map(({ zh }) => zh).join(separator.zh),
  );
}
