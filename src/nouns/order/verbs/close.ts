import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { voidNotes } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { closeOrder } from "../closing-short.ts";
import { order } from "../order.ts";

export const verb = defineVerb({
  summary: say("end the rest of a partly shipped order", "关闭部分发货订单的余量"),
  examples: ['rounds order close SO261112A-chen-jie --why "the rest is not needed"'],
  arguments: recordArgument(order),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    askedBy: field(textKind(), say("Asked for by", "提出方")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, ...told }) {
    const { book, me } = context;
    const was = await book.get(order, which);
    const change = closeOrder(was, { ...told, by: me }, await productNames(book));
    const [step] = change.steps;
    const now = { ...was, ...(step?.do === "set" ? step.fields : {}) };
    return { ...change, notes: await voidNotes(context, order, { was, now }) };
  },
});
