import { addDays, endOf, startOf } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import type { VisitSettings } from "../../law/visit-settings.ts";
import { say } from "../../law/words.ts";
import { whoseOf } from "../approval/duties.ts";
import type { Staff } from "../staff/staff.ts";
import { type ApprovalFacts, approvesVisits, visitStanding } from "./approval.ts";
import { nextMinutesStep, reviewersOf } from "./minutes.ts";
import { visitState } from "./rules.ts";
import type { Visit } from "./visit.ts";

export interface PaperFacts extends DutyFacts {
  readonly people: readonly Staff[];
  readonly settings: VisitSettings & ApprovalFacts["settings"];
  readonly nameOf: (customer: string) => string;
}

/** What is to be approved, written, reviewed, sent and confirmed about visits. */
export function paperDuties(visits: readonly Visit[], facts: PaperFacts): Duty[] {
  return visits.flatMap((one) => [...approvalDuties(one, facts), ...minutesDuties(one, facts)]);
}

function duty(
  record: Visit,
  rest: Pick<Duty, "rule" | "who" | "from" | "due" | "what" | "command"> &
    Pick<Duty, "role" | "part">,
  nameOf: PaperFacts["nameOf"],
): Duty {
  return { noun: "visit", id: record.id, about: nameOf(record.customer), ...rest };
}

/** A plan is approved before its day; one that was rejected is changed or called off (R-APR-01). */
function approvalDuties(record: Visit, facts: PaperFacts): Duty[] {
  const { calendar, limits, settings, nameOf } = facts;
  const { id, planned, by } = record;
  if (visitState(record) !== "planned" || planned === undefined) return [];
  if (!approvesVisits(settings)) return [];
  const { state, steps, refused } = visitStanding(record, facts);
  if (state === "approved" || state === "unneeded") return [];
  const from = calendar.addWorkdays(planned, -limits.visitLeadDays);
  const due = calendar.addWorkdays(planned, -1);
  if (state === "rejected") {
    const why = refused?.why ?? "";
    const what = say(
      `the visit of ${planned} was rejected: ${why}`,
      `${planned} 的走访单被驳回：${why}`,
    );
    const rest = { rule: "visit-rejected", who: by, from: refused?.date ?? from, due, what };
    return [duty(record, { ...rest, command: `rounds visit edit ${id} --purpose "…"` }, nameOf)];
  }
  const what =
    state === "void"
      ? say(`approve the changed visit of ${planned}`, `${planned} 的走访单有改动，需重新审批`)
      : say(`approve the visit of ${planned}`, `审批 ${planned} 的走访单`);
  const command = `rounds visit approve ${id}`;
  const seats = steps.filter((one) => one.state === "open").flatMap((one) => one.seats);
  return seats
    .flatMap((seat) => whoseOf(seat, facts))
    .map((whose) =>
      duty(record, { rule: "visit-approval", ...whose, from, due, what, command }, nameOf),
    );
}

/**
 * Minutes are written within two working days, told to the manager too when they are late
 * (R-REM-03), then reviewed, sent, and their receipt confirmed (R-REM-04).
 */
function minutesDuties(record: Visit, facts: PaperFacts): Duty[] {
  const { calendar, limits, today, nameOf } = facts;
  const { id, date = "", by, minutes, reviewed, sent, minutesDue = date } = record;
  const step = nextMinutesStep(record, facts);
  if (step === undefined) return [];
  const after = (day: string | undefined, workdays: number): string =>
    calendar.addWorkdays(day ?? date, workdays);
  const put = (rest: Parameters<typeof duty>[1]): Duty => duty(record, rest, nameOf);
  if (step === "write") {
    const rule = "minutes";
    const span = { from: date, due: minutesDue, command: `rounds visit minutes ${id}` };
    const what = say(`write minutes of ${date}`, `写 ${date} 的会谈纪要`);
    const mine = put({ rule, who: by, what, ...span });
    const isLate = today > minutesDue;
    return isLate ? [mine, ...lateDuties(record, { ...facts, span })] : [mine];
  }
  if (step === "review") {
    const [one, ...others] = reviewersOf(minutes?.by, facts);
    const whose =
      others.length === 0 ? { who: one?.id } : { who: undefined, role: one?.role ?? "" };
    const from = minutes?.date ?? date;
    const what = say(`review the minutes of ${date}`, `审阅 ${date} 的会谈纪要`);
    const command = `rounds visit review ${id}`;
    return [put({ rule: "minutes-review", ...whose, from, due: after(from, 1), what, command })];
  }
  if (step === "send") {
    const from = reviewed?.date ?? minutes?.date ?? date;
    const what = say(`send the minutes of ${date}`, `发送 ${date} 的会谈纪要`);
    const command = `rounds visit send ${id}`;
    return [put({ rule: "minutes-send", who: by, from, due: after(from, 1), what, command })];
  }
  const from = sent?.date ?? date;
  const due = after(from, limits.minutesReceiptWorkdays);
  const what = say(
    `has the customer confirmed the minutes of ${date}?`,
    `确认客户已收到 ${date} 的会谈纪要`,
  );
  const command = `rounds visit receipt ${id}`;
  return [put({ rule: "minutes-receipt", who: by, from, due, what, command })];
}

/** Minutes that are late are the manager's matter too. */
function lateDuties(
  record: Visit,
  facts: PaperFacts & { readonly span: Pick<Duty, "from" | "due" | "command"> },
): Duty[] {
  const { span, nameOf, people } = facts;
  const writer = people.find(({ id }) => id === record.by);
  const [one] = reviewersOf(record.by, facts);
  if (one === undefined) return [];
  const whose =
    writer?.manager === undefined
      ? { who: undefined, role: one.role ?? "" }
      : { who: writer.manager };
  const name = writer?.name ?? record.by ?? "";
  const what = say(
    `${name} has not written minutes of ${record.date ?? ""}`,
    `${name} 未按期写 ${record.date ?? ""} 的会谈纪要`,
  );
  return [duty(record, { rule: "minutes-late", ...whose, ...span, what }, nameOf)];
}

/**
 * The milestones of a client manager's month, where the firm goes by them: sample visits and the
 * demand forecast by day 10, coverage by the days kept for personal service, all of it by the last
 * working day (R-REM-12, R-REM-13). Each is shown in the days before it and never as arrears.
 */
export function stageDuties({ today, until = today, calendar, limits }: DutyFacts): Duty[] {
  const month = today.slice(0, 7);
  const first = startOf(today, "month");
  const last = endOf(today, "month");
  const back = (day: string): string =>
    calendar.isWorkday(day) ? day : calendar.addWorkdays(day, -1);
  const kept = limits.personalServiceWorkdays;
  const stages = [
    {
      id: `${month}-stage-1`,
      due: back(addDays(first, Math.max(limits.samplePhaseDays, 1) - 1)),
      what: say(
        "stage 1: month's summary, sample visits, demand forecast",
        "第一阶段：月度总结、样本拜访、需求预测",
      ),
      command: "rounds report demand",
    },
    {
      id: `${month}-stage-2`,
      due: kept > 0 ? calendar.addWorkdays(back(last), -kept) : back(last),
      what: say("stage 2: customer visits of the month", "第二阶段：完成本月客户拜访"),
      command: "rounds report coverage",
    },
    {
      id: `${month}-stage-3`,
      due: back(last),
      what: say(
        "stage 3: what is out of line, news for customers, personal service",
        "第三阶段：异动分析、策略通知、个性服务",
      ),
      command: "rounds visit plan --month 'next month'",
    },
  ];
  return stages.flatMap(({ id, due, what, command }) => {
    const from = calendar.addWorkdays(due, -limits.visitLeadDays);
    if (from > until || due < today) return [];
    const rest = { who: undefined, role: "sales", from, due, what, command };
    return [{ rule: "month-stage", noun: "visit", id, about: month, ...rest }];
  });
}
