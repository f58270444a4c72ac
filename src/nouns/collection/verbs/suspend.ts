import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { collection } from "../collection.ts";
import { suspendedFields } from "../fields.ts";
import { listed } from "../listed.ts";
import { done } from "../rules.ts";
import { whoArgument, whoseCase } from "../who.ts";

export const verb = defineVerb({
  summary: say(
    "suspend the after-sales service of a debtor on the decided list",
    "按已批名单暂停客户售后服务",
  ),
  examples: [],
  arguments: whoArgument,
  flags: {
    why: suspendedFields.why,
    date: field(dateKind, say("Since", "起始日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
  },
  writes: true,
  async run(context, { who, why, date }) {
    const { book, me } = context;
    const { debtor, record } = await whoseCase(book, who);
    if (record.suspended) {
      refuse(
        say(
          `service of ${debtor.name} is suspended since ${record.suspended.date}`,
          `${debtor.name} 自 ${record.suspended.date} 起已暂停售后服务`,
        ),
      );
    }
    await listed(context, { customer: debtor.id, name: debtor.name, kind: "suspend" });
    const suspended = { ...done({ date, me }), why };
    return {
      steps: [{ do: "set", noun: collection, id: record.id, fields: { suspended } }],
      why,
      receipt: say(
        `after-sales service of ${debtor.name} is suspended`,
        `已暂停 ${debtor.name} 的售后服务`,
      ),
      notes: [
        say(
          `to end it: rounds collection resume ${debtor.id}`,
          `恢复：rounds collection resume ${debtor.id}`,
        ),
        say(
          `goods too: rounds customer hold ${debtor.id} --why TEXT`,
          `同时暂停发货：rounds customer hold ${debtor.id} --why 原因`,
        ),
      ],
    };
  },
});
