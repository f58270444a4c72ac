import { RoundsError } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { invoice } from "../../invoice/invoice.ts";
import { defineVerb } from "../../verb.ts";
import { contract } from "../contract.ts";
import { setStage } from "../rules.ts";

export const verb = defineVerb({
  summary: say(
    "a payment stage: its day, that its condition is met, its invoice",
    "付款节点：日期、条件达成、对应应收单",
  ),
  examples: ["rounds contract stage CT261110A 到货款 --met today"],
  arguments: {
    ...recordArgument(contract),
    stage: field(textKind(), say("Stage", "付款节点"), { required: true }),
  },
  flags: {
    met: field(dateKind, say("Condition met on", "条件达成日期")),
    date: field(dateKind, say("To be paid on", "付款日期")),
    invoice: field(refKind("invoice"), say("Invoice", "应收单")),
  },
  writes: true,
  async run({ book }, { which, stage, ...told }) {
    if (told.met === undefined && told.date === undefined && told.invoice === undefined) {
      throw new RoundsError(
        "missing-value",
        say("nothing was told: --met, --date or --invoice", "请给出 --met、--date 或 --invoice"),
      );
    }
    if (told.invoice !== undefined) await book.get(invoice, told.invoice);
    return setStage(await book.get(contract, which), stage, told);
  },
});
