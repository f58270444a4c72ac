import { refuse } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { collection } from "../collection.ts";
import { whoArgument, whose } from "../who.ts";

export const verb = defineVerb({
  summary: say("after-sales service goes on", "恢复售后服务"),
  examples: [],
  arguments: whoArgument,
  writes: true,
  async run({ book }, { who }) {
    const { debtor } = await whose(book, who);
    // Of a debt that was given up the case is closed, and service may still be suspended.
    const cases = await book.where(collection, "customer", debtor.id);
    const record = cases.findLast(({ suspended }) => suspended);
    if (!record) {
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
