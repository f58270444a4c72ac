import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { cancelVisit, frequencyNote } from "../rules.ts";
import { visit } from "../visit.ts";

export const verb = defineVerb({
  summary: say("call off a planned visit", "取消拜访计划"),
  examples: ['rounds visit cancel VS261124A --why "the customer is away"'],
  arguments: recordArgument(visit),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, calendar }, { which, ...told }) {
    const record = await book.get(visit, which);
    const last = (await book.latest(visit, "visit")).get(record.customer);
    const who = await book.maybe(customer, record.customer);
    const notes = who ? frequencyNote(who, { last, calendar: await calendar() }) : [];
    return { ...cancelVisit(record, told), notes };
  },
});
