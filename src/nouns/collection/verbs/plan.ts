import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { defineVerb } from "../../verb.ts";
import { collection } from "../collection.ts";
import { measures } from "../fields.ts";
import { habitsText, isTabooDay } from "../taboo.ts";
import { whoArgument, whoseCase } from "../who.ts";

export const verb = defineVerb({
  summary: say("what is done next about a debtor, and on which day", "安排下一催收措施与日期"),
  examples: ["rounds collection plan yili-chazhuang call --on +3d"],
  arguments: {
    ...whoArgument,
    next: field(choiceKind(measures), say("Measure", "措施"), { required: true }),
  },
  flags: {
    on: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
    plan: field(textKind(), say("Plan", "催收方案")),
    owner: collection.fields.owner,
  },
  writes: true,
  async run({ book, today }, { who, next, on, plan, owner }) {
    if (on < today) refuse(say(`${on} is over`, `${on} 已过`));
    const { debtor, record } = await whoseCase(book, who);
    const label = measures.find(({ value }) => value === next)?.label ?? say(next, next);
    const moved = owner !== undefined && record.owner === undefined ? { owner } : {};
    const fields = { next, nextDate: on, ...(plan === undefined ? {} : { plan }), ...moved };
    const { name, ...habits } = await book.get(customer, debtor.id);
    const known = habitsText(habits);
    return {
      steps: [{ do: "set", noun: collection, id: record.id, fields }],
      receipt: say(`${name}: ${label.en} on ${on}`, `${name}：${on} ${label.zh}`),
      notes: [
        ...(known.en === "" ? [] : [known]),
        ...(isTabooDay(habits, on) ? [say("that is a day of taboo", "该日为收款禁忌日")] : []),
      ],
    };
  },
});
