import { isDecimal, toScaled } from "../law/decimal.ts";
import { RoundsError } from "../law/errors.ts";
import type { Reading } from "../law/kind.ts";
import type { AnyStored, Field, Fields } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import type { Alike } from "./alike.ts";
import { parseCell } from "./cells.ts";
import { type DateShape, dayIn } from "./date-shape.ts";
import { type Mistake, saidBy } from "./mistakes.ts";
import type {
  ColumnSource,
  Condition,
  GroupSource,
  ListSource,
  Mapping,
  RowsSource,
  Source,
  TextSource,
} from "./plan.ts";
import { mentions, type Refs } from "./refs.ts";
import { cellOf, type Row, type Table, type Tables } from "./rows.ts";

/** What sources are read with. */
export interface Desk {
  readonly tables: Tables;
  readonly refs: Refs;
  readonly reading: Reading;
  readonly mistakes: Mistake[];
  readonly alike: Alike;
}

/** A row, and the field that is being filled from it. */
export interface Spot {
  readonly desk: Desk;
  readonly table: Table;
  readonly row: Row;
  /** As in "lines.price", and in Chinese labels; empty for the record itself. */
  readonly path: string;
  readonly pathZh?: string;
  /** The entry of the book that the row says again: what it names may have gone since. */
  readonly stands?: AnyStored | undefined;
}

/** Takes down a mistake at the row and the field that is being filled. */
export function tell(spot: Spot, text: Text, follows = false): void {
  const { desk, table, row, path, pathZh = path } = spot;
  const where = { file: table.name, line: row.line };
  const said = path === "" ? text : say(`${path}: ${text.en}`, `${pathZh}：${text.zh}`);
  desk.mistakes.push(follows ? { where, text: said, follows } : { where, text: said });
}

function below({ path, pathZh = path, ...spot }: Spot, key: string, field?: Field): Spot {
  const before = (outer: string): string => (outer === "" ? "" : `${outer}.`);
  return { ...spot, path: before(path) + key, pathZh: before(pathZh) + (field?.label.zh ?? key) };
}

/** Does a condition hold of a row? */
export function holds({ column, is, text }: Condition, { table, row }: Spot): boolean {
  const cell = cellOf(table, row, column);
  switch (is) {
    case "empty":
      return cell === undefined;
    case "filled":
      return cell !== undefined;
    case "zero":
      return cell !== undefined && isDecimal(cell) && toScaled(cell, 6) === 0n;
    case "positive":
      return cell !== undefined && isDecimal(cell) && toScaled(cell, 6) > 0n;
    case "negative":
      return cell !== undefined && isDecimal(cell) && toScaled(cell, 6) < 0n;
    case "equal":
      return cell === text?.trim();
  }
}

/** The text that a source gives for a row; undefined when there is none. */
export function textOf(source: TextSource, spot: Spot): string | undefined {
  switch (source.is) {
    case "value":
      return source.text || undefined;
    case "column":
      return columnText(source, spot);
    case "template": {
      const cells = source.parts.map(({ text, column }) => ({
        text,
        cell: column === undefined ? undefined : cellOf(spot.table, spot.row, column),
      }));
      const filled = cells.some(({ cell }) => cell !== undefined);
      const whole = cells
        .map(({ text, cell }) => text + (cell ?? ""))
        .join("")
        .trim();
      return filled || source.parts.every((part) => part.column === undefined) ? whole : undefined;
    }
    case "join": {
      const parts = source.parts.flatMap((part) => textOf(part, spot) ?? []);
      return parts.length > 0 ? parts.join(source.between) : undefined;
    }
  }
}

function columnText(source: ColumnSource, spot: Spot): string | undefined {
  let text = cellOf(spot.table, spot.row, source.column);
  if (text !== undefined && source.blank?.includes(text)) text = undefined;
  for (const [from, to] of source.replace ?? []) text = text?.replaceAll(from, to);
  if (text === undefined || text === "") return source.default;
  if (source.date) return asDay(text, source.date, spot);
  const found = source.map
    ? mapped(text, source, spot)
    : source.lookup
      ? lookedUp(text, source, spot)
      : text;
  return source.negate && found !== undefined ? negated(found) : found;
}

/** A number with its sign turned round; anything else as it is, to be told where it is read. */
function negated(text: string): string {
  if (!isDecimal(text)) return text;
  return text.startsWith("-") ? text.slice(1) : `-${text.replace(/^\+/, "")}`;
}

function asDay(text: string, shape: DateShape, spot: Spot): string | undefined {
  const day = dayIn(text, shape);
  if (day === undefined) {
    tell(
      spot,
      say(`"${text}" is not a day like ${shape.text}`, `“${text}”不是 ${shape.text} 这样的日期`),
    );
  }
  return day;
}

function mapped(text: string, source: ColumnSource, spot: Spot): string | undefined {
  const known = source.map?.get(text) ?? source.default;
  if (known === undefined) {
    tell(spot, say(`the plan does not say what "${text}" is`, `方案没有说明“${text}”对应什么`));
  }
  return known || undefined;
}

function lookedUp(text: string, source: ColumnSource, spot: Spot): string | undefined {
  const { lookup } = source;
  if (!lookup) return text;
  const { tables } = spot.desk;
  const [row] = tables.by(lookup.file, lookup.match).get(text) ?? [];
  if (row) return cellOf(tables.get(lookup.file), row, lookup.take) ?? source.default;
  if (source.default !== undefined) return source.default;
  const { name } = tables.get(lookup.file);
  tell(
    spot,
    say(
      `no row of ${name} has the ${lookup.match} "${text}"`,
      `${name} 中没有 ${lookup.match} 为“${text}”的行`,
    ),
  );
  return undefined;
}

/** The value of a field for a row; what is wrong with it is taken down and it is undefined. */
export function fieldValue(source: Source, field: Field, spot: Spot): unknown {
  const inside = field.kind.inside as Fields | undefined;
  switch (source.is) {
    case "group":
      return inside && groupOf(source, inside, spot);
    case "list":
      return inside && listOf(source, inside, spot);
    case "rows":
      return inside && rowsOf(source, inside, spot);
    default: {
      const text = textOf(source, spot);
      return text === undefined ? undefined : parsed(text, field, spot);
    }
  }
}

function groupOf(source: GroupSource, inside: Fields, spot: Spot): object | undefined {
  return isThere(source.fields, inside, spot) ? filled(source.fields, inside, spot) : undefined;
}

function listOf(source: ListSource, inside: Fields, spot: Spot): readonly object[] | undefined {
  if (!source.when.every((condition) => holds(condition, spot))) return undefined;
  const items = source.items
    .filter((item) => isThere(item, inside, spot))
    .map((item) => filled(item, inside, spot));
  return items.length > 0 ? items : undefined;
}

/** A group of constants is always there; any other only when one of its cells is filled. */
function isThere(mapping: Mapping, inside: Fields, spot: Spot): boolean {
  const sources = Object.values(mapping);
  const varying = sources.filter((source) => source.is !== "value");
  if (varying.length === 0) return sources.length > 0;
  const quiet = { ...spot, desk: { ...spot.desk, mistakes: [] } };
  const some = Object.entries(mapping).some(([key, source]) => {
    const field = inside[key];
    if (source.is === "value" || !field) return false;
    if (source.is === "group" || source.is === "list" || source.is === "rows") {
      return fieldValue(source, field, quiet) !== undefined;
    }
    return textOf(source, quiet) !== undefined;
  });
  return some || quiet.desk.mistakes.length > 0;
}

function rowsOf(source: RowsSource, inside: Fields, spot: Spot): readonly object[] | undefined {
  const { tables } = spot.desk;
  const table = tables.get(source.file);
  const key = cellOf(spot.table, spot.row, source.here);
  const rows = key === undefined ? [] : (tables.by(source.file, source.there).get(key) ?? []);
  if (rows.length === 0) return undefined;
  return rows.map((row) => {
    const inner = { ...spot, table, row };
    if (row.flaw) tell(inner, row.flaw);
    return filled(source.fields, inside, inner);
  });
}

/** The values of a mapping; a required field of a group that stays empty is taken down. */
function filled(mapping: Mapping, inside: Fields, spot: Spot): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const before = spot.desk.mistakes.length;
  for (const [key, source] of Object.entries(mapping)) {
    const field = inside[key];
    if (!field) continue;
    const value = fieldValue(source, field, below(spot, key, field));
    if (value !== undefined) values[key] = value;
  }
  if (spot.desk.mistakes.length === before) tellMissing(inside, values, spot);
  return values;
}

/** Takes down every required field that has no value. */
export function tellMissing(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  spot: Spot,
): void {
  for (const [key, field] of Object.entries(fields)) {
    if (field.required && values[key] === undefined) {
      tell(below(spot, key, field), say("is missing", "未填写"));
    }
  }
}

function parsed(text: string, field: Field, spot: Spot): unknown {
  try {
    const value = field.kind.inside
      ? parsedCell(text, field, spot)
      : spot.desk.alike.value(field, text, () => parsedCell(text, field, spot));
    return value === undefined ? undefined : named(field, value, spot);
  } catch (error) {
    if (!(error instanceof RoundsError)) throw error;
    tell(spot, saidBy(error));
    return undefined;
  }
}

function parsedCell(text: string, { kind }: Field, spot: Spot): unknown {
  return parseCell(kind, text, {
    reading: spot.desk.reading,
    tell: (path, said) =>
      tell(
        path.reduce<Spot>((at, key) => below(at, String(key)), spot),
        said,
      ),
  });
}

/** Ids in place of names, inside groups too; what a group lacks is taken down. */
function named({ kind }: Pick<Field, "kind">, value: unknown, spot: Spot): unknown {
  if (kind.refers && Array.isArray(value)) {
    const ids = value.map((one) => named({ kind }, String(one), spot));
    return ids.includes(undefined) ? undefined : ids;
  }
  if (kind.refers) {
    const found = spot.desk.refs.find(kind.refers, String(value));
    if ("id" in found) return found.id;
    if (mentions(spot.stands, value)) return value;
    tell(spot, found.text, found.follows);
    return undefined;
  }
  if (!kind.inside) return value;
  const inside = kind.inside as Fields;
  if (Array.isArray(value)) return value.map((one) => namedGroup(inside, one, spot));
  return namedGroup(inside, value as Record<string, unknown>, spot);
}

function namedGroup(inside: Fields, group: Readonly<Record<string, unknown>>, spot: Spot): object {
  const values: Record<string, unknown> = {};
  const before = spot.desk.mistakes.length;
  for (const [key, value] of Object.entries(group)) {
    const field = inside[key];
    const known =
      field && value !== undefined ? named(field, value, below(spot, key, field)) : value;
    if (known !== undefined) values[key] = known;
  }
  if (spot.desk.mistakes.length === before) tellMissing(inside, values, spot);
  return values;
}
