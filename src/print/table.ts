import { type Language, say, type Text } from "../law/words.ts";
import { count, headline, period, withTotalWord } from "./cells.ts";
import { cleanLine } from "./clean.ts";
import { fitColumns, gap } from "./fit.ts";
import { gridLines, plainFrame } from "./grid.ts";
import { linesBetween } from "./groups.ts";
import { demand, draw, measure, type Strip, strips, textsOf } from "./sheet.ts";
import { isBadCell, type Theme, themeFor } from "./theme.ts";
import type { Screen, TableView } from "./view.ts";
import { type Ruler, rulerFor, wrap } from "./width.ts";

/** Where and how something is drawn. */
export interface Drawing {
  readonly language: Language;
  readonly width: number | undefined;
  readonly theme: Theme;
  readonly ruler: Ruler;
}

/** A list or report for a person to read: a title with its period, a table, notes, the count. */
export async function printTable(view: TableView, screen: Screen): Promise<string> {
  const { language, width } = screen;
  const columns = strips(view, language);
  const [theme, ruler] = await Promise.all([
    themeFor(screen.colour),
    rulerFor(textsOf(view, columns, language)),
  ]);
  const drawing = { language, width, theme, ruler };
  const { lines, hidden } = await bodyLines(view, columns, drawing);
  const notes = [...(view.rows.length > 0 ? [count(view)] : []), ...(view.notes ?? []), ...hidden];
  return paragraphs([titleLines(view, drawing), lines, noteLines(notes, drawing)]);
}

/** Blocks of lines with an empty line between them; empty blocks leave no trace. */
export function paragraphs(blocks: readonly (readonly string[])[]): string {
  const filled = blocks.filter((block) => block.length > 0);
  return `${filled.map((block) => block.join("\n")).join("\n\n")}\n`;
}

/** Notes below a table or page, wrapped to the screen. */
export function noteLines(notes: readonly Text[], drawing: Drawing): string[] {
  const { language, theme } = drawing;
  return notes.flatMap((note) => wrapped(cleanLine(note[language]), drawing).map(theme.quiet));
}

/** The line above a table: what it is a list of, how many where asked for, and for which period. */
export function titleLines(view: TableView, drawing: Drawing, number = ""): string[] {
  const { language, width, theme, ruler } = drawing;
  const title = headline(view.title, language) + number;
  const time = cleanLine(period(view, language));
  if (time === "") return wrapped(title, drawing).map(theme.title);
  const fits = width === undefined || ruler.width(title) + 2 + ruler.width(time) <= width;
  if (fits) return [`${theme.title(title)}  ${theme.quiet(time)}`];
  return [...wrapped(title, drawing).map(theme.title), ...wrapped(time, drawing).map(theme.quiet)];
}

/** One cleaned text in as many lines as the screen needs. */
export function wrapped(text: string, { width, ruler }: Drawing): string[] {
  return width === undefined ? [text] : wrap(text, width, ruler);
}

/**
 * The table itself, or the sentence in its place when empty, and a note of the columns left out.
 */
export async function bodyLines(
  view: TableView,
  columns: readonly Strip[],
  drawing: Drawing,
): Promise<{ lines: string[]; hidden: Text[] }> {
  const { language, width, theme, ruler } = drawing;
  if (view.rows.length === 0 || columns.length === 0) {
    return { lines: wrapped(cleanLine(count(view)[language]), drawing), hidden: [] };
  }
  for (const strip of columns) measure(strip, ruler);
  const demands = columns.map((strip) => demand(strip, ruler));
  const fitted = fitColumns(demands, width);
  const shown = columns.flatMap((strip, at) => {
    const own = fitted[at] ?? 0;
    if (own === 0) return [];
    const words = !strip.right && strip.column.draw === undefined;
    const { key } = strip.column;
    return [{ own, words, key, right: strip.right, ...draw(strip, own, ruler) }];
  });
  const sums = shown.map(({ total, own, words }) => ({ text: total, room: own, words }));
  const widths = shown.map(({ own }) => own);
  const frameOf = view.shape === "report" ? (await import("./frame.ts")).reportFrame : plainFrame;
  const lines = gridLines({
    frame: frameOf(widths, gap),
    gap,
    columns: shown,
    rows: view.rows.length,
    totals: view.totals && withTotalWord(sums, language),
    between: view.groups ? linesBetween(view, { columns, fitted }, drawing) : undefined,
    ruler,
    paint: (text, part, at) => {
      if (!theme.colour) return text;
      if (part === "rule") return theme.quiet(text);
      if (part === "head") return theme.header(text);
      return isBadCell(text, shown[at]?.key ?? "", shown[at]?.right ?? false)
        ? theme.bad(text)
        : text;
    },
  });
  const left = columns.filter(
    ({ column }, at) => fitted[at] === 0 && column.key !== view.groups?.below?.key,
  );
  return { lines, hidden: hiddenNote(left) };
}

function hiddenNote(left: readonly Strip[]): Text[] {
  if (left.length === 0) return [];
  const en = left.map(({ column }) => column.label.en).join(", ");
  const zh = left.map(({ column }) => column.label.zh).join("、");
  return [
    say(
      `Not shown for lack of room: ${en}. Choose with --columns.`,
      `宽度不够，未显示：${zh}。可用 --columns 选择。`,
    ),
  ];
}
