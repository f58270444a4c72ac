import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved, policiesOf } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertRight, leaderRight, rolesOf } from "../../staff/rights.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { outcomes } from "../fields/review.ts";
import { type Order, order } from "../order.ts";
import { decideReview } from "../reviewing.ts";
import { meant } from "../speakers.ts";

/** Nobody decides on an order of his own, where there is another leader. */
async function assertNotOwn({ owner, id }: Order, context: Context): Promise<void> {
  const { book, me } = context;
  if (me === undefined || me !== owner) return;
  const { wanted } = rolesOf(leaderRight, context);
  const others = meant(wanted, await book.all(staff)).filter((one) => one.id !== me);
  if (others.length === 0) return;
  const names = others.map((one) => `${one.name} (${one.id})`);
  refuse(
    say(`${id} is your own order`, `${id} 是您本人的订单，须由他人签批`),
    say(`ask ${names.join(", ")}`, `请联系：${names.join("、")}`),
  );
}

export const verb = defineVerb({
  summary: say(
    "the leaders' decision: order notice, coordination, or the order is returned",
    "订单评审结论：下达通知书、订单协调或退单",
  ),
  examples: [],
  arguments: {
    ...recordArgument(order),
    outcome: field(choiceKind(outcomes), say("Outcome", "结论"), { required: true }),
  },
  flags: {
    why: field(textKind(), say("Why", "说明")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, ...told }) {
    const { book, me } = context;
    const record = await book.get(order, which);
    const { settings, digits } = book;
    const change = decideReview(record, { ...told, by: me }, { settings, digits });
    if (told.outcome !== "returned" && policiesOf(order, book).length > 0) {
      // The leaders sign by `approve`; this then only writes down what comes of it.
      await assertApproved(context, { noun: order, record }, say("decided", "作评审结论"));
    } else {
      await assertRight(leaderRight, context, ({ en, zh }) =>
        say(`reviewed orders are decided by: ${en}`, `订单评审结论须由${zh}作出`),
      );
      await assertNotOwn(record, context);
    }
    return change;
  },
});
