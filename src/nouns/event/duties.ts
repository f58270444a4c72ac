import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say, type Text } from "../../law/words.ts";
import type { Event } from "./event.ts";
import { type EventMessage, type HostWork, hostWork } from "./progress.ts";
import { type StepKey, stepsOf, type TimetableStep } from "./timetable.ts";

/** No timetable begins earlier than so many days before the event. */
const longestLead = 60;

/** May anything be due about an event of this day? By it, which events are looked at. */
export function isLive(date: string, { today, until = today, limits }: DutyFacts): boolean {
  return (
    addDays(date || "0001-01-01", limits.eventOverDays) >= today &&
    date <= addDays(until, longestLead)
  );
}

/**
 * What an event asks of its hosts: one duty per host and step, with the number of guests, never one
 * per guest (R-COM-25 to R-COM-29, R-COM-37, R-REM-15, R-REM-16, R-REM-25, R-FUP-35).
 */
export function eventDuties(
  record: Event,
  messages: readonly EventMessage[],
  facts: DutyFacts,
): Duty[] {
  if (record.cancelled || !isLive(record.date, facts)) return [];
  const work = hostWork(record, messages);
  if (facts.today <= record.date) {
    return [...work.flatMap((one) => steps(record, one, facts)), ...attendance(record, facts)];
  }
  return [...work.flatMap((one) => after(record, one, facts)), ...attendance(record, facts)];
}

interface Told {
  readonly rule: "event-step" | "event-follow" | "event-attendance";
  readonly who: string | undefined;
  readonly from: string;
  readonly due: string;
  readonly what: Text;
  readonly command: string;
}

function duty({ id, name, date }: Event, told: Told): Duty {
  return {
    noun: "event",
    id,
    about: name,
    ...told,
    what: say(`${told.what.en}, event on ${date}`, `${told.what.zh}，${date} 活动`),
  };
}

function steps(one: Event, work: HostWork, facts: DutyFacts): Duty[] {
  const done = (key: StepKey): string | undefined =>
    work.steps.find((step) => step.key === key)?.done;
  return stepsOf[one.timetable ?? "texts"].flatMap((step) => {
    const { left = 0, next } = work.steps.find(({ key }) => key === step.key) ?? {};
    const days = step.days({ date: one.date, limits: facts.limits, done });
    if (left === 0 || (facts.until !== undefined && days.from > facts.until)) return [];
    return [
      duty(one, {
        rule: "event-step",
        who: work.host ?? one.owner,
        ...days,
        what: say(
          `${step.what.en}: ${left} ${left === 1 ? "guest" : "guests"}`,
          `${step.what.zh}：${left} 位`,
        ),
        command: stepCommand(one, step, { host: work.host, next }),
      }),
    ];
  });
}

/** The command of a step; where a call is due, with the guest who is next. */
function stepCommand(
  { id }: Event,
  { key, kind, template }: TimetableStep,
  { host, next }: { host: string | undefined; next: string | undefined },
): string {
  const whose = host === undefined ? "" : ` --host ${host}`;
  if (template !== undefined) return `rounds message draft ${template} --about ${id}${whose}`;
  if (kind === "message") return `rounds event done ${id} ${key}${whose}`;
  return `rounds event ${kind === "call" ? "call" : "target"} ${id} ${next ?? ""}`.trimEnd();
}

/** Who came is written down on the day itself or the day after. */
function attendance(one: Event, { today, until = today }: DutyFacts): Duty[] {
  const guests = one.guests ?? [];
  if (guests.length === 0 || guests.some(({ came }) => came) || until < one.date) return [];
  return [
    duty(one, {
      rule: "event-attendance",
      who: one.owner,
      from: one.date,
      due: addDays(one.date, 1),
      what: say(
        `write down who of ${guests.length} guests came`,
        `登记到场客户（邀约 ${guests.length} 位）`,
      ),
      command: `rounds event attend ${one.id}`,
    }),
  ];
}

const afterwards: readonly { readonly key: keyof HostWork["after"]; readonly what: Text }[] = [
  {
    key: "buyer",
    what: say("thank buyers, ask whom they would recommend", "感谢下单客户，请其转介绍"),
  },
  { key: "nonBuyer", what: say("find out why they did not order", "了解到场未下单原因") },
  { key: "noShow", what: say("find out why they did not come", "了解未到场原因") },
];

function after(one: Event, work: HostWork, { limits }: DutyFacts): Duty[] {
  if (!one.guests?.some(({ came }) => came)) return [];
  return afterwards.flatMap(({ key, what }) => {
    const { left, next } = work.after[key];
    if (left === 0) return [];
    return [
      duty(one, {
        rule: "event-follow",
        who: work.host ?? one.owner,
        from: addDays(one.date, 1),
        due: addDays(one.date, limits.eventFollowDays),
        what: say(
          `${what.en}: ${left} ${left === 1 ? "guest" : "guests"}`,
          `${what.zh}：${left} 位`,
        ),
        command: `rounds event call ${one.id} ${next}`,
      }),
    ];
  });
}
