import { stringify } from "csv-stringify/sync";
import { raw } from "./cells.ts";
import { cleanLine, cleanText } from "./clean.ts";
import { defuseCell } from "./defuse.ts";
import type { Cell, PageView, Screen, TableView } from "./view.ts";

/**
 * Comma-separated values with a header of English keys, cells raw and defused for spreadsheets; a
 * page is one row of its facts. Off a terminal the data is exact; on one, control characters show.
 */
export function printCsv(view: TableView | PageView, screen: Screen): string {
  const visible = screen.width === undefined ? (text: string) => text : cleanText;
  const rows = cells(view).map((row) => row.map((cell) => defuseCell(visible(raw(cell)))));
  const isOne = rows[0]?.length === 1;
  // A row of one empty cell would else be an empty line, which readers skip.
  const options = { quoted_match: /[\r\n]/, quoted_empty: isOne };
  const line = (row: readonly string[]): string => {
    const text = row.join(",");
    const isPlain = !isOne && !special.test(text) && text.split(",").length === row.length;
    return isPlain ? `${text}\n` : stringify([[...row]], options);
  };
  return rows.map(line).join("");
}

/** What the library has to look at; every other line is what it is. */
const special = /["\r\n]/;

/**
 * Tab-separated values: as CSV, without tabs, line breaks or quotes, so that `cut` and `awk` read
 * it.
 */
export function printTsv(view: TableView | PageView): string {
  return cells(view)
    .map((row) => row.map((cell) => defuseCell(cleanLine(raw(cell), " "))).join("\t"))
    .map((line) => `${line}\n`)
    .join("");
}

function cells(view: TableView | PageView): Cell[][] {
  if (view.shape === "page") {
    const facts = [...view.facts, ...(view.details ?? []).flatMap((one) => one.facts)];
    return [facts.map(({ key }) => key), facts.map(({ value }) => value)];
  }
  const keys = view.columns.map(({ key }) => key);
  return [keys, ...view.rows.map((row) => keys.map((key) => row[key]))];
}
