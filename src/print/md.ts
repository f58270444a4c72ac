import { type Language, say } from "../law/words.ts";
import { count, headline, isRight, period, readable, withTotalWord } from "./cells.ts";
import { bar, largest, numberOf, numbersOf, sparkline } from "./chart.ts";
import { cleanLine } from "./clean.ts";
import { partsOf, ungrouped } from "./groups.ts";
import type { Cell, Column, Fact, PageView, TableView } from "./view.ts";

const barColumns = 20;

/** GitHub-flavoured Markdown: a heading, a table (or a list of facts and tables), notes below. */
export function printMarkdown(view: TableView | PageView, language: Language): string {
  const parts = view.shape === "page" ? page(view, language) : section(view, language, "##");
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function page(view: PageView, language: Language): string[] {
  const listed = (facts: readonly Fact[]): string =>
    facts.flatMap((fact) => factItem(fact, language)).join("\n");
  return [
    `## ${escaped(headline(view.title, language))}`,
    listed(view.facts),
    ...view.sections.flatMap((one) => section(one, language, "###")),
    ...(view.details ?? []).flatMap(({ title, facts }) => [
      `### ${escaped(headline(title, language))}`,
      listed(facts),
    ]),
    ...(view.notes ?? []).map((note) => escaped(note[language])),
  ];
}

function factItem({ label, value, format, draw }: Fact, language: Language): string[] {
  const colon = say(":", "：")[language];
  const drawn = draw === "spark" ? `${sparkline(numbersOf(value))} ` : "";
  const said = value === null || value === undefined ? "" : readable(value, format, language);
  const text = (drawn + said).trim();
  return text === "" ? [] : [`- **${escaped(label[language])}${colon}** ${escaped(text)}`];
}

function section(view: TableView, language: Language, mark: "##" | "###"): string[] {
  const heading = [escaped(headline(view.title, language)), period(view, language)]
    .filter(Boolean)
    .join("  ");
  const parts = partsOf(view, language).flatMap(({ heading: of, rows }) => [
    `${mark}# ${escaped(of)}`,
    table({ ...view, rows }, language),
  ]);
  const whole = (): string =>
    view.rows.length === 0 ? escaped(count(view)[language]) : table(view, language);
  return [
    `${mark} ${heading}`,
    ...(parts.length > 0 ? parts : [whole()]),
    ...(view.notes ?? []).map((note) => escaped(note[language])),
  ];
}

function table(view: TableView, language: Language): string {
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
  const totals = view.totals && withTotalWord(sums, language);
  const lines = [
    columns.map(({ column }) => escaped(column.label[language])),
    columns.map(({ right }) => (right ? "---:" : "---")),
    ...view.rows.map((_, row) => columns.map(({ texts }) => escaped(texts[row] ?? ""))),
    ...(totals ? [totals.map((text) => (text === "" ? "" : `**${escaped(text)}**`))] : []),
  ];
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
}

function sumText(sum: Cell, { draw, format }: Column, language: Language): string {
  if (sum === undefined || sum === null || (draw && !format)) return "";
  return readable(sum, format, language);
}

function cellTexts(cells: readonly Cell[], column: Column, language: Language): string[] {
  if (column.draw === "spark") return cells.map((cell) => sparkline(numbersOf(cell)));
  if (column.draw !== "bar") return cells.map((cell) => readable(cell, column.format, language));
  const numbers = cells.map(numberOf);
  const most = largest(numbers);
  return cells.map((cell, row) => {
    const before = column.format ? `${column.format(cell, language)} ` : "";
    return (before + bar(numbers[row] ?? 0, most, barColumns)).trim();
  });
}

/** Cleans a text and keeps it from being read as Markdown or HTML; line breaks become `<br>`. */
function escaped(text: string): string {
  // The bell cannot be in a cleaned line, so it can hold the place of a break.
  return cleanLine(text, "\u0007")
    .replace(/[\\|`*<[\]]/g, (mark) => (mark === "<" ? "&lt;" : `\\${mark}`))
    .replaceAll("\u0007", "<br>");
}
