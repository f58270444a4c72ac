import type { Language } from "../law/words.ts";
import { count, headline, period } from "./cells.ts";
import { cleanLine } from "./clean.ts";
import { partsOf } from "./groups.ts";
import { factText, plainTable } from "./plain-table.ts";
import type { Fact, PageView, TableView } from "./view.ts";

/** With more columns than this a sheet of paper is laid across. */
const mostUpright = 8;

/** A whole HTML page in UTF-8 that prints on A4: nothing in it is fetched, nothing in it runs. */
export function printHtml(view: TableView | PageView, language: Language): string {
  const tables = view.shape === "page" ? view.sections : [view];
  const isWide = tables.some(({ columns }) => columns.length > mostUpright);
  const title = escaped(headline(view.title, language));
  return [
    "<!doctype html>",
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><title>${title}</title>`,
    `<style>${style(isWide)}</style></head>`,
    "<body>",
    ...(view.shape === "page" ? page(view, language) : section(view, language, "h1")),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function style(isWide: boolean): string {
  return `
@page { size: A4${isWide ? " landscape" : ""}; margin: 14mm; }
body { font: 10.5pt/1.4 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 15pt; } h2 { font-size: 12pt; } h3 { font-size: 11pt; }
h1 small, h2 small { font-weight: normal; margin-left: 1em; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { border: 1px solid #999; padding: 2px 5px; text-align: left; vertical-align: top; }
th { background: #eee; } .r { text-align: right; white-space: nowrap; }
tfoot { display: table-row-group; font-weight: bold; }
dl { display: grid; grid-template-columns: max-content auto; gap: 1px 1em; }
dt { font-weight: bold; } dd { margin: 0; }
`;
}

function page(view: PageView, language: Language): string[] {
  return [
    `<h1>${escaped(headline(view.title, language))}</h1>`,
    ...facts(view.facts, language),
    ...view.sections.flatMap((one) => section(one, language, "h2")),
    ...(view.details ?? []).flatMap((one) => [
      `<h2>${escaped(headline(one.title, language))}</h2>`,
      ...facts(one.facts, language),
    ]),
    ...(view.notes ?? []).map((note) => `<p>${escaped(note[language])}</p>`),
  ];
}

function facts(all: readonly Fact[], language: Language): string[] {
  const told = all.flatMap((fact) => {
    const text = factText(fact, language);
    return text === "" ? [] : `<dt>${escaped(fact.label[language])}</dt><dd>${escaped(text)}</dd>`;
  });
  return told.length === 0 ? [] : ["<dl>", ...told, "</dl>"];
}

function section(view: TableView, language: Language, mark: "h1" | "h2"): string[] {
  const within = period(view, language);
  const when = within === "" ? "" : `<small>${escaped(within)}</small>`;
  const parts = partsOf(view, language).flatMap(({ heading, rows }) => [
    `<h3>${escaped(heading)}</h3>`,
    ...table({ ...view, rows }, language),
  ]);
  const whole = (): string[] =>
    view.rows.length === 0 ? [`<p>${escaped(count(view)[language])}</p>`] : table(view, language);
  return [
    `<${mark}>${escaped(headline(view.title, language))}${when}</${mark}>`,
    ...(parts.length > 0 ? parts : whole()),
    ...(view.notes ?? []).map((note) => `<p>${escaped(note[language])}</p>`),
  ];
}

function table(view: TableView, language: Language): string[] {
  const { labels, right, rows, totals } = plainTable(view, language);
  const line = (texts: readonly string[], cell: "th" | "td"): string => {
    const cells = texts.map(
      (text, at) => `<${cell}${right[at] ? ' class="r"' : ""}>${escaped(text)}</${cell}>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  };
  return [
    "<table>",
    `<thead>${line(labels, "th")}</thead>`,
    "<tbody>",
    ...rows.map((texts) => line(texts, "td")),
    "</tbody>",
    ...(totals ? [`<tfoot>${line(totals, "td")}</tfoot>`] : []),
    "</table>",
  ];
}

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Cleans a text and keeps it from being read as HTML; line breaks become `<br>`. */
function escaped(text: string): string {
  // The bell cannot be in a cleaned line, so it can hold the place of a break.
  return cleanLine(text, "\u0007")
    .replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
    .replaceAll("\u0007", "<br>");
}
