import type { Kind } from "./kind.ts";
import { wholeKind } from "./kinds/figures.ts";
import { groupsKind, wordsKind } from "./kinds/groups.ts";
import { choiceKind, textKind } from "./kinds/texts.ts";
import { field, type Values } from "./noun.ts";
import { same, say } from "./words.ts";

const days = wholeKind({ least: "0", most: "366" });

/** The days by which guests are invited and customers called again. */
export const eventLimitFields = {
  eventInviteDays: field(days, say("First text days before an event", "活动首次邀约提前（天）")),
  eventSecondFirstDays: field(
    days,
    say("Second text at the earliest days before", "第二次短信最早提前（天）"),
  ),
  eventSecondLastDays: field(
    days,
    say("Second text at the latest days before", "第二次短信最晚提前（天）"),
  ),
  eventReminderDays: field(days, say("Reminder of an event days before", "活动提醒提前（天）")),
  eventCallDays: field(days, say("Call within days of a text", "短信后电话期限（天）")),
  eventNoticeDays: field(days, say("Notice by phone days before", "活动电话通知提前（天）")),
  eventLetterDays: field(
    days,
    say("Written notice within days of the call", "电话通知后寄书面通知期限（天）"),
  ),
  eventFollowDays: field(days, say("Guests followed up within days", "活动后跟进期限（天）")),
  eventOverDays: field(
    days,
    say("Guests followed up no more after days", "活动后不再提醒跟进（天）"),
  ),
  returnOverDays: field(
    days,
    say("Return calls no longer due days after their window", "回访过期后不再提醒（天）"),
  ),
  returnLowScore: field(
    wholeKind({ least: "0", most: "5" }),
    say("Scores up to this one are low", "不高于此分为低分"),
  ),
  problemDays: field(
    days,
    say("Unsolved problems reported within days", "未解决问题上报期限（天）"),
  ),
};

export const defaultEventLimits = {
  eventInviteDays: 7,
  eventSecondFirstDays: 3,
  eventSecondLastDays: 2,
  eventReminderDays: 1,
  eventCallDays: 2,
  eventNoticeDays: 14,
  eventLetterDays: 2,
  eventFollowDays: 3,
  eventOverDays: 30,
  returnOverDays: 14,
  returnLowScore: 3,
  problemDays: 2,
};

/** What is counted against a quota: R-PLN-04, R-PLN-05. */
export const quotaSubjects = [
  { value: "calls", label: say("calls", "电话") },
  { value: "visits", label: say("visits", "拜访") },
  { value: "new-customers", label: say("new customers", "新客户") },
  { value: "prospects", label: say("potential customers", "潜在客户") },
] as const;

export const quotaSpans = [
  { value: "day", label: say("day", "日") },
  { value: "week", label: say("week", "周") },
  { value: "month", label: say("month", "月") },
] as const;

/** A number to be reached; per day, week or month as its subject usually is. */
export const quotaFields = {
  of: field(choiceKind(quotaSubjects), say("Of", "指标"), { required: true }),
  number: field(wholeKind({ least: "0" }), say("At least", "最低数量"), { required: true }),
  per: field(choiceKind(quotaSpans), say("Per", "周期")),
};

export type Quota = Values<typeof quotaFields>;

const roleQuotaFields = {
  role: field(textKind(), say("Role", "岗位")),
  ...quotaFields,
};

export type RoleQuota = Values<typeof roleQuotaFields>;

/** Quotas ready made: what they ask for stands beside the rule that counts. */
export const quotaPresetNames = ["activity", "two-and-three", "more-than-three"] as const;

const presetsKind: Kind<readonly string[]> = {
  ...wordsKind,
  read(value, report, digits) {
    const names = wordsKind.read(value, report, digits);
    const known: readonly string[] = quotaPresetNames;
    for (const [index, name] of (names ?? []).entries()) {
      if (known.includes(name)) continue;
      const list = known.join(", ");
      report([index], say(`"${name}" is not one of: ${list}`, `“${name}”不可用；可填：${list}`));
    }
    return names;
  },
};

/** What the firm chooses of return calls and quotas; nothing, and nobody is asked for any. */
export const eventSettingFields = {
  schemes: field(wordsKind, say("Return calls made", "启用的回访方案"), {
    help: same("7dc, 7dc-outlet, 3dc, after-sales, installation, contact-plan, monthly-sample"),
    sample: same("7dc, installation"),
  }),
  quotaPresets: field(presetsKind, say("Ready-made quotas", "采用的指标方案"), {
    help: same(quotaPresetNames.join(", ")),
    sample: same("activity"),
  }),
  quotas: field(
    groupsKind(roleQuotaFields, { example: same("role=sales, of=calls, number=30") }),
    say("Quotas", "指标"),
    { merge: "union" },
  ),
};
