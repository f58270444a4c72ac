import type { Book } from "../../book/book.ts";
import { RoundsError } from "../../law/errors.ts";
import { fold, nearest } from "../../law/names.ts";
import { say } from "../../law/words.ts";
import { nounOfPaper } from "../index.ts";
import type { Context } from "../verb.ts";
import type { Call } from "./call.ts";

type Told = Pick<Call, "about" | "scheme" | "step" | "scores">;

/** The whole id of the paper that is meant: SO261122A may stand for SO261122A-iwan. */
async function paperNamed(typed: string, book: Book): Promise<string> {
  const noun = await nounOfPaper(typed);
  if (noun === undefined) return typed;
  const [hit, ...more] = (await book.find(noun, typed)).filter(({ by }) => by === "exact");
  if (hit && more.length === 0) return hit.record.id;
  throw new RoundsError(
    hit ? "ambiguous" : "not-found",
    say(`there is no ${noun.label.en} "${typed}"`, `找不到${noun.label.zh}“${typed}”`),
    { candidates: [hit, ...more].flatMap((one) => (one ? [one.record.id] : [])) },
  );
}

/**
 * What a call was about and what it was told, as it is kept: the paper by its whole id, the items
 * scored by the names of the scheme. @throws RoundsError for a paper, scheme, step or item unknown
 */
export async function returnTold<T extends Told>(
  told: T,
  { book, home }: Pick<Context, "book" | "home">,
): Promise<T> {
  const { about, scheme: id, step, scores } = told;
  const kept = about === undefined ? told : { ...told, about: await paperNamed(about, book) };
  if (id === undefined) return kept;
  const { readSchemes } = await import("../../exchange/schemes.ts");
  const [scheme] = await readSchemes([id], { home, book: book.root });
  const steps = scheme?.steps.length ?? 1;
  if ((step ?? 1) > steps) {
    throw new RoundsError(
      "bad-value",
      say(
        `${id} has no step ${step}, only ${steps}`,
        `${id} 只有 ${steps} 次回访，没有第 ${step} 次`,
      ),
    );
  }
  const items = scheme?.items ?? [];
  const named = Object.entries(scores ?? {}).map(([typed, score]): [string, unknown] => {
    const item = items.find(({ key, en, zh }) =>
      [key, en, zh].some((word) => fold(word) === fold(typed)),
    );
    if (item || items.length === 0) return [item?.key ?? typed, score];
    const keys = items.map(({ key }) => key);
    throw new RoundsError(
      "bad-value",
      say(`${id} has no item "${typed}"`, `${id} 没有评分项目“${typed}”`),
      { candidates: nearest(typed, keys).length > 0 ? nearest(typed, keys) : keys },
    );
  });
  return scores === undefined ? kept : { ...kept, scores: Object.fromEntries(named) };
}
