import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { actFields, actKinds } from "../fields.ts";
import { added, done } from "../rules.ts";
import { rankOf, stageOf } from "../stages.ts";
import { whoArgument, whoseCase } from "../who.ts";

export const verb = defineVerb({
  summary: say(
    "a legal step: papers drafted, suit filed, assets seized, judgment",
    "登记法律程序：起草、立案、查封、调解、判决、执行",
  ),
  examples: [],
  arguments: { ...whoArgument, act: actFields.act },
  flags: {
    reference: actFields.reference,
    amount: actFields.amount,
    note: actFields.note,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { who, act, date, ...told }) {
    const { debtor, record } = await whoseCase(book, who);
    const wanted = act === "drafted" ? "legal" : "compulsory";
    if (rankOf(stageOf(record)) < rankOf(wanted)) {
      refuse(
        say(
          `${debtor.name} is not at that stage: nothing is filed without the leader's decision`,
          `${debtor.name} 尚未进入该阶段，未经领导批准不得启动`,
        ),
        say(`rounds collect next ${debtor.id}`, `rounds collect next ${debtor.id}`),
      );
    }
    const label = actKinds.find(({ value }) => value === act)?.label ?? say(act, act);
    return {
      steps: [added(record, "acts", { ...done({ date, me }), act, ...told })],
      receipt: say(`${debtor.name}: ${label.en}`, `${debtor.name}：${label.zh}`),
    };
  },
});
