import { dateKind, moneyKind } from "../../../law/kinds/figures.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { requisition } from "../requisition.ts";
import { buyRequisition } from "../rules.ts";

export const verb = defineVerb({
  summary: say("supplies were bought over the counter", "登记零星购买（办公、生活用品）"),
  examples: [],
  arguments: recordArgument(requisition),
  flags: {
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
    from: field(textKind(), say("At", "购买地点")),
    voucher: field(textKind(), say("Voucher", "凭证号")),
    accepted: field(refKind("staff"), say("Accepted by", "验收人")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, ...told }) {
    const record = await context.book.get(requisition, which);
    const change = buyRequisition(record, { ...told, by: context.me });
    await assertApproved(context, { noun: requisition, record }, say("bought", "购买"));
    return change;
  },
});
