import { type Language, say } from "../law/words.ts";
import { headline, readable } from "./cells.ts";
import { inAscii, numbersOf, sparkline } from "./chart.ts";
import { cleanLine, cleanText } from "./clean.ts";
import { type Strip, strips, textsOf } from "./sheet.ts";
import {
  bodyLines,
  type Drawing,
  noteLines,
  paragraphs,
  printTable,
  titleLines,
  wrapped,
} from "./table.ts";
import { isBad, themeFor } from "./theme.ts";
import type { Fact, PageView, Screen, TableView } from "./view.ts";
import { padEnd, rulerFor, wrap } from "./width.ts";

const factLeast = 12;

interface Line {
  readonly label: string;
  /** The lines of the value, cleaned. */
  readonly value: readonly string[];
}

interface Section {
  readonly view: TableView;
  readonly columns: readonly Strip[];
}

/** Any view for a person at a screen to read. */
export async function printScreen(view: TableView | PageView, screen: Screen): Promise<string> {
  const text = await (view.shape === "page" ? printPage(view, screen) : printTable(view, screen));
  return screen.ascii ? inAscii(text) : text;
}

/** One thing on a page: its title, its facts in aligned lines, then tables about it, then notes. */
async function printPage(view: PageView, screen: Screen): Promise<string> {
  const { language, width } = screen;
  const facts = view.facts.flatMap((fact) => factLine(fact, language));
  const sections = view.sections.map((one) => ({ view: one, columns: strips(one, language) }));
  const title = headline(view.title, language);
  const notes = (view.notes ?? []).map((note) => cleanLine(note[language]));
  const details = (view.details ?? []).map((one) => ({
    title: headline(one.title, language),
    facts: one.facts.flatMap((fact) => factLine(fact, language)),
  }));
  const all = [...facts, ...details.flatMap((group) => group.facts)];
  const titles = [title, ...details.map((group) => group.title)];
  const texts = [...titles, ...notes, ...all.flatMap(({ label, value }) => [label, ...value])];
  const [theme, ruler] = await Promise.all([
    themeFor(screen.colour),
    rulerFor(allTexts(texts, sections, language)),
  ]);
  const drawing: Drawing = { language, width, theme, ruler };
  const blocks = [wrapped(title, drawing).map(theme.title), factLines(facts, drawing)];
  for (const section of sections) blocks.push(await sectionLines(section, drawing));
  for (const group of details.filter((one) => one.facts.length > 0)) {
    blocks.push([theme.title(group.title), ...factLines(group.facts, drawing)]);
  }
  return paragraphs([...blocks, noteLines(view.notes ?? [], drawing)]);
}

function* allTexts(
  texts: readonly string[],
  sections: readonly Section[],
  language: Language,
): Generator<string> {
  yield* texts;
  for (const { view, columns } of sections) yield* textsOf(view, columns, language);
}

/** The fact's label and the lines of its value; nothing at all where the value is empty. */
function factLine({ label, value, format, draw }: Fact, language: Language): Line[] {
  if (value === null || value === undefined) return [];
  const drawn = draw === "spark" ? `${sparkline(numbersOf(value))}  ` : "";
  const lines = cleanText(drawn + readable(value, format, language))
    .replaceAll("\t", " ")
    .trim();
  if (lines === "") return [];
  const name = cleanLine(label[language]) + say(":", "：")[language];
  return [{ label: name, value: lines.split(/\r?\n/) }];
}

/** Labels in one column, values in the next; long values go on below themselves. */
function factLines(facts: readonly Line[], { width, theme, ruler }: Drawing): string[] {
  const longest = facts.reduce((most, { label }) => Math.max(most, ruler.width(label)), 0);
  const indent = longest + 2;
  const room = width === undefined ? undefined : Math.max(factLeast, width - indent);
  return facts.flatMap(({ label, value }) => {
    const lines = value.flatMap((line) => (room === undefined ? [line] : wrap(line, room, ruler)));
    return lines.map((line, at) => {
      const start = padEnd(at === 0 ? label : "", indent, ruler);
      return (theme.quiet(start) + (isBad(line) ? theme.bad(line) : line)).trimEnd();
    });
  });
}

/** A table about the thing: its name with the number of rows, the table, its own notes. */
async function sectionLines({ view, columns }: Section, drawing: Drawing): Promise<string[]> {
  const { lines, hidden } = await bodyLines(view, columns, drawing);
  const rows = view.rows.length;
  const number = rows === 0 ? "" : say(` (${rows})`, `（${rows}）`)[drawing.language];
  return [
    ...titleLines(view, drawing, number),
    ...lines,
    ...noteLines([...(view.notes ?? []), ...hidden], drawing),
  ];
}
