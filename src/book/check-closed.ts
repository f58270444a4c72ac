import type { Found } from "../law/check.ts";
import { RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";
import type { WholeDesk } from "./check.ts";
import { Closings } from "./closings.ts";

/**
 * Files of entries that came into a closed month after it was closed, as a merge brings them from a
 * clone that did not know of the closing: no closing rests on them.
 */
export function lateEntries({ book, shelf, nouns }: WholeDesk): Found[] {
  const closings = new Closings(shelf);
  const { months } = closings;
  if (months.length === 0) return [];
  const sealed = new Set(months.flatMap((month) => filesOf(month, closings)));
  const entries = nouns.filter(({ shape }) => shape === "entry");
  return entries.flatMap((noun) =>
    book.paths(noun).flatMap((file): Found[] => {
      const month = /(\d{4}-\d{2})\.[^/]*$/.exec(file)?.[1] ?? "";
      if (!closings.isClosed(month) || sealed.has(file)) return [];
      const text = say(
        `${month} was closed without these entries`,
        `${month} 已结账，但不包含这些条目`,
      );
      const hint = say(
        `ask whoever closed it: rounds reopen ${month}, rounds sync; then here: rounds sync; then it is closed again`,
        `请结账人运行 rounds reopen ${month} 与 rounds sync；然后在此运行 rounds sync；之后重新结账`,
      );
      return [{ code: "closed-period", at: { file, line: 1 }, text, hint }];
    }),
  );
}

/** The files that a closing rests on; none where it cannot be read, which is found elsewhere. */
function filesOf(month: string, closings: Closings): readonly string[] {
  try {
    return closings.file(month).files.map(({ file }) => file);
  } catch (error) {
    if (error instanceof RoundsError) return [];
    throw error;
  }
}
