import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertRight, holdRight } from "../../staff/rights.ts";
import { defineVerb } from "../../verb.ts";
import { customer } from "../customer.ts";
import { releaseCustomer } from "../holding.ts";

export const verb = defineVerb({
  summary: say("a customer on hold gets goods again", "恢复客户发货"),
  examples: [],
  arguments: recordArgument(customer),
  flags: { why: field(textKind(), say("Why", "原因")) },
  writes: true,
  async run(context, { which, why }) {
    await assertRight(holdRight, context, ({ en, zh }) =>
      say(`customers are released by: ${en}`, `恢复客户发货须由${zh}办理`),
    );
    return releaseCustomer(await context.book.get(customer, which), why);
  },
});
