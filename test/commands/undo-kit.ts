import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";
import { run } from "../../src/cli/run.ts";
import { temporaryFolder } from "../book/support.ts";

const home = join(import.meta.dirname, "../..");

const said = vi.hoisted(() => ({ out: "", error: "" }));
vi.mock("../../src/cli/streams.ts", () => ({
  writeOut: (text: string) => {
    said.out += text;
  },
  writeError: (text: string) => {
    said.error += text;
  },
  holdBack: () => undefined,
  writeHeld: () => undefined,
  discardHeld: () => undefined,
  isTerminal: () => false,
  terminalWidth: () => undefined,
}));

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Carries out one command line on a book, in this process: words, quoted where they have spaces. */
export async function rounds(book: string, line: string, today = "2026-11-23"): Promise<Said> {
  said.out = "";
  said.error = "";
  vi.stubEnv("ROUNDS_AS", process.env.ROUNDS_AS ?? "chen-jie");
  vi.stubEnv("ROUNDS_TODAY", today);
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
  const argv = words.map((word) => (word ?? "").replace("BOOK", book));
  const language = line.includes("--lang") ? [] : ["--lang", "en"];
  const code = await run(["--book", book, ...language, ...argv], { home });
  return { code, out: said.out, error: said.error };
}

/** A copy of the sample book; its records as people may have left them, if wished. */
export function sampleBook({ byHand = false } = {}): string {
  const book = temporaryFolder();
  const filter = (source: string): boolean => !source.endsWith(".rounds");
  cpSync(join(home, "data"), book, { recursive: true, filter });
  if (byHand) {
    for (const path of Object.keys(recordsOf(book))) {
      const text = readFileSync(join(book, path), "utf8");
      writeFileSync(join(book, path), handEdited(text));
    }
  }
  return book;
}

/** The keys in another order, remarks above, behind and below, blank lines, odd spaces. */
function handEdited(text: string): string {
  const blocks = text
    .split(/^(?=[a-z])/m)
    .map((block) =>
      block.replace(
        /^(\w+): ([\w-]+)\n$/,
        (_, key: string, value: string) => `${key}:  ${value}   # by hand\n`,
      ),
    );
  return `# a remark\n\n${blocks.reverse().join("")}\n# the end\n`;
}

/** The text of every record's file, by its path; also rounds.yaml. */
export function recordsOf(book: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(book, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(book.length + 1);
    if (entry.isFile() && path.endsWith(".yaml") && path.includes("/")) {
      files[path] = readFileSync(join(book, path), "utf8");
    }
  }
  return files;
}

interface Entry {
  readonly id: string;
  readonly reverses?: string;
}

/** The entries of a noun's folder, as they stand in its files. */
export function entriesOf(book: string, folder: string): readonly Entry[] {
  if (!existsSync(join(book, folder))) return [];
  const names = readdirSync(join(book, folder)).filter((name) => name.endsWith(".jsonl"));
  return names.flatMap((name) =>
    readFileSync(join(book, folder, name), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Entry),
  );
}
