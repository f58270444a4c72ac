import { dateKind, wholeKind } from "../../../law/kinds/figures.ts";
import { groupKind, groupsKind } from "../../../law/kinds/groups.ts";
import { severalKind } from "../../../law/kinds/several.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../../law/kinds/texts.ts";
import { field, under, type Values } from "../../../law/noun.ts";
import { departments } from "../../../law/order-settings.ts";
import { say } from "../../../law/words.ts";

export const verdicts = [
  { value: "ok", label: say("ok", "可行") },
  { value: "conditions", label: say("with conditions", "有条件可行") },
  { value: "no", label: say("no", "不可行") },
] as const;

export const trialKinds = [
  { value: "small", label: say("small trial", "小试") },
  { value: "pilot", label: say("pilot trial", "终试"), also: ["final", "中试"] },
  { value: "industrial", label: say("industrial trial", "工业试制") },
] as const;

export type TrialKind = (typeof trialKinds)[number]["value"];

export const outcomes = [
  { value: "notice", label: say("order notice", "下达订单通知书") },
  { value: "coordination", label: say("coordination", "转订单协调") },
  { value: "returned", label: say("order returned", "退单") },
] as const;

const date = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));
const round = field(wholeKind({ least: "1" }), say("Round", "第几次评审"), { required: true });

const reviewFields = {
  round,
  date,
  by,
  way: field(
    choiceKind([
      { value: "full", label: say("opinions of the departments", "各部门会签") },
      { value: "small", label: say("small order: signature only", "小额订单：仅领导签批") },
      { value: "stock", label: say("straight from stock: signature only", "现货：仅领导签批") },
    ]),
    say("Way", "评审方式"),
    { required: true },
  ),
  departments: field(severalKind(departments), say("Departments asked", "会签部门")),
  digest: field(textKind(), say("Of what", "评审内容指纹"), { required: true }),
};

const opinionFields = {
  round,
  department: field(choiceKind(departments), say("Department", "部门"), { required: true }),
  verdict: field(choiceKind(verdicts), say("Opinion", "意见"), { required: true }),
  text: field(textKind(), say("Text", "说明")),
  date,
  by,
};

const talkFields = {
  round,
  date,
  with: field(textKind(), say("With", "客户方")),
  text: field(textKind(), say("What was said", "洽谈内容"), { required: true }),
  agreed: field(yesNoKind, say("Agreed", "达成一致"), { required: true }),
  by,
};

const outcomeFields = {
  round,
  outcome: field(choiceKind(outcomes), say("Outcome", "结论"), { required: true }),
  date,
  by,
  why: field(textKind(), say("Why", "说明")),
};

const coordinationFields = {
  round,
  text: field(textKind(), say("Formula and process adjusted", "配方与工艺结构调整"), {
    required: true,
  }),
  trials: field(severalKind(trialKinds), say("Trials needed", "需做的试制")),
  date,
  by,
  signed: field(dateKind, say("Signed on", "总工签批日期")),
  signedBy: field(refKind("staff"), say("Signed by", "总工签批")),
  refused: field(textKind(), say("Refused because", "总工退回原因")),
};

const trialFields = {
  round,
  trial: field(choiceKind(trialKinds), say("Trial", "试制"), { required: true }),
  passed: field(yesNoKind, say("Passed", "合格"), { required: true }),
  text: field(textKind(), say("Text", "说明")),
  date,
  by,
};

export type Opinion = Values<typeof opinionFields>;
export type Talk = Values<typeof talkFields>;
export type Outcome = Values<typeof outcomeFields>;
export type Trial = Values<typeof trialFields>;

/** How the order was reviewed (订单评审), round by round: R-ORD-08 to R-ORD-14. */
export const orderReviewFields = under(say("Review", "评审"), {
  review: field(
    groupKind(reviewFields, { example: say("date=2026-11-22", "date=2026-11-22") }),
    say("Order review", "订单评审"),
    { kept: true },
  ),
  opinions: field(
    groupsKind(opinionFields, { example: say("department=quality", "department=质量") }),
    say("Opinions", "会签意见"),
    { kept: true, merge: "union" },
  ),
  talks: field(
    groupsKind(talkFields, { example: say("text=agreed on the colour", "text=颜色已商定") }),
    say("Talks with the customer", "与客户洽谈"),
    { kept: true, merge: "union" },
  ),
  outcomes: field(
    groupsKind(outcomeFields, { example: say("outcome=notice", "outcome=notice") }),
    say("Outcomes", "评审结论"),
    { kept: true, merge: "conflict" },
  ),
  coordination: field(
    groupKind(coordinationFields, { example: say("text=thicker paper", "text=加厚纸张") }),
    say("Coordination", "订单协调"),
    { kept: true },
  ),
  trials: field(
    groupsKind(trialFields, { example: say("trial=small, passed=yes", "trial=小试, passed=是") }),
    say("Trials", "试制"),
    { kept: true, merge: "union" },
  ),
});
