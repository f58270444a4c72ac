import type { Problem, Where } from "../law/errors.ts";
import { say } from "../law/words.ts";

/** A line that a merge leaves where two people changed the same place. */
export const mergeMarker = /^(<{7}|={7}|>{7}|\|{7})( |\r?$)/m;

/** What is wrong with a line of JSON Lines that is no entry. */
export function brokenLine(line: string, where: Where): Problem & { readonly code: BrokenCode } {
  if (mergeMarker.test(line)) {
    return {
      code: "merge-markers",
      level: "error",
      text: say("a merge left its conflict markers here", "文件中留有合并冲突标记"),
      where,
      hint: say(
        "keep the lines of both sides, delete the marker lines, then run: rounds check",
        "保留双方的行并删除标记行，然后运行：rounds check",
      ),
    };
  }
  return {
    code: "unreadable",
    level: "error",
    text: say("this line is not a JSON object with an id", "此行不是带 id 的 JSON 对象"),
    where,
    hint: say("correct the line and run: rounds check", "请改正该行，然后运行：rounds check"),
  };
}

type BrokenCode = "merge-markers" | "unreadable";
