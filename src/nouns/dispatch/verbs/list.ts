import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { figureColumn, tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { dispatch } from "../dispatch.ts";
import { dispatchState, dispatchStateKind, holdsGoods } from "../state.ts";
import { stateColumn } from "../views.ts";

const plain = listVerb(dispatch);

export const verb = defineVerb({
  summary: say("list dispatches with their state", "列出派车单及状态"),
  examples: ["rounds dispatch list --open", "rounds dispatch list --period 'this week'"],
  flags: {
    ...plain.flags,
    state: field(dispatchStateKind, say("Only in this state", "仅此状态")),
    open: field(switchKind, say("Only what has not left", "仅列未发车")),
  },
  async run(context, { state: wanted, open, ...input }) {
    const list = tableOf(await plain.run(context, input));
    const known = new Map((await context.book.all(dispatch)).map((one) => [one.id, one]));
    const [id, ...columns] = list.columns;
    const rows = list.rows.flatMap((row) => {
      const one = known.get(String(row.id));
      if (!one || (open && !holdsGoods(one))) return [];
      const state = dispatchState(one);
      if (wanted !== undefined && state !== wanted) return [];
      const orders = new Set(one.stops.map(({ order }) => order)).size;
      return [{ ...row, state, orders, signedBy: one.departed?.signedBy }];
    });
    return {
      ...list,
      columns: [
        ...(id ? [id] : []),
        stateColumn,
        ...columns,
        figureColumn("orders", say("Orders", "订单"), 6),
      ],
      rows,
    };
  },
});
