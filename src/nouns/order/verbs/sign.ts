import { dateKind, wholeKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { order } from "../order.ts";
import { signOrder } from "../rules.ts";
import { receiptCycles } from "../tracking/cycles.ts";

export const verb = defineVerb({
  summary: say("the customer signed for the goods", "登记签收"),
  examples: ["rounds order sign SO261118A --by 王芳 --receipt QS-0391"],
  arguments: recordArgument(order),
  flags: {
    by: field(textKind(), say("Signed by", "签收人"), { required: true }),
    date: field(dateKind, say("Signed on", "签收日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
    receipt: field(textKind(), say("Receipt", "签收单号"), { ask: true }),
    shipment: field(wholeKind({ least: "1" }), say("Number of the shipment", "第几次发货")),
  },
  writes: true,
  async run({ book, today }, { which, by, ...told }) {
    assertNotAhead(told.date, today);
    const cycleOf = await receiptCycles(book);
    return signOrder(await book.get(order, which), { ...told, signedBy: by, cycleOf });
  },
});
