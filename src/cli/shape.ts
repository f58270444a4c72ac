import { isDecimal, toScaled } from "../law/decimal.ts";
import { RoundsError } from "../law/errors.ts";
import { nearest } from "../law/names.ts";
import { say } from "../law/words.ts";
import type { Cell, Column, Format, Row, TableView, View } from "../print/view.ts";
import type { Globals } from "./globals.ts";

const formats: readonly Format[] = ["table", "csv", "tsv", "json", "jsonl", "md", "html", "ids"];

/** The format asked for: --ids, --json, --format, else the view's own, else a table. */
export function formatOf(globals: Globals, view: View | undefined): Format {
  if (globals.ids) return "ids";
  if (globals.json) return "json";
  const told = globals.format;
  if (typeof told === "string") {
    const found = formats.find((one) => one === told.toLowerCase());
    if (found) return found;
    throw new RoundsError("bad-value", say(`there is no format "${told}"`, `没有“${told}”格式`), {
      candidates: formats,
    });
  }
  return view && "format" in view && view.format ? view.format : "table";
}

function columnNamed(view: TableView, name: string): Column {
  const all = [...view.columns, ...(view.hidden ?? [])];
  const key = name.trim().toLowerCase();
  const found = all.find((one) =>
    [one.key, one.label.en, one.label.zh].some((word) => word.toLowerCase() === key),
  );
  if (found) return found;
  const keys = all.map((one) => one.key);
  throw new RoundsError("bad-value", say(`there is no column "${name}"`, `没有“${name}”这一列`), {
    candidates: nearest(name, keys).length > 0 ? nearest(name, keys) : keys,
  });
}

/** Applies --columns and --sort; JSON of a list that nobody narrowed has every column. */
export function shaped(view: View, globals: Globals, format: Format): View {
  const isRead = format === "table" || format === "md" || format === "html";
  if (view.shape === "page" && isRead) {
    return { ...view, sections: view.sections.map(withoutEmpty) };
  }
  if (view.shape !== "list" && view.shape !== "report") return view;
  let table: TableView = view;
  if (typeof globals.sort === "string") {
    const down = globals.sort.startsWith("-");
    const column = columnNamed(table, globals.sort.replace(/^-/, ""));
    const rows = sorted(table.rows, column.key, down);
    table = { ...table, rows, groups: undefined, letter: undefined };
  }
  if (typeof globals.columns === "string") {
    const columns = globals.columns.split(/[,，]/).map((name) => columnNamed(table, name));
    return { ...table, columns, hidden: [], groups: undefined, letter: undefined };
  }
  if (format === "json" || format === "jsonl") {
    return { ...table, columns: [...table.columns, ...(table.hidden ?? [])] };
  }
  return isRead ? withoutEmpty(table) : table;
}

/** People need no column in which nothing stands. */
function withoutEmpty(table: TableView): TableView {
  const filled = ({ key }: Column): boolean =>
    table.rows.some((row) => row[key] !== undefined && row[key] !== null && row[key] !== "");
  const columns = table.columns.filter(filled);
  return columns.length > 0 ? { ...table, columns } : table;
}

/** What is missing comes last, upwards and downwards. */
function sorted(rows: readonly Row[], key: string, down: boolean): readonly Row[] {
  const sign = down ? -1 : 1;
  const missing = (row: Row): boolean =>
    row[key] === undefined || row[key] === null || row[key] === "";
  return [...rows].sort(
    (a, b) => Number(missing(a)) - Number(missing(b)) || sign * compare(a[key], b[key]),
  );
}

/** Numbers by size, everything else by its text. */
function compare(a: Cell, b: Cell): number {
  const one = String(a);
  const two = String(b);
  if (isDecimal(one) && isDecimal(two)) {
    const difference = toScaled(one, 6) - toScaled(two, 6);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  return one < two ? -1 : one > two ? 1 : 0;
}
