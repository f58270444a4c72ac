import { parseLine } from "./entry-lines.ts";
import { numberOf, parseDayId } from "./ids.ts";
import {
  done,
  type FileConflict,
  type FileMerge,
  type ThreeTexts,
  unlessBoth,
  wholeConflict,
} from "./merge.ts";
import { marked, type Piece } from "./pieces.ts";

/** A line of a file of entries, and by what it is put in order among new ones. */
interface Line {
  readonly text: string;
  readonly id: string;
  readonly order: readonly [when: string, number: number, text: string];
}

/**
 * Merges two files of entries: all that either side appended is there, in the order of day and
 * letter. Entries never change: a line that a side took away or wrote anew is a conflict. Lines of
 * one id are both kept, even where they are alike, as one person may have written on two machines;
 * a check names them.
 */
export function mergeLineTexts(texts: ThreeTexts, file: string): FileMerge {
  const trivial = unlessBoth(texts);
  if (trivial !== undefined) return done(trivial);
  const [base, ours, theirs] = [texts.base ?? "", texts.ours, texts.theirs].map(linesOf);
  if (!base || !ours || !theirs) return wholeConflict(texts, file, "unreadable");
  const here = sorted(base, ours);
  const there = sorted(base, theirs);
  const pieces: { key?: string; ours: string; theirs: string }[] = [];
  const conflicts: FileConflict[] = [];
  for (const [index, line] of base.entries()) {
    if (here.kept.has(index) && there.kept.has(index)) {
      pieces.push({ ours: line.text, theirs: line.text });
      continue;
    }
    const now = (side: Side): string => (side.kept.has(index) ? line.text : replaced(side, line));
    const twice = conflicts.filter(({ name }) => name.split("#")[0] === line.id).length;
    const name = twice === 0 ? line.id : `${line.id}#${twice + 1}`;
    const each = { base: line.text, ours: now(here), theirs: now(there) };
    conflicts.push({ what: "entry", name, reason: "changed", ...each });
    pieces.push({ key: name, ours: each.ours, theirs: each.theirs });
  }
  const added = inOrder(here.fresh, there.fresh).join("");
  const settle = (chosen: ReadonlyMap<string, unknown>): string =>
    pieces.map(({ key, ours: text }) => (key ? String(chosen.get(key) ?? text) : text)).join("") +
    added;
  if (conflicts.length === 0) return done(settle(new Map()));
  const as = (side: "ours" | "theirs"): Piece[] => [
    ...pieces.map((piece) => ({ ...(piece.key ? { key: piece.key } : {}), text: piece[side] })),
    { text: added },
  ];
  return { text: marked(as("ours"), as("theirs")) ?? texts.ours, conflicts, settle };
}

/** The lines of a file of entries; undefined when one of them is none. */
function linesOf(text: string): readonly Line[] | undefined {
  const lines: Line[] = [];
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const entry = parseLine(line);
    if (!entry) return undefined;
    const when = String(entry.at ?? entry.date ?? "");
    const number = numberOf(parseDayId(entry.id)?.letters ?? "");
    const whole = `${line}\n`;
    lines.push({ text: whole, id: entry.id, order: [when, number, whole] });
  }
  return lines;
}

interface Side {
  /** Which of the base's lines are still there, by their place in the base. */
  readonly kept: ReadonlySet<number>;
  readonly fresh: Line[];
}

/** What a side kept of the base's lines, and the lines that are new in it. */
function sorted(base: readonly Line[], side: readonly Line[]): Side {
  const places = new Map<string, number[]>();
  for (const [index, { text }] of base.entries()) {
    places.set(text, [...(places.get(text) ?? []), index]);
  }
  const kept = new Set<number>();
  const fresh: Line[] = [];
  for (const line of side) {
    const index = places.get(line.text)?.shift();
    if (index === undefined) fresh.push(line);
    else kept.add(index);
  }
  return { kept, fresh };
}

/** What a side has in place of a line of the base; it is no new line then. */
function replaced({ fresh }: Side, line: Line): string {
  const at = fresh.findIndex(({ id }) => id === line.id);
  return at < 0 ? "" : (fresh.splice(at, 1)[0]?.text ?? "");
}

function compare(one: Line, two: Line): number {
  for (const [index, part] of one.order.entries()) {
    const other = two.order[index] ?? "";
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

/** New lines of both sides, each side's in its own order as far as the other's allow. */
function inOrder(ours: readonly Line[], theirs: readonly Line[]): readonly string[] {
  const merged: string[] = [];
  let [i, j] = [0, 0];
  while (i < ours.length || j < theirs.length) {
    const [one, two] = [ours[i], theirs[j]];
    const order = !one ? 1 : !two ? -1 : compare(one, two);
    if (order <= 0 && one) merged.push(one.text);
    if (order >= 0 && two) merged.push(two.text);
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return merged;
}
