import { choiceKind, switchKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { figureColumn, tableOf, wordColumn } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { requisition } from "../requisition.ts";
import { estimateMinor, isToDo, requisitionState, requisitionStates } from "../states.ts";

const plain = listVerb(requisition);
const words = new Map(requisitionStates.map(({ value, label }) => [value as string, label]));

export const verb = defineVerb({
  summary: say("list purchase requisitions with their state", "列出采购申请及状态"),
  examples: ["rounds requisition list", "rounds requisition list --open --kind office"],
  flags: {
    ...plain.flags,
    state: field(choiceKind(requisitionStates), say("Only in this state", "仅此状态")),
    open: field(switchKind, say("Only those to be ordered", "仅列待办理")),
  },
  async run(context, { state: wanted, open, ...input }) {
    const { book } = context;
    const list = tableOf(await plain.run(context, input));
    const records = await book.some(
      requisition,
      list.rows.map(({ id }) => String(id)),
    );
    const rows = list.rows.flatMap((row) => {
      const record = records.get(String(row.id));
      if (!record) return [];
      const state = requisitionState(record);
      if ((wanted !== undefined && state !== wanted) || (open && !isToDo(state))) return [];
      const minor = estimateMinor(record, book.digits);
      return [{ ...row, state, amount: minor > 0 ? fromMinor(minor, book.digits) : undefined }];
    });
    return {
      ...list,
      columns: [
        ...list.columns,
        wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, words),
        figureColumn("amount", say("Estimate", "预估金额"), 5),
      ],
      rows,
    };
  },
});
