import type { Change } from "../../../law/change.ts";
import { refuse } from "../../../law/errors.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { type Fields, field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { assertDraws, freelyPriced, underContract } from "../../contract/on-order.ts";
import { editVerb, type Prepare } from "../../generic/edit.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { addedMinor, creditOf } from "../gate.ts";
import { type Order, order } from "../order.ts";
import { assertWithinPolicy } from "../price-check.ts";
import { relined } from "../relined.ts";

/** What of the terms was typed; the book's own currency goes without saying. */
function typedTerms(
  typed: Readonly<Record<string, unknown>>,
  currency: string,
): Readonly<Record<string, unknown>> {
  return typed.currency === currency ? { currency: undefined } : {};
}

/** The lines that stay when a product is no longer wanted. */
function remaining(
  { id, lines }: Order,
  { drop, typed }: { readonly drop: string | undefined; readonly typed: boolean },
): Order["lines"] {
  if (drop === undefined) return lines;
  const kept = lines.filter(({ product }) => product !== drop);
  if (kept.length === lines.length) refuse(say(`${drop} is not on ${id}`, `${id} 没有 ${drop}`));
  if (kept.length === 0 && !typed) {
    refuse(
      say("nothing of the order would be left", "修改后订单将没有明细"),
      say(
        `cancel it: rounds order cancel ${id} --why "…"`,
        `请取消订单：rounds order cancel ${id} --why "原因"`,
      ),
    );
  }
  return kept;
}

/** Changes a draft: lines are typed over or dropped, and priced as a new order's are. */
const prepare =
  (drop: string | undefined): Prepare =>
  async (record, typed, book) => {
    const terms = typedTerms(typed, book.settings.currency);
    const { contract, lines: asked } = typed;
    if (!Array.isArray(asked) && contract === undefined && drop === undefined) return terms;
    const was = { ...(record as unknown as Order), ...typed, ...terms } as Order;
    const stays = remaining(record as unknown as Order, { drop, typed: Array.isArray(asked) });
    const paper = { ...was, lines: stays };
    const agreed = await underContract(
      { contract: was.contract, lines: (asked ?? []) as Order["lines"] },
      { book },
    );
    const lines = await relined(paper, agreed.lines, book);
    await assertDraws({ ...was, lines }, { book });
    const free = await freelyPriced({ ...was, lines }, { book });
    await assertWithinPolicy(free, { book, noun: order.name });
    return { ...terms, lines };
  };

const plain = editVerb(order);
const dropped = field(refKind("product"), say("Product to drop", "删除的产品"));

export const verb = defineVerb({
  ...plain,
  examples: ["rounds order edit SO261120A --notes 'call before delivery'"],
  flags: { ...plain.flags, drop: dropped } as Fields & { readonly drop: typeof dropped },
  async run(context, { drop, ...input }) {
    const edit = editVerb(order, prepare(drop as string | undefined));
    const outcome = await edit.run(context, input);
    if (!("steps" in outcome)) return outcome;
    const notes = await creditNotes(outcome, context);
    return notes.length === 0
      ? outcome
      : { ...outcome, notes: [...(outcome.notes ?? []), ...notes] };
  },
});

/** What is to be said of the customer's credit where a draft comes to something else. */
async function creditNotes({ steps }: Change, context: Context): Promise<readonly Text[]> {
  const { book } = context;
  for (const step of steps) {
    if (step.do !== "set" || step.noun.name !== order.name) continue;
    const was = await book.get(order, step.id);
    const now = { ...was, ...step.fields } as Order;
    const adds = await addedMinor(now, book);
    if (adds === (await addedMinor(was, book)) && now.customer === was.customer) continue;
    return (await creditOf(context, now, adds)).texts;
  }
  return [];
}
