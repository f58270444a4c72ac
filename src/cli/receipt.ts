import { shownPath } from "../book/open.ts";
import type { Applied } from "../book/writer.ts";
import type { Language } from "../law/words.ts";
import { say } from "../law/words.ts";
import type { Repair } from "../nouns/verb.ts";
import { cleanLine, cleanText } from "../print/clean.ts";
import { quickWidth } from "../print/width.ts";

/** The lines that a write prints: what changed, in which file, how to take it back. */
export function receiptText(
  applied: Applied,
  place: { root: string; from: string; language: Language; width: number | undefined },
): string {
  const { change, plan, id } = applied;
  const { root, from, language, width } = place;
  const files = plan.operations.map((operation) => shownPath(root, operation.path, from));
  const shown =
    files.length > 3
      ? [
          ...files.slice(0, 2),
          say(`${files.length - 2} more files`, `另 ${files.length - 2} 个文件`)[language],
        ]
      : files;
  const back = change.back ?? say(`undo: rounds undo ${id}`, `撤销：rounds undo ${id}`);
  const undo = id ? [back[language]] : [];
  const line = cleanLine([change.receipt[language], ...shown, ...undo].join(" · "));
  const fits = width === undefined || (quickWidth(line) ?? line.length) <= width;
  return fits
    ? `${line}\n`
    : `${cleanLine(change.receipt[language])}\n  ${cleanText([...shown, ...undo].join("\n  "))}\n`;
}

/** The same as data for `--json`: the change's id, every step, every file. */
export function receiptJson(applied: Applied, language: Language): string {
  const { change, plan, id } = applied;
  return `${JSON.stringify({
    change: id ?? null,
    message: change.receipt[language],
    notes: (change.notes ?? []).map((note) => note[language]),
    steps: plan.logged.map(({ hash: _, hashes: __, splice: ___, text: ____, ...step }) => step),
    files: plan.operations.map((operation) => operation.path),
    ...("left" in change ? { left: leftOf(change as Repair, language) } : {}),
  })}\n`;
}

/** The findings that a repair has left to be done by hand. */
function leftOf({ left }: Repair, language: Language): readonly object[] {
  return left.map(({ code, level, text, where }) => ({
    code,
    level,
    text: text[language],
    ...where,
  }));
}

/** The ids of what was written, one a line, for `--ids`. */
export function receiptIds(applied: Applied): string {
  return applied.plan.logged.map((step) => `${step.id}\n`).join("");
}

/** So many files are shown line by line. */
const mostDiffs = 20;

/** What a dry run would do to the files, as a diff that people can read. */
export function dryRunText(
  applied: Applied,
  { textOf, language }: { textOf: (path: string) => string | undefined; language: Language },
): string {
  const title = say("dry run, nothing was written", "试运行，未写入")[language];
  const { operations } = applied.plan;
  const parts = operations.slice(0, mostDiffs).map((operation) => {
    const before = operation.kind === "append" ? "" : (textOf(operation.path) ?? "");
    const after = operation.kind === "remove" ? "" : operation.content;
    return [`--- ${operation.path}`, ...lineDiff(before, after)].join("\n");
  });
  if (operations.length > mostDiffs) {
    const more = operations.length - mostDiffs;
    parts.push(say(`… and ${more} more files`, `…… 另 ${more} 个文件`)[language]);
  }
  const told = say(
    `${applied.change.receipt.en} (${title})`,
    `${applied.change.receipt.zh}（${title}）`,
  );
  return `${cleanText(`${told[language]}\n${parts.join("\n")}`)}\n`;
}

/** Lines taken away and added, the common beginning and end left out. */
function lineDiff(before: string, after: string): string[] {
  const old = before.split("\n");
  const fresh = after.split("\n");
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  ) {
    end++;
  }
  const cut = (lines: string[]): string[] => lines.slice(start, lines.length - end);
  const minus = cut(old).filter((line, index, all) => line !== "" || index < all.length - 1);
  const plus = cut(fresh).filter((line, index, all) => line !== "" || index < all.length - 1);
  return [...minus.map((line) => `- ${line}`), ...plus.map((line) => `+ ${line}`)];
}
