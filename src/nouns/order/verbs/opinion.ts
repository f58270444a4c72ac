import { RoundsError } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { departments } from "../../../law/order-settings.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { verdicts } from "../fields/review.ts";
import { order } from "../order.ts";
import { giveOpinion } from "../reviewing.ts";
import { assertSpeaks, departmentsOf } from "../speakers.ts";

export const verb = defineVerb({
  summary: say("a department's opinion in an order review", "订单评审：部门会签意见"),
  examples: [],
  arguments: recordArgument(order),
  flags: {
    department: field(choiceKind(departments), say("Department", "部门"), { ask: true }),
    verdict: field(choiceKind(verdicts), say("Opinion", "意见"), { required: true }),
    text: field(textKind(), say("Text", "说明"), { ask: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, department: named, ...told }) {
    const record = await book.get(order, which);
    const { settings, digits } = book;
    const people = await book.all(staff);
    const mine = departmentsOf({ record, me, people, settings });
    const department = named ?? (mine.length === 1 ? mine[0] : undefined);
    if (department === undefined) {
      throw new RoundsError("missing-value", say("of which department?", "请写明部门"), {
        hint: say("--department production", "--department 生产"),
        candidates: record.review?.departments ?? [],
      });
    }
    assertSpeaks(department, { record, me, people, settings });
    return giveOpinion(record, { ...told, department, by: me }, { settings, digits });
  },
});
