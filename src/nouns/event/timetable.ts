import { addDays } from "../../law/dates.ts";
import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";

/** How guests are invited; which of the two is the event's own choice: R-VAR-15. */
export const timetables = [
  { value: "texts", label: say("three texts", "三次短信") },
  { value: "notice", label: say("notice by phone", "电话通知") },
] as const;

export type Timetable = (typeof timetables)[number]["value"];

export const stepKeys = [
  { value: "text-1", label: say("first text", "第一次短信") },
  { value: "call-1", label: say("first call", "第一次电话") },
  { value: "text-2", label: say("second text", "第二次短信") },
  { value: "call-2", label: say("second call", "第二次电话") },
  { value: "screen", label: say("real targets", "筛选目标客户") },
  { value: "text-3", label: say("reminder text", "提醒短信") },
  { value: "remind", label: say("own reminder", "本人提醒") },
  { value: "notice", label: say("notice by phone", "电话通知") },
  { value: "letter", label: say("written notice", "书面通知") },
] as const;

export type StepKey = (typeof stepKeys)[number]["value"];

/** What is done in a step: a message to all, a call to each, or a choice among them. */
export type StepKind = "message" | "call" | "choice";

export interface TimetableStep {
  readonly key: StepKey;
  readonly kind: StepKind;
  readonly what: Text;
  /** The message template that is offered for it. */
  readonly template?: string;
  /** The first and the last day of the step. */
  readonly days: (plan: Plan) => { readonly from: string; readonly due: string };
}

/** What the days of a step are reckoned from. */
interface Plan {
  readonly date: string;
  readonly limits: Settings["limits"];
  /** The day on which the step before was done; undefined while it is not. */
  readonly done: (key: StepKey) => string | undefined;
}

/** A text, or the call behind it at most one or two days later (R-COM-26). */
function callAfter(text: StepKey, { date, limits, done }: Plan, planned: string) {
  const sent = done(text) ?? planned;
  const eve = addDays(date, -1);
  const due = addDays(sent, limits.eventCallDays);
  const from = addDays(sent, 1);
  return { from: from < eve ? from : eve, due: due < eve ? due : eve };
}

const firstText = ({ date, limits }: Plan): string => addDays(date, -limits.eventInviteDays);
const secondText = ({ date, limits }: Plan): string => addDays(date, -limits.eventSecondLastDays);
const noticeDay = ({ date, limits }: Plan): string => addDays(date, -limits.eventNoticeDays);
const lastEve = ({ date, limits }: Plan): string => addDays(date, -limits.eventReminderDays);

/**
 * The steps of each timetable in their order (R-COM-25, R-COM-29, R-COM-37, R-REM-15, R-REM-25):
 * the days are counted from the event's first day and are settings of the book.
 */
export const stepsOf: Readonly<Record<Timetable, readonly TimetableStep[]>> = {
  texts: [
    {
      key: "text-1",
      kind: "message",
      template: "event-1-expert",
      what: say("first text of invitation", "发第一次邀约短信"),
      days: (plan) => ({ from: firstText(plan), due: firstText(plan) }),
    },
    {
      key: "call-1",
      kind: "call",
      what: say(
        "first call after the text, as personal host",
        "短信后第一次电话邀约，自我介绍为专属接待人",
      ),
      days: (plan) => callAfter("text-1", plan, firstText(plan)),
    },
    {
      key: "text-2",
      kind: "message",
      template: "event-2-invitation",
      what: say("second text: what awaits them", "发第二次短信，告知活动内容"),
      days: (plan) => ({
        from: addDays(plan.date, -plan.limits.eventSecondFirstDays),
        due: secondText(plan),
      }),
    },
    {
      key: "call-2",
      kind: "call",
      what: say("second call", "第二次电话确认"),
      days: (plan) => callAfter("text-2", plan, secondText(plan)),
    },
    {
      key: "screen",
      kind: "choice",
      what: say("choose the real targets", "筛选目标客户"),
      days: (plan) => ({ from: secondText(plan), due: addDays(plan.date, -1) }),
    },
    {
      key: "text-3",
      kind: "message",
      template: "event-3-reminder",
      what: say("reminder text", "发提醒短信"),
      days: (plan) => ({ from: lastEve(plan), due: plan.date }),
    },
    {
      key: "remind",
      kind: "call",
      what: say("remind the real targets from your own phone", "用本人手机提醒目标客户"),
      days: (plan) => ({ from: lastEve(plan), due: plan.date }),
    },
  ],
  notice: [
    {
      key: "notice",
      kind: "call",
      what: say("notice by phone", "电话通知"),
      days: (plan) => ({ from: noticeDay(plan), due: noticeDay(plan) }),
    },
    {
      key: "letter",
      kind: "message",
      what: say("written notice where needed", "按需寄书面通知"),
      days: (plan) => {
        const told = plan.done("notice") ?? noticeDay(plan);
        return { from: told, due: addDays(told, plan.limits.eventLetterDays) };
      },
    },
  ],
};
