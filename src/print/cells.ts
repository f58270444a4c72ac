import { type Language, say, type Text } from "../law/words.ts";
import { cleanLine } from "./clean.ts";
import type { Cell, Column, TableView } from "./view.ts";

const yes = say("yes", "是");
const no = say("no", "否");

/** The cell as a person reads it, not yet cleaned: the column's own format first. */
export function readable(value: Cell, format: Column["format"], language: Language): string {
  if (format) return format(value, language);
  if (typeof value === "boolean") return (value ? yes : no)[language];
  return raw(value);
}

/** The cell as a program reads it: lists joined, true and false, nothing for what is not there. */
export function raw(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return value.join(", ");
  return String(value);
}

const decimal = /^-?\d+(\.\d+)?$/;

/** Numbers stand on the right: as the column says, else when all its cells are plainly numbers. */
export function isRight(column: Column, cells: readonly Cell[]): boolean {
  if (column.align) return column.align === "right";
  const there = cells.filter((cell) => cell !== null && cell !== undefined && cell !== "");
  if (there.length === 0) return false;
  // A string without any decimal point may be a phone number or a code.
  return (
    there.every((cell) => typeof cell !== "object" && decimal.test(String(cell))) &&
    there.some((cell) => typeof cell === "number" || String(cell).includes("."))
  );
}

/** `2026-11-01 .. 2026-11-30`, one day, or an open end; empty where the view has no period. */
export function period({ from, to }: TableView, language: Language): string {
  if (from && to) return from === to ? from : `${from} .. ${to}`;
  if (from) return say(`from ${from}`, `${from} 起`)[language];
  return to ? say(`up to ${to}`, `截至 ${to}`)[language] : "";
}

/** How many rows there are; for none, what the view says to that. */
export function count(view: TableView): Text {
  const rows = view.rows.length;
  if (rows === 0) return view.empty ?? say("None.", "没有记录。");
  return say(rows === 1 ? "1 row" : `${rows} rows`, `共 ${rows} 条`);
}

const total = say("Total", "合计");

/** Columns the word for a totals row takes: a Chinese character takes two. */
export function totalColumns(language: Language): number {
  return language === "zh" ? total.zh.length * 2 : total.en.length;
}

/** A column of a totals row. */
interface Sum {
  readonly text: string;
  /** The width of the column. */
  readonly room: number;
  /** Whether the word may stand here: a column of words, not of numbers or drawings. */
  readonly words: boolean;
}

/** The totals row with the word for it in the first free column, unless it has words of its own. */
export function withTotalWord(sums: readonly Sum[], language: Language): string[] {
  const named = sums.some(({ words, text }) => words && text !== "");
  const needed = totalColumns(language);
  const free = sums.findIndex(({ words, text, room }) => words && text === "" && room >= needed);
  return sums.map(({ text }, at) => (at === free && !named ? total[language] : text));
}

/**
 * A title as it stands above a table or page: cleaned, with a capital letter where there is one.
 */
export function headline(title: Text, language: Language): string {
  const line = cleanLine(title[language]);
  return line.charAt(0).toUpperCase() + line.slice(1);
}
