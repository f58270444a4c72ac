import { decode } from "../../book/codec.ts";
import { parseLine } from "../../book/entry-lines.ts";
import type { LoggedChange } from "../../book/journal.ts";
import type { FileConflict } from "../../book/merge.ts";
import { sameValue } from "../../law/merge-values.ts";
import type { Field } from "../../law/noun.ts";
import { callOf } from "../../law/noun.ts";
import { join, same, say, type Text } from "../../law/words.ts";
import { closingDifference } from "./closings.ts";
import { fieldsOf, type OpenFile } from "./open-files.ts";

const mostShown = 200;

/** A value as it is told of in one line, as its field shows it. */
export function shownValue(value: unknown, field?: Field): Text {
  if (value === undefined || value === null || value === "") return same("∅");
  if (!field) return same(cut(typeof value === "string" ? value : JSON.stringify(value)));
  const { kind } = field;
  return say(cut(kind.show(value, "en")), cut(kind.show(value, "zh")));
}

function cut(text: string): string {
  const line = text.trimEnd().replaceAll("\n", " ⏎ ");
  return line.length > mostShown ? `${line.slice(0, mostShown)}…` : line;
}

/** Who made what a side has, as far as the change log tells. */
export type Maker = (conflict: FileConflict, side: "ours" | "theirs") => LoggedChange | undefined;

/** What one side says, and who made it so; or that this side left it as it was. */
export function sideText(
  conflict: FileConflict,
  side: "ours" | "theirs",
  { file, maker }: { file?: OpenFile | undefined; maker?: Maker | undefined },
): Text {
  const { what, base, field } = conflict;
  const told =
    what === "file"
      ? wholeText(conflict, side, file)
      : what === "entry"
        ? entryText(conflict[side], file)
        : shownValue(besides(conflict[side], conflict[side === "ours" ? "theirs" : "ours"]), field);
  if (sameValue(base, conflict[side])) return say(`${told.en} (unchanged)`, `${told.zh}（未改）`);
  const made = maker?.(conflict, side);
  if (!made) return told;
  const when = made.at.slice(0, 16).replace("T", " ");
  return say(`${told.en} (${made.by}, ${when})`, `${told.zh}（${made.by}，${when}）`);
}

/** What is told of a list beside another one: only the elements that stand in this one alone. */
export function besides(one: unknown, other: unknown): unknown {
  if (!Array.isArray(one) || !Array.isArray(other)) return one;
  const own = one.filter((each) => !other.some((theirs) => sameValue(theirs, each)));
  return own.length > 0 ? own : undefined;
}

/** A side of a file that is decided as a whole: that in which it differs from the other one. */
function wholeText(conflict: FileConflict, side: "ours" | "theirs", file?: OpenFile): Text {
  const [one, other] = [conflict[side], conflict[side === "ours" ? "theirs" : "ours"]];
  if (typeof one !== "string") return say("removed", "已删除");
  if (!file || typeof other !== "string") return say("kept", "保留");
  const closing = closingDifference(file.path, one, other);
  if (closing) return closing;
  const fields = fieldsOf(file.kind);
  const read = (text: string) => decode(text, { file: file.path, fields, digits: 2 }).values;
  const [values, others] = file.kind.is === "record" ? [read(one), read(other)] : [];
  if (!values || !others) return shownValue(differingLines(one, other));
  const differing = Object.entries(fields).filter(([key]) => !sameValue(values[key], others[key]));
  return join(
    differing.map(([key, field]) => {
      const shown = shownValue(values[key], field);
      return say(`${field.label.en} ${shown.en}`, `${field.label.zh} ${shown.zh}`);
    }),
  );
}

/** An entry's line as its fields show it. */
function entryText(line: unknown, file?: OpenFile): Text {
  const entry = typeof line === "string" ? parseLine(line.trim()) : undefined;
  if (!entry || file?.kind.is !== "entries") return shownValue(line);
  const fields = Object.entries(file.kind.noun.fields).filter(([key]) => entry[key] !== undefined);
  if (fields.length === 0) return shownValue(line);
  return join(
    fields.map(([key, field]) => {
      const shown = shownValue(entry[key], field);
      return say(`${field.label.en} ${shown.en}`, `${field.label.zh} ${shown.zh}`);
    }),
  );
}

function differingLines(one: string, other: string): string {
  const known = new Set(other.split("\n"));
  return one
    .split("\n")
    .filter((line) => !known.has(line))
    .join("\n");
}

/** What a field is called, and its key, by which --set names it. */
export function conflictName({ what, name, field }: FileConflict): Text {
  if (what !== "field" || !field || field.label.en === "") return same(name);
  return say(`${field.label.en} (${name})`, `${field.label.zh}（${name}）`);
}

/** What is open, and what either side says. */
export function conflictText(
  conflict: FileConflict,
  told: { file?: OpenFile; maker?: Maker } = {},
): Text {
  const name = conflictName(conflict);
  // Git's own messages name the file; what is in it is told by `rounds resolve`.
  if (conflict.what === "file" && !told.file) return name;
  const [one, two] = [sideText(conflict, "ours", told), sideText(conflict, "theirs", told)];
  return say(
    `${name.en}: ours ${one.en}, theirs ${two.en}`,
    `${name.zh}：本方 ${one.zh}，对方 ${two.zh}`,
  );
}

/** The path of an open file, and what its record is called. */
export function fileTitle({ path, kind, conflicts }: OpenFile, text: string | undefined): string {
  if (kind.is !== "record" || text === undefined || conflicts.length === 0) return path;
  const { values } = decode(text, { file: path, fields: kind.noun.fields, digits: 2 });
  const call = values ? callOf(kind.noun, { ...values, id: kind.id }) : kind.id;
  return call === kind.id ? path : `${path} (${call})`;
}

const reasons: Readonly<Record<FileConflict["reason"], Text>> = {
  differ: say("both changed it", "双方都改了"),
  guarded: say("both edited money, stock, approvals or states", "双方都改了金额、库存、审批或状态"),
  fixed: say("as the other side left it, it is fixed", "按对方的改动，此项已不可修改"),
  disagree: say("both together break a rule", "两边合在一起不符合规则"),
  changed: say("an entry never changes", "流水记录不应改动"),
  sealed: say("closings and volumes are never merged", "结账与归档卷从不合并"),
  unreadable: say("one side cannot be read", "有一方无法读取"),
  removed: say("one side removed it, the other changed it", "一方删除、另一方修改"),
  added: say("two records were given one id", "两条记录用了同一编号"),
};

/** Why it is for a person to decide. */
export function reasonText({ reason }: FileConflict): Text {
  return reasons[reason];
}
