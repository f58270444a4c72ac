import { cleanText } from "./clean.ts";
import { printIds } from "./ids.ts";
import { printJson, printJsonLines } from "./json.ts";
import { printMarkdown } from "./md.ts";
import type { Format, PageView, Screen, TableView, View } from "./view.ts";

/**
 * Turns any view into the text to write on stdout: empty, or whole lines with the last line's end.
 * What needs a library is loaded only for the format that was asked.
 */
export function print(view: View, format: Format, screen: Screen): string | Promise<string> {
  if (view.shape === "list" && view.letter && format === "md")
    return print(view.letter, format, screen);
  if (view.shape !== "text") return printers[format](view, screen);
  const text = cleanText(view.text);
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

type Printer = (view: TableView | PageView, screen: Screen) => string | Promise<string>;

const printers: Readonly<Record<Format, Printer>> = {
  table: async (view, screen) => (await import("./page.ts")).printScreen(view, screen),
  csv: async (view, screen) => (await import("./csv.ts")).printCsv(view, screen),
  tsv: async (view) => (await import("./csv.ts")).printTsv(view),
  json: (view, { language }) => printJson(view, language),
  jsonl: (view) => printJsonLines(view),
  md: (view, { language }) => printMarkdown(view, language),
  html: async (view, { language }) => (await import("./html.ts")).printHtml(view, language),
  ids: (view) => printIds(view),
};
