import { choiceKind, switchKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import type { Row } from "../../../print/view.ts";
import { listVerb } from "../../generic/list.ts";
import { figureColumn, tableOf, wordColumn } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { payStateWords, promiseStateWords } from "../kept.ts";
import { paymentPromise } from "../payment-promise.ts";
import { allPromises } from "../reading.ts";

const plain = listVerb(paymentPromise);

export const verb = defineVerb({
  summary: say("list promises to pay with what came for each", "列出付款承诺及到款情况"),
  examples: ["rounds payment-promise list --open", "rounds payment-promise list --state broken"],
  flags: {
    ...plain.flags,
    state: field(choiceKind(promiseStateWords), say("Only in this state", "仅此状态")),
    open: field(switchKind, say("Only those that are pending", "仅待兑现")),
  },
  async run(context, { state, open, ...input }) {
    const { book, today } = context;
    const list = tableOf(await plain.run(context, input));
    const { states } = await allPromises(book, today);
    const wanted = open ? "pending" : state;
    const rows = list.rows.flatMap((row): Row[] => {
      const standing = states.get(String(row.id));
      if (wanted !== undefined && standing?.state !== wanted) return [];
      const paid = standing && fromMinor(standing.paidMinor, book.digits);
      return [{ ...row, paid, state: standing?.state }];
    });
    return {
      ...list,
      columns: [
        ...list.columns,
        figureColumn("paid", say("Came in", "已到款"), 8),
        wordColumn({ key: "state", label: say("State", "状态"), weight: 9 }, payStateWords),
      ],
      rows,
    };
  },
});
