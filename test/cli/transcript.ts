/**
 * Console transcripts in Markdown. Fenced blocks do something, all other text explains:
 *
 * - ```setup: lines of shell, run first, that must succeed;
 * - ```yaml customers/blue.yaml (any language, then a path): that file is written;
 * - ```console: `$ ` begins a command line, `> ` goes on with it; below it stands what a person
 *   sees, standard output first, then standard error, then `[exit 7]` where the code is not 0.
 *
 * `$ export NAME=value` and `$ cd DIR` hold for the commands after them.
 */
export interface Executor {
  readonly run: (line: string) => Promise<{ readonly text: string; readonly code: number }>;
  readonly write: (path: string, text: string) => void;
}

/** Carries a transcript out and gives the same text with what really was printed. */
export async function replay(markdown: string, executor: Executor): Promise<string> {
  const lines = markdown.split("\n");
  const out: string[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? "";
    out.push(line);
    index++;
    const fence = /^```(\S+)(?: (\S+))?$/.exec(line);
    if (!fence) continue;
    const end = lines.indexOf("```", index);
    if (end < 0) throw new Error(`line ${index}: this block has no end`);
    const body = lines.slice(index, end);
    const [, kind = "", path] = fence;
    if (kind === "console") out.push(...(await console(body, executor)));
    else out.push(...body);
    if (kind === "setup") await setup(body, executor);
    else if (path !== undefined) executor.write(path, `${body.join("\n")}\n`);
    out.push("```");
    index = end + 1;
  }
  return out.join("\n");
}

async function setup(body: readonly string[], { run }: Executor): Promise<void> {
  const { text, code } = await run(body.join("\n"));
  if (code !== 0) throw new Error(`the setup failed with ${code}:\n${text}`);
}

async function console(body: readonly string[], { run }: Executor): Promise<string[]> {
  const out: string[] = [];
  for (let index = 0; index < body.length; ) {
    const first = body[index] ?? "";
    index++;
    if (!first.startsWith("$ ")) {
      if (index === 1) throw new Error(`a console block begins with a command, not: ${first}`);
      continue;
    }
    const command = [first.slice(2)];
    out.push(first);
    for (; body[index]?.startsWith("> ") || body[index] === ">"; index++) {
      out.push(body[index] ?? "");
      command.push((body[index] ?? "").slice(2));
    }
    const { text, code } = await run(command.join("\n"));
    const shown = text.replace(/\n$/, "");
    if (/^(\$ |```)/m.test(shown)) throw new Error(`this output cannot be shown:\n${shown}`);
    if (shown !== "") out.push(...shown.split("\n"));
    if (code !== 0) out.push(`[exit ${code}]`);
  }
  return out;
}

/** What drives a terminal or hides in a text, without line ends and tabs. */
const unseen = /[\0-\x08\x0b-\x1f\x7f\u202a-\u202e]/g;

/**
 * Replaces what no run repeats, times of day and the folder in which the test runs, and shows what
 * cannot be seen.
 */
export function steady(text: string, root: string): string {
  return text
    .replace(unseen, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll(root, "/tmp/here")
    .replace(/(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}/g, "$1Thh:mm:ss+hh:mm")
    .replace(/(\d{4}-\d{2}-\d{2} )\d{2}:\d{2}/g, "$1hh:mm");
}
