import type { Problem, Where } from "../law/errors.ts";
import { finding } from "../law/finding.ts";
import { say } from "../law/words.ts";

/** A line that a merge leaves where two people changed the same place. */
export const mergeMarker = /^(<{7}|={7}|>{7}|\|{7})( |\r?$)/m;

/** The mark that some editors put before everything else; it hides the first entry of a file. */
export const byteOrderMark = "\ufeff";

/** What is wrong with a line of JSON Lines that is no entry. */
export function brokenLine(line: string, where: Where): Problem & { readonly code: BrokenCode } {
  if (mergeMarker.test(line)) {
    const text = say("a merge left its conflict markers here", "文件中留有合并冲突标记");
    const hint = say(
      "rounds resolve; or keep the lines of both sides by hand, delete the marker lines, then run: rounds check",
      "请运行 rounds resolve；或手工保留双方的行并删除标记行，然后运行：rounds check",
    );
    return { ...finding("merge-markers", text, { ...where, hint }), code: "merge-markers" };
  }
  const text = say("this line is not a JSON object with an id", "此行不是带 id 的 JSON 对象");
  return { ...finding("unreadable", text, where), code: "unreadable" };
}

type BrokenCode = "merge-markers" | "unreadable";
