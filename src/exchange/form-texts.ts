import type { FormData } from "../nouns/form/data.ts";
import { formView, textLeast } from "../nouns/form/view.ts";
import { print } from "../print/print.ts";

/** Columns of a paper as plain text: what goes on A4 in a usual type. */
const paperColumns = 100;

/** As many columns as a paper needs: no column of a table is left out of a file. */
function columnsOf({ tables }: FormData): number {
  const needed = tables.map(({ columns, rows, totals = {} }) =>
    columns.reduce((sum, { key, label, align }) => {
      const cells = [label, ...[...rows, totals].map((row) => row[key] ?? "")];
      const longest = Math.max(...cells.map(widest));
      return sum + (align === "left" ? Math.min(textLeast, longest) : longest) + gap;
    }, 0),
  );
  return Math.max(paperColumns, ...needed);
}

const gap = 2;

/** At most so many columns: a Chinese character takes two. */
function widest(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : text.length * 2;
}

/** A form as plain text or as Markdown, copy by copy. */
export async function formText(data: FormData, format: "table" | "md"): Promise<string> {
  const { copies, language } = data;
  const screen = { language, colour: false, width: columnsOf(data) };
  const pages: string[] = [];
  for (const copy of copies.length > 0 ? copies : [""]) {
    pages.push(await print(formView(data, copy), format, screen));
  }
  return pages.join(format === "md" ? "\n---\n\n" : "\f");
}
