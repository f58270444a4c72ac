import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { credited } from "../credited.ts";
import { invoice } from "../invoice.ts";

const { date } = invoice.fields;

export const verb = defineVerb({
  summary: say(
    "reverse an issued invoice: a credit note for all that is left of it",
    "红冲应收单：冲减全部余额",
  ),
  examples: ["rounds invoice reverse IV261111B --why 金额有误"],
  arguments: recordArgument(invoice),
  flags: { why: field(textKind(), say("Why", "原因"), { required: true }), date },
  writes: true,
  run: (context, { which, ...told }) => credited(context, which, told),
});
