import type { Language } from "../law/words.ts";
import { count, headline, isRight, readable, totalColumns } from "./cells.ts";
import { bar, largest, numberOf, numbersOf, sparkline } from "./chart.ts";
import { cleanLine } from "./clean.ts";
import type { Demand } from "./fit.ts";
import { partsOf, ungrouped } from "./groups.ts";
import type { Cell, Column, TableView } from "./view.ts";
import { padStart, type Ruler, truncate, wrap } from "./width.ts";

const barColumns = 20;
const barLeast = 8;
const textLeast = 20;

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

/** The columns of a view in the texts of one language; not what the lines above groups say. */
export function strips(view: TableView, language: Language): Strip[] {
  return ungrouped(view).map((column) => {
    const cells = view.rows.map((row) => row[column.key]);
    const total = view.totals?.[column.key];
    const right = column.draw === undefined && isRight(column, cells);
    const words = !right && column.draw === undefined;
    return {
      column,
      label: cleanLine(column.label[language]),
      right,
      floor: view.totals && words ? totalColumns(language) : 1,
      texts: column.tell
        ? view.rows.map((row) => cleanLine(column.tell?.(row, language) ?? ""))
        : cells.map((cell) => text(cell, column, language)),
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
  if (view.groups) yield* partsOf(view, language).map(({ heading }) => `→ ${heading}`);
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
  const head = Math.max(floor, headLeast(label, ruler));
  const wraps = column.wrap === true;
  if (column.draw === "bar") {
    const before = numberColumns(strip, ruler);
    const least = Math.max(head, before + barLeast);
    const natural = Math.max(name, before + barColumns);
    return { natural, easy: least, least, weight, wraps: false };
  }
  const content = widest([strip.total, ...texts], ruler);
  const natural = Math.max(name, content);
  const easy = Math.max(head, content);
  if (right || column.draw === "spark" || isWhole(column)) {
    return { natural, easy, least: easy, weight, wraps: false };
  }
  const enough = Math.max(head, column.least ?? textLeast);
  return { natural, easy, least: Math.min(easy, enough), weight, wraps };
}

/** An id that is cut names nothing. */
function isWhole({ key, whole }: Column): boolean {
  return whole ?? key === "id";
}

/** The width a label needs in two lines: its longest word, or half of it. */
function headLeast(label: string, ruler: Ruler): number {
  return Math.max(Math.ceil(ruler.width(label) / 2), widest(label.split(" "), ruler));
}

/** The header, cells and total of a column, drawn to its final width; a cell in its lines. */
export function draw(
  strip: Strip,
  columns: number,
  ruler: Ruler,
): { head: string[]; texts: string[][]; total: string } {
  const { column, label, texts, total, numbers } = strip;
  const cut = (one: string) => truncate(one, columns, ruler);
  // A character may be wider than all the room there is.
  const fold = (one: string) => wrap(one, columns, ruler).map(cut);
  const head = fold(label);
  if (column.draw !== "bar") {
    const set = column.wrap || isWhole(column) ? fold : (one: string) => [cut(one)];
    return { head, texts: texts.map(set), total: cut(total) };
  }
  const before = numberColumns(strip, ruler);
  const most = largest(numbers);
  const bars = texts.map((one, row) => {
    const drawn = bar(numbers[row] ?? 0, most, columns - before);
    return [cut(before === 0 ? drawn : `${padStart(one, before - 1, ruler)} ${drawn}`.trimEnd())];
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
