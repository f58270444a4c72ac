import { type Language, say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Count } from "./count.ts";
import type { Names } from "./naming.ts";
import { placeKey } from "./place.ts";
import { figure, type PlaceRow } from "./reckoning.ts";

/** The columns that say where something lies and what it is. */
export function placeColumns(rows: readonly PlaceRow[], names: Names): readonly Column[] {
  const has = (key: "bin" | "lot"): boolean => rows.some(({ place }) => place[key] !== undefined);
  const places = new Set(rows.map(({ place }) => place.warehouse));
  const words = new Map(
    [...places].map((id) => [id, say(names.warehouse(id), names.warehouse(id))]),
  );
  return [
    ...(places.size > 1
      ? [wordColumn({ key: "warehouse", label: say("Warehouse", "仓库"), weight: 8 }, words)]
      : []),
    ...(has("bin") ? [{ key: "bin", label: say("Bin", "库位"), weight: 8 }] : []),
    { key: "sku", label: say("SKU", "货号"), weight: 7 },
    { key: "name", label: say("Product", "品名"), weight: 9, wrap: true, least: 10 },
    ...(has("lot") ? [{ key: "lot", label: say("Lot", "批号"), weight: 8 }] : []),
  ];
}

/** The cells of those columns, and the ids that other programs want. */
export function placeCells({ place }: PlaceRow, names: Names): Row {
  return {
    id: place.product,
    sku: names.sku(place.product),
    name: names.product(place.product),
    specification: names.specification(place.product) || undefined,
    unit: names.unit(place.product) || undefined,
    warehouse: place.warehouse,
    bin: place.bin,
    lot: place.lot,
  };
}

interface SheetFacts {
  readonly rows: readonly PlaceRow[];
  readonly names: Names;
  /** Only what is still to be counted. */
  readonly open: boolean;
}

/** A sheet to be filled in; a blind one does not say what the book says (R-WHS-19, R-WHS-20). */
export function sheetView(record: Count, { rows, names, open }: SheetFacts): TableView {
  const listed = new Set((record.places ?? []).map(placeKey));
  const shown = rows.filter(
    (row) => listed.has(placeKey(row.place)) && (!open || row.state !== "counted"),
  );
  return {
    shape: "list",
    title: say(`Count sheet ${record.id}`, `盘点表 ${record.id}`),
    columns: [
      ...placeColumns(shown, names),
      { key: "specification", label: say("Specification", "规格"), weight: 4 },
      { key: "unit", label: say("Unit", "单位"), weight: 6 },
      ...(record.blind ? [] : [figureColumn("book", say("Book quantity", "账面数"), 7)]),
      figureColumn("counted", say("Counted quantity", "实盘数"), 9),
      ...serialsColumn(shown, names),
      { key: "by", label: say("Counted by", "盘点人"), weight: 3 },
      { key: "why", label: say("Note", "说明"), weight: 3 },
    ],
    rows: shown.map((row) => ({
      ...placeCells(row, names),
      ...(record.blind ? {} : { book: figure(row.frozen) }),
      counted: open ? undefined : figure(row.counted),
      serials: open ? undefined : row.tallies[0]?.serials?.join(" "),
      by: open || row.by === undefined ? undefined : names.staff(row.by),
    })),
    empty: say("all of it is counted", "已全部盘点"),
  };
}

/** Where each piece is told by its number, which ones were there. */
function serialsColumn(rows: readonly PlaceRow[], names: Names): readonly Column[] {
  if (!rows.some(({ place }) => names.hasSerials(place.product))) return [];
  const label = say("Serial numbers", "序列号");
  return [{ key: "serials", label, weight: 6, wrap: true, least: 8 }];
}

const fileColumns: Readonly<Record<string, Text>> = {
  sku: say("SKU", "货号"),
  name: say("Name", "品名"),
  specification: say("Specification", "规格"),
  unit: say("Unit", "单位"),
  warehouse: say("Warehouse", "仓库"),
  bin: say("Bin", "库位"),
  lot: say("Lot", "批号"),
  book: say("Book quantity", "账面数"),
  counted: say("Counted", "实盘数"),
  serials: say("Serial numbers", "序列号"),
  by: say("Counted by", "盘点人"),
  why: say("Note", "说明"),
};

/** The same as a file, under headers that whoever fills it in reads. */
export function sheetTable(record: Count, facts: SheetFacts, language: Language): TableView {
  const view = sheetView(record, facts);
  const columns = Object.entries(fileColumns)
    .filter(([key]) => key !== "book" || !record.blind)
    .filter(([key]) => key !== "serials" || view.columns.some((one) => one.key === key))
    .map(([key, label]) => ({ from: key, key: label[language], label }));
  return {
    ...view,
    columns,
    rows: view.rows.map((row) =>
      Object.fromEntries(columns.map(({ from, key }) => [key, row[from]])),
    ),
  };
}
