import { refuse } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { collection } from "../collection.ts";
import { whoArgument, whoseCase } from "../who.ts";

export const verb = defineVerb({
  summary: say("after-sales service goes on", "恢复售后服务"),
  examples: [],
  arguments: whoArgument,
  writes: true,
  async run({ book }, { who }) {
    const { debtor, record } = await whoseCase(book, who);
    if (!record.suspended) {
      refuse(say(`service of ${debtor.name} is not suspended`, `${debtor.name} 未暂停售后服务`));
    }
    return {
      steps: [{ do: "set", noun: collection, id: record.id, fields: { suspended: undefined } }],
      receipt: say(
        `after-sales service of ${debtor.name} goes on`,
        `已恢复 ${debtor.name} 的售后服务`,
      ),
    };
  },
});
