import type { Step } from "../../../law/change.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { standing } from "../../../law/reversal.ts";
import { say } from "../../../law/words.ts";
import { assertFloor, takingBack } from "../../generic/reverse.ts";
import { recordArgument } from "../../generic/show.ts";
import { move } from "../../move/move.ts";
import { purchase } from "../../purchase/purchase.ts";
import { toComeMicro } from "../../purchase/states.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { factsAbout } from "../about.ts";
import { cancelReceipt } from "../deciding.ts";
import { arrivalsOf } from "../facts.ts";
import { type GoodsReceipt, goodsReceipt } from "../receipt.ts";

/** The opposite of each move that the receipt made; refused where its goods are gone by now. */
async function movesBack(record: GoodsReceipt, context: Context): Promise<readonly Step[]> {
  const { book } = context;
  const found = await book.whereSince(move, {
    field: "paper",
    value: record.id,
    since: record.date,
  });
  const own = standing(found.filter(({ paper }) => paper === record.id));
  const take = await takingBack(
    move,
    own.map(({ id }) => id),
    context,
  );
  const steps: Step[] = [];
  for (const { id } of own) steps.push((await take(id)).step);
  await assertFloor(steps, context);
  return steps;
}

export const verb = defineVerb({
  summary: say("a receipt was a mistake: its goods leave the stock again", "作废入库单，冲回库存"),
  examples: [],
  arguments: recordArgument(goodsReceipt),
  flags: { why: field(textKind(), say("Why", "原因"), { required: true }) },
  writes: true,
  async run(context, { which, why }) {
    const { book, me, today } = context;
    const record = await book.get(goodsReceipt, which);
    const { purchase: order, others } = await factsAbout(record, context);
    const rest = order && toComeMicro({ lines: order.lines }, others.flatMap(arrivalsOf));
    const isFull =
      order?.closed !== undefined && order.closed.why === undefined && rest?.size !== 0;
    const reopens: readonly Step[] =
      order && isFull
        ? [{ do: "set", noun: purchase, id: order.id, fields: { closed: undefined } }]
        : [];
    const told = { date: today, by: me, why };
    return cancelReceipt(record, await movesBack(record, context), { told, reopens });
  },
});
