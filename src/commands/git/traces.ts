import { closing, closingPath } from "../../book/closings.ts";
import { hash } from "../../book/disk.ts";
import { parseLine } from "../../book/entry-lines.ts";
import { parseDayId, recordPath } from "../../book/ids.ts";
import type { LoggedChange, LoggedStep } from "../../book/journal.ts";
import { type Rewrite, textBefore } from "../../book/splice.ts";
import type { Noun } from "../../law/noun.ts";

/** The state in which a file is not there. */
const gone = "";

/** Where a step says only what a file became, not what it was before. */
const anything = "*";

/** A file's state, as the change log tells it: the beginning of its hash. */
function stateOf(text: string | undefined): string {
  return text === undefined ? gone : hash(text).slice(0, 16);
}

/** The changes that some lines of a log tell of. */
export function changesIn(lines: readonly string[]): readonly LoggedChange[] {
  return lines.flatMap((line) => {
    const change = line === "" ? undefined : (parseLine(line) as unknown as LoggedChange);
    return change && Array.isArray(change.steps) ? [change] : [];
  });
}

/** The lines that a text has more than another, each as often as it is new. */
export function addedLines(before: string, now: string): readonly string[] {
  const left = new Map<string, number>();
  for (const line of before.split("\n")) left.set(line, (left.get(line) ?? 0) + 1);
  return now.split("\n").filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return line !== "" && count <= 0;
  });
}

/** A file before and now; undefined where it is not there. */
export interface Moved {
  readonly before: string | undefined;
  readonly now: string | undefined;
}

interface Grown {
  readonly before: string;
  readonly now: string;
}

/**
 * What the change log tells of files: from which state to which a step brought one, and which
 * entries were appended. With it, what rounds wrote is told from what a person did by hand.
 */
export class Traces {
  private readonly nouns: readonly Noun[];
  /** By path: of a state all that it was made of. */
  private readonly origins = new Map<string, Map<string, Set<string>>>();
  private readonly rewrites = new Map<string, Rewrite[]>();
  private readonly appended = new Map<string, Set<string>>();
  /** What changes say of themselves: among it the ids that were given anew, "old → new". */
  private readonly reasons = new Set<string>();

  constructor(nouns: readonly Noun[]) {
    this.nouns = nouns;
  }

  learn(changes: readonly LoggedChange[]): void {
    for (const { steps, why } of changes) {
      for (const reason of why?.split("; ") ?? []) this.reasons.add(reason);
      for (const step of steps) this.learnStep(step);
    }
  }

  /** A record's file became a line of a volume, or was made of one again. */
  learnBound(path: string, text: string): void {
    this.link(path, stateOf(text), gone);
    this.link(path, gone, stateOf(text));
  }

  /** The lines as which one may go on that got another id from `rounds check --fix`. */
  renumbered(line: string): readonly string[] {
    const id = parseLine(line)?.id;
    return [...this.reasons].flatMap((reason) => {
      const [old, fresh] = reason.split(" → ");
      if (id === undefined || old !== id || fresh === undefined) return [];
      return line.replace(JSON.stringify(id), JSON.stringify(fresh));
    });
  }

  /** Does any step name this file? */
  names(path: string): boolean {
    return this.origins.has(path) || this.appended.has(path);
  }

  /** Have steps of the log, and nothing else, made of a file what it is now? */
  explains(path: string, { before, now }: Moved): boolean {
    if (path.endsWith(".jsonl"))
      return now !== undefined && this.grew(path, { before: before ?? "", now }, new Set());
    const sources = new Set([stateOf(before)]);
    // With Windows' line ends on the disk, git keeps the same text with other ones.
    if (before !== undefined) sources.add(stateOf(before.replaceAll("\n", "\r\n")));
    const seen = new Set<string>();
    const open = [stateOf(now)];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      for (const origin of this.origins.get(path)?.get(state) ?? []) {
        if (sources.has(origin) || origin === anything) return true;
        if (!seen.has(origin)) open.push(origin);
        seen.add(origin);
      }
    }
    return false;
  }

  /** Are the new lines of a file of entries logged ones, and all else as it was or rewritten? */
  private grew(path: string, { before, now }: Grown, seen: Set<string>): boolean {
    const isLogged = (line: string): boolean => {
      const id = parseLine(line)?.id;
      return id !== undefined && this.appended.get(path)?.has(id) === true;
    };
    const isWhole = addedLines(now, before).length === 0;
    if (isWhole && addedLines(before, now).every(isLogged)) return true;
    const rewrites = this.rewrites.get(path) ?? [];
    if (rewrites.length === 0) return false;
    const lines = now.split(/(?<=\n)/);
    for (let end = lines.length; end >= 0; end--) {
      const start = lines.slice(0, end).join("");
      for (const rewrite of rewrites) {
        const earlier = textBefore(start, rewrite);
        if (earlier === undefined || seen.has(earlier)) continue;
        seen.add(earlier);
        if (this.grew(path, { before, now: earlier }, seen)) return true;
      }
      if (end > 0 && !isLogged((lines[end - 1] ?? "").trimEnd())) return false;
    }
    return false;
  }

  private learnStep(step: LoggedStep): void {
    const path = this.pathOf(step);
    if (path === undefined) return;
    const { do: what, hashes, splice } = step;
    if (what === "close" && step.hash) this.link(path, gone, step.hash.slice(0, 16));
    else if (what === "reopen") this.link(path, anything, gone);
    else if (what === "append") {
      const ids = this.appended.get(path) ?? new Set();
      this.appended.set(path, ids.add(step.id));
    } else if (hashes && splice) {
      this.link(path, hashes[0], hashes[1]);
      this.rewrites.set(path, [...(this.rewrites.get(path) ?? []), { hashes, splice }]);
    } else if (what === "create" && step.hash) this.link(path, gone, step.hash.slice(0, 16));
    else if (what === "remove") this.link(path, stateOf(step.text ?? ""), gone);
  }

  private link(path: string, from: string, to: string): void {
    const states = this.origins.get(path) ?? new Map<string, Set<string>>();
    this.origins.set(path, states);
    states.set(to, (states.get(to) ?? new Set()).add(from));
  }

  /** The file that a logged step wrote. */
  private pathOf({ do: what, noun: name, id }: LoggedStep): string | undefined {
    if (id.includes("/")) return id;
    if (name === closing.name) return closingPath(id);
    const noun = this.nouns.find((one) => one.name === name);
    if (!noun) return undefined;
    const parts = parseDayId(id);
    if (what !== "append" || !parts) return recordPath(noun, id);
    return `${noun.folder}/${parts.month}.${parts.author}.jsonl`;
  }
}
