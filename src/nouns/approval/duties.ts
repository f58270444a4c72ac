import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { Signing } from "./rules.ts";
import { roleOf } from "./seats.ts";
import { dueOf, type OpenSeat } from "./standing.ts";

type Whose = Pick<Duty, "who" | "role" | "part">;

/**
 * What somebody has to sign, and by when; the owner is told of what was refused, and of what waits
 * too long (R-REM-45). A limit counts from the day on which the step came to be open.
 */
export function approvalDuties(papers: readonly Signing[], facts: DutyFacts): readonly Duty[] {
  return papers.flatMap((one) => [...signDuties(one, facts), ...ownerDuties(one, facts)]);
}

function base({ noun, record, called }: Signing): Pick<Duty, "noun" | "id" | "about"> {
  return { noun: noun.name, id: record.id, about: called };
}

function signDuties(signing: Signing, facts: DutyFacts): readonly Duty[] {
  const { noun, record, standing } = signing;
  const { calendar, limits, today } = facts;
  if (standing.state === "rejected") return [];
  const days = limits.approvalWorkdays;
  const from = standing.since ?? today;
  const back = standing.refused
    ? say(` (sent back: ${standing.refused.why ?? ""})`, `（退回：${standing.refused.why ?? ""}）`)
    : say("", "");
  const what =
    standing.state === "void"
      ? say(`approve the changed ${noun.label.en}`, `${noun.label.zh}批准后有改动，需重新审批`)
      : say(`approve ${noun.label.en}${back.en}`, `审批${noun.label.zh}${back.zh}`);
  const command = `rounds approve ${record.id}`;
  return standing.steps
    .filter(({ state }) => state === "open")
    .flatMap(({ step, seats }) => {
      const due = dueOf(standing, { step, calendar, days, today });
      const whose = new Map(
        seats.flatMap((seat) => whoseOf(seat, signing)).map((one) => [keyOf(one), one]),
      );
      return [...whose.values()].map((one) => ({
        ...{ rule: "approval", ...base(signing), ...one, from, due, what, command },
      }));
    });
}

function keyOf({ who, role }: Whose): string {
  return who ?? `role ${role}`;
}

/** A role's, where everybody who has it may sign; else each one's. */
export function whoseOf(
  { word, people: may }: OpenSeat,
  { people }: Pick<Signing, "people">,
): readonly Whose[] {
  const role = roleOf(word);
  const all = people.filter((one) => one.role === role && !one.left);
  if (role !== undefined && may.length > 1 && all.every((one) => may.includes(one))) {
    return [{ who: undefined, role }];
  }
  // Where nobody can, whoever leads the firm has to name somebody.
  if (may.length === 0) return [{ who: undefined, role: "director" }];
  return may.map(({ id }) => ({ who: id, ...(may.length > 1 ? { part: id } : {}) }));
}

function ownerDuties(signing: Signing, facts: DutyFacts): readonly Duty[] {
  const { noun, record, standing } = signing;
  const { calendar, limits, today } = facts;
  const who = standing.owners[0];
  const from = standing.since ?? today;
  if (standing.state === "rejected") {
    const why = standing.refused?.why ?? "";
    const what = say(`rejected: ${why}; change it or call it off`, `被驳回：${why}，请修改或取消`);
    const due = calendar.addWorkdays(from, limits.approvalWorkdays);
    const command = `rounds ${noun.name} edit ${record.id}`;
    return [{ rule: "approval-rejected", ...base(signing), who, from, due, what, command }];
  }
  const days = limits.approvalWorkdays;
  const open = standing.steps.filter(({ state }) => state === "open");
  const [due] = open.map(({ step }) => dueOf(standing, { step, calendar, days, today })).sort();
  if (due === undefined || due >= today) return [];
  const what = say("the approval waits too long: remind them", "审批逾期，请催办");
  const command = "rounds approvals --all";
  return [{ rule: "approval-late", ...base(signing), who, from: due, due, what, command }];
}
