import { setImmediate } from "node:timers/promises";
import type { Check, Found, Placed, Tally } from "../law/check.ts";
import { byPlace, type Problem, RoundsError } from "../law/errors.ts";
import { finding, ruleOf } from "../law/finding.ts";
import type { CheckName, FindingCode } from "../law/findings.ts";
import type { Noun } from "../law/noun.ts";
import type { Redirects } from "../law/redirects.ts";
import { settingFields } from "../law/settings.ts";
import { same, type Text } from "../law/words.ts";
import type { Book } from "./book.ts";
import { datesCheck, referencesCheck, totalsCheck, twinsCheck } from "./check-basics.ts";
import { lateEntries } from "./check-closed.ts";
import { lostEntries } from "./check-lost.ts";
import { Closings, closingFolder } from "./closings.ts";
import { idOfPath } from "./ids.ts";
import { changeLog } from "./journal.ts";
import { Locator } from "./locate.ts";
import { settingsFile } from "./open.ts";
import { Shelf } from "./shelf.ts";
import { strays } from "./strays.ts";
import { type Reader, readEntries, readRecord, readVolume, volumeFiles } from "./survey.ts";
import { overlay } from "./transaction.ts";

/** A check of the book as a whole rather than record by record: of its closings and their seals. */
export interface WholeCheck {
  readonly name: CheckName;
  readonly find: (desk: WholeDesk) => Promise<readonly Found[]> | readonly Found[];
}

/** What a check of the whole book works with. */
export interface WholeDesk {
  readonly book: Book;
  readonly shelf: Shelf;
  readonly closings: Closings;
  readonly nouns: readonly Noun[];
}

export interface CheckOptions {
  readonly nouns: readonly Noun[];
  /** The laws of the nouns; the engine's own are always at hand. */
  readonly laws: readonly Check[];
  readonly wholes: readonly WholeCheck[];
  /** The checks to be run. */
  readonly names: ReadonlySet<CheckName>;
  readonly today: string;
  readonly progress: (share: number) => void;
  /** What some files are taken to hold instead of what they hold. */
  readonly texts?: ReadonlyMap<string, string>;
}

/**
 * All findings of some checks about a book, none left out, each with its place and excerpt. Every
 * file is read once. The caller sees to it that nobody writes meanwhile.
 */
export async function checkBook(book: Book, options: CheckOptions): Promise<readonly Problem[]> {
  const run = new Run(book, options);
  await run.read();
  return run.findings();
}

/** The engine's own checks; those that need but one file are part of reading. */
const own: readonly Check[] = [referencesCheck, twinsCheck, totalsCheck, datesCheck];

/** What is always told of a file that was read, whatever was asked: else it is passed over. */
const always: ReadonlySet<FindingCode> = new Set(["unreadable", "merge-markers", "not-utf8"]);

const ownWholes: readonly WholeCheck[] = [
  { name: "dates", find: lateEntries },
  { name: "ids", find: lostEntries },
];

const filesPerBreath = 200;

class Run {
  private readonly book: Book;
  private readonly options: CheckOptions;
  private readonly shelf: Shelf;
  private readonly problems = new Map<string, Problem>();
  private readonly found: Found[] = [];
  private readonly tallies: readonly { readonly check: Check; readonly tally: Tally }[];
  /** The ids of live records, where some of the same noun may be bound. */
  private readonly live = new Set<string>();
  private hasVolumes = false;
  private redirects: Redirects | undefined;

  constructor(book: Book, options: CheckOptions) {
    this.book = book;
    this.options = options;
    const pending = new Map([...(overlay(book.root) ?? []), ...(options.texts ?? [])]);
    this.shelf = new Shelf(book.root, book.digits, pending.size > 0 ? pending : undefined);
    const labels = new Map(options.nouns.map(({ name, label }) => [name, label]));
    const labelOf = (noun: string): Text => labels.get(noun) ?? same(noun);
    const { today } = options;
    const facts = { today, digits: book.digits, settings: book.settings, labelOf };
    this.tallies = [...own, ...options.laws]
      .filter(({ name }) => options.names.has(name))
      .map((check) => ({ check, tally: check.begin(facts) }));
  }

  /** Reads every file that one of the checks wants to see: records first, then what names them. */
  async read(): Promise<void> {
    const { nouns, names, progress } = this.options;
    this.redirects = await this.book.redirects();
    const wanted = nouns.filter((noun) => this.isWanted(noun));
    const records = wanted.filter(({ shape }) => shape === "record");
    const entries = wanted.filter(({ shape }) => shape === "entry");
    const volumes = records.flatMap((noun) =>
      volumeFiles(noun.folder, this.shelf).map((file) => ({ noun, file, read: readVolume })),
    );
    this.hasVolumes = volumes.length > 0;
    const jobs = [
      ...records.flatMap((noun) => this.jobs(noun, readRecord)),
      ...volumes,
      ...entries.flatMap((noun) => this.jobs(noun, readEntries)),
      ...(names.has("ids") || names.has("files") ? this.jobs(changeLog, readEntries) : []),
    ];
    for (const [index, { noun, file, read }] of jobs.entries()) {
      if (index % filesPerBreath === 0) {
        progress(index / (jobs.length + 1));
        // The bar is drawn in such pauses.
        await setImmediate();
      }
      const isRead = await this.readable(file, () => read(noun, file, this.reader));
      const id = isRead ? undefined : idOfPath(noun, file);
      if (id !== undefined) this.miss(noun, id);
    }
    if (names.has("format")) await this.readForms();
    if (names.has("files") || names.has("fields")) await this.readSettings();
    if (names.has("files")) this.readStrays(jobs.map(({ file }) => file));
    const { book, shelf } = this;
    const desk = { book, shelf, closings: new Closings(shelf), nouns };
    for (const { name, find } of [...ownWholes, ...this.options.wholes]) {
      if (names.has(name)) this.found.push(...(await find(desk)));
    }
    progress(1);
  }

  /** Everything that was found, in the order of files and lines. */
  async findings(): Promise<readonly Problem[]> {
    const locator = new Locator(this.shelf);
    const all = [...this.found, ...this.tallies.flatMap(({ tally }) => [...tally.end()])];
    for (const one of all.sort((a, b) => (a.at.file < b.at.file ? -1 : 1))) {
      this.report(await locator.problem(one));
    }
    for (const one of this.book.problems) this.report(one);
    const { names } = this.options;
    return [...this.problems.values()]
      .filter(({ code }) => names.has(ruleOf(code).check) || always.has(code))
      .sort(byPlace)
      .map((one) => locator.withExcerpt(one));
  }

  private isWanted({ name }: Noun): boolean {
    const { names } = this.options;
    const basics = ["files", "fields", "ids"] as const;
    return (
      basics.some((basic) => names.has(basic)) ||
      this.tallies.some(({ check }) => check.nouns === undefined || check.nouns.includes(name))
    );
  }

  private jobs(noun: Noun, read: typeof readRecord | typeof readEntries) {
    return this.book.paths(noun).map((file) => ({ noun, file, read }));
  }

  private get reader(): Reader {
    return {
      shelf: this.shelf,
      see: (one) => this.see(one),
      report: (problem) => this.report(problem),
      miss: (noun, id) => this.miss(noun, id),
      found: (one) => this.found.push(one),
    };
  }

  private see(placed: Placed): void {
    const { noun, bound } = placed;
    const record = this.redirects?.follow(noun.fields, placed.record) ?? placed.record;
    const one = record === placed.record ? placed : { ...placed, record };
    if (this.hasVolumes && noun.shape === "record") {
      const key = `${noun.name} ${record.id}`;
      if (bound && this.live.has(key)) return;
      this.live.add(key);
    }
    for (const { check, tally } of this.tallies) {
      if (check.nouns === undefined || check.nouns.includes(noun.name)) tally.see(one);
    }
  }

  private miss(noun: Noun, id: string): void {
    for (const { tally } of this.tallies) tally.miss?.(noun, id);
  }

  private report(problem: Problem): void {
    const { code, where, text, hint } = problem;
    const key = `${where.file}:${where.line}:${where.column}:${code}:${text.en}`;
    if (this.problems.has(key)) return;
    this.problems.set(key, hint ? problem : { ...problem, hint: ruleOf(code).remedy });
  }

  /** A file that the system does not let us read is a finding like any other. */
  private async readable(file: string, read: () => void | Promise<void>): Promise<boolean> {
    try {
      await read();
      return true;
    } catch (error) {
      if (!(error instanceof RoundsError)) throw error;
      const { hint } = error.details;
      this.report(finding("unreadable", error.text, { file, ...(hint ? { hint } : {}) }));
      return false;
    }
  }

  /** How files are written, looked at only when asked for. */
  private async readForms(): Promise<void> {
    const { formFinding } = await import("./format.ts");
    for (const noun of this.options.nouns) {
      for (const file of this.book.paths(noun)) {
        await this.readable(file, async () => {
          const found = await formFinding(noun, file, this.shelf);
          if (found) this.report(found);
        });
      }
    }
  }

  /** What rounds.yaml says that nobody asked for; what is wrong in it stops every command. */
  private async readSettings(): Promise<void> {
    const { problems } = await this.shelf.decode(settingsFile, settingFields);
    for (const one of problems) this.report(one);
  }

  private readStrays(files: readonly string[]): void {
    const folders = [...this.options.nouns, changeLog].map(({ folder }) => folder);
    const read = new Set(files);
    const isRead = (path: string): boolean => read.has(path) || sealedFile.test(path);
    const all = strays(this.book.root, [...folders, closingFolder, "volumes"], isRead);
    for (const one of all) this.report(one);
  }
}

/** Closings and volumes: that they are as they were written is for --trust. */
const sealedFile = /^(closings\/\d{4}-\d{2}\.yaml|volumes\/\d{4}-\d{2}\/[a-z]+\.jsonl)$/;
