import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * The house rules, as far as a machine can see them. They are read off the text: the compiler that
 * the project uses offers no syntax tree.
 */
const root = join(import.meta.dirname, "..");

/** Files that are one table of data, in which length says nothing. */
const tables: readonly string[] = ["src/demo/zh-goods.ts", "src/law/findings.ts"];

interface Source {
  /** From the project's root: src/law/dates.ts. */
  readonly path: string;
  readonly text: string;
  /** The same text with comments and the insides of strings blanked out, position by position. */
  readonly code: string;
  readonly imports: readonly Import[];
}

interface Import {
  readonly from: string;
  /** Where a relative import leads, from the project's root. */
  readonly to: string | undefined;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

/** Blanks out the stretch from `start` to `end`, line ends kept. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

/** Where a literal that begins at `start` ends, one past its last character. */
function literalEnd(text: string, start: number): number {
  const quote = text[start] ?? "";
  let depth = 0;
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (letter === "\\") at++;
    else if (quote === "`" && text.startsWith("${", at)) {
      depth++;
      at++;
    } else if (depth > 0) {
      if (letter === "{") depth++;
      else if (letter === "}") depth--;
      else if (letter === "`" || letter === '"') at = literalEnd(text, at) - 1;
    } else if (quote === "/" && letter === "[") inClass = true;
    else if (quote === "/" && letter === "]") inClass = false;
    else if (letter === quote && !inClass) return at + 1;
  }
  return text.length;
}

/** The text without comments and the insides of literals. */
function codeOf(text: string): string {
  let code = "";
  for (let at = 0; at < text.length; ) {
    const letter = text[at] ?? "";
    let end = at;
    if (text.startsWith("//", at)) end = endOr(text.indexOf("\n", at), text);
    else if (text.startsWith("/*", at)) end = endOr(text.indexOf("*/", at) + 2, text);
    else if (/["'`]/.test(letter)) end = literalEnd(text, at);
    else if (letter === "/" && /(^|[(,=:[!&|?{};\n]|return|=>)\s*$/.test(code)) {
      end = literalEnd(text, at);
    }
    if (end === at) {
      code += letter;
      at++;
    } else {
      const literal = text.slice(at, end);
      const isComment = literal.startsWith("//") || literal.startsWith("/*");
      code += isComment ? blank(literal) : `"${blank(literal.slice(2))}"`;
      at = end;
    }
  }
  return code;
}

function endOr(found: number, text: string): number {
  return found < 2 ? text.length : found;
}

function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  const put = (from: string, how: { typeOnly: boolean; dynamic: boolean }): void => {
    const to = from.startsWith(".") ? join(dirname(path), from) : undefined;
    found.push({ from, to, ...how });
  };
  for (const [, words = "", from = ""] of text.matchAll(
    /^(?:import|export)\s([^;]*?)from\s+"([^"]+)"/gm,
  )) {
    const names = /^\{([^}]*)\}\s*$/.exec(words.trim())?.[1];
    const each =
      names
        ?.split(",")
        .map((one) => one.trim())
        .filter(Boolean) ?? [];
    const typeOnly =
      words.startsWith("type ") ||
      (each.length > 0 && each.every((one) => one.startsWith("type ")));
    put(from, { typeOnly, dynamic: false });
  }
  for (const [, from = ""] of text.matchAll(/^import\s+"([^"]+)"/gm)) {
    put(from, { typeOnly: false, dynamic: false });
  }
  for (const [, from = ""] of text.matchAll(/(?<!typeof )\bimport\(\s*"([^"]+)"\s*\)/g)) {
    put(from, { typeOnly: false, dynamic: true });
  }
  return found;
}

const sources: readonly Source[] = readdirSync(join(root, "src"), {
  recursive: true,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => {
    const path = relative(root, join(entry.parentPath, entry.name));
    const text = readFileSync(join(root, path), "utf8");
    return { path, text, code: codeOf(text), imports: importsOf(path, text) };
  })
  .sort((a, b) => (a.path < b.path ? -1 : 1));

/** The part of the house that a file belongs to: "law", "nouns"; main.ts is "cli". */
function partOf(path: string): string {
  return path === "src/main.ts" ? "cli" : (path.split("/")[1] ?? "");
}

function lineOf(source: Source, at: number): string {
  return `${source.path}:${source.text.slice(0, at).split("\n").length}`;
}

/** Every place in the code where a pattern stands. */
function places(pattern: RegExp, where: (source: Source) => boolean = () => true): string[] {
  return sources
    .filter(where)
    .flatMap((source) =>
      [...source.code.matchAll(pattern)].map((hit) => `${lineOf(source, hit.index)}: ${hit[0]}`),
    );
}

function imports(wrong: (one: Import, source: Source) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports.filter((one) => wrong(one, source)).map(({ from }) => `${source.path}: ${from}`),
  );
}

describe("the reader of the rules", () => {
  test("finds files, imports and functions", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap((one) => one.imports).length).toBeGreaterThan(500);
    expect(functions.length).toBeGreaterThan(1000);
  });

  test("sees through strings, comments and types", () => {
    const code = codeOf(
      [
        "export function one<T extends { a: (x: 1) => 2 }>(a: T, b: [1, 2], c = f(1, 2)): void {",
        "  const text = `} $" + '{g({ a: "}" })} {`; // }',
        "  if (a) {",
        "  }",
        "}",
        "class Two { method(a: 1, { b, c }: { b: 2; c: 3 }, d: 4, e: 5): Promise<{ a: 1 }> {",
        "} }",
        "const three = async (a: Map<1, 2>): Promise<void> => {",
        "  return /[}/]/.test(a) ? one(a, b) : { a };",
        "};",
      ].join("\n"),
    );
    expect(functionsOf({ path: "a", code })).toEqual([
      { name: "a:1: one", parameters: 3, lines: 5 },
      { name: "a:6: method", parameters: 4, lines: 2 },
      { name: "a:8: async", parameters: 1, lines: 3 },
    ]);
  });
});

describe("who may know whom", () => {
  /** What each part may import; what stands behind "type" only for its types. */
  const allowed: Readonly<Record<string, readonly string[]>> = {
    law: ["law"],
    print: ["print", "law"],
    book: ["book", "law"],
    nouns: ["nouns", "law", "type book", "type print", "exchange"],
    exchange: ["exchange", "law", "nouns", "book", "print"],
    demo: ["demo", "law", "nouns", "book", "type print"],
    commands: ["commands", "nouns", "law", "book", "exchange", "demo", "type print"],
    cli: ["cli", "commands", "nouns", "exchange", "book", "print", "law"],
  };

  test("every part imports only what lies below it", () => {
    const wrong = imports(({ to, typeOnly }, { path }) => {
      if (to === undefined) return false;
      const may = allowed[partOf(path)] ?? [];
      return !may.includes(partOf(to)) && !(typeOnly && may.includes(`type ${partOf(to)}`));
    });
    expect(wrong).toEqual([]);
  });

  test("nothing goes round in circles, when the program is loaded", () => {
    const next = new Map(
      sources.map(({ path, imports }) => [
        path,
        imports.flatMap(({ to, typeOnly, dynamic }) => (to && !typeOnly && !dynamic ? [to] : [])),
      ]),
    );
    const circles: string[] = [];
    const done = new Set<string>();
    const walk = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" -> "));
      if (done.has(path) || way.includes(path)) return;
      for (const to of next.get(path) ?? []) walk(to, [...way, path]);
      done.add(path);
    };
    for (const path of next.keys()) walk(path, []);
    expect(circles).toEqual([]);
  });

  test("an import names a file that is there, with its ending", () => {
    const known = new Set(sources.map(({ path }) => path));
    expect(imports(({ to }) => to !== undefined && !known.has(to))).toEqual([]);
  });

  test("files are touched only in book, cli and exchange", () => {
    const may = ["book", "cli", "exchange"];
    const wrong = imports(
      ({ from, typeOnly }, { path }) =>
        /^(node:)?fs\b/.test(from) && !typeOnly && !may.includes(partOf(path)),
    );
    expect(wrong).toEqual([]);
  });

  test("commander, inquirer and the terminal are known only to cli", () => {
    const libraries = ["commander", "inquirer", "cli-progress"];
    expect(
      imports(({ from }, { path }) => libraries.includes(from) && partOf(path) !== "cli"),
    ).toEqual([]);
    expect(places(/\bconsole\b/g)).toEqual([]);
    expect(
      places(/(?<![.\w"])process\b(?!\s*[:?(])/g, ({ path }) => partOf(path) !== "cli"),
    ).toEqual([]);
    expect(places(/process\.exit\b/g, ({ path }) => path !== "src/main.ts")).toEqual([]);
    // The lock must tell a living process from a dead one, and measures how long it waits.
    const own = ["src/book/disk.ts", "src/book/lock.ts", "src/book/owner.ts"];
    expect(
      imports(
        ({ from }, { path }) =>
          from === "node:process" && partOf(path) !== "cli" && !own.includes(path),
      ),
    ).toEqual([]);
  });

  test("the clock is read in one file", () => {
    const reading = /\bnew Date\(\s*\)|\bDate\.now\b|\bperformance\.now\b|\bhrtime\b/g;
    expect(places(reading, ({ path }) => path !== "src/cli/clock.ts")).toEqual([]);
    expect(
      places(/\bnew Date\b/g, ({ path }) =>
        ["law", "nouns", "book", "print"].includes(partOf(path)),
      ),
    ).toEqual([]);
  });
});

interface Found {
  readonly name: string;
  readonly parameters: number;
  readonly lines: number;
}

const opening = "([{";
const closing = ")]}";

/** Where the bracket that opens at `at` is closed. */
function closed(code: string, at: number): number {
  let depth = 0;
  for (let index = at; index < code.length; index++) {
    const letter = code[index] ?? "";
    if (opening.includes(letter)) depth++;
    else if (closing.includes(letter) && --depth === 0) return index;
  }
  return code.length;
}

/** How many things stand between two brackets, commas inside others not counted. */
function counted(code: string): number {
  let depth = 0;
  let commas = 0;
  for (const [index, letter] of [...code].entries()) {
    if (opening.includes(letter) || letter === "<") depth++;
    else if (closing.includes(letter) || (letter === ">" && code[index - 1] !== "=")) depth--;
    else if (letter === "," && depth === 0) commas++;
  }
  const trailing = /,\s*$/.test(code);
  return code.trim() === "" ? 0 : commas + (trailing ? 0 : 1);
}

/** As far as a return type may reach, and the name before a parameter list. */
const longestType = 600;
const longestName = 300;

/** Where the body begins whose parameters end at `end`; undefined when that is no function. */
function bodyStart(code: string, end: number): number | undefined {
  const rest = code.slice(end + 1, end + 1 + longestType);
  const plain = /^\s*(=>\s*)?\{/.exec(rest);
  if (plain) return end + plain[0].length;
  if (!/^\s*:/.test(rest)) return undefined;
  let depth = 0;
  const last = end + 1 + rest.length;
  for (let at = end + 1 + rest.indexOf(":") + 1; at < last; at++) {
    const letter = code[at] ?? "";
    const before = code.slice(Math.max(0, at - 24), at).trimEnd();
    if (letter === "{" && depth === 0 && !/([:|&<,([?]|\bis)$/.test(before)) return at;
    if (opening.includes(letter)) depth++;
    else if (closing.includes(letter)) depth--;
    if (depth < 0 || (depth === 0 && /[;=]/.test(letter) && code[at + 1] !== ">")) return undefined;
  }
  return undefined;
}

/** The word before a parameter list, type parameters left out. */
function nameBefore(code: string): string {
  const plain = code.trimEnd();
  const bare = plain.endsWith(">") ? plain.slice(0, plain.lastIndexOf("<")).trimEnd() : plain;
  return /[\w$]*$/.exec(bare)?.[0] ?? "";
}

/** Every function with a body, by the line it begins on. */
function functionsOf({ path, code }: Pick<Source, "path" | "code">): Found[] {
  const found: Found[] = [];
  for (let at = code.indexOf("("); at >= 0; at = code.indexOf("(", at + 1)) {
    const before = nameBefore(code.slice(Math.max(0, at - longestName), at));
    if (/^(if|for|while|switch|catch|return|await|of|in|typeof)$/.test(before)) continue;
    const end = closed(code, at);
    const body = bodyStart(code, end);
    if (body === undefined) continue;
    const lines = code.slice(at, closed(code, body) + 1).split("\n").length;
    found.push({
      name: `${path}:${code.slice(0, at).split("\n").length}: ${before}`,
      parameters: counted(code.slice(at + 1, end)),
      lines,
    });
  }
  return found;
}

const functions = sources.flatMap(functionsOf);

describe("size", () => {
  test("a file has at most 300 lines, tables of data excepted", () => {
    const long = sources
      .filter(({ path }) => !tables.includes(path))
      .map(({ path, text }) => `${path}: ${text.trimEnd().split("\n").length}`)
      .filter((one) => Number(one.split(": ")[1]) > 300);
    expect(long).toEqual([]);
  });

  test("a table of data is a table: no function in it", () => {
    for (const path of tables) {
      const table = sources.find((one) => one.path === path);
      expect(table && functionsOf(table)).toEqual([]);
    }
  });

  test("a line has at most 100 characters, the insides of texts and patterns not counted", () => {
    const long = sources.flatMap(({ path, text, code }) => {
      const bare = code.split("\n");
      return text.split("\n").flatMap((line, index) => {
        const isComment = /^\s*(\/\*|\*|\/\/)/.test(line);
        const counted = isComment ? line : (bare[index] ?? "").trimEnd().replace(/" +"/g, '""');
        return [...counted].length > 100 ? [`${path}:${index + 1}: ${[...line].length}`] : [];
      });
    });
    expect(long).toEqual([]);
  });

  test("a function has at most 60 lines and 3 parameters", () => {
    const long = functions
      .filter((one) => one.lines > 60)
      .map((one) => `${one.name}: ${one.lines} lines`);
    const wide = functions
      .filter((one) => one.parameters > 3)
      .map((one) => `${one.name}: ${one.parameters} parameters`);
    expect([...long, ...wide]).toEqual([]);
  });
});

describe("ways of writing", () => {
  const never: readonly (readonly [string, RegExp])[] = [
    ["a default export", /\bexport default\b/g],
    ["any", /\bas any\b|[:<,|]\s*any\b(?!\s*\()/g],
    ["a claim that something is there", /[\w)\]]!(?=[.;,)\][}])/g],
    ["a silenced compiler", /@ts-(ignore|expect-error|nocheck)/g],
    ["a debugger", /\bdebugger\b/g],
  ];
  for (const [what, pattern] of never) {
    test(`never ${what}`, () => {
      expect(places(pattern)).toEqual([]);
    });
  }

  test("nothing is left for later", () => {
    const notes = sources.flatMap((source) =>
      [...source.text.matchAll(/\b(TODO|FIXME|XXX|HACK)\b|biome-ignore|@ts-ignore/g)].map(
        (hit) => `${lineOf(source, hit.index)}: ${hit[0]}`,
      ),
    );
    expect(notes).toEqual([]);
  });

  test("no file only hands on what others hold", () => {
    const handed = /^(import|export) (type )?(\*|\{[^}]*\})( as \w+)? from "[^"]*";?$/gm;
    const barrels = sources.filter(({ code }) => code.replace(handed, "").trim() === "");
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
});
