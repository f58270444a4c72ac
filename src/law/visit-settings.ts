import { wordsKind } from "./kinds/groups.ts";
import { choiceKind, yesNoKind } from "./kinds/texts.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

/** What the firm itself decides about visits. */
export const visitSettingFields = {
  visitApprovers: field(
    wordsKind,
    say(
      "Roles that approve planned visits; none: no approval",
      "可审批走访单的岗位；不设则无需审批",
    ),
  ),
  visitsNeedApproval: field(
    choiceKind([
      { value: "no", label: say("no", "不需要") },
      { value: "warn", label: say("warn", "仅提醒") },
      { value: "refuse", label: say("refuse", "未批不得记录") },
    ]),
    say("A visit made without approval", "未经批准的拜访"),
    { merge: "conflict" },
  ),
  minutesFor: field(
    choiceKind([
      { value: "none", label: say("none", "不需要") },
      { value: "large", label: say("large customers", "大客户") },
      { value: "all", label: say("all visits", "所有拜访") },
    ]),
    say("Minutes are written of visits to", "需要会谈纪要的客户"),
  ),
  minutesReviewers: field(wordsKind, say("Roles that review minutes", "可审阅会谈纪要的岗位")),
  visitWants: field(
    wordsKind,
    say("What a logged visit is to have: next, rating, steps, goods", "拜访记录应有的内容"),
  ),
  monthStages: field(
    yesNoKind,
    say("Milestones of the month are shown as duties", "是否提醒月度各阶段节点"),
  ),
};

/** Defaults of the settings above: minutes for large customers, nothing that nags small teams. */
export const defaultVisitSettings = {
  visitApprovers: [] as readonly string[],
  visitsNeedApproval: "warn" as "no" | "warn" | "refuse",
  minutesFor: "large" as "none" | "large" | "all",
  minutesReviewers: ["manager", "director"] as readonly string[],
  visitWants: ["next"] as readonly string[],
  monthStages: false,
};

export type VisitSettings = typeof defaultVisitSettings;
