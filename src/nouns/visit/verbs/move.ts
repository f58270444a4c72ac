import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { frequencyNote, moveVisit } from "../rules.ts";
import { visit } from "../visit.ts";

export const verb = defineVerb({
  summary: say("put a planned visit on another day", "拜访改期"),
  examples: ['rounds visit move VS261124A 2026-11-26 --why "stocktaking there"'],
  arguments: {
    ...recordArgument(visit),
    date: field(dateKind, say("To the day", "改到"), { required: true }),
  },
  flags: { why: field(textKind(), say("Why", "原因"), { required: true }) },
  writes: true,
  async run({ book, me, today, calendar }, { which, date, why }) {
    const record = await book.get(visit, which);
    const visits = await book.liveWhere(visit, "customer", record.customer);
    const change = moveVisit(record, { to: date, why, by: me }, { visits, today });
    const last = (await book.latest(visit, "visit")).get(record.customer);
    const who = await book.get(customer, record.customer);
    const facts = { last, calendar: await calendar() };
    const notes = [...(change.notes ?? []), ...frequencyNote(who, facts, date)];
    return { ...change, notes };
  },
});
