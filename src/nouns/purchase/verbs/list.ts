import { choiceKind, switchKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { taxedPaper } from "../../../law/tax.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { standings } from "../known.ts";
import { purchase } from "../purchase.ts";
import { isOnOrder, purchaseStates } from "../states.ts";
import { lateSince, standingCells, standingColumns } from "../view.ts";

const plain = listVerb(purchase);

export const verb = defineVerb({
  summary: say("list purchase orders with state and progress", "列出采购订单、状态与收货进度"),
  examples: ["rounds purchase list", "rounds purchase list --late"],
  flags: {
    ...plain.flags,
    state: field(choiceKind(purchaseStates), say("Only in this state", "仅此状态")),
    open: field(switchKind, say("Only those still to come", "仅列待到货")),
    late: field(switchKind, say("Only late ones", "仅列逾期未到")),
  },
  async run(context, { state: wanted, open, late, ...input }) {
    const { book, today } = context;
    const list = tableOf(await plain.run(context, input));
    const shown = new Map(list.rows.map((row) => [String(row.id), row] as const));
    const records = [...(await book.some(purchase, shown.keys())).values()];
    const narrow = open === true || late === true;
    const all = (await standings(book, records)).filter(
      (one) =>
        (wanted === undefined || one.state === wanted) &&
        (!narrow || isOnOrder(one.state)) &&
        (!late || lateSince(one, today) !== undefined),
    );
    const minor = all
      .filter(({ record, state }) => record.currency === undefined && state !== "cancelled")
      .reduce((sum, { record }) => sum + taxedPaper(record, book.digits).grossMinor, 0);
    return {
      ...list,
      columns: [...list.columns, ...standingColumns],
      rows: all.map((one) => ({ ...shown.get(one.record.id), ...standingCells(one, book.digits) })),
      totals: { total: fromMinor(minor, book.digits) },
    };
  },
});
