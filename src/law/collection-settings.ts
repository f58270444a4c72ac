import { wholeKind } from "./kinds/figures.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

const days = wholeKind({ least: "0", most: "3660" });

/** The numbers by which overdue money is collected, stage by stage. */
export const collectionLimitFields = {
  collectReconcileDays: field(
    days,
    say("Overdue figures agreed with finance within days", "逾期金额与财务核对期限（天）"),
  ),
  collectCallDays: field(
    days,
    say("Calls and letters for days, then visits", "电话、函件催收期限（天），逾期转上门"),
  ),
  collectVisitDays: field(days, say("Visits for days, then a decision", "上门催收期限（天）")),
  collectDecisionDays: field(
    days,
    say("A decision on a bad debtor within days", "恶意拖欠客户决策期限（天）"),
  ),
  collectAgainDays: field(days, say("A debtor is called again after days", "再次催收间隔（天）")),
  signedDays: field(
    days,
    say(
      "Before legal action a debt was acknowledged within days",
      "移交法务前须有多少天内的签字凭据",
    ),
  ),
  longDebtDays: field(days, say("A debt is long when overdue for days", "逾期多少天为长期欠款")),
  disputeDays: field(days, say("Disputes cleared up within days", "争议处理期限（天）")),
  tripReportDays: field(
    days,
    say("Results of a visit reported within days", "上门结果报告期限（天）"),
  ),
};

export const defaultCollectionLimits = {
  collectReconcileDays: 3,
  collectCallDays: 30,
  collectVisitDays: 30,
  collectDecisionDays: 14,
  collectAgainDays: 7,
  signedDays: 365,
  longDebtDays: 180,
  disputeDays: 14,
  tripReportDays: 2,
};
