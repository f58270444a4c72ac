import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { finished } from "../finished.ts";
import { isFinishedOpen } from "../states.ts";

export const verb = defineVerb({
  summary: say("take back finished goods that are not in the store", "作废未入库的成品入库单"),
  examples: [],
  arguments: recordArgument(finished),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const record = await book.get(finished, which);
    const { id, received = [] } = record;
    if (!isFinishedOpen(record) || received.length > 0) {
      refuse(say(`${id} is taken in, or over`, `${id} 已入库或已结束`));
    }
    return {
      steps: [{ do: "set", noun: finished, id, fields: { cancelled: { ...told, by: me } } }],
      why: told.why,
      receipt: say(`cancelled finished goods receipt ${id}`, `已作废成品入库单 ${id}`),
    };
  },
});
