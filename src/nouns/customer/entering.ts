import { RoundsError } from "../../law/errors.ts";
import { redirect } from "../../law/redirects.ts";
import { join, say, type Text } from "../../law/words.ts";
import { type Context, NeedsYes } from "../verb.ts";
import { type Card, cardBrief, cardOf } from "./card.ts";
import { alike, isSure, weightOf } from "./likeness.ts";
import { soundsFor } from "./sounds.ts";
import type { Twin } from "./twins.ts";

type Values = Readonly<Record<string, unknown>>;

/** Who of the book may be the same as a customer that is being entered, the surest first. */
async function twinsOf(card: Card, { book }: Pick<Context, "book">): Promise<readonly Twin[]> {
  const sound = await soundsFor(card.names);
  const found: Twin[] = [];
  for (const other of await book.brief(cardBrief)) {
    const likenesses = alike(other, card, sound);
    if (likenesses.length > 0) found.push({ card: other, likenesses });
  }
  return found.sort((a, b) => weightOf(b.likenesses) - weightOf(a.likenesses));
}

/** Whom somebody may be the same as, and why: "jinhong (金虹): the same name". */
export function twinText({ card: { id, name }, likenesses }: Twin): Text {
  const why = join(likenesses.map((one) => one.why));
  return say(`${id} (${name}): ${why.en}`, `${id}（${name}）：${why.zh}`);
}

const mostTold = 3;

/**
 * Looks whether a new customer is there already (R-CUS-33): who surely is wants a yes, and on a
 * terminal also who may be. Gives what is to be said besides.
 */
export async function assertNoTwin(values: Values, context: Context): Promise<readonly Text[]> {
  const { book, yes, ask } = context;
  await assertFreeId(values, book);
  const card = cardOf("", values);
  const twins = await twinsOf(card, context);
  const [best] = twins;
  if (!best) return [];
  const told = join(twins.slice(0, mostTold).map(twinText));
  const sure = isSure(best.likenesses, best.card, card);
  if (!yes && (sure || ask)) {
    const { id } = best.card;
    throw new NeedsYes(
      sure
        ? say(
            `this customer is there already: ${told.en}; to add to that one: rounds customer edit ${id}. Add another one?`,
            `客户已存在：${told.zh}；补充资料请用：rounds customer edit ${id}。仍要新增一个吗？`,
          )
        : say(
            `this customer may be there already: ${told.en}. Add another one?`,
            `客户可能已存在：${told.zh}。仍要新增一个吗？`,
          ),
    );
  }
  return [
    say(
      `may be there already: ${told.en}; if so: rounds customer merge ${best.card.id} NEW`,
      `疑似重复：${told.zh}；如是同一客户：rounds customer merge ${best.card.id} 新客户`,
    ),
  ];
}

/** The id of a customer who was merged is not given to another one: entries still name it. */
async function assertFreeId({ id }: Values, book: Context["book"]): Promise<void> {
  if (typeof id !== "string") return;
  const old = await book.maybe(redirect, id);
  if (!old) return;
  throw new RoundsError(
    "already-there",
    say(
      `${id} was a customer who was merged into ${old.into}; the id is not given again`,
      `${id} 是已并入 ${old.into} 的客户编号，不再另用`,
    ),
  );
}
