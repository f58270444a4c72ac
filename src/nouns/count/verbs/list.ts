import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { figureColumn, tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { count } from "../count.ts";
import { countState, countStateKind, isOpen } from "../states.ts";

const plain = listVerb(count);

export const verb = defineVerb({
  summary: say("list stocktakes with their state", "列出盘点单及状态"),
  examples: ["rounds count list", "rounds count list --open"],
  flags: {
    ...plain.flags,
    state: field(countStateKind, say("Only in this state", "仅此状态")),
    open: field(switchKind, say("Only what is not booked", "仅列未结束")),
  },
  async run(context, { state: wanted, open, ...input }) {
    const list = tableOf(await plain.run(context, input));
    const known = new Map((await context.book.all(count)).map((one) => [one.id, one]));
    const [id, ...columns] = list.columns;
    const rows = list.rows.flatMap((row) => {
      const one = known.get(String(row.id));
      if (!one || (open && !isOpen(one))) return [];
      const state = countState(one);
      if (wanted !== undefined && state !== wanted) return [];
      const figures = {
        places: (one.places ?? []).length,
        differences: one.resulted ? (one.differences ?? []).length : undefined,
      };
      return [{ ...row, state, ...figures }];
    });
    return {
      ...list,
      columns: [
        ...(id ? [id] : []),
        {
          key: "state",
          label: say("State", "状态"),
          weight: 9,
          format: (value, language) => countStateKind.show(String(value) as never, language),
        },
        ...columns,
        figureColumn("places", say("Places", "项数"), 6),
        figureColumn("differences", say("Differences", "差异"), 6),
      ],
      hidden: (list.hidden ?? []).filter(({ key }) => !["places", "differences"].includes(key)),
      rows,
    };
  },
});
