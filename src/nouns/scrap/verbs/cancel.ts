import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { scrap } from "../scrap.ts";
import { isScrapOpen } from "../states.ts";

export const verb = defineVerb({
  summary: say("take back a scrap note that waits for approval", "作废待批准的报废单"),
  examples: [],
  arguments: recordArgument(scrap),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const record = await book.get(scrap, which);
    const { id } = record;
    if (!isScrapOpen(record)) refuse(say(`${id} is scrapped, or over`, `${id} 已报废或已结束`));
    return {
      steps: [{ do: "set", noun: scrap, id, fields: { cancelled: { ...told, by: me } } }],
      why: told.why,
      receipt: say(`cancelled scrap note ${id}`, `已作废报废单 ${id}`),
    };
  },
});
