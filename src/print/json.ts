import type { Language } from "../law/words.ts";
import { cleanJson } from "./clean.ts";
import type { Cell, PageView, Row, TableView } from "./view.ts";

/** A list is an array of flat objects, a report one object with its totals, a page its record. */
export function printJson(view: TableView | PageView, language: Language): string {
  const data =
    view.shape === "page"
      ? view.record
      : view.shape === "list"
        ? flatRows(view)
        : report(view, language);
  return `${cleanJson(JSON.stringify(data ?? null, null, 2))}\n`;
}

/** One JSON object a line: the rows, or the record of a page. */
export function printJsonLines(view: TableView | PageView): string {
  const lines = view.shape === "page" ? [view.record ?? null] : flatRows(view);
  return lines.map((line) => `${cleanJson(JSON.stringify(line))}\n`).join("");
}

function report(view: TableView, language: Language): unknown {
  const { totals } = view;
  return {
    title: view.title[language],
    from: view.from ?? null,
    to: view.to ?? null,
    columns: view.columns.map(({ key, label }) => ({ key, label: label[language] })),
    rows: flatRows(view),
    totals: totals ? pick(totals, Object.keys(totals)) : null,
    notes: (view.notes ?? []).map((note) => note[language]),
  };
}

/** Every row has every key, so that a reader meets null and never a missing field. */
function flatRows(view: TableView): Record<string, Cell>[] {
  const keys = view.columns.map(({ key }) => key);
  return view.rows.map((row) => pick(row, keys));
}

function pick(row: Row, keys: readonly string[]): Record<string, Cell> {
  const picked: Record<string, Cell> = {};
  for (const key of keys) picked[key] = row[key] ?? null;
  return picked;
}
