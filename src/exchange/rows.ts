import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { TextDecoder } from "node:util";
import { CsvError, parse } from "csv-parse/sync";
import { RoundsError } from "../law/errors.ts";
import { say, type Text } from "../law/words.ts";
import { restoreCell } from "../print/defuse.ts";
import { Alike } from "./alike.ts";

export interface Row {
  /** The line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What is wrong with the row as such: too few cells, or too many. */
  readonly flaw?: Text;
}

export interface Table {
  /** The file as a person would name it, for messages. */
  readonly name: string;
  readonly headers: readonly string[];
  /** The place of each header among the cells. */
  readonly index: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
}

/** How a file of text is to be read; both are found out where nobody says. */
export interface Writing {
  /** A label of the Encoding Standard, "gbk" for instance; none: UTF-8, UTF-16 by its mark. */
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
}

/** The one row of a step of a plan that reads no table. */
export function oneRow(name: string, line: number): Table {
  return { name, headers: [], index: new Map(), rows: [{ line, cells: [] }] };
}

/** The text of a column's cell, trimmed; undefined when there is nothing in it. */
export function cellOf(table: Table, row: Row, column: string): string | undefined {
  const at = table.index.get(column);
  return at === undefined ? undefined : row.cells[at]?.trim() || undefined;
}

/**
 * Reads a table of comma-separated values whose first line names the columns. Rows of blanks are
 * passed over, cells that were defused for spreadsheets come back as they were.
 * @throws RoundsError unreadable, with the line
 */
export function readTable(text: string, name: string, delimiter?: string): Table {
  const [head, ...body] = records(text, { name, delimiter: delimiter ?? delimiterOf(text) });
  if (!head) {
    throw new RoundsError("unreadable", say("there is nothing in this table", "表格为空"), {
      where: { file: name },
    });
  }
  const headers = head.cells.map((cell) => cell.trim());
  const index = new Map<string, number>();
  for (const [at, header] of headers.entries()) {
    if (header === "") continue;
    if (index.has(header)) {
      throw new RoundsError(
        "unreadable",
        say(`two columns are called "${header}"`, `有两列都叫“${header}”`),
        { where: { file: name, line: head.line } },
      );
    }
    index.set(header, at);
  }
  return { name, headers, index, rows: body.map((row) => fitted(row, headers)) };
}

/** The row with what is wrong with its number of cells; empty ones at its end do not count. */
function fitted(row: Row, headers: readonly string[]): Row {
  const count = row.cells.length;
  const named = (cell: string, at: number): boolean => cell.trim() !== "" && !headers[at];
  if (count >= headers.length && !row.cells.some(named)) return row;
  const flaw = say(
    `this row has ${count} cells, the header has ${headers.length}`,
    `此行有 ${count} 格，表头有 ${headers.length} 格`,
  );
  return { ...row, flaw };
}

function records(text: string, { name, delimiter }: { name: string; delimiter: string }): Row[] {
  const rows: Row[] = [];
  const alike = new Alike();
  let last = 0;
  try {
    parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        const line = last + 1;
        last = lines;
        if (cells.some((cell) => cell.trim() !== ""))
          rows.push({ line, cells: cells.map((cell) => alike.text(restoreCell(cell))) });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RoundsError("unreadable", said(error), {
      where: { file: name, line: last + 1 },
      hint: say(
        'a cell with a quote in it is written in quotes, the quote twice: "5"" pipe"',
        '含引号的单元格须整体加引号，内部引号写两遍："5""管"',
      ),
      cause: error,
    });
  }
  return rows;
}

function said(error: CsvError): Text {
  return error.code === "CSV_QUOTE_NOT_CLOSED"
    ? say("a quote that begins here is never closed", "此处开始的引号没有结束")
    : say(`this is not a row of a table: ${error.message}`, `不是有效的表格行：${error.message}`);
}

/**
 * Tab or semicolon where the first line has no comma but one of them: some spreadsheets write so.
 */
function delimiterOf(text: string): string {
  const first = /^.*/.exec(text)?.[0] ?? "";
  if (first.includes(",")) return ",";
  return ["\t", ";"].find((one) => first.includes(one)) ?? ",";
}

/**
 * The text of a file, "-" for standard input. @throws RoundsError not-found, unreadable when it is
 * not in the encoding said
 */
export function readText(path: string, { name, encoding }: { name: string } & Writing): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path === "-" ? 0 : path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "EISDIR") {
      throw new RoundsError("not-found", say(`there is no file ${name}`, `没有文件 ${name}`), {
        cause: error,
      });
    }
    throw new RoundsError(
      "failed",
      say(`${name} cannot be read (${code})`, `无法读取 ${name}（${code}）`),
      {
        cause: error,
      },
    );
  }
  return decoded(bytes, { name, encoding: encoding ?? markOf(bytes) });
}

function markOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

function decoded(bytes: Buffer, { name, encoding }: { name: string; encoding: string }): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new RoundsError(
      "bad-value",
      say(`there is no encoding "${encoding}"`, `没有“${encoding}”编码`),
      {
        candidates: ["utf-8", "gbk", "gb18030", "big5", "windows-1252"],
      },
    );
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new RoundsError(
      "unreadable",
      say(`this is not ${encoding} text`, `不是 ${encoding} 编码的文本`),
      {
        where: { file: name },
        hint: say(
          "save it as CSV UTF-8, or say what it is: --encoding gbk",
          "请另存为“CSV UTF-8”，或指明编码：--encoding gbk",
        ),
      },
    );
  }
}

/** The tables of one folder, each read once, and their rows by the text of a column. */
export class Tables {
  private readonly folder: string;
  private readonly writing: Writing;
  /** The folder as a person named it, for messages. */
  private readonly shown: string;
  private readonly read = new Map<string, Table>();
  private readonly joined = new Map<string, ReadonlyMap<string, readonly Row[]>>();

  constructor(folder: string, { shown, ...writing }: Writing & { readonly shown: string }) {
    this.folder = folder;
    this.shown = shown;
    this.writing = writing;
  }

  /** @throws RoundsError not-found, unreadable */
  get(file: string): Table {
    const known = this.read.get(file);
    if (known) return known;
    const name = join(this.shown, file);
    const text = readText(resolve(this.folder, file), { ...this.writing, name });
    return this.put(file, readTable(text, name, this.writing.delimiter));
  }

  /** Gives a table that is no file of the folder a name. */
  put(file: string, table: Table): Table {
    this.read.set(file, table);
    return table;
  }

  /** The rows of a table by the text of one of its columns. */
  by(file: string, column: string): ReadonlyMap<string, readonly Row[]> {
    const key = JSON.stringify([file, column]);
    const known = this.joined.get(key);
    if (known) return known;
    const table = this.get(file);
    const rows = new Map<string, Row[]>();
    for (const row of table.rows) {
      const text = cellOf(table, row, column) ?? "";
      const list = rows.get(text);
      if (list) list.push(row);
      else rows.set(text, [row]);
    }
    this.joined.set(key, rows);
    return rows;
  }
}
