import type { Language } from "../law/words.ts";
import { isRight, readable, withTotalWord } from "./cells.ts";
import { bar, largest, numberOf, numbersOf, sparkline } from "./chart.ts";
import { ungrouped } from "./groups.ts";
import type { Cell, Column, TableView } from "./view.ts";

const barColumns = 20;

/** A table as texts that people read, of any width: not cleaned, nothing escaped. */
export interface PlainTable {
  readonly labels: readonly string[];
  /** Which columns stand on the right. */
  readonly right: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly string[] | undefined;
}

export function plainTable(view: TableView, language: Language): PlainTable {
  const columns = ungrouped(view).map((column) => {
    const cells = view.rows.map((row) => row[column.key]);
    return {
      column,
      right: column.draw === undefined && isRight(column, cells),
      sum: sumText(view.totals?.[column.key], column, language),
      texts: column.tell
        ? view.rows.map((row) => column.tell?.(row, language) ?? "")
        : cellTexts(cells, column, language),
    };
  });
  const sums = columns.map(({ column, right, sum }) => ({
    text: sum,
    room: Number.POSITIVE_INFINITY,
    words: !right && column.draw === undefined,
  }));
  return {
    labels: columns.map(({ column }) => column.label[language]),
    right: columns.map(({ right }) => right),
    rows: view.rows.map((_, row) => columns.map(({ texts }) => texts[row] ?? "")),
    totals: view.totals && withTotalWord(sums, language),
  };
}

function sumText(sum: Cell, { draw, format }: Column, language: Language): string {
  if (sum === undefined || sum === null || (draw && !format)) return "";
  return readable(sum, format, language);
}

function cellTexts(cells: readonly Cell[], column: Column, language: Language): string[] {
  if (column.draw === "spark") return cells.map((cell) => sparkline(numbersOf(cell)));
  if (column.draw !== "bar") return cells.map((cell) => readable(cell, column.format, language));
  const numbers = cells.map(numberOf);
  const most = column.full ?? largest(numbers);
  return cells.map((cell, row) => {
    const before = column.format ? `${column.format(cell, language)} ` : "";
    return (before + bar(numbers[row] ?? 0, most, barColumns)).trim();
  });
}

/** A fact of a page as text; empty where nothing is known. */
export function factText(
  { value, format, draw }: { value: Cell; format?: Column["format"]; draw?: "spark" | undefined },
  language: Language,
): string {
  const drawn = draw === "spark" ? `${sparkline(numbersOf(value))} ` : "";
  const said = value === null || value === undefined ? "" : readable(value, format, language);
  return (drawn + said).trim();
}
