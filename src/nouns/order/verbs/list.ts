import { choiceKind, switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { heldBrief } from "../../customer/holding.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { cancellations } from "../fields/amendments.ts";
import { order, orderStateKind } from "../order.ts";
import { isOpen, withProgress } from "../progress.ts";
import type { OrderState } from "../totals.ts";

const plain = listVerb(order);

const narrowing = {
  state: field(orderStateKind, say("Only in this state", "仅此状态")),
  open: field(switchKind, say("Only what is still to be shipped", "仅列待发货"), {
    help: say("confirmed and not yet wholly shipped", "已确认且未发完"),
  }),
  because: field(
    choiceKind(cancellations),
    say("Only those cancelled because of", "仅列此取消类型"),
    {
      help: say("review: the record of returned orders", "review：退单记录"),
    },
  ),
};

export const verb = defineVerb({
  summary: say("list orders with state, total and shipping day", "列出订单及状态、金额、发货日期"),
  examples: [
    "rounds order list --open",
    "rounds order list --state draft",
    "rounds order list --because review",
    "rounds order list --period 'this month' --json",
  ],
  flags: { ...plain.flags, ...narrowing },
  async run(context, { state: wanted, open, because, ...input }) {
    const { book } = context;
    const list = tableOf(await plain.run(context, input));
    const orders = new Map((await book.all(order)).map((one) => [one.id, one]));
    const keep = (state: OrderState): boolean =>
      (wanted === undefined || state === wanted) && (!open || isOpen(state));
    if (because) {
      for (const [id, { cancelled }] of orders) {
        if (cancelled?.because !== because) orders.delete(id);
      }
    }
    const held = (await book.brief(heldBrief)).filter(({ hold }) => hold);
    return withProgress(list, {
      orders,
      digits: book.digits,
      keep,
      held: new Map(held.map(({ id, name }) => [id, name])),
      why: because !== undefined,
    });
  },
});
