import { resolve } from "node:path";
import { cellOf, readTable, readText, type Table } from "../../../exchange/rows.ts";
import type { Step } from "../../../law/change.ts";
import { RoundsError } from "../../../law/errors.ts";
import type { Reading } from "../../../law/kind.ts";
import { fieldNamed } from "../../../law/kinds/groups.ts";
import type { Fields } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { importVerb } from "../../generic/import.ts";
import { product } from "../../product/product.ts";
import type { Context, Outcome, Verb } from "../../verb.ts";
import { countedRows, mergedRows } from "../counted.ts";
import { type PriceList, priceList } from "../price-list.ts";
import { type PriceRow, rowFields } from "../rows.ts";

const plain = importVerb(priceList);

/** The column in which a table of single prices names the list. */
const listHeaders = ["list", "price list", "价目表", "价目表名称"];

const productHeaders = ["sku", "product", "货号", "产品", "编码", "code"];

interface Heads {
  readonly list: string | undefined;
  readonly product: string;
  /** Field of a row to its column. */
  readonly row: ReadonlyMap<string, string>;
  /** Field of the list to its column: from, to, currency. */
  readonly terms: ReadonlyMap<string, string>;
}

/** The columns of a table with one price per row; undefined where it is a table of lists. */
function headsOf({ headers }: Table): Heads | undefined {
  const named = (names: readonly string[]): string | undefined =>
    headers.find((header) => names.includes(header.trim().toLowerCase()));
  const goods = named(productHeaders);
  if (goods === undefined) return undefined;
  const rest = headers.filter((header) => header !== goods);
  const mapped = (fields: Fields): Map<string, string> =>
    new Map(
      rest.flatMap((header) => {
        const key = fieldNamed(fields, header);
        return key === undefined ? [] : [[key, header] as const];
      }),
    );
  const row = mapped(rowFields);
  if (!row.has("price")) return undefined;
  const { from, to, currency } = priceList.fields;
  return { list: named(listHeaders), product: goods, row, terms: mapped({ from, to, currency }) };
}

interface Read {
  readonly list: string;
  readonly row: PriceRow;
  readonly terms: Readonly<Record<string, unknown>>;
}

/** One row of the table as one price. @throws RoundsError with the row's line */
async function readRow(
  { table, heads, at }: { table: Table; heads: Heads; at: Table["rows"][number] },
  { book, reading }: { book: Context["book"]; reading: Reading },
): Promise<Read | undefined> {
  const wrong = (text: Text): never => {
    throw new RoundsError("bad-value", text, { where: { file: table.name, line: at.line } });
  };
  const name = cellOf(table, at, heads.product);
  if (name === undefined) return undefined;
  const found = await book.find(product, name);
  const [first] = found.filter(({ by }) => by === "exact");
  if (!first) return wrong(say(`there is no product "${name}"`, `没有产品“${name}”`));
  const list = heads.list === undefined ? "" : (cellOf(table, at, heads.list) ?? "");
  const row: Record<string, unknown> = { product: first.record.id };
  for (const [key, column] of heads.row) {
    const text = cellOf(table, at, column);
    if (text === undefined) continue;
    row[key] = rowFields[key as keyof typeof rowFields].kind.parse(text, reading);
  }
  if (row.price === undefined) return wrong(say(`${name} has no price`, `${name} 没有单价`));
  const terms: Record<string, unknown> = {};
  for (const [key, column] of heads.terms) {
    const text = cellOf(table, at, column);
    const kind = priceList.fields[key as "from"].kind;
    if (text !== undefined) terms[key] = kind.parse(text, reading);
  }
  return { list, row: row as PriceRow, terms };
}

/** The prices of a table, gathered by list: new lists are made, known ones get their rows. */
async function importPrices(context: Context, table: Table, heads: Heads): Promise<Outcome> {
  const { book, today } = context;
  const reading = { today, digits: book.digits };
  const lists = new Map<string, { rows: PriceRow[]; terms: Record<string, unknown> }>();
  for (const at of table.rows) {
    const read = await readRow({ table, heads, at }, { book, reading });
    if (!read) continue;
    const name = read.list || table.name.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
    const known = lists.get(name) ?? { rows: [], terms: {} };
    lists.set(name, known);
    known.rows.push(read.row);
    Object.assign(known.terms, read.terms);
  }
  const steps: Step[] = [];
  let prices = 0;
  for (const [name, { rows, terms }] of lists) {
    const counted = await countedRows(rows, book);
    prices += counted.length;
    const found = (await book.find(priceList, name)).find(({ by }) => by === "exact");
    if (found) {
      const was = found.record as unknown as PriceList;
      const fields = { ...terms, rows: mergedRows(was.rows ?? [], counted) };
      assertAgrees(priceList, { ...was, ...fields }, book.digits);
      steps.push({ do: "set", noun: priceList, id: was.id, fields });
    } else {
      const record = { name, ...terms, rows: mergedRows([], counted) };
      assertAgrees(priceList, record, book.digits);
      const id = await book.newId(priceList, record);
      steps.push({ do: "create", noun: priceList, record: { ...record, id } });
    }
  }
  return {
    steps,
    receipt: say(
      `imported ${prices} prices into ${lists.size} price ${lists.size === 1 ? "list" : "lists"}: ${[...lists.keys()].join(", ")}`,
      `已导入 ${prices} 个价格，价目表 ${lists.size} 张：${[...lists.keys()].join("、")}`,
    ),
  };
}

/**
 * A table with one price per row - list, product, price, from which quantity, unit - or, as every
 * noun has it, one with a list per row.
 */
export const verb: Verb = {
  ...plain,
  summary: say(
    "read prices from a CSV table: list, product, price, from quantity, unit",
    "从 CSV 表导入价格：价目表、产品、单价、起订量、单位",
  ),
  async run(context, input) {
    const { file, encoding } = input as { readonly file: string; readonly encoding?: string };
    if (file === "-") return plain.run(context, input);
    const path = resolve(context.folder, file);
    const table = readTable(readText(path, { name: file, encoding }), file);
    const heads = headsOf(table);
    return heads ? importPrices(context, table, heads) : plain.run(context, input);
  },
};
