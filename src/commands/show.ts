import { RoundsError } from "../law/errors.ts";
import { textKind } from "../law/kinds/texts.ts";
import { type AnyStored, callOf, field, isPaper, type Noun } from "../law/noun.ts";
import { redirect } from "../law/redirects.ts";
import { say } from "../law/words.ts";
import { recordPage } from "../nouns/generic/show.ts";
import { allNouns, nounOfPaper, topics } from "../nouns/index.ts";
import { type Context, defineVerb, type Outcome } from "../nouns/verb.ts";

interface Hit {
  readonly noun: Noun;
  readonly record: AnyStored;
}

/**
 * What an id or name stands for, whatever noun it is of: papers by their prefix, others by name.
 */
export async function whatIs(
  typed: string,
  { book }: Pick<Context, "book">,
): Promise<readonly Hit[]> {
  const paper = await nounOfPaper(typed);
  // The id of a merged customer stands for the one who was kept, not for the note of the merger.
  const isNamed = (noun: Noun): boolean => noun.naming.by === "slug" && noun !== redirect;
  const nouns = paper ? [paper] : (await allNouns()).filter(isNamed);
  const hits: (Hit & { exact: boolean })[] = [];
  for (const noun of nouns) {
    for (const { record, by } of await book.find(noun, typed)) {
      if (by !== "spelling") hits.push({ noun, record, exact: by === "exact" });
    }
  }
  const exact = hits.filter((hit) => hit.exact);
  if (exact.length > 0 || paper) return exact.length > 0 ? exact : hits;
  for (const noun of await allNouns()) {
    if (!isPaper(noun)) continue;
    for (const { record, by } of await book.find(noun, typed)) {
      if (by === "exact") hits.push({ noun, record, exact: true });
    }
  }
  return hits;
}

/** The only thing that an id or name stands for. @throws RoundsError not-found, ambiguous */
export async function theOne(id: string, context: Pick<Context, "book">): Promise<Hit> {
  const hits = await whatIs(id, context);
  const [only] = hits;
  if (hits.length === 1 && only) return only;
  if (hits.length === 0) {
    throw new RoundsError(
      "not-found",
      say(`nothing is called "${id}"`, `没有编号或名称为“${id}”的记录`),
      {
        hint: say(`search everywhere: rounds find "${id}"`, `全文查找：rounds find "${id}"`),
      },
    );
  }
  throw new RoundsError("ambiguous", say(`"${id}" may be several things`, `“${id}”有多种可能`), {
    candidates: hits.map(
      ({ noun, record }) => `${noun.name} ${record.id} (${callOf(noun, record)})`,
    ),
  });
}

export const verb = defineVerb({
  summary: say("show anything by its id or name", "按编号或名称查看任何记录"),
  examples: ["rounds show TEA-LJ250", "rounds show SO261105A"],
  arguments: {
    id: field(textKind({ name: "id" }), say("Id or name", "编号或名称"), { required: true }),
  },
  async run(context, { id }): Promise<Outcome> {
    const { noun, record } = await theOne(id, context);
    const own = topics[noun.name]?.verbs.show;
    if (own) return (await own()).verb.run(context, { which: record.id } as never);
    return recordPage(noun, record, context);
  },
});
