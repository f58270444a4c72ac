import type { Found } from "../law/check.ts";
import { say } from "../law/words.ts";
import type { WholeDesk } from "./check.ts";
import { unsealed } from "./seals.ts";

/**
 * Files of entries that came into a closed month after it was closed, as a merge brings them from a
 * clone that did not know of the closing: no closing rests on them.
 */
export function lateEntries({ book, closings, nouns }: WholeDesk): Found[] {
  const entries = nouns.filter(({ shape }) => shape === "entry");
  const files = entries.flatMap((noun) => book.paths(noun));
  return unsealed(files, closings).map(({ file, month }): Found => {
    const text = say(
      `${month} was closed without these entries`,
      `${month} 已结账，但不包含这些条目`,
    );
    const hint = say(
      `ask whoever closed it: rounds reopen ${month}, rounds sync; then here: rounds sync; then it is closed again`,
      `请结账人运行 rounds reopen ${month} 与 rounds sync；然后在此运行 rounds sync；之后重新结账`,
    );
    return { code: "closed-period", at: { file, line: 1 }, text, hint };
  });
}
