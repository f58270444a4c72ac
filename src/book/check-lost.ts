import type { Found } from "../law/check.ts";
import type { Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { linesWith } from "./cache-lines.ts";
import type { WholeDesk } from "./check.ts";
import { monthOfFile, parseLine } from "./entry-lines.ts";
import { parseDayId } from "./ids.ts";
import { changeLog, type LoggedChange } from "./journal.ts";
import type { Shelf } from "./shelf.ts";

/** How the change log tells of an entry that was appended, as `rounds` writes it. */
const appended = /\{"do":"append","noun":"([a-z]+)","id":"([^"\\]+)"/g;

/**
 * Entries of open months that the change log says were written and that their files do not hold, or
 * not as often: what a merge or a hand has lost.
 */
export function lostEntries({ book, shelf, nouns }: WholeDesk): readonly Found[] {
  const isOpen = (month: string): boolean => month > (book.closedTo ?? "").slice(0, 7);
  const logs = book.paths(changeLog).filter((path) => isOpen(monthOfFile(path)));
  const wanted = new Map<string, Map<string, number>>();
  for (const log of logs) {
    for (const [, name, id = ""] of shelf.text(log).matchAll(appended)) {
      const path = pathOf(
        nouns.find((noun) => noun.name === name),
        id,
      );
      if (path === undefined || !isOpen(monthOfFile(path))) continue;
      const ids = wanted.get(path) ?? new Map<string, number>();
      wanted.set(path, ids.set(id, (ids.get(id) ?? 0) + 1));
    }
  }
  return [...wanted].flatMap(([path, ids]) => lostIn(path, ids, { shelf, logs }));
}

function pathOf(noun: Noun | undefined, id: string): string | undefined {
  const parts = parseDayId(id);
  if (noun?.shape !== "entry" || !parts) return undefined;
  return `${noun.folder}/${parts.month}.${parts.author}.jsonl`;
}

interface Places {
  readonly shelf: Shelf;
  readonly logs: readonly string[];
}

function lostIn(path: string, ids: ReadonlyMap<string, number>, places: Places): Found[] {
  const { shelf } = places;
  const text = shelf.stamp(path) === undefined ? "" : shelf.text(path);
  const held = new Map<string, number>();
  for (const [, id = ""] of text.matchAll(/^\{"id":"([^"\\]+)"/gm)) {
    if (ids.has(id)) held.set(id, (held.get(id) ?? 0) + 1);
  }
  const found: Found[] = [];
  for (const [id, count] of ids) {
    if ((held.get(id) ?? 0) >= count) continue;
    // Rarely: a line may be written in another way, or was rewritten on purpose.
    const there = text
      .split("\n")
      .filter((line) => line.includes(id) && parseLine(line)?.id === id);
    const lost = count - there.length - rewritten(path, id, places);
    if (lost > 0) found.push(lostEntry(path, id, lost));
  }
  return found;
}

function lostEntry(path: string, id: string, lost: number): Found {
  const times = lost > 1 ? say(` (${lost} times)`, `（${lost} 次）`) : say("", "");
  return {
    code: "lost-entry",
    at: { file: path },
    text: say(
      `${id} was written${times.en}, says the change log, and is not in this file`,
      `变更日志显示曾记入 ${id}${times.zh}，但此文件中没有`,
    ),
    hint: say(
      `see what it was: rounds history ${id}; write it again, or bring ${path} back from git or a copy`,
      `查看内容：rounds history ${id}；请重新记入，或从 git 或备份恢复 ${path}`,
    ),
  };
}

/** How many lines of an id were given another one, or were given up when a merge was settled. */
function rewritten(path: string, id: string, { shelf, logs }: Places): number {
  let count = 0;
  for (const log of logs) {
    for (const line of linesWith(shelf.bytes(log), JSON.stringify(path))) {
      const change = parseLine(line) as LoggedChange | undefined;
      const why = change?.why ?? "";
      for (const step of change?.steps ?? []) {
        if (step.id !== path) continue;
        if (step.do === "settle" && why.includes(id)) return Number.POSITIVE_INFINITY;
        if (step.do === "file") count += why.split(`${id} → `).length - 1;
      }
    }
  }
  return count;
}
