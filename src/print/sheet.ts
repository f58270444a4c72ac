import type { Language } from "../law/words.ts";
import { count, headline, isRight, readable, totalColumns } from "./cells.ts";
import { bar, largest, numberOf, numbersOf, sparkline } from "./chart.ts";
import { cleanLine } from "./clean.ts";
import type { Demand } from "./fit.ts";
import type { Cell, Column, TableView } from "./view.ts";
import { padStart, type Ruler, truncate } from "./width.ts";

const barColumns = 20;
const barLeast = 8;
const textLeast = 20;
const idLeast = 24;

/** The texts of one column, cleaned; a bar is drawn once its width is known. */
export interface Strip {
  readonly column: Column;
  readonly right: boolean;
  readonly label: string;
  readonly texts: readonly string[];
  readonly total: string;
  /** The least width that makes sense: room for the word of a totals row. */
  readonly floor: number;
  /** What the bars of the column show. */
  readonly numbers: readonly number[];
}

/** The columns of a view in the texts of one language. */
export function strips(view: TableView, language: Language): Strip[] {
  return view.columns.map((column) => {
    const cells = view.rows.map((row) => row[column.key]);
    const total = view.totals?.[column.key];
    const right = column.draw === undefined && isRight(column, cells);
    const words = !right && column.draw === undefined;
    return {
      column,
      label: cleanLine(column.label[language]),
      right,
      floor: view.totals && words ? totalColumns(language) : 1,
      texts: cells.map((cell) => text(cell, column, language)),
      total: total === undefined || total === null ? "" : text(total, column, language),
      numbers: column.draw === "bar" ? cells.map(numberOf) : [],
    };
  });
}

/**
 * The text of a cell; of a bar only what stands before it: the number, if the column formats it.
 */
function text(cell: Cell, column: Column, language: Language): string {
  if (column.draw === "spark") return sparkline(numbersOf(cell));
  if (column.draw === "bar" && !column.format) return "";
  return cleanLine(readable(cell, column.format, language));
}

/** All texts a table may show, to choose its ruler by. */
export function* textsOf(
  view: TableView,
  columns: readonly Strip[],
  language: Language,
): Generator<string> {
  yield headline(view.title, language);
  yield cleanLine(count(view)[language]);
  for (const note of view.notes ?? []) yield cleanLine(note[language]);
  for (const { label, texts, total } of columns) {
    yield label;
    yield total;
    yield* texts;
  }
}

/** How wide a column would be and may become; numbers are not cut while another column can be. */
export function demand(strip: Strip, ruler: Ruler): Demand {
  const { column, right, label, texts, floor } = strip;
  const weight = column.weight ?? 5;
  const name = Math.max(floor, ruler.width(label));
  if (column.draw === "bar") {
    const before = numberColumns(strip, ruler);
    const least = Math.max(name, before + barLeast);
    return { natural: Math.max(name, before + barColumns), least, weight, soft: true };
  }
  const natural = Math.max(name, widest([strip.total, ...texts], ruler));
  if (right || column.draw === "spark") return { natural, least: natural, weight, soft: false };
  const enough = Math.max(name, column.key === "id" ? idLeast : textLeast);
  return { natural, least: Math.min(natural, enough), weight, soft: false };
}

/** The header, cells and total of a column, drawn and cut to its final width. */
export function draw(
  strip: Strip,
  columns: number,
  ruler: Ruler,
): { head: string; texts: string[]; total: string } {
  const { column, label, texts, total, numbers } = strip;
  const cut = (one: string) => truncate(one, columns, ruler);
  const head = cut(label);
  if (column.draw !== "bar") return { head, texts: texts.map(cut), total: cut(total) };
  const before = numberColumns(strip, ruler);
  const most = largest(numbers);
  const bars = texts.map((one, row) => {
    const drawn = bar(numbers[row] ?? 0, most, columns - before);
    return cut(before === 0 ? drawn : `${padStart(one, before - 1, ruler)} ${drawn}`.trimEnd());
  });
  return { head, texts: bars, total: cut(padStart(total, before - 1, ruler)) };
}

/** The room for the numbers in front of bars, with the space after them; 0 where there are none. */
function numberColumns({ texts, total }: Strip, ruler: Ruler): number {
  const most = widest([total, ...texts], ruler);
  return most === 0 ? 0 : most + 1;
}

function widest(texts: readonly string[], ruler: Ruler): number {
  return texts.reduce((most, one) => Math.max(most, ruler.width(one)), 0);
}
