import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { getBuiltinModule } from "node:process";
import { expect, vi } from "vitest";
import { run } from "../../src/cli/run.ts";
import { home, type Ran, smallBook } from "../cli/program.ts";
import { Disk, type Left } from "./durable.ts";
import { type Cut, type Fault, layer, type Traced } from "./layer.ts";
import { handedIn, type Write } from "./writes.ts";

// Not by import: the tests put a layer of their own in the place of that module.
const fs = getBuiltinModule("node:fs");

type Files = Readonly<Record<string, string>>;

/** What a write comes to when nothing goes wrong, by which all else is judged. */
export interface Truth {
  readonly write: Write;
  /** The book before the command that comes before it. */
  readonly base: string;
  readonly old: Files;
  readonly new: Files;
  /** What each reader says before and after. */
  readonly told: readonly { readonly old: string; readonly new: string }[];
  readonly trace: readonly Traced[];
}

/** No process has such an id. */
const deadOwner = { pid: 4_194_305, started: "x", what: "y" };

/** A folder for books that are made, broken and looked at in one process. */
export class Stage {
  readonly root: string;
  private made = 0;

  constructor() {
    // In memory where there is such a place: thousands of books are made here.
    const place = fs.existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
    this.root = fs.mkdtempSync(join(place, "rounds-crash-"));
    for (const [name, text] of Object.entries(handedIn)) {
      fs.writeFileSync(join(this.root, name), text);
    }
    process.env.ROUNDS_AS = "iwan";
    process.env.ROUNDS_TODAY = "2026-11-23";
    // Every run of a command is to write the same, its time too.
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-23T10:00:00Z") });
  }

  remove(): void {
    vi.useRealTimers();
    layer.begin(this.root);
    layer.folder = undefined;
    layer.disk = undefined;
    fs.rmSync(this.root, { recursive: true });
  }

  newFolder(): string {
    const folder = join(this.root, `book-${this.made++}`);
    fs.mkdirSync(folder);
    return folder;
  }

  book(files: Files = smallBook): string {
    const folder = this.newFolder();
    for (const [path, text] of Object.entries(files)) put(folder, path, text);
    return folder;
  }

  copy(folder: string): string {
    const copy = this.newFolder();
    fs.cpSync(folder, copy, { recursive: true });
    return copy;
  }

  /** The book under another name: to the program one that it has never seen. */
  moved(folder: string): string {
    const other = this.newFolder();
    fs.renameSync(folder, other);
    return other;
  }

  /** What is left after a power cut, as the next command finds it after the start of the machine. */
  revive(left: Left): string {
    const folder = this.newFolder();
    for (const [path, content] of left) put(folder, path, content);
    bury(folder);
    return folder;
  }

  /** Gives one command to a book, in this process. */
  async command(
    folder: string,
    line: string,
    trouble: { cut?: Cut; fault?: Fault | undefined } = {},
  ): Promise<Ran> {
    layer.begin(folder);
    layer.cut = trouble.cut;
    layer.fault = trouble.fault;
    process.env.ROUNDS_BOOK = folder;
    const argv = wordsOf(line).map((word) => (word in handedIn ? join(this.root, word) : word));
    const code = await run(argv, { home });
    return { stdout: layer.out, stderr: layer.err, code: layer.isDead ? 137 : code };
  }

  /** Gives a command that must succeed. */
  async succeed(folder: string, line: string): Promise<string> {
    const { stdout, stderr, code } = await this.command(folder, line);
    expect(code, `${line}: ${stderr}`).toBe(0);
    return stdout;
  }

  async truthOf(write: Write): Promise<Truth> {
    const base = this.book();
    const done = write.isClone ? write.before : write.before.slice(0, -1);
    for (const line of done) await this.succeed(base, line);
    if (write.isClone) fs.rmSync(join(base, ".rounds"), { recursive: true });
    const folder = await this.ready({ write, base });
    const old = filesIn(folder);
    const asks = async () => {
      const answers: string[] = [];
      for (const line of write.readers) answers.push(await this.succeed(folder, line));
      return answers;
    };
    const before = await asks();
    await this.succeed(folder, write.command);
    const after = await asks();
    const told = before.map((answer, index) => ({ old: answer, new: after[index] ?? "" }));
    for (const one of told) expect(one.old).not.toBe(one.new);
    const again = await this.ready({ write, base });
    await this.succeed(again, write.command);
    const { trace } = layer;
    expect(filesIn(again)).toEqual(filesIn(folder));
    return { write, base, old, new: filesIn(folder), told, trace };
  }

  /** A book for which the write comes next, what came before it not yet synced by anything else. */
  async ready({ write, base }: Pick<Truth, "write" | "base">): Promise<string> {
    const folder = this.copy(base);
    layer.disk = new Disk(folder);
    const last = write.isClone ? undefined : write.before.at(-1);
    if (last !== undefined) await this.succeed(folder, last);
    return folder;
  }

  /** What readers see: the book before or after, in every respect. */
  async seen(folder: string, { write, told }: Truth, most = 2): Promise<"old" | "new"> {
    const answers: string[] = [];
    const readers = write.readers.slice(0, most);
    for (const line of readers) answers.push(await this.succeed(folder, line));
    const isNew = answers[0] === told[0]?.new;
    expect(answers).toEqual(told.slice(0, most).map((one) => (isNew ? one.new : one.old)));
    return isNew ? "new" : "old";
  }

  /**
   * Sees that the next commands find the book before or after, and nothing else left of the write.
   * After a power cut temporary files may be left where the list of them was lost.
   */
  async settled(folder: string, truth: Truth, after: "power cut" | "kill"): Promise<"old" | "new"> {
    const seen = await this.seen(folder, truth, after === "kill" ? 2 : 1);
    const first = await this.command(folder, "check");
    expect(first.code, first.stdout).toBe(0);
    const files = filesIn(folder);
    const temporary = Object.keys(files).filter((path) => /(^|\/)\.~/.test(path));
    if (after === "kill") expect(temporary).toEqual([]);
    for (const path of Object.keys(files)) {
      if (temporary.includes(path) || (after === "power cut" && path.endsWith("/"))) {
        delete files[path];
      }
    }
    expect(files).toEqual(seen === "new" ? truth.new : truth.old);
    expect(stateIn(folder)).toEqual([]);
    if (after === "power cut") return seen;
    await this.succeed(folder, "customer edit blue-door --city Delft");
    expect(await this.command(folder, "check")).toEqual({ stdout: "", stderr: "", code: 0 });
    return seen;
  }
}

/** Every file of a book by its path, but for the program's own. */
export function filesIn(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (/^\.rounds(\/|$)/.test(path)) continue;
    if (entry.isFile()) files[path] = fs.readFileSync(join(folder, path), "utf8");
    else if (fs.readdirSync(join(folder, path)).length === 0) files[`${path}/`] = "empty";
  }
  return files;
}

/** Every file of a book, as a power cut that loses nothing would leave them. */
export function leftIn(folder: string): Left {
  const left = new Map<string, Buffer>();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (entry.isFile() && !path.startsWith(".rounds/cache/")) {
      left.set(path, fs.readFileSync(join(folder, path)));
    }
  }
  return left;
}

/** What stands in the program's own folder, but for what it keeps there. */
function stateIn(folder: string): string[] {
  return fs.readdirSync(join(folder, ".rounds")).filter((name) => name !== "cache");
}

export function put(folder: string, path: string, content: string | Buffer): void {
  fs.mkdirSync(dirname(join(folder, path)), { recursive: true });
  fs.writeFileSync(join(folder, path), content);
}

/** Sees to it that the process that wrote the locks is dead, and that torn ones are old. */
export function bury(folder: string): void {
  const state = join(folder, ".rounds");
  const names = fs.existsSync(state) ? fs.readdirSync(state) : [];
  for (const name of names.filter((one) => /^(lock|break)(\.|$)/.test(one))) {
    const path = join(state, name);
    const text = fs.readFileSync(path, "utf8");
    if (/^\{.*\}\n$/.test(text)) {
      const { host } = JSON.parse(text) as { host: string };
      fs.writeFileSync(path, `${JSON.stringify({ ...deadOwner, host })}\n`);
    } else fs.utimesSync(path, 1_700_000_000, 1_700_000_000);
  }
}

/** The words of a line, those in quotes as one. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
