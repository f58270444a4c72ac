import { say, type Text } from "../law/words.ts";

/** A flag that every command understands. */
export interface GlobalFlag {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  readonly summary: Text;
}

export const globalFlags: readonly GlobalFlag[] = [
  { name: "book", value: "dir", summary: say("the book to work on", "账册目录") },
  { name: "as", value: "staff", summary: say("who you are", "操作人") },
  { name: "today", value: "date", summary: say("take this day for today", "把这天当作今天") },
  { name: "lang", value: "en|zh", summary: say("language", "语言") },
  {
    name: "format",
    value: "format",
    summary: say(
      "table, csv, tsv, json, jsonl, md or html",
      "table、csv、tsv、json、jsonl、md 或 html",
    ),
  },
  { name: "json", summary: say("the same as --format json", "等同 --format json") },
  { name: "ids", summary: say("ids only, one a line", "仅输出编号，每行一个") },
  { name: "columns", value: "a,b", summary: say("the columns to show", "要显示的列") },
  {
    name: "sort",
    value: "column",
    summary: say("sort by a column; -column: downwards", "按列排序；-列名为降序"),
  },
  { name: "color", value: "when", summary: say("always, never or auto", "always、never 或 auto") },
  {
    name: "dry-run",
    summary: say("show what would change, write nothing", "只显示将发生的变更，不写入"),
  },
  { name: "yes", short: "y", summary: say("say yes in advance", "所有确认均选“是”") },
  { name: "no-input", summary: say("never ask", "不提问") },
  {
    name: "wait",
    value: "seconds",
    summary: say("how long to wait for other writers (10)", "等待其他写入者的秒数（10）"),
  },
];

/** The values of the global flags, by camel-case name. */
export type Globals = Readonly<Record<string, string | boolean | undefined>>;

/**
 * The words of a command line that are no flags, as far as they can be told before the command is
 * known: used to find which noun and verb to load.
 */
export function leadingWords(argv: readonly string[]): string[] {
  const takesValue = new Set(
    globalFlags.filter((flag) => flag.value).map((flag) => `--${flag.name}`),
  );
  const words: string[] = [];
  for (let index = 0; index < argv.length && words.length < 2; index++) {
    const word = argv[index] ?? "";
    if (word === "--") break;
    if (!word.startsWith("-") || word === "-") words.push(word);
    else if (takesValue.has(word)) index++;
    else if (words.length > 0 && !globalFlags.some((flag) => `--${flag.name}` === word)) break;
  }
  return words;
}

/** One global flag's value, read straight from the words: needed before commands are known. */
export function peek(argv: readonly string[], name: string): string | undefined {
  for (const [index, word] of argv.entries()) {
    if (word === "--") return undefined;
    if (word === `--${name}`) return argv[index + 1];
    if (word.startsWith(`--${name}=`)) return word.slice(name.length + 3);
  }
  return undefined;
}
