import type { Step } from "../../../law/change.ts";
import type { AnyStored, Noun } from "../../../law/noun.ts";
import { isPaper } from "../../../law/noun.ts";

/** Far enough away that every paper that is not finished counts as open. */
const endOfTime = "9999-12-31";

/** The fields of a noun that name one member of staff and that a person may type. */
function staffFields(noun: Noun): readonly string[] {
  return Object.entries(noun.fields)
    .filter(([, { kind, kept }]) => kind.refers === "staff" && !kept)
    .map(([key]) => key);
}

/** May a noun's papers be open in somebody's hands? Those of a day that can be unfinished. */
export function mayBeOpen(noun: Noun): boolean {
  return isPaper(noun) && noun.unfinished !== undefined && staffFields(noun).length > 0;
}

/**
 * The open papers of one person that go over to another: planned visits, drafts, whatever is
 * not finished; what is done stays with whoever did it (R-OWN-09).
 */
export function openPapers(
  noun: Noun,
  papers: readonly AnyStored[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly Step[] {
  const keys = staffFields(noun);
  return papers.flatMap((paper): Step[] => {
    const own = keys.filter((key) => paper[key] === from);
    if (own.length === 0 || noun.unfinished?.(paper as never, endOfTime) === undefined) return [];
    const fields = Object.fromEntries(own.map((key) => [key, to]));
    return [{ do: "set", noun, id: paper.id, fields }];
  });
}
