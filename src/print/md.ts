import { type Language, say } from "../law/words.ts";
import { count, headline, period } from "./cells.ts";
import { cleanLine } from "./clean.ts";
import { partsOf } from "./groups.ts";
import { factText, plainTable } from "./plain-table.ts";
import type { Fact, PageView, TableView } from "./view.ts";

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

function factItem(fact: Fact, language: Language): string[] {
  const colon = say(":", "：")[language];
  const text = factText(fact, language);
  return text === "" ? [] : [`- **${escaped(fact.label[language])}${colon}** ${escaped(text)}`];
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
  const { labels, right, rows, totals } = plainTable(view, language);
  const lines = [
    labels.map(escaped),
    right.map((one) => (one ? "---:" : "---")),
    ...rows.map((cells) => cells.map(escaped)),
    ...(totals ? [totals.map((text) => (text === "" ? "" : `**${escaped(text)}**`))] : []),
  ];
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
}

/** Cleans a text and keeps it from being read as Markdown or HTML; line breaks become `<br>`. */
function escaped(text: string): string {
  // The bell cannot be in a cleaned line, so it can hold the place of a break.
  return cleanLine(text, "\u0007")
    .replace(/[\\|`*<[\]]/g, (mark) => (mark === "<" ? "&lt;" : `\\${mark}`))
    .replaceAll("\u0007", "<br>");
}
