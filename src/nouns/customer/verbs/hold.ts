import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertRight, holdRight } from "../../staff/rights.ts";
import { defineVerb } from "../../verb.ts";
import { customer } from "../customer.ts";
import { holdCustomer } from "../holding.ts";

export const verb = defineVerb({
  summary: say("confirm and ship nothing more for a customer", "暂停客户发货"),
  examples: ['rounds customer hold jinhong --why "90 days overdue"'],
  arguments: recordArgument(customer),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("Since", "起始日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
  },
  writes: true,
  async run(context, { which, ...told }) {
    await assertRight(holdRight, context, ({ en, zh }) =>
      say(`customers are put on hold by: ${en}`, `暂停客户发货须由${zh}办理`),
    );
    return holdCustomer(await context.book.get(customer, which), { ...told, by: context.me });
  },
});
