import type { Book } from "../../book/book.ts";
import { cellOf, type Row, type Table } from "../../exchange/rows.ts";
import { RoundsError } from "../../law/errors.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { say } from "../../law/words.ts";
import { staff } from "../staff/staff.ts";
import type { Count } from "./count.ts";
import type { Entered } from "./entering.ts";
import { theNamed } from "./naming.ts";
import { placedEntry } from "./typed-entries.ts";

/** The columns of a sheet and the headers by which they are known. */
const headers = {
  id: ["id", "product", "产品ID", "产品 ID"],
  sku: ["sku", "货号", "code", "编码"],
  name: ["name", "品名", "产品", "product name"],
  warehouse: ["warehouse", "仓库"],
  bin: ["bin", "库位"],
  lot: ["lot", "批号"],
  counted: ["counted", "counted quantity", "实盘数", "实盘", "quantity", "数量"],
  unit: ["unit", "单位"],
  serials: ["serials", "serial numbers", "序列号"],
  by: ["by", "counted by", "盘点人"],
  date: ["date", "counted on", "盘点日"],
  why: ["why", "note", "说明", "备注"],
} as const;

type Key = keyof typeof headers;

/** What was filled into a sheet; a row without a counted quantity was not counted yet. */
export async function sheetEntries(
  table: Table,
  {
    book,
    record,
    today,
    by,
    date,
  }: { book: Book; record: Count; today: string; by: string; date: string },
): Promise<readonly Entered[]> {
  const columns = columnsOf(table);
  assertSheet(table, columns, record);
  const entered: Entered[] = [];
  const reading = { today, digits: book.digits };
  for (const row of table.rows) {
    const cell = (key: Key): string | undefined => {
      const header = columns.get(key);
      return header === undefined ? undefined : cellOf(table, row, header);
    };
    const figure = cell("counted");
    if (figure === undefined) continue;
    const goods = cell("id") ?? cell("sku") ?? cell("name") ?? "";
    const [where, bin, lot, who, day, why] = [
      cell("warehouse"),
      cell("bin"),
      cell("lot"),
      cell("by"),
      cell("date"),
      cell("why"),
    ];
    const typed = {
      product: goods,
      ...(where === undefined ? {} : { warehouse: where }),
      ...(bin === undefined ? {} : { bin }),
      ...(lot === undefined ? {} : { lot }),
    };
    const one = await at(table, row, async () => ({
      ...(await placedEntry(
        typed,
        { figure, unit: cell("unit") },
        { book, record, today, usual: {} },
      )),
      by: who === undefined ? by : (await theNamed(book, staff, who)).id,
      date: day === undefined ? date : dateKind.parse(day, reading),
    }));
    const told = cell("serials");
    const serials = told === undefined ? undefined : piecesIn(told, one.quantity);
    entered.push({ ...one, why, serials, line: row.line });
  }
  return entered;
}

/** Numbers as people write them into one cell: between commas, or where that is not all, blanks. */
function piecesIn(told: string, quantity: string): readonly string[] {
  const split = (between: RegExp): readonly string[] =>
    [...new Set(told.split(between))].filter(Boolean);
  const listed = split(/\s*[,，、;；\n]\s*/);
  return listed.length === Number(quantity) ? listed : split(/[\s,，、;；]+/);
}

/** Refuses a table that is no sheet. @throws RoundsError unreadable */
function assertSheet(table: Table, columns: ReadonlyMap<Key, string>, record: Count): void {
  if (
    !columns.has("counted") ||
    !(columns.has("id") || columns.has("sku") || columns.has("name"))
  ) {
    throw new RoundsError(
      "unreadable",
      say("this is no count sheet: no column counted or sku", "不是盘点表：缺少“实盘数”或“货号”列"),
      {
        where: { file: table.name, line: 1 },
        hint: say(
          `rounds count sheet ${record.id} --to sheet.csv`,
          `rounds count sheet ${record.id} --to sheet.csv`,
        ),
      },
    );
  }
}

/** Which header of the table stands for which column. */
function columnsOf({ headers: there }: Table): ReadonlyMap<Key, string> {
  const found = new Map<Key, string>();
  for (const [key, words] of Object.entries(headers) as [Key, readonly string[]][]) {
    const header = there.find((one) => words.includes(one.normalize("NFKC").trim().toLowerCase()));
    const chinese = there.find((one) => words.includes(one.normalize("NFKC").trim()));
    const known = header ?? chinese;
    if (known !== undefined) found.set(key, known);
  }
  return found;
}

/** What is wrong with a row is told with its line. */
async function at<T>(table: Table, row: Row, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof RoundsError)) throw error;
    const where = { file: table.name, line: row.line };
    throw new RoundsError(error.code, error.text, { ...error.details, where });
  }
}
