import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { issue } from "../issue.ts";
import { issueState } from "../states.ts";

export const verb = defineVerb({
  summary: say("take back a note whose goods have not left", "作废未出仓的出仓单"),
  examples: [],
  arguments: recordArgument(issue),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const record = await book.get(issue, which);
    const { id } = record;
    if (issueState(record) !== "waiting") {
      refuse(say(`the goods of ${id} are out, or it is over`, `${id} 已出仓或已结束`));
    }
    return {
      steps: [{ do: "set", noun: issue, id, fields: { cancelled: { ...told, by: me } } }],
      why: told.why,
      receipt: say(`cancelled goods issue note ${id}`, `已作废出仓单 ${id}`),
    };
  },
});
