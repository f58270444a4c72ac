import { wholeKind } from "./kinds/figures.ts";
import { textKind, yesNoKind } from "./kinds/texts.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

const days = wholeKind({ least: "0", most: "366" });

/** The days within which customers, projects and promises are followed up. */
export const followUpLimitFields = {
  intakeWorkdays: field(
    days,
    say("New data reviewed within working days", "新客户资料审核期限（工作日）"),
  ),
  forwardWorkdays: field(
    days,
    say("Reviewed data forwarded within working days", "审核后转市场部期限（工作日）"),
  ),
  filingWorkdays: field(
    days,
    say("Forwarded data filed within working days", "转交后归档期限（工作日）"),
  ),
  consultingDays: field(days, say("Days of the first pursuit", "咨询跟进期限（天）")),
  directorDays: field(days, say("Days of the director's pursuit", "总监跟进期限（天）")),
  winBackDays: field(days, say("Days of the win-back", "挽单期限（天）")),
  stageLeadDays: field(days, say("Limit of a stage shown days before", "阶段到期提前提醒（天）")),
  projectDesignDays: field(
    days,
    say("Days between contacts in early design", "前期设计项目回访间隔（天）"),
  ),
  projectDays: field(
    days,
    say("Days between contacts in later stages", "其他阶段项目回访间隔（天）"),
  ),
  projectDateLeadDays: field(
    days,
    say("Important dates of projects shown days before", "项目重要日期提前提醒（天）"),
  ),
  inquiryWorkdays: field(
    days,
    say("Inquiries answered within working days", "询盘回复期限（工作日）"),
  ),
  idleDays: field(days, say("A customer is idle after days", "客户多少天未联系为闲置")),
};

export const defaultFollowUpLimits = {
  intakeWorkdays: 2,
  forwardWorkdays: 1,
  filingWorkdays: 1,
  consultingDays: 14,
  directorDays: 7,
  winBackDays: 30,
  stageLeadDays: 3,
  projectDesignDays: 7,
  projectDays: 14,
  projectDateLeadDays: 7,
  inquiryWorkdays: 1,
  idleDays: 30,
};

/** How the firm works with its customers. */
export const followUpSettingFields = {
  pipeline: field(textKind(), say("Pipeline of customers", "客户流程"), {
    help: say("sales, enrolment, strategic, or one's own", "sales、enrolment、strategic 或自定"),
  }),
  intake: field(
    yesNoKind,
    say("New data are reviewed, forwarded and filed", "新客户资料审核、转交、归档"),
  ),
};
