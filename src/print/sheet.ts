import type { Language } from "../law/words.ts";
import { count, headline, isRight, readable, totalColumns } from "./cells.ts";
import { bar, largest, numberOf, numbersOf, sparkline } from "./chart.ts";
import { cleanLine, isPlain } from "./clean.ts";
import type { Demand } from "./fit.ts";
import { partsOf, ungrouped } from "./groups.ts";
import type { Cell, Column, TableView } from "./view.ts";
import { padStart, quickWidth, type Ruler, truncate, wrap } from "./width.ts";

const barColumns = 20;
const barLeast = 8;
const textLeast = 20;

/** The texts of one column, cleaned and measured; a bar is drawn once its width is known. */
export interface Strip {
  readonly column: Column;
  readonly right: boolean;
  readonly label: string;
  readonly texts: readonly string[];
  /** The width of each text in terminal columns; NaN where that takes all of Unicode's tables. */
  readonly widths: number[];
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
    const { tell } = column;
    const told = tell
      ? view.rows.map((row) => tell(row, language))
      : cells.map((cell) => text(cell, column, language));
    return {
      column,
      label: cleanLine(column.label[language]),
      right,
      floor: view.totals && words ? totalColumns(language) : 1,
      ...cleaned(told),
      total: total === undefined || total === null ? "" : cleanLine(text(total, column, language)),
      numbers: column.draw === "bar" ? cells.map(numberOf) : [],
    };
  });
}

/** Most texts are plain: they are clean and as wide as long, which is told in one look. */
function cleaned(told: readonly string[]): Pick<Strip, "texts" | "widths"> {
  const texts: string[] = [];
  const widths: number[] = [];
  for (const one of told) {
    const plain = isPlain(one);
    const clean = plain ? one : cleanLine(one);
    texts.push(clean);
    widths.push(plain ? one.length : (quickWidth(clean) ?? Number.NaN));
  }
  return { texts, widths };
}

/**
 * The text of a cell; of a bar only what stands before it: the number, if the column formats it.
 */
function text(cell: Cell, column: Column, language: Language): string {
  if (column.draw === "spark") return sparkline(numbersOf(cell));
  if (column.draw === "bar" && !column.format) return "";
  return readable(cell, column.format, language);
}

/** The texts by which a table's ruler is chosen: of the cells, one that is hard to measure. */
export function* textsOf(
  view: TableView,
  columns: readonly Strip[],
  language: Language,
): Generator<string> {
  yield headline(view.title, language);
  yield cleanLine(count(view)[language]);
  for (const note of view.notes ?? []) yield cleanLine(note[language]);
  if (view.groups) yield* partsOf(view, language).map(({ heading }) => `→ ${heading}`);
  for (const { label, texts, widths, total } of columns) {
    yield label;
    yield total;
    const hard = widths.findIndex(Number.isNaN);
    if (hard >= 0) yield texts[hard] as string;
  }
}

/** Measures what could not be measured without the ruler. */
export function measure({ texts, widths }: Strip, ruler: Ruler): void {
  for (const [row, width] of widths.entries()) {
    if (Number.isNaN(width)) widths[row] = ruler.width(texts[row] as string);
  }
}

/** How wide a column would be and may become; numbers are not cut while another column can be. */
export function demand(strip: Strip, ruler: Ruler): Demand {
  const { column, right, label, floor } = strip;
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
  const content = contentColumns(strip, ruler);
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

/** A column as it is drawn to its final width. */
export interface Drawn {
  readonly head: readonly string[];
  /** The first line of each cell, and how wide it is. */
  readonly texts: readonly string[];
  readonly widths: readonly number[];
  /** All lines of the cells that have several, by row. */
  readonly folded: ReadonlyMap<number, readonly string[]>;
  readonly total: string;
}

/** The header, cells and total of a column, drawn to its final width. */
export function draw(strip: Strip, columns: number, ruler: Ruler): Drawn {
  const { column, label, total } = strip;
  const cut = (one: string) => truncate(one, columns, ruler);
  // A character may be wider than all the room there is.
  const fold = (one: string) => wrap(one, columns, ruler).map(cut);
  const head = fold(label);
  if (column.draw === "bar") return { head, ...drawBars(strip, columns, ruler) };
  const set = column.wrap || isWhole(column) ? fold : (one: string) => [cut(one)];
  const texts = [...strip.texts];
  const widths = [...strip.widths];
  const folded = new Map<number, readonly string[]>();
  for (const [row, width] of widths.entries()) {
    if (width <= columns) continue;
    const lines = set(texts[row] as string);
    texts[row] = lines[0] ?? "";
    widths[row] = ruler.width(texts[row] as string);
    if (lines.length > 1) folded.set(row, lines);
  }
  return { head, texts, widths, folded, total: cut(total) };
}

function drawBars(strip: Strip, columns: number, ruler: Ruler): Omit<Drawn, "head"> {
  const { total, numbers } = strip;
  const before = numberColumns(strip, ruler);
  const most = strip.column.full ?? largest(numbers);
  const texts = strip.texts.map((one, row) => {
    const drawn = bar(numbers[row] ?? 0, most, columns - before);
    const whole = before === 0 ? drawn : `${padStart(one, before - 1, ruler)} ${drawn}`.trimEnd();
    return truncate(whole, columns, ruler);
  });
  return {
    texts,
    widths: texts.map(ruler.width),
    folded: new Map(),
    total: truncate(padStart(total, before - 1, ruler), columns, ruler),
  };
}

/** The room for the numbers in front of bars, with the space after them; 0 where there are none. */
function numberColumns(strip: Strip, ruler: Ruler): number {
  const most = contentColumns(strip, ruler);
  return most === 0 ? 0 : most + 1;
}

/** The width of the widest cell, that of the totals row included. */
function contentColumns({ widths, total }: Strip, ruler: Ruler): number {
  return widths.reduce((most, one) => Math.max(most, one), ruler.width(total));
}

function widest(texts: readonly string[], ruler: Ruler): number {
  return texts.reduce((most, one) => Math.max(most, ruler.width(one)), 0);
}
