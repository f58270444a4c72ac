import type { Fields } from "../law/noun.ts";
import { nounOf } from "../nouns/index.ts";
import type { Resolver } from "./resolve.ts";

type Input = Readonly<Record<string, unknown>>;

/**
 * A party may be named by one of its papers, where the command takes that paper as a flag: "bill
 * pay BL261117A" pays the supplier of that invoice, and that invoice.
 */
export async function throughPapers(
  { arguments: places = {}, flags = {} }: { arguments?: Fields; flags?: Fields },
  input: Input,
  { book }: Pick<Resolver, "book">,
): Promise<Input> {
  for (const [key, { kind }] of Object.entries(places)) {
    const typed = input[key];
    if (typeof typed !== "string" || kind.refers === undefined || !isNumber(typed)) continue;
    for (const [flag, { kind: told }] of Object.entries(flags)) {
      if (told.refers === undefined || input[flag] !== undefined) continue;
      const paper = await nounOf(told.refers);
      if (paper.naming.by !== "day" || !isNumber(typed, paper.naming.prefix)) continue;
      const of = Object.entries(paper.fields).find(([, one]) => one.kind.refers === kind.refers);
      const [only, ...more] = (await book.find(paper, typed)).filter(({ by }) => by !== "spelling");
      const party = of && only?.record[of[0]];
      if (!only || more.length > 0 || typeof party !== "string") continue;
      const { id } = only.record;
      return { ...input, [key]: party, [flag]: told.name === "words" ? [id] : id };
    }
  }
  return input;
}

/** Does it look like the number of a paper, or of such a paper: its letters, then the day? */
function isNumber(typed: string, prefix = /^[a-z]*/i.exec(typed)?.[0] ?? ""): boolean {
  return (
    typed.slice(0, prefix.length).toUpperCase() === prefix.toUpperCase() &&
    /^\d{6}/.test(typed.slice(prefix.length))
  );
}
