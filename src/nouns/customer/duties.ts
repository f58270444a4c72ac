import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import { birthdaysAhead } from "./birthdays.ts";
import type { CustomerBrief } from "./brief.ts";
import { nextDue } from "./cycle.ts";
import { optedOut } from "./fields/messages.ts";
import { followUpOf } from "./follow-up.ts";

/** What the duties about a customer rest on besides the customer's own file. */
export interface Contacted {
  /** The day of the last visit made, by customer. */
  readonly lastVisit: ReadonlyMap<string, string>;
  /** The day of the last visit, order, or call that reached somebody, by customer. */
  readonly lastContact: ReadonlyMap<string, string>;
  /** Whose birthday greeting is written already: "customer|contact". */
  readonly greeted?: ReadonlySet<string>;
}

/** All that one customer obliges somebody to do. */
export function customerDuties(
  customers: readonly CustomerBrief[],
  contacted: Contacted,
  facts: DutyFacts,
): Duty[] {
  const duties: Duty[] = [];
  const lastNext = facts.until === undefined ? "9999" : addDays(facts.until, 1);
  for (const one of customers) {
    if (one.stage === "lost") continue;
    // Most customers ask for nothing: it costs nothing to see that.
    if (isNew(one)) duties.push(...firstContact(one, contacted, facts));
    const plain = one.nextDate !== undefined && !one.nextImportant;
    if (plain && (one.nextDate ?? "") <= lastNext) duties.push(...nextStep(one));
    if (one.visitCycle !== undefined) duties.push(...cycleVisit(one, contacted, facts));
    if (one.contacts !== undefined) duties.push(...birthdays(one, contacted, facts));
  }
  return duties;
}

function isNew({ stage }: CustomerBrief): boolean {
  return stage === undefined || stage === "new";
}

function duty(
  record: CustomerBrief,
  rest: Pick<Duty, "rule" | "part" | "from" | "due" | "what" | "command">,
): Duty {
  const first = followUpOf(record) === "conversion" ? { first: true } : {};
  return {
    noun: "customer",
    id: record.id,
    about: record.name,
    who: record.owner,
    ...(record.owner === undefined ? { role: "sales" } : {}),
    ...first,
    ...rest,
  };
}

/** A new customer is contacted within a week of being added: R-REM-02, R-OWN. */
function firstContact(
  record: CustomerBrief,
  { lastContact }: Contacted,
  { limits }: DutyFacts,
): Duty[] {
  if (record.added === undefined || lastContact.has(record.id)) return [];
  return [
    duty(record, {
      rule: "first-contact",
      from: addDays(record.added, 1),
      due: addDays(record.added, limits.firstContactDays),
      what: say("first contact with a new customer", "新客户首次联系"),
      command: `rounds call log ${record.id}`,
    }),
  ];
}

/**
 * What was agreed is done on the day agreed (R-VIS-41); a promised reply is shown on the day before
 * and on its day (R-REM-05).
 */
function nextStep(record: CustomerBrief): Duty[] {
  if (record.nextDate === undefined) return [];
  const step = record.nextStep ?? "";
  return [
    duty(record, {
      rule: "next-step",
      from: addDays(record.nextDate, -1),
      due: record.nextDate,
      what: step === "" ? say("next step", "下一步跟进") : say(step, step),
      command: `rounds visit log ${record.id} --done`,
    }),
  ];
}

/**
 * Each class is visited once in its period (R-VIS-14, R-REM-11): after a visit, by the last working
 * day of the following period; before the first visit, of the period in which the customer was
 * added.
 */
function cycleVisit(
  record: CustomerBrief,
  { lastVisit }: Contacted,
  { calendar, limits, until }: DutyFacts,
): Duty[] {
  const last = lastVisit.get(record.id);
  const due = nextDue(record, last, calendar)?.by;
  if (record.visitCycle === undefined || due === undefined) return [];
  const from = calendar.addWorkdays(due, -limits.visitLeadDays);
  if (until !== undefined && from > until) return [];
  const seen = last
    ? say(`last visit ${last}`, `上次拜访 ${last}`)
    : say("never visited", "尚未拜访");
  return [
    duty(record, {
      rule: "cycle-visit",
      from,
      due,
      what: say(
        `${record.visitCycle} visit, ${seen.en}`,
        `例行拜访（${cycleZh[record.visitCycle]}），${seen.zh}`,
      ),
      command: `rounds visit log ${record.id}`,
    }),
  ];
}

const cycleZh = {
  monthly: "每月一次",
  bimonthly: "每两月一次",
  quarterly: "每季度一次",
} as const;

/**
 * Birthdays are greeted two to seven days before (R-COM-33, R-REM-17), by the solar and the lunar
 * calendar. A duty only within its window: yesterday's birthday is nobody's arrears.
 */
function birthdays(record: CustomerBrief, { greeted }: Contacted, facts: DutyFacts): Duty[] {
  const { birthdayFirstDays, birthdayLastDays } = facts.limits;
  return (record.contacts ?? []).flatMap((contact) => {
    const way = ["message", "wechat"].find((one) => !optedOut(one, record, contact));
    if (way === undefined || greeted?.has(`${record.id}|${contact.name}`)) return [];
    const channel = way === "message" ? "" : ` --channel ${way}`;
    const name = shellName(contact.name);
    const lunar = contact.lunarBirthday;
    return birthdaysAhead(contact, facts).map(({ day, isLunar }) =>
      duty(record, {
        rule: "birthday",
        part: isLunar ? `${contact.name} lunar` : contact.name,
        from: addDays(day, -birthdayFirstDays),
        due: addDays(day, -birthdayLastDays),
        what: say(
          `birthday of ${contact.name} on ${day}${isLunar ? ` (lunar ${lunar})` : ""}`,
          `${contact.name} ${day} 生日${isLunar ? `（农历 ${lunar}）` : ""}`,
        ),
        command: `rounds message draft birthday ${record.id} --contact ${name}${channel}`,
      }),
    );
  });
}

/** A name as it is typed: in quotes where it holds a blank. */
function shellName(name: string): string {
  return /^[\w\u4e00-\u9fff.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
