import { startOf } from "../../../law/dates.ts";
import { say } from "../../../law/words.ts";
import { nextStepNote } from "../../approval/gate.ts";
import { customer } from "../../customer/customer.ts";
import { defineVerb } from "../../verb.ts";
import { accountSince } from "../making.ts";
import { makeStatement } from "../rules.ts";
import { type Statement, statement } from "../statement.ts";

const { customer: who, kind, from, to, date, notes } = statement.fields;

export const verb = defineVerb({
  summary: say(
    "make a statement of what a customer owes: open items, activity, detailed",
    "制对账单：未结清单、往来明细、对账明细表",
  ),
  examples: [
    "rounds statement add jinhong",
    "rounds statement add jinhong --kind detailed --from 2026-10-01 --to 2026-10-31",
  ],
  arguments: { customer: who },
  flags: {
    kind,
    from: {
      ...from,
      help: say("else the first day of the month", "默认截至日当月首日"),
    },
    to: { ...to, required: undefined, help: say("else its own day", "默认制单日期") },
    date,
    notes,
  },
  writes: true,
  async run(
    context,
    { customer: id, kind: wanted, from: first, to: last, date: day, notes: text },
  ) {
    const { book, me } = context;
    const { name, owner } = await book.get(customer, id);
    const end = last ?? day;
    const start = first ?? startOf(end, "month");
    const account = await accountSince(book, id, {
      since: wanted === "open" ? end : start,
      to: end,
    });
    const change = await makeStatement(
      {
        ...{
          customer: id,
          kind: wanted,
          date: day,
          from: wanted === "open" ? end : start,
          to: end,
        },
        owner: owner ?? me,
        notes: text,
      },
      {
        account,
        name,
        currency: book.settings.currency,
        newId: (values) => book.newId(statement, values),
      },
    );
    const [step] = change.steps;
    const [next] = change.notes ?? [];
    if (step?.do !== "create" || !next) return change;
    const record = step.record as Statement;
    return { ...change, notes: [await nextStepNote(context, { noun: statement, record }, next)] };
  },
});
