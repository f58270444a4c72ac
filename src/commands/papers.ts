import { RoundsError, refuse } from "../law/errors.ts";
import { type AnyStored, callOf, type Noun } from "../law/noun.ts";
import { join, say } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import type { Context } from "../nouns/verb.ts";
import { whatIs } from "./show.ts";

interface Paper {
  readonly noun: Noun;
  readonly record: AnyStored;
}

/** The one thing that a typed id or name means and that can be approved. @throws RoundsError */
export async function thePaper(context: Pick<Context, "book">, typed: string): Promise<Paper> {
  const hits = await whatIs(typed, context);
  const able = hits.filter(({ noun }) => noun.approval);
  const [only] = able;
  if (only && able.length === 1) return only;
  if (able.length > 1) {
    throw new RoundsError(
      "ambiguous",
      say(`"${typed}" may be several things`, `“${typed}”有多种可能`),
      {
        candidates: able.map(
          ({ noun, record }) => `${noun.name} ${record.id} (${callOf(noun, record)})`,
        ),
      },
    );
  }
  const [hit] = hits;
  if (!hit) {
    throw new RoundsError(
      "not-found",
      say(`nothing is called "${typed}"`, `没有编号或名称为“${typed}”的记录`),
    );
  }
  const names = join(
    (await approvableNouns()).map(({ plural }) => plural),
    say(", ", "、"),
  );
  return refuse(
    say(`${hit.noun.plural.en} are not approved`, `${hit.noun.plural.zh}不作审批`),
    say(`what can be: ${names.en}`, `可审批：${names.zh}`),
  );
}

/** The nouns that can come under the firm's approvals. */
export async function approvableNouns(): Promise<readonly Noun[]> {
  return (await allNouns()).filter(({ approval }) => approval !== undefined);
}
