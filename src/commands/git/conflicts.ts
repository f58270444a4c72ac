import type { FileConflict } from "../../book/merge.ts";
import { same, say, type Text } from "../../law/words.ts";

const mostShown = 200;

/** A value as it is told of in one line. */
export function shownValue(value: unknown): string {
  if (value === undefined || value === null || value === "") return "∅";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = text.trimEnd().replaceAll("\n", " ⏎ ");
  return line.length > mostShown ? `${line.slice(0, mostShown)}…` : line;
}

/** What is open, and what either side says. */
export function conflictText({ what, name, ours, theirs }: FileConflict): Text {
  if (what === "file") return same(name);
  const [one, two] = [shownValue(ours), shownValue(theirs)];
  return say(`${name}: ours ${one}, theirs ${two}`, `${name}：本方 ${one}，对方 ${two}`);
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
};

/** Why it is for a person to decide. */
export function reasonText({ reason }: FileConflict): Text {
  return reasons[reason];
}
