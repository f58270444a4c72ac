import { fromMinor } from "../../../law/money.ts";
import { say } from "../../../law/words.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { figureColumn } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { planFacts } from "../known.ts";
import { repayment } from "../repayment.ts";
import { planStanding, repaymentStates } from "../rules.ts";

export const verb = defineVerb({
  summary: say("a repayment plan, and what has been paid of it", "查看还款计划及履行情况"),
  examples: [],
  arguments: recordArgument(repayment),
  async run(context, { which }) {
    const { book, today } = context;
    const { digits } = book;
    const record = await book.get(repayment, which);
    const page = await recordPage(repayment, record, context);
    const { openMinor } = await planFacts(record, book);
    const { state, parts } = planStanding(record, { openMinor, today, digits });
    const label = repaymentStates.find(({ value }) => value === state)?.label;
    const money = (minor: number): string => fromMinor(minor, digits);
    const isParts = (title: { readonly en: string } | undefined): boolean =>
      title?.en === repayment.fields.parts.label.en;
    return {
      ...page,
      facts: [
        ...page.facts,
        {
          key: "state",
          label: say("State", "状态"),
          value: state,
          format: (_, language) => label?.[language] ?? state,
        },
        { key: "open", label: say("Still open", "未还"), value: money(openMinor) },
      ],
      sections: (page.sections ?? []).map((one) =>
        isParts(one.title)
          ? {
              ...one,
              columns: [
                { key: "due", label: say("Due", "到期日"), weight: 9 },
                figureColumn("amount", say("Amount", "金额"), 9),
                figureColumn("paid", say("Paid", "已还"), 9),
                figureColumn("open", say("Open", "未还"), 9),
              ],
              rows: parts.map(({ due, amountMinor, paidMinor }) => ({
                due,
                amount: money(amountMinor),
                paid: money(paidMinor),
                open: money(amountMinor - paidMinor),
              })),
            }
          : one,
      ),
    };
  },
});
