import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { material } from "../material.ts";
import { materialState } from "../states.ts";

export const verb = defineVerb({
  summary: say("take back a requisition of which nothing was issued", "作废未发料的领料单"),
  examples: [],
  arguments: recordArgument(material),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const record = await book.get(material, which);
    const { id } = record;
    if (materialState(record) !== "open") {
      refuse(
        say(`${id} is issued in part, or over`, `${id} 已发料或已结束`),
        say(
          `to end the rest: rounds material close ${id}`,
          `关闭余量：rounds material close ${id}`,
        ),
      );
    }
    const cancelled = { ...told, by: me };
    return {
      steps: [{ do: "set", noun: material, id, fields: { cancelled } }],
      why: told.why,
      receipt: say(`cancelled material requisition ${id}`, `已作废领料单 ${id}`),
    };
  },
});
