import type { BalanceRow } from "../law/change.ts";
import { endOf, type IsoDate } from "../law/dates.ts";
import { toMicro } from "../law/decimal.ts";
import { RoundsError } from "../law/errors.ts";
import { toMinor } from "../law/money.ts";
import type { Balance, Latest, Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { hash } from "./disk.ts";
import { mergeMarker } from "./marker.ts";
import type { Shelf } from "./shelf.ts";

export const closingFolder = "closings";

/** Closings stand in a folder of their own; they are written by `close` alone. */
export const closing: Noun = {
  name: "closing",
  label: say("closing", "结账"),
  plural: say("closings", "结账记录"),
  folder: closingFolder,
  shape: "record",
  naming: { by: "slug", of: ["month"] },
  fields: {},
};

/** A file that a closing rests on, and the SHA-256 of its bytes. */
export interface Sealed {
  readonly file: string;
  readonly sha256: string;
}

/** What stands in a closing besides its balances. */
export interface ClosingHead {
  /** YYYY-MM */
  readonly month: string;
  /** ISO time at which, and the staff id by whom the month was closed. */
  readonly closed: string;
  readonly by: string;
  /** The SHA-256 of the closing before; none in the first. */
  readonly previous?: string | undefined;
}

/** The path of a month's closing, relative to the book. */
export function closingPath(month: string): string {
  return `${closingFolder}/${month}.yaml`;
}

const headKeys = ["month", "closed", "by", "previous"] as const;
const remark = "# Written by rounds close; rounds check --trust finds any change to it.";

/** The text of a closing: YAML, a line per balance and per file. */
export function encodeClosing(
  head: ClosingHead,
  sections: Readonly<Record<string, readonly BalanceRow[]>>,
  files: readonly Sealed[],
): string {
  const lines = [remark];
  for (const key of headKeys) if (head[key] !== undefined) lines.push(`${key}: ${head[key]}`);
  for (const [name, rows] of Object.entries({ ...sections, files })) {
    if (rows.length === 0) continue;
    lines.push(`${name}:`);
    for (const row of rows) lines.push(`  - ${JSON.stringify(row)}`);
  }
  const text = `${lines.join("\n")}\n`;
  return `${text}${sealKey}${hash(text)}\n`;
}

/** The last line of a closing: the SHA-256 of all that stands above it. */
const sealKey = "seal: ";

/** Is a closing's text as it was written, by its own seal? */
function isSealed(text: string): boolean {
  const at = text.lastIndexOf(`\n${sealKey}`) + 1;
  return at > 0 && text.slice(at) === `${sealKey}${hash(text.slice(0, at))}\n`;
}

/** A closing as it is read: a section is taken apart when it is asked for. */
export class ClosingFile {
  readonly path: string;
  readonly text: string;
  private readonly parsed = new Map<string, readonly BalanceRow[]>();

  /**
   * `isKnown`: it was seen to be whole before and has not been touched since.
   * @throws RoundsError unreadable or merge-markers, when it is not as it was written
   */
  constructor(path: string, text: string, isKnown = false) {
    this.path = path;
    this.text = text;
    if (!isKnown && !isSealed(text)) {
      throw unreadable(path, text, mergeMarker.exec(text)?.index ?? 0);
    }
  }

  /** @throws RoundsError unreadable */
  get head(): ClosingHead {
    const found: Record<string, string> = {};
    for (const key of headKeys) {
      const value = new RegExp(`^${key}: (\\S+)$`, "m").exec(this.text)?.[1];
      if (value !== undefined) found[key] = value;
    }
    if (!found.month || !found.closed || !found.by) throw unreadable(this.path, this.text, 0);
    return { month: found.month, closed: found.closed, by: found.by, previous: found.previous };
  }

  /** The names of the sections of balances. */
  get sections(): readonly string[] {
    return [...this.text.matchAll(/^(\w+):$/gm)].flatMap(([, name = ""]) =>
      name === "files" ? [] : [name],
    );
  }

  /** The rows of a section, none when there is no such section. @throws RoundsError unreadable */
  rows(section: string): readonly BalanceRow[] {
    const rows = this.parsed.get(section) ?? this.parse(section);
    this.parsed.set(section, rows);
    return rows;
  }

  private parse(section: string): readonly BalanceRow[] {
    const title = `\n${section}:\n`;
    const start = this.text.indexOf(title);
    if (start < 0) return [];
    const from = start + title.length;
    const next = /^\w/gm;
    next.lastIndex = from;
    const end = next.exec(this.text)?.index ?? this.text.length;
    const body = this.text.slice(from, end);
    try {
      return JSON.parse(`[${body.slice(4, -1).replaceAll("\n  - ", ",")}]`) as BalanceRow[];
    } catch {
      throw unreadable(this.path, this.text, from);
    }
  }

  get files(): readonly Sealed[] {
    return this.rows("files") as unknown as readonly Sealed[];
  }
}

function unreadable(file: string, text: string, at: number): RoundsError {
  const line = text.slice(0, at).split("\n").length;
  const marked = mergeMarker.test(text);
  return new RoundsError(
    marked ? "merge-markers" : "unreadable",
    marked
      ? say("two clones closed this month differently", "两份账册对同一月份的结账不一致")
      : say("this closing is not as it was written", "结账记录与写入时不一致"),
    {
      where: { file, line, column: 1 },
      hint: marked
        ? say(
            `keep one side: git checkout --ours "${file}" (and the same for volumes/), then rounds check --trust`,
            `保留一方：git checkout --ours "${file}"（volumes/ 同样处理），然后运行 rounds check --trust`,
          )
        : say(
            "bring it back from git or a copy, then run: rounds check --trust",
            "请从 git 或备份恢复，然后运行：rounds check --trust",
          ),
    },
  );
}

/** Remembers which closings were seen to be whole: hashing one takes longer than reading it. */
const seenFile = "closings.seen";
const mostSeen = 10_000;

/** The closings of a book, in their order. */
export class Closings {
  private readonly shelf: Shelf;
  private names: readonly string[] | undefined;
  private readonly read = new Map<string, ClosingFile>();

  constructor(shelf: Shelf) {
    this.shelf = shelf;
  }

  /** The closed months, YYYY-MM, oldest first. */
  get months(): readonly string[] {
    this.names ??= this.shelf
      .names(closingFolder)
      .flatMap((name) => /^(\d{4}-\d{2})\.yaml$/.exec(name)?.[1] ?? [])
      .sort();
    return this.names;
  }

  /** The last closed month. */
  get month(): string | undefined {
    return this.months.at(-1);
  }

  /** The last day that is closed. */
  get closedTo(): IsoDate | undefined {
    return this.month === undefined ? undefined : lastDay(this.month);
  }

  /** Is a month, or the month of a day, closed? */
  isClosed(dayOrMonth: string): boolean {
    return this.month !== undefined && dayOrMonth.slice(0, 7) <= this.month;
  }

  /** @throws RoundsError unreadable */
  file(month: string): ClosingFile {
    const had = this.read.get(month);
    if (had) return had;
    const path = closingPath(month);
    const stamp = this.shelf.stamp(path) ?? "";
    const seen = `${path} ${stamp}\n`;
    const known = this.shelf.readCache(seenFile) ?? "";
    const isKnown = stamp !== "" && known.includes(seen);
    if (!isKnown) this.shelf.clock.begin();
    const file = new ClosingFile(path, this.shelf.text(path), isKnown);
    if (!isKnown && this.shelf.isSettled(stamp)) {
      this.shelf.writeCache(seenFile, known.length > mostSeen ? seen : known + seen);
    }
    this.read.set(month, file);
    return file;
  }

  /** The last month that was closed by the end of a day, of the day itself if it ends a month. */
  monthBefore(day: IsoDate): string | undefined {
    return this.months.filter((month) => lastDay(month) <= day).at(-1);
  }

  /** What a sum had come to at the end of a closed month; undefined: before all closings. */
  base(balance: Balance, month: string | undefined): Map<string, number> {
    const base = new Map<string, number>();
    if (month === undefined) return base;
    const { section, keys, column, scale } = balance;
    const units = (figure: string): number =>
      scale === "quantity" ? toMicro(figure) : toMinor(figure, this.shelf.digits);
    for (const row of this.file(month).rows(section)) {
      const figure = row[column];
      if (figure !== undefined) base.set(keys.map((key) => row[key]).join("|"), units(figure));
    }
    return base;
  }

  /** The newest days that the last closing keeps. */
  latest({ section, key, column }: Latest): Map<string, IsoDate> {
    const base = new Map<string, IsoDate>();
    if (this.month === undefined) return base;
    for (const row of this.file(this.month).rows(section)) {
      const [name, day] = [row[key], row[column]];
      if (name !== undefined && day !== undefined) base.set(name, day);
    }
    return base;
  }
}

/** The last day of a month, YYYY-MM. */
export function lastDay(month: string): IsoDate {
  return endOf(`${month}-01`, "month");
}
