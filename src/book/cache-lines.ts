import type { AnyStored } from "../law/noun.ts";
import type { Stamp } from "./shelf.ts";

/** A line of a noun's cache: a file, what it looked like, the record in it. */
export type CacheLine = readonly [path: string, stamp: Stamp, record: AnyStored];

/** A record as the cache or a file gave it. A line of the cache is parsed when it is looked at. */
export class Kept {
  readonly stamp: Stamp;
  private readonly text: string;
  private parsed: AnyStored | undefined;

  constructor(stamp: Stamp, source: string | AnyStored) {
    this.stamp = stamp;
    this.text = typeof source === "string" ? source : "";
    this.parsed = typeof source === "string" ? undefined : source;
  }

  get record(): AnyStored {
    this.parsed ??= JSON.parse(this.text) as AnyStored;
    return this.parsed;
  }

  /** Can it hold this piece of JSON? A quick no, without parsing. */
  mayHold(piece: string): boolean {
    return this.parsed !== undefined || this.text.includes(piece);
  }
}

/** What a cache says of each file, the last line counting; the number of lines tells its age. */
export function readLines(text: string): { known: Map<string, Kept>; count: number } {
  const known = new Map<string, Kept>();
  const lines = text.split("\n");
  lines.pop();
  for (const line of lines) known.set(...keptOf(line));
  return { known, count: lines.length };
}

/** The same where every record will be looked at: parsed in one go, which is faster. */
export function parseLines(text: string): { known: Map<string, Kept>; count: number } {
  const lines = JSON.parse(`[${text.slice(0, -1).replaceAll("\n", ",")}]`) as CacheLine[];
  const known = new Map<string, Kept>();
  for (const [path, stamp, record] of lines) known.set(path, new Kept(stamp, record));
  return { known, count: lines.length };
}

/**
 * A line's file and what is kept of it. Only the beginning is taken apart, as most records of a
 * noun are not looked at.
 */
export function keptOf(line: string): readonly [path: string, kept: Kept] {
  const pathEnd = line.indexOf('","', 2);
  const stampEnd = line.indexOf('",{', pathEnd + 3);
  const kept = new Kept(line.slice(pathEnd + 3, stampEnd), line.slice(stampEnd + 2, -1));
  return [line.slice(2, pathEnd), kept];
}

/** The lines of a JSON Lines file that hold a piece of text, each once, in their order. */
export function linesWith(bytes: Buffer, piece: string): string[] {
  const needle = Buffer.from(piece);
  const lines: string[] = [];
  for (let at = bytes.indexOf(needle); at >= 0; ) {
    const start = bytes.lastIndexOf(10, at) + 1;
    const end = bytes.indexOf(10, at);
    lines.push(bytes.toString("utf8", start, end < 0 ? bytes.length : end));
    at = end < 0 ? -1 : bytes.indexOf(needle, end);
  }
  return lines;
}
