import { dateKind } from "../../../law/kinds/figures.ts";
import { groupKind } from "../../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../../law/kinds/texts.ts";
import { field, under } from "../../../law/noun.ts";
import { same, say } from "../../../law/words.ts";
import { followUps, pursuitKind } from "../../pursuit/fields.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经手人"));

/** How the work with a customer goes on, and how its data came into the book. */
export const followUpFields = under(say("Follow-up", "跟进"), {
  followUp: field(choiceKind(followUps), say("Follow-up", "跟进类型"), {
    help: say("by the stage when not given", "省略时按客户阶段判断"),
  }),
  nextImportant: field(yesNoKind, say("Next step is important", "下一步为重要事项"), {
    help: say("shown every day until it is done", "完成前每天提醒"),
  }),
  pipeline: field(textKind(), say("Pipeline", "流程"), {
    help: say("that of rounds.yaml when not given", "省略时用 rounds.yaml 中的流程"),
  }),
  pursuit: field(pursuitKind, say("Stages gone through", "阶段经过"), { kept: true }),
  collected: field(dateKind, say("Data collected on", "资料收集日期")),
  reviewed: field(
    groupKind(
      { date: on, by, notes: field(textKind(), say("Notes", "备注")) },
      { example: same("date=2026-11-22") },
    ),
    say("Reviewed", "经理审核"),
    { kept: true },
  ),
  forwarded: field(
    groupKind(
      { date: on, by, to: field(refKind("staff"), say("To be filed by", "归档人")) },
      { example: same("date=2026-11-22") },
    ),
    say("Forwarded", "转市场部"),
    { kept: true },
  ),
  filed: field(
    groupKind({ date: on, by }, { example: same("date=2026-11-22") }),
    say("Filed", "归档"),
    {
      kept: true,
    },
  ),
});
