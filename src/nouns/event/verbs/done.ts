import { RoundsError } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { event } from "../event.ts";
import { markDone } from "../rules.ts";
import { stepKeys } from "../timetable.ts";

export const verb = defineVerb({
  summary: say("a host is through with a step of the invitation", "标记某一邀约步骤已完成"),
  examples: ["rounds event done tea-evening text-1 --host wu-tao"],
  arguments: {
    ...recordArgument(event),
    step: field(choiceKind(stepKeys), say("Step", "步骤"), { required: true }),
  },
  flags: {
    host: field(refKind("staff"), say("Whose guests", "接待人"), { initial: ({ me }) => me }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book }, { which, step, host, date }) {
    const record = await book.get(event, which);
    const by = host ?? record.owner;
    if (by === undefined) {
      throw new RoundsError("missing-value", say("missing: --host", "缺少：--host（接待人）"));
    }
    return markDone(record, { step, by, date });
  },
});
