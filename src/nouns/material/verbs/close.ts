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
  summary: say("the rest of a requisition is not needed", "领料单余量不再领用"),
  examples: [],
  arguments: recordArgument(material),
  flags: {
    why: field(textKind(), say("Why", "原因")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const record = await book.get(material, which);
    const { id } = record;
    if (materialState(record) !== "part-issued") {
      refuse(
        say(`${id} is not issued in part`, `${id} 不是部分发料状态`),
        say(`see: rounds material show ${id}`, `请查看：rounds material show ${id}`),
      );
    }
    return {
      steps: [{ do: "set", noun: material, id, fields: { closed: { ...told, by: me } } }],
      ...(told.why === undefined ? {} : { why: told.why }),
      receipt: say(`closed material requisition ${id}`, `已关闭领料单 ${id}`),
    };
  },
});
