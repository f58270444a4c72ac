import { relative } from "node:path";
import { shownPath } from "../book/open.ts";
import type { Problem } from "../law/errors.ts";
import { type Language, say } from "../law/words.ts";
import { excerptOf } from "../print/excerpt.ts";
import { print } from "../print/print.ts";
import type { View } from "../print/view.ts";
import { type Desk, flagText } from "./desk.ts";
import { problemText } from "./errors.ts";
import type { Globals } from "./globals.ts";
import { shellWord } from "./program.ts";
import { screenOf } from "./screen.ts";
import { formatOf, shaped } from "./shape.ts";
import { isTerminal, terminalWidth, writeError, writeOut } from "./streams.ts";

/** Prints a view in the format asked for, fit to the screen. */
export async function show(
  view: View,
  { globals, language }: { globals: Globals; language: Language },
): Promise<void> {
  const format = formatOf(globals, view);
  const screen = screenOf(
    { isTerminal: isTerminal(1), columns: terminalWidth() },
    {
      env: process.env,
      language,
      color: flagText(globals.color),
    },
  );
  writeOut(await print(shaped(view, globals, format), format, screen));
}

/** As wide as a finding's excerpt may be off a terminal. */
const usualWidth = 80;

/** Findings as compilers print them: place, what is wrong, what to do; paths as seen from here. */
export async function findingsText(
  findings: readonly Problem[],
  { book, context }: Desk,
): Promise<string> {
  const width = terminalWidth() ?? usualWidth;
  const told: string[] = [];
  for (const problem of findings) {
    const file = shownPath(book.root, problem.where.file, process.cwd());
    const where = { ...problem.where, file };
    const { excerpt } = problem;
    const { line, column } = where;
    const lines =
      excerpt === undefined || line === undefined
        ? []
        : await excerptOf({ text: excerpt, line, column }, width);
    told.push(problemText({ ...problem, where }, context.language, lines));
  }
  return told.join("");
}

/** Names broken files on stderr: nothing is skipped in silence. */
export async function warn(desk: Desk): Promise<void> {
  const { book, context, order } = desk;
  const bad = book.problems.filter((problem) => problem.level === "error");
  if (bad.length === 0 || order.globals.json) return;
  const { language } = context;
  const from = relative(process.cwd(), book.root);
  writeError(await findingsText(bad.slice(0, 3), desk));
  const where =
    from === "" || order.start.root === process.cwd() ? "" : ` --book ${shellWord(from)}`;
  const told = say(
    `${bad.length} ${bad.length === 1 ? "finding" : "findings"}; all of them: rounds check${where}`,
    `共 ${bad.length} 处问题；全部列出：rounds check${where}`,
  );
  writeError(`rounds: ${told[language]}\n`);
}
