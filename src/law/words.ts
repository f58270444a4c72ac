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

/** A text that reads the same in both languages: figures, ids, names. */
export function same(text: string): Text {
  return { en: text, zh: text };
}

/** An English noun with its indefinite article: "an order", "a customer". */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}

/** What is still to be filled in where a command is proposed. */
const blanks: Readonly<Record<string, string>> = {
  AMOUNT: "金额",
  ANSWER: "答复",
  DATE: "日期",
  NAME: "姓名",
  PAPER: "单据",
  RESULT: "结果",
  ROLE: "岗位",
  STAFF: "员工",
  TEXT: "内容",
};

/** A command as it is proposed: the words to be filled in are those of whoever types it. */
export function toType(command: string): Text {
  const zh = command.replace(/(?<= )[A-Z]{4,}(?= |$)/g, (word) => blanks[word] ?? word);
  return say(command, zh);
}

const semicolon = say("; ", "；");

/** Joins several texts, each language with its own separator. */
export function join(texts: readonly Text[], separator = semicolon): Text {
  return say(
    texts.map(({ en }) => en).join(separator.en),
    texts.map(({ zh }) => zh).join(separator.zh),
  );
}
