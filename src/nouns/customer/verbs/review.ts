import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { customer } from "../customer.ts";
import { reviewCustomer } from "../intake.ts";

export const verb = defineVerb({
  summary: say("the manager has looked through new data", "经理审核新客户资料"),
  examples: ["rounds customer review aming-baihuo"],
  arguments: recordArgument(customer),
  flags: {
    notes: field(textKind(), say("Notes", "备注")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, date, notes }) =>
    reviewCustomer(await book.get(customer, which), { date, me, notes }, await book.all(staff)),
});
