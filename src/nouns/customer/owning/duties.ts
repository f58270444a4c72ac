import { addDays, addMonths } from "../../../law/dates.ts";
import type { Duty, DutyFacts } from "../../../law/duty.ts";
import { say } from "../../../law/words.ts";
import type { Staff } from "../../staff/staff.ts";
import type { CustomerBrief } from "../brief.ts";

export interface OwningFacts {
  readonly people: readonly Staff[];
  /** The day of the last visit, order, or call that reached somebody, by customer. */
  readonly lastContact: ReadonlyMap<string, string>;
}

/** What the manager has to decide about whose customers are, and what owners owe the firm. */
export function owningDuties(
  customers: readonly CustomerBrief[],
  { people, lastContact }: OwningFacts,
  facts: DutyFacts,
): Duty[] {
  const staff = new Map(people.map((one) => [one.id, one]));
  const duties: Duty[] = [];
  const unowned: CustomerBrief[] = [];
  const leftBehind = new Map<string, number>();
  for (const one of customers) {
    if (one.stage === "lost") continue;
    const { owner } = one;
    if (owner === undefined) unowned.push(one);
    else if (staff.get(owner)?.left) leftBehind.set(owner, (leftBehind.get(owner) ?? 0) + 1);
    else if (isNeglected(one, lastContact, facts)) duties.push(reassign(one, staff, facts));
    if (one.specialCycle !== undefined) duties.push(feedback(one));
  }
  for (const [id, count] of leftBehind) duties.push(takeOver(staff.get(id), count, facts));
  const isLed = people.some(({ role, left }) => !left && role === "manager");
  return isLed ? [...duties, ...unownedDuty(unowned, facts)] : duties;
}

/** A new customer with whom nobody was in touch within the time for it: R-OWN-06, R-REM-02. */
function isNeglected(
  { id, stage, added }: CustomerBrief,
  lastContact: ReadonlyMap<string, string>,
  { limits, today, until = today }: DutyFacts,
): boolean {
  if (added === undefined || (stage !== undefined && stage !== "new")) return false;
  return !lastContact.has(id) && addDays(added, limits.firstContactDays) < until;
}

function reassign(
  { id, name, owner, added = "" }: CustomerBrief,
  staff: ReadonlyMap<string, Staff>,
  { limits }: DutyFacts,
): Duty {
  const keeper = staff.get(owner ?? "");
  const day = addDays(added, limits.firstContactDays + 1);
  const called = keeper?.name ?? owner;
  return {
    rule: "reassign",
    noun: "customer",
    id,
    about: name,
    ...managerOf(keeper, staff),
    from: day,
    due: day,
    what: say(
      `no contact by ${called} within ${limits.firstContactDays} days: give it to somebody else`,
      `${called} ${limits.firstContactDays} 天内未联系，改由他人负责`,
    ),
    command: `rounds customer assign ${id} --balance all --why "no first contact"`,
  };
}

/** The manager of somebody, if one is named and still here; else whoever has the role. */
function managerOf(
  keeper: Staff | undefined,
  staff: ReadonlyMap<string, Staff>,
): Pick<Duty, "who" | "role"> {
  const manager = staff.get(keeper?.manager ?? "");
  return manager && !manager.left ? { who: manager.id } : { who: undefined, role: "manager" };
}

/** Customers of somebody who has left are handed over: R-OWN-07, R-OWN-09. */
function takeOver(keeper: Staff | undefined, count: number, { today }: DutyFacts): Duty {
  const { id = "", name = "", substitute, manager } = keeper ?? {};
  const heir = substitute ?? manager;
  return {
    rule: "handover",
    noun: "staff",
    id,
    about: name,
    who: undefined,
    role: "manager",
    from: today,
    due: today,
    what: say(
      `has left; hand over ${count} ${count === 1 ? "customer" : "customers"}`,
      `已离职，有 ${count} 户客户待转交`,
    ),
    command: heir
      ? `rounds customer handover ${id} ${heir}`
      : `rounds customer assign --owner ${id} --balance all --why "has left"`,
  };
}

/** Records without an owner are distributed among the salespeople by the manager: R-OWN-07. */
function unownedDuty(unowned: readonly CustomerBrief[], { today }: DutyFacts): Duty[] {
  const [first] = unowned;
  if (!first) return [];
  const count = unowned.length;
  const since = unowned.map(({ added }) => added ?? today).sort()[0] ?? today;
  return [
    {
      rule: "unowned",
      noun: "customer",
      id: first.id,
      about: count === 1 ? first.name : `${first.name} +${count - 1}`,
      who: undefined,
      role: "manager",
      from: since,
      due: today,
      what: say(
        `${count} ${count === 1 ? "customer has" : "customers have"} no owner`,
        `${count} 户客户没有负责人`,
      ),
      command: "rounds customer assign --unowned --balance all",
    },
  ];
}

/** Special demands are fed back every week or month: R-CUS-24. */
function feedback({ id, name, owner, specialCycle, specialTold, added }: CustomerBrief): Duty {
  const last = specialTold ?? added ?? "1970-01-01";
  const due = specialCycle === "weekly" ? addDays(last, 7) : addMonths(last, 1);
  return {
    rule: "special-demands",
    noun: "customer",
    id,
    about: name,
    who: owner,
    from: addDays(due, -1),
    due,
    what: say("feed back special demands", "反馈特殊服务需求"),
    command: `rounds customer edit ${id} --special-told today`,
  };
}
