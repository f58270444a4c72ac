import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { order, orderStateKind } from "../order.ts";
import { isOpen, withProgress } from "../progress.ts";
import type { OrderState } from "../totals.ts";

const plain = listVerb(order);

const narrowing = {
  state: field(orderStateKind, say("Only in this state", "仅此状态")),
  open: field(switchKind, say("Only what is still to be shipped", "仅列待发货"), {
    help: say("confirmed and not yet wholly shipped", "已确认且未发完"),
  }),
};

export const verb = defineVerb({
  summary: say("list orders with state, total and shipping day", "列出订单及状态、金额、发货日期"),
  examples: [
    "rounds order list --open",
    "rounds order list --state draft",
    "rounds order list --period 'this month' --json",
  ],
  flags: { ...plain.flags, ...narrowing },
  async run(context, { state: wanted, open, ...input }) {
    const { book } = context;
    const list = tableOf(await plain.run(context, input));
    const orders = new Map((await book.all(order)).map((one) => [one.id, one]));
    const keep = (state: OrderState): boolean =>
      (wanted === undefined || state === wanted) && (!open || isOpen(state));
    return withProgress(list, { orders, digits: book.digits, keep });
  },
});
