import { choiceKind, switchKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { figureColumn, tableOf, wordColumn } from "../../generic/tables.ts";
import { totalMinor } from "../../order/totals.ts";
import { defineVerb } from "../../verb.ts";
import { approvedOf } from "../approved.ts";
import { quote } from "../quote.ts";
import { isOpenQuote, quoteState, quoteStates } from "../states.ts";

const plain = listVerb(quote);
const words = new Map(quoteStates.map(({ value, label }) => [value as string, label]));

export const verb = defineVerb({
  summary: say("list quotes with state and total", "列出报价单及状态、金额"),
  examples: ["rounds quote list", "rounds quote list --open", "rounds quote list --state expired"],
  flags: {
    ...plain.flags,
    state: field(choiceKind(quoteStates), say("Only in this state", "仅此状态")),
    open: field(switchKind, say("Only those to be answered", "仅列待答复的报价")),
  },
  async run(context, { state: wanted, open, ...input }) {
    const { book, today } = context;
    const list = tableOf(await plain.run(context, input));
    const quotes = new Map((await book.all(quote)).map((one) => [one.id, one]));
    const rows = [];
    for (const row of list.rows) {
      const record = quotes.get(String(row.id));
      if (!record || (open && !isOpenQuote(record, today))) continue;
      const state = quoteState(record, today, await approvedOf(context, record));
      if (wanted !== undefined && state !== wanted) continue;
      const total = fromMinor(totalMinor(record, book.digits), book.digits);
      rows.push({ ...row, state, total });
    }
    return {
      ...list,
      columns: [
        ...list.columns,
        wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, words),
        figureColumn("total", say("Total", "合计"), 9),
      ],
      rows,
    };
  },
});
