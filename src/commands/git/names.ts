import { RoundsError } from "../../law/errors.ts";
import { callOf, type Field, type Fields } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { nounOf } from "../../nouns/index.ts";
import type { Context } from "../../nouns/verb.ts";

/** A typed value, its names replaced by the ids that they stand for. @throws RoundsError */
export async function named(
  { kind }: Pick<Field, "kind">,
  value: unknown,
  book: Context["book"],
): Promise<unknown> {
  if (value === undefined || value === null) return value;
  if (Array.isArray(value)) {
    return Promise.all(value.map((one) => named({ kind }, one, book)));
  }
  if (kind.refers !== undefined) return idOf(kind.refers, String(value), book);
  if (!kind.inside || typeof value !== "object") return value;
  const inside = kind.inside as Fields;
  const found = Object.entries(value).map(async ([key, one]): Promise<[string, unknown]> => {
    const field = inside[key];
    return [key, field ? await named(field, one, book) : one];
  });
  return Object.fromEntries(await Promise.all(found));
}

async function idOf(name: string, typed: string, book: Context["book"]): Promise<string> {
  const noun = await nounOf(name);
  const matches = await book.find(noun, typed);
  const [only] = matches;
  if (only && matches.length === 1 && only.by !== "spelling") return only.record.id;
  const isAmbiguous = only !== undefined && only.by !== "spelling";
  throw new RoundsError(
    isAmbiguous ? "ambiguous" : "not-found",
    isAmbiguous
      ? say(
          `"${typed}" may be any of ${matches.length} ${noun.plural.en}`,
          `有 ${matches.length} 个${noun.label.zh}叫“${typed}”`,
        )
      : say(`there is no ${noun.label.en} "${typed}"`, `找不到${noun.label.zh}“${typed}”`),
    {
      candidates: matches.map(({ record }) => `${record.id} (${callOf(noun, record)})`),
      hint: say(`see: rounds ${name} list`, `请查看：rounds ${name} list`),
    },
  );
}
