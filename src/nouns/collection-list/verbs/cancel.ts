import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { collectionList } from "../collection-list.ts";

export const verb = defineVerb({
  summary: say("a list does not hold", "作废催收名单"),
  examples: ["rounds collection-list cancel RL261120A-fang-yuan --why 金额待核"],
  arguments: recordArgument(collectionList),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, why, date }) {
    const record = await book.get(collectionList, which);
    if (record.cancelled) refuse(say(`${which} is cancelled already`, `${which} 已作废`));
    if (record.merged !== undefined) {
      refuse(
        say(`${which} stands in ${record.merged}`, `${which} 已汇入 ${record.merged}`),
        say(
          `rounds collection-list cancel ${record.merged} --why TEXT`,
          `rounds collection-list cancel ${record.merged} --why 原因`,
        ),
      );
    }
    const cancelled = { date, ...(me === undefined ? {} : { by: me }), why };
    const freed = (record.lists ?? []).map((id) => ({
      do: "set" as const,
      noun: collectionList,
      id,
      fields: { merged: undefined },
    }));
    return {
      steps: [{ do: "set", noun: collectionList, id: record.id, fields: { cancelled } }, ...freed],
      why,
      receipt: say(`${record.id} is cancelled`, `${record.id} 已作废`),
    };
  },
});
