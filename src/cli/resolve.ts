import type { Book } from "../book/book.ts";
import { RoundsError } from "../law/errors.ts";
import type { Match } from "../law/facts.ts";
import { nearest } from "../law/names.ts";
import { type AnyStored, callOf, type Fields, type Noun } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { nounOf } from "../nouns/index.ts";
import { aboutCustomer, dayOf } from "./about.ts";

export interface Resolver {
  readonly book: Book;
  /** Lets a person pick one of several; undefined where nobody can be asked. */
  readonly pick?: ((noun: Noun, matches: readonly Match[]) => Promise<AnyStored>) | undefined;
  /** Tells a person which record a name was taken for, when it was not exact. */
  readonly echo: (text: Text) => void;
}

/** One line of a candidate list: what it is called and its id. */
function candidate(noun: Noun, record: AnyStored): string {
  const call = callOf(noun, record);
  return call === record.id ? record.id : `${record.id} (${call})`;
}

/** The id that a typed name stands for. @throws RoundsError not-found or ambiguous */
export async function resolveName(noun: Noun, typed: string, resolver: Resolver): Promise<string> {
  const { book, pick, echo } = resolver;
  const matches = await book.find(noun, typed);
  const only = matches[0];
  if (matches.length === 1 && only && only.by !== "spelling") {
    if (only.by !== "exact") {
      const call = candidate(noun, only.record);
      echo(say(`${noun.label.en}: ${call}`, `${noun.label.zh}：${call}`));
    }
    return only.record.id;
  }
  const guesses =
    only === undefined || only.by === "spelling" ? await aboutCustomer(noun, typed, book) : [];
  if (guesses.length > 0 && pick) return (await pick(noun, guesses)).id;
  if (matches.length > 0 && pick) return (await pick(noun, matches)).id;
  const guessed = matches.length > 0 && only?.by === "spelling";
  if (matches.length > 1 && !guessed) {
    throw new RoundsError(
      "ambiguous",
      say(
        `"${typed}" may be any of ${matches.length} ${noun.plural.en}`,
        `有 ${matches.length} 个${noun.label.zh}叫“${typed}”`,
      ),
      { candidates: matches.map((match) => candidate(noun, match.record)) },
    );
  }
  const candidates =
    guesses.length > 0
      ? guesses.map(({ record }) => `${record.id} (${dayOf(record)})`)
      : matches.map(({ record }) => candidate(noun, record));
  throw await notFound(noun, typed, { book, candidates });
}

async function notFound(
  noun: Noun,
  typed: string,
  { book, candidates: known }: { book: Book; candidates: readonly string[] },
): Promise<RoundsError> {
  const records = await book.all(noun);
  const words = records.flatMap((record) => [callOf(noun, record), record.id]);
  const candidates = known.length > 0 ? known : nearest(typed, words);
  const list = `rounds ${noun.name} list`;
  const broken = book.problems.find(
    ({ level, where }) => level === "error" && where.file.startsWith(`${noun.folder}/`),
  );
  return new RoundsError(
    "not-found",
    say(`there is no ${noun.label.en} "${typed}"`, `找不到${noun.label.zh}“${typed}”`),
    {
      candidates,
      hint: broken
        ? say(
            `it may stand in a file that cannot be read: ${broken.where.file} (rounds check)`,
            `可能在无法读取的文件中：${broken.where.file}（rounds check）`,
          )
        : say(`see: ${list}`, `请查看：${list}`),
    },
  );
}

/** Replaces every typed name in some values by the id it stands for, inside groups too. */
export async function resolveRefs(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  resolver: Resolver,
): Promise<Record<string, unknown>> {
  const resolved: Record<string, unknown> = { ...values };
  for (const [key, { kind }] of Object.entries(fields)) {
    const value = values[key];
    if (value === undefined || kind.choices?.some((one) => one.value === value)) continue;
    if (kind.refers) {
      const noun = await nounOf(kind.refers);
      resolved[key] = Array.isArray(value)
        ? await Promise.all(value.map((one) => resolveName(noun, String(one), resolver)))
        : await resolveName(noun, String(value), resolver);
    } else if (kind.inside) {
      resolved[key] = await resolveInside(kind.inside as Fields, value, resolver);
    }
  }
  return resolved;
}

async function resolveInside(fields: Fields, value: unknown, resolver: Resolver): Promise<unknown> {
  if (!Array.isArray(value)) {
    return resolveRefs(fields, value as Record<string, unknown>, resolver);
  }
  const all: unknown[] = [];
  for (const one of value) all.push(await resolveRefs(fields, one, resolver));
  return all;
}
