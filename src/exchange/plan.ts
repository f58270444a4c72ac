import type { Noun } from "../law/noun.ts";
import type { DateShape } from "./date-shape.ts";

/** Where in the plan something stands; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What must hold of one cell of the row. */
export interface Condition {
  readonly column: string;
  readonly is: "empty" | "filled" | "zero" | "positive" | "negative" | "equal";
  /** The text that an "equal" cell has. */
  readonly text?: string;
  readonly at?: Place | undefined;
}

interface At {
  readonly at?: Place | undefined;
}

/** The same text for every row. */
export interface ValueSource extends At {
  readonly is: "value";
  readonly text: string;
}

/**
 * A cell of the row: first blanked, then replaced in, read as a day, translated, looked up, turned
 * round; else the default.
 */
export interface ColumnSource extends At {
  readonly is: "column";
  readonly column: string;
  /** Texts that stand for nothing. */
  readonly blank?: readonly string[];
  readonly replace?: readonly (readonly [from: string, to: string])[];
  readonly map?: ReadonlyMap<string, string>;
  readonly lookup?: Lookup;
  /** How days are written there: "M/D/YYYY H:mm". */
  readonly date?: DateShape;
  /** The sign of the number is turned round. */
  readonly negate?: boolean;
  readonly default?: string;
}

/** The cell `take` of the row of `file` in which `match` says the same. */
export interface Lookup {
  readonly file: string;
  readonly match: string;
  readonly take: string;
}

/** Cells in a sentence: "{first_name} {last_name}"; texts and columns take turns. */
export interface TemplateSource extends At {
  readonly is: "template";
  readonly parts: readonly { readonly text: string; readonly column?: string }[];
}

/** Several texts with something in between; empty ones are left out. */
export interface JoinSource extends At {
  readonly is: "join";
  readonly parts: readonly TextSource[];
  readonly between: string;
}

export type TextSource = ValueSource | ColumnSource | TemplateSource | JoinSource;

/** A group of fields; without any filled cell there is none. */
export interface GroupSource extends At {
  readonly is: "group";
  readonly fields: Mapping;
}

/** A list with one element for each row of another table that belongs to this one. */
export interface RowsSource extends At {
  readonly is: "rows";
  readonly file: string;
  readonly here: string;
  readonly there: string;
  readonly fields: Mapping;
}

/** A list of groups that are written out, made only when the conditions hold. */
export interface ListSource extends At {
  readonly is: "list";
  readonly items: readonly Mapping[];
  readonly when: readonly Condition[];
}

/** Where the value of a field comes from. */
export type Source = TextSource | GroupSource | RowsSource | ListSource;

/** The fields to be filled and where each one's value comes from. */
export type Mapping = Readonly<Record<string, Source>>;

export interface PlanStep extends At {
  readonly noun: Noun;
  /** The table; none: one record of constants. */
  readonly file?: string;
  /** The fields by which a record that is already there is known; none (entries): by all mapped. */
  readonly key: readonly string[];
  /** What ids are made of, or with the key "id" the ids themselves. */
  readonly id?: TextSource;
  readonly fields: Mapping;
  readonly onlyWhen: readonly Condition[];
  readonly skipWhen: readonly Condition[];
  /** Only the first row with each text in this column is read: a product of many sale lines. */
  readonly firstOf?: string;
}

/** How the tables of another system become records: step by step, in the order of their need. */
export interface Plan {
  /** The plan's file as a person would name it, for messages. */
  readonly file: string;
  readonly name?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly steps: readonly PlanStep[];
}

/** What a source reads: columns of the row's own table, and other tables with theirs. */
export interface Reads {
  readonly columns: readonly { readonly column: string; readonly at: Place | undefined }[];
  readonly others: readonly {
    readonly file: string;
    readonly reads: Reads;
    /** The columns that tell which rows belong to which; only for joined rows. */
    readonly join?: { readonly here: string; readonly there: string };
  }[];
}

/** Everything that some sources and conditions read. */
export function readsOf(sources: readonly Source[], conditions: readonly Condition[] = []): Reads {
  const all = [
    { columns: conditions.map(({ column, at }) => ({ column, at })), others: [] },
    ...sources.map(readsOfOne),
  ];
  return {
    columns: all.flatMap((one) => one.columns),
    others: all.flatMap((one) => one.others),
  };
}

function readsOfOne(source: Source): Reads {
  const { at } = source;
  switch (source.is) {
    case "value":
      return { columns: [], others: [] };
    case "column":
      return { columns: [{ column: source.column, at }], others: lookupReads(source) };
    case "template":
      return {
        columns: source.parts.flatMap(({ column }) =>
          column === undefined ? [] : [{ column, at }],
        ),
        others: [],
      };
    case "join":
      return readsOf(source.parts);
    case "group":
      return readsOf(Object.values(source.fields));
    case "list":
      return readsOf(
        source.items.flatMap((item) => Object.values(item)),
        source.when,
      );
    case "rows": {
      const { file, here, there } = source;
      const inner = readsOf(Object.values(source.fields));
      const reads = { ...inner, columns: [{ column: there, at }, ...inner.columns] };
      return { columns: [{ column: here, at }], others: [{ file, reads, join: { here, there } }] };
    }
  }
}

function lookupReads({ lookup, at }: ColumnSource): Reads["others"] {
  if (!lookup) return [];
  const columns = [lookup.match, lookup.take].map((column) => ({ column, at }));
  return [{ file: lookup.file, reads: { columns, others: [] } }];
}
