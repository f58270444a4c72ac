import { dateKind, wholeKind } from "./kinds/figures.ts";
import { groupsKind, wordsKind } from "./kinds/groups.ts";
import { choiceKind, textKind, yesNoKind } from "./kinds/texts.ts";
import { field, type Values } from "./noun.ts";
import { same, say } from "./words.ts";

const conditions = field(wordsKind, say("When all of these hold", "条件（须全部满足）"), {
  help: same("amount > 10000 · discount above 5 · special · not small"),
});

const stepFields = {
  name: field(textKind(), say("Step", "步骤名")),
  by: field(
    wordsKind,
    say("Roles, titles, people, manager-of-owner", "岗位、职务、人员或直属上级"),
    {
      required: true,
    },
  ),
  need: field(
    textKind({
      name: "need",
      pattern: /^(any|all|[1-9])$/,
      wanted: say("any, all or a number of people", "any（任一）、all（全部）或人数"),
    }),
    say("How many of them: any, all, a number", "需几人：any 任一、all 全部、人数"),
  ),
  when: conditions,
  days: field(wholeKind({ most: "366" }), say("Within working days", "期限（工作日）")),
  signed: field(yesNoKind, say("Only with a signature by key", "须数字签名")),
};

const policyFields = {
  noun: field(textKind(), say("Of what", "单据"), { required: true }),
  name: field(textKind(), say("Name", "名称")),
  when: conditions,
  since: field(dateKind, say("Papers dated since", "适用起始日期")),
  steps: field(
    groupsKind(stepFields, { example: same("by=manager, days=2") }),
    say("Steps", "步骤"),
    {
      required: true,
    },
  ),
  order: field(
    choiceKind([
      { value: "sequence", label: say("one after the other", "依次") },
      { value: "parallel", label: say("all at once", "并行") },
    ]),
    say("Steps run", "步骤次序"),
  ),
  twice: field(yesNoKind, say("One person may sign for several", "允许一人多签")),
};

/** One rule of the firm: which papers need whose approval. */
export type Policy = Values<typeof policyFields>;
export type PolicyStep = Values<typeof stepFields>;

/** What the firm itself decides about approvals. */
export const approvalSettingFields = {
  approvals: field(
    groupsKind(policyFields, { example: same("noun=order") }),
    say("What needs whose approval", "审批规则"),
    { merge: "conflict" },
  ),
};

export const approvalLimitFields = {
  approvalWorkdays: field(
    wholeKind({ least: "0", most: "366" }),
    say("A step of an approval within working days", "每步审批期限（工作日）"),
  ),
};

export const defaultApprovalLimits = { approvalWorkdays: 2 };
