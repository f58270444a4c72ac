import { wholeKind } from "../law/kinds/figures.ts";
import { refKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { defineVerb } from "../nouns/verb.ts";
import { dutyView } from "./duties.ts";

export const dutyFlags = {
  staff: field(refKind("staff"), say("Only of this person", "只看此员工")),
  days: field(wholeKind(), say("Days to look ahead", "向后查看的天数"), { initial: () => 0 }),
};

export const verb = defineVerb({
  summary: say("what is due today and what is overdue", "今日到期与逾期事项"),
  examples: ["rounds today", "rounds today --staff chen-jie --days 7"],
  flags: dutyFlags,
  personal: true,
  run: (context, { staff, days }) =>
    dutyView(context, { staff: staff ?? context.me, days: days ?? 0 }),
});
