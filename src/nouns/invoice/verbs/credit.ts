import { RoundsError } from "../../../law/errors.ts";
import { moneyKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { order } from "../../order/order.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { defineVerb } from "../../verb.ts";
import { credited } from "../credited.ts";
import { invoice } from "../invoice.ts";

const { date, code } = invoice.fields;

export const verb = defineVerb({
  summary: say(
    "a credit note: take an invoice back, as a whole, by goods or by an amount",
    "开红字应收单：整单、按明细或按金额冲减",
  ),
  examples: [
    "rounds invoice credit IV261111B --amount 50 --why 破损折让",
    "rounds invoice credit IV261111B --why 开错客户",
  ],
  arguments: recordArgument(invoice),
  flags: {
    line: {
      ...order.fields.lines,
      required: undefined,
      help: say("goods that came back, at the invoice's prices", "退回的货物，按应收单价格"),
    },
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), {
      help: say("in the invoice's own currency", "按应收单币种填写"),
    }),
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date,
    code,
  },
  writes: true,
  async run(context, { which, line, ...told }) {
    if (line !== undefined && told.amount !== undefined) {
      throw new RoundsError(
        "bad-usage",
        say("goods or an amount, not both", "明细与金额只能填写一项"),
      );
    }
    const lines = line && (await ownUnits(line, context.book));
    return credited(context, which, { ...told, lines });
  },
});
