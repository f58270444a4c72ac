import { choiceKind } from "../../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf, wordColumn } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { cheque } from "../cheque.ts";
import { chequeState, chequeStates } from "../states.ts";

const plain = listVerb(cheque);
const words = new Map(chequeStates.map(({ value, label }) => [value as string, label]));

export const verb = defineVerb({
  summary: say("list cheques with their state", "列出支票及状态"),
  examples: ["rounds cheque list", "rounds cheque list --state held"],
  flags: {
    ...plain.flags,
    state: field(choiceKind(chequeStates), say("Only in this state", "仅此状态")),
  },
  async run(context, { state: wanted, ...input }) {
    const { book, today } = context;
    const list = tableOf(await plain.run(context, input));
    const records = await book.some(
      cheque,
      list.rows.map(({ id }) => String(id)),
    );
    let sum = 0;
    const rows = list.rows.flatMap((row) => {
      const record = records.get(String(row.id));
      if (!record) return [];
      const state = chequeState(record, today);
      if (wanted !== undefined && state !== wanted) return [];
      sum += toMinor(record.amount, book.digits);
      return [{ ...row, state }];
    });
    return {
      ...list,
      columns: [
        ...list.columns,
        wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, words),
      ],
      rows,
      totals: { amount: fromMinor(sum, book.digits) },
    };
  },
});
