import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { count } from "../count.ts";
import { assertCounting } from "../entering.ts";

export const verb = defineVerb({
  summary: say("give a stocktake up; nothing is booked", "作废盘点单，不入账"),
  examples: [],
  arguments: recordArgument(count),
  flags: { why: field(textKind(), say("Why", "原因"), { required: true }) },
  writes: true,
  async run({ book, today, me }, { which, why }) {
    const record = await book.get(count, which);
    assertCounting(record);
    const cancelled = { date: today, ...(me === undefined ? {} : { by: me }), why };
    return {
      steps: [{ do: "set", noun: count, id: record.id, fields: { cancelled } }],
      why,
      receipt: say(`cancelled ${record.id}: ${why}`, `${record.id} 已作废：${why}`),
    };
  },
});
