import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { transferState } from "../states.ts";
import { transfer } from "../transfer.ts";

export const verb = defineVerb({
  summary: say("take back a transfer that has not left", "作废未发出的调拨单"),
  examples: [],
  arguments: recordArgument(transfer),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const record = await book.get(transfer, which);
    const { id } = record;
    if (transferState(record) !== "draft") {
      refuse(say(`${id} was sent, or is over`, `${id} 已发出或已结束`));
    }
    return {
      steps: [{ do: "set", noun: transfer, id, fields: { cancelled: { ...told, by: me } } }],
      why: told.why,
      receipt: say(`cancelled transfer ${id}`, `已作废调拨单 ${id}`),
    };
  },
});
