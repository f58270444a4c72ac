import type { Language, Text } from "../law/words.ts";

/** What a cell holds: decimal strings for money and quantities, ISO strings for dates. */
export type Cell = string | number | boolean | null | undefined | readonly string[];

export type Row = Readonly<Record<string, Cell>>;

export interface Column {
  /** The English key used in JSON, CSV and `--columns`. */
  readonly key: string;
  readonly label: Text;
  readonly align?: "left" | "right";
  /** Importance, 1 to 9: when a terminal is too narrow, the lowest go first. Default 5. */
  readonly weight?: number;
  /** Text that goes on below itself in further lines where it would else be cut. */
  readonly wrap?: boolean;
  /** What is of no use in part, such as an id: the column is shown whole or not at all. */
  readonly whole?: boolean;
  /** Terminal columns below which lesser columns rather leave than this text gives way. */
  readonly least?: number;
  /** How a person reads the value; JSON and CSV keep the raw one. */
  readonly format?: (value: Cell, language: Language) => string;
  /** How a person reads the row here, where the cell alone does not say all; before `format`. */
  readonly tell?: (row: Row, language: Language) => string;
  /**
   * A drawn column: a bar over all rows' numbers, behind the number itself where there is a
   * `format`,
   * or a sparkline of a list of numbers.
   */
  readonly draw?: "bar" | "spark";
  /** What a full bar stands for; else the largest of the rows' numbers. */
  readonly full?: number;
}

/** How the rows of a table stand together. */
export interface Groups {
  /**
   * Rows with the same value of this key, which come one after the other, are a group; a column of
   * it is for programs.
   */
  readonly key: string;
  /** Further keys of columns for programs: people see from the group what stands in them. */
  readonly implied?: readonly string[];
  /** The line above a group. */
  readonly heading: (value: Cell, rows: readonly Row[]) => Text;
  /**
   * The key of a column that, where it has no room, stands below a row: in each group below the
   * first of all rows of which `each` says the same.
   */
  readonly below?: { readonly key: string; readonly each: (row: Row) => string };
}

/**
 * Rows with columns; a list prints as a JSON array, a report as one JSON object with its totals.
 */
export interface TableView {
  readonly shape: "list" | "report";
  readonly title: Text;
  /** The period of a report, inclusive both ends. */
  readonly from?: string;
  readonly to?: string;
  readonly columns: readonly Column[];
  /** Columns that are there for the asking (`--columns`), not shown otherwise. */
  readonly hidden?: readonly Column[];
  readonly rows: readonly Row[];
  readonly totals?: Row;
  readonly notes?: readonly Text[];
  /** What to say where there are no rows. */
  readonly empty?: Text;
  /** The format when nobody asks for one; else a table. */
  readonly format?: Format;
  readonly groups?: Groups;
  /** What stands in its place as Markdown: a page to be sent. */
  readonly letter?: PageView;
}

export interface Fact {
  readonly key: string;
  readonly label: Text;
  readonly value: Cell;
  readonly format?: Column["format"];
  /** A list of numbers as a sparkline, before the text that `format` makes of it. */
  readonly draw?: "spark";
}

/** Facts that belong together, under a heading. */
export interface FactGroup {
  readonly title: Text;
  readonly facts: readonly Fact[];
}

/**
 * One thing on a page: facts, then tables about it, then further facts. JSON is `record` as it is.
 */
export interface PageView {
  readonly shape: "page";
  readonly title: Text;
  readonly facts: readonly Fact[];
  readonly sections: readonly TableView[];
  /** Further facts, below the tables. */
  readonly details?: readonly FactGroup[];
  readonly notes?: readonly Text[];
  readonly record: unknown;
  /** The language it is read in unless --lang says another; usually that of whoever asks. */
  readonly language?: Language;
}

/** Plain text, or data that is JSON whatever the format. */
export interface TextView {
  readonly shape: "text";
  readonly text: string;
}

export type View = TableView | PageView | TextView;

export type Format = "table" | "csv" | "tsv" | "json" | "jsonl" | "md" | "html" | "ids";

/** What the screen is like: decided once at the edge, by the rules of colour and width. */
export interface Screen {
  readonly language: Language;
  readonly colour: boolean;
  /** The terminal knows no more than ASCII to draw with. */
  readonly ascii?: boolean;
  /** Columns to fit into; undefined off a terminal: as wide as needed. */
  readonly width: number | undefined;
}
