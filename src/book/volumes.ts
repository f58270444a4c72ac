import { toMicro } from "../law/decimal.ts";
import { toMinor } from "../law/money.ts";
import type { AnyStored, Balance, Noun } from "../law/noun.ts";
import { linesWith } from "./cache-lines.ts";
import type { Closings } from "./closings.ts";
import { parseLine } from "./entry-lines.ts";
import { parseDayId, recordPath } from "./ids.ts";
import { brokenLine } from "./marker.ts";
import type { Shelf } from "./shelf.ts";

/** A line of a volume: the record, the sums about it, its file's text if that says more. */
export type Line = AnyStored & {
  readonly $sums?: Readonly<Record<string, string>>;
  readonly $text?: string;
};

/** The path of a noun's volume of a month, relative to the book. */
export function volumePath(folder: string, month: string): string {
  return `volumes/${month}/${folder}.jsonl`;
}

/** A record as a line of a volume; `text` is its file's where the record does not give it. */
export function volumeLine(
  record: AnyStored,
  sums: Readonly<Record<string, string>> | undefined,
  text: string | undefined,
): string {
  const { id, ...values } = record;
  const more = { ...(sums ? { $sums: sums } : {}), ...(text === undefined ? {} : { $text: text }) };
  return `${JSON.stringify({ id, ...values, ...more })}\n`;
}

const fewLookups = 20;

/** The bound records of one noun: read line by line, and only where something may stand. */
export class Volumes {
  private readonly folder: string;
  private readonly shelf: Shelf;
  private readonly closings: Closings;
  private lookups = 0;
  private index: ReturnType<Volumes["gatherLines"]> | undefined;

  constructor(folder: string, shelf: Shelf, closings: Closings) {
    this.folder = folder;
    this.shelf = shelf;
    this.closings = closings;
  }

  /** The months whose volume may hold a paper of a month, newest first; of all without one. */
  private months(since = ""): readonly string[] {
    return this.closings.months
      .filter((month) => month >= since && this.shelf.stamp(volumePath(this.folder, month)))
      .reverse();
  }

  /** A bound record; the newest line counts where it was bound twice. */
  get(id: string): AnyStored | undefined {
    const line = this.line(id);
    return line && recordOf(line);
  }

  /**
   * What a sum had come to about a record that was bound by the closing of a month; undefined when
   * it was not.
   */
  sumOf(
    id: string,
    { name, balance, month }: { name: string; balance: Balance; month: string | undefined },
  ): number | undefined {
    const { scale } = balance;
    const line = this.line(id, month);
    if (!line) return undefined;
    const figure = line.$sums?.[name] ?? "0";
    return scale === "quantity" ? toMicro(figure) : toMinor(figure, this.shelf.digits);
  }

  /** All bound records. */
  all(): Map<string, AnyStored> {
    return this.gather((bytes) => bytes.toString("utf8").trimEnd().split("\n"));
  }

  /**
   * Bound records with a value in a field; only lines that hold the value are taken apart. Of
   * papers before a month, YYYY-MM, not all are found.
   */
  where(field: string, value: string, since?: string): Map<string, AnyStored> {
    const piece = `"${field}":${JSON.stringify(value)}`;
    const found = this.gather((bytes) => linesWith(bytes, piece), since);
    for (const [id, record] of found) if (record[field] !== value) found.delete(id);
    return found;
  }

  /**
   * Bound records whose date field lies within a period. Only lines whose first date of that name
   * lies within are taken apart: the fields of a record stand before the groups in it.
   */
  between(field: string, { from, to }: { from: string; to: string }): Map<string, AnyStored> {
    const first = new RegExp(`"${field}":"(\\d{4}-\\d{2}-\\d{2})"`);
    const within = (day: unknown): boolean => typeof day === "string" && day >= from && day <= to;
    const found = this.gather(
      (bytes) =>
        bytes
          .toString("utf8")
          .split("\n")
          .filter((line) => within(first.exec(line)?.[1])),
      from.slice(0, 7),
    );
    for (const [id, record] of found) if (!within(record[field])) found.delete(id);
    return found;
  }

  private gather(
    pick: (bytes: Buffer) => readonly string[],
    since?: string,
  ): Map<string, AnyStored> {
    const found = new Map<string, AnyStored>();
    for (const month of this.months(since)) {
      const path = volumePath(this.folder, month);
      for (const text of pick(this.shelf.bytes(path))) {
        const line = this.parse(text, path);
        if (line && !found.has(line.id)) found.set(line.id, recordOf(line));
      }
    }
    return found;
  }

  /**
   * The line of a record that was bound by the closing of a month or before, the newest one; it is
   * searched for a few times, then all are remembered.
   */
  line(id: string, until = this.closings.month): Line | undefined {
    // Most ids asked for are of the open month.
    if (until === undefined || isLater(id, until)) return undefined;
    const day = parseDayId(id);
    if (!day || !this.closings.isClosed(day.month)) return undefined;
    if (!this.index && ++this.lookups > fewLookups) this.index = this.gatherLines();
    if (this.index) return this.index.get(id)?.find(({ month }) => month <= until)?.line;
    for (const month of this.months(day.month).filter((one) => one <= until)) {
      const path = volumePath(this.folder, month);
      const [text] = linesWith(this.shelf.bytes(path), `{"id":${JSON.stringify(id)},`);
      if (text !== undefined) return this.parse(text, path);
    }
    return undefined;
  }

  /** The lines of every record, the newest first. */
  private gatherLines(): Map<string, { readonly month: string; readonly line: Line }[]> {
    const all = new Map<string, { readonly month: string; readonly line: Line }[]>();
    for (const month of this.months()) {
      const text = this.shelf.bytes(volumePath(this.folder, month)).toString("utf8");
      for (const line of parseVolume(text)) {
        const known = all.get(line.id);
        if (known) known.push({ month, line });
        else all.set(line.id, [{ month, line }]);
      }
    }
    return all;
  }

  private parse(text: string, file: string): Line | undefined {
    const line = parseLine(text);
    if (!line && text !== "") this.shelf.report([brokenLine(text, { file })]);
    return line as Line | undefined;
  }
}

/** Is an id's day, told by its figures alone, after a month of the same century? */
function isLater(id: string, month: string): boolean {
  const years = id.slice(2, 4);
  return (
    years < "70" &&
    month.startsWith("20") &&
    years + id.slice(4, 6) > month.slice(2).replace("-", "")
  );
}

/** The lines of a volume's text. */
export function parseVolume(text: string): readonly Line[] {
  return text.split("\n").flatMap((line) => (parseLine(line) as Line | undefined) ?? []);
}

/** The record of a line, without what the volume keeps besides. */
export function recordOf({ $sums: _, $text: __, ...record }: Line): AnyStored {
  return record as AnyStored;
}

/** Live and bound records in the order of their files; what lives again counts for both. */
export function together(
  noun: Noun,
  live: readonly AnyStored[],
  bound: Map<string, AnyStored> | undefined,
): readonly AnyStored[] {
  if (!bound || bound.size === 0) return live;
  for (const record of live) bound.set(record.id, record);
  return [...bound.values()]
    .map((record) => ({ record, path: recordPath(noun, record.id) ?? "" }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ record }) => record);
}
