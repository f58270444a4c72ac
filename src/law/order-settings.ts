import { dateKind, moneyKind, wholeKind } from "./kinds/figures.ts";
import { groupsKind, wordsKind } from "./kinds/groups.ts";
import { choiceKind, yesNoKind } from "./kinds/texts.ts";
import { field } from "./noun.ts";
import { same, say } from "./words.ts";

/** Who is heard in an order review (订单评审): R-ORD-08. */
export const departments = [
  { value: "production", label: say("production", "生产") },
  { value: "technology", label: say("production technology", "生产技术"), also: ["技术"] },
  { value: "research", label: say("research", "研究院"), also: ["研发"] },
  { value: "sales", label: say("sales", "销售") },
  { value: "quality", label: say("quality", "质量") },
  { value: "signer", label: say("who signed the contract", "合同签订人") },
  { value: "supply", label: say("supply", "供应") },
  { value: "finance", label: say("finance", "财务") },
] as const;

export type Department = (typeof departments)[number]["value"];

const days = wholeKind({ least: "0", most: "366" });

export const orderLimitFields = {
  sampleDays: field(days, say("Sample ready within days", "样品制作期限（天）")),
  reviewDays: field(days, say("Opinions of a review within days", "订单评审会签期限（天）")),
  installationNoticeDays: field(
    days,
    say("Installers told days before", "安装提前通知安装部（天）"),
  ),
  creditOverdueDays: field(
    wholeKind({ least: "0", most: "3660" }),
    say("No more on credit when overdue by more than days", "逾期超过此天数不再赊销（天）"),
  ),
  creditLowPercent: field(
    wholeKind({ least: "0", most: "100" }),
    say("Told when so much of a credit limit is left, %", "信用额度剩余不足时提示（%）"),
  ),
};

export const defaultOrderLimits = {
  sampleDays: 7,
  reviewDays: 2,
  installationNoticeDays: 2,
  creditOverdueDays: 60,
  creditLowPercent: 20,
};

const reviewerFields = {
  department: field(choiceKind(departments), say("Department", "部门"), { required: true }),
  who: field(wordsKind, say("Staff or roles that speak for it", "发表意见的员工或岗位")),
};

/** What the firm decides about orders; nothing said: no review, and credit only warns. */
export const orderSettingFields = {
  orderReview: field(
    groupsKind(reviewerFields, { example: same("department=production, who=wu-tao") }),
    say("Departments that review orders; none: no review", "参加订单评审的部门；不设则不评审"),
    { merge: "conflict" },
  ),
  orderReviewBelow: field(
    moneyKind({ least: "0" }),
    say("Orders below need only the signature", "低于此金额的订单仅需领导签批"),
    { merge: "conflict" },
  ),
  orderRulesSince: field(
    dateKind,
    say(
      "Imported orders of before need no review and no credit check",
      "导入此日期之前的订单，免评审和信用检查",
    ),
    { merge: "conflict", sample: same("2026-01-01") },
  ),
  orderLeaderRoles: field(
    wordsKind,
    say("Roles that decide on a reviewed order", "可对订单评审作结论的岗位"),
    { sample: same("manager, director") },
  ),
  chiefEngineers: field(
    wordsKind,
    say("Staff or roles that sign coordination", "可签批订单协调的员工或岗位（总工）"),
    { sample: same("manager") },
  ),
  unpaidCancelRoles: field(
    wordsKind,
    say("Roles that cancel for non-payment", "可因未付款取消订单的岗位"),
  ),
  holdRoles: field(
    wordsKind,
    say("Roles that hold and release customers", "可暂停、恢复客户发货的岗位"),
  ),
  creditRoles: field(
    wordsKind,
    say("Roles that set credit limits and days to pay", "可调整信用额度和账期的岗位"),
  ),
  changesNeedPaper: field(
    yesNoKind,
    say("Changes want the customer's written request", "订单变更须有客户书面申请"),
    { merge: "conflict" },
  ),
  creditCheck: field(
    choiceKind([
      { value: "no", label: say("no", "不检查") },
      { value: "warn", label: say("warn", "仅提醒") },
      { value: "approve", label: say("needs approval", "须审批") },
      { value: "refuse", label: say("refuse", "拒绝") },
    ]),
    say("An order beyond the credit limit", "超信用额度的订单"),
    { merge: "conflict" },
  ),
  installationsPerDay: field(
    wholeKind({ least: "1" }),
    say("Installations a day at most", "每日最多安装单数"),
    { merge: "conflict" },
  ),
};
