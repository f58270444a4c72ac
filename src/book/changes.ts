import { linesWith } from "./cache-lines.ts";
import { parseLine } from "./entry-lines.ts";
import { changeLog, type LoggedChange } from "./journal.ts";
import { brokenLine } from "./marker.ts";
import type { Shelf } from "./shelf.ts";

/** One file of the change log: a month of one author. */
export interface LogFile {
  readonly path: string;
  /** YYYY-MM */
  readonly month: string;
  readonly author: string;
}

/** The change log, read file by file, and only those files that a question needs. */
export class ChangeLog {
  private readonly shelf: Shelf;
  private readonly read = new Map<string, readonly LoggedChange[]>();
  /** Each line parsed once: the same change is the same object, however it was found. */
  private readonly parsed = new Map<string, LoggedChange | undefined>();

  constructor(shelf: Shelf) {
    this.shelf = shelf;
  }

  /** All files, in the order in which they were written last; oldest month first among equals. */
  files(): readonly LogFile[] {
    const written = (path: string): number => Number(this.shelf.stamp(path)?.split(":")[0] ?? 0);
    return this.paths()
      .flatMap((path) => {
        const [, month, author] = /(\d{4}-\d{2})\.([^./]+)\.jsonl$/.exec(path) ?? [];
        return month && author ? [{ path, month, author, time: written(path) }] : [];
      })
      .sort((a, b) => a.time - b.time || (a.path < b.path ? -1 : 1));
  }

  private paths(): readonly string[] {
    const { folder } = changeLog;
    return this.shelf.names(folder).map((name) => `${folder}/${name}`);
  }

  /** The changes of one file in the order of its lines; a broken line becomes a problem. */
  changes({ path }: LogFile): readonly LoggedChange[] {
    const known = this.read.get(path) ?? this.parse(path);
    this.read.set(path, known);
    return known;
  }

  /** The changes of one file whose lines hold a piece of text; other lines are not parsed. */
  holding({ path }: LogFile, piece: string): readonly LoggedChange[] {
    return linesWith(this.shelf.bytes(path), piece).flatMap((line) => this.changeOf(line) ?? []);
  }

  private parse(path: string): readonly LoggedChange[] {
    return this.shelf
      .text(path)
      .split("\n")
      .flatMap((line, index) => {
        if (line === "") return [];
        const change = this.changeOf(line);
        if (change) return [change];
        this.shelf.report([brokenLine(line, { file: path, line: index + 1, column: 1 })]);
        return [];
      });
  }

  private changeOf(line: string): LoggedChange | undefined {
    if (this.parsed.has(line)) return this.parsed.get(line);
    const change = parseLine(line) as LoggedChange | undefined;
    const fits = change && Array.isArray(change.steps) && typeof change.at === "string";
    this.parsed.set(line, fits ? change : undefined);
    return fits ? change : undefined;
  }
}
