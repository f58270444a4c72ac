import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { goodsReceipt, receiptStateKind } from "../receipt.ts";
import { receiptState } from "../standing.ts";
import { receiptCells, receiptColumns } from "../view.ts";

const plain = listVerb(goodsReceipt);

export const verb = defineVerb({
  summary: say("list goods receipts with their state", "列出入库单及状态"),
  examples: ["rounds goods-receipt list --open", "rounds goods-receipt list --state refused"],
  flags: {
    ...plain.flags,
    state: field(receiptStateKind, say("Only in this state", "仅此状态")),
    open: field(switchKind, say("Only with goods held or to return", "仅列待检与待退货")),
  },
  async run(context, { state: wanted, open, ...input }) {
    const list = tableOf(await plain.run(context, input));
    const ids = list.rows.map(({ id }) => String(id));
    const known = await context.book.some(goodsReceipt, ids);
    const rows = list.rows.flatMap((row) => {
      const one = known.get(String(row.id));
      if (!one) return [];
      const state = receiptState(one);
      if (wanted !== undefined && state !== wanted) return [];
      if (open && state !== "on-hold" && state !== "to-return") return [];
      return [{ ...row, ...receiptCells(one) }];
    });
    const [id, ...columns] = list.columns;
    return { ...list, columns: [...(id ? [id] : []), ...columns, ...receiptColumns], rows };
  },
});
