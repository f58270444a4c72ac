import { approvalFields } from "../../../src/law/approval.ts";
import type { Policy } from "../../../src/law/approval-settings.ts";
import { dateKind, moneyKind, quantityKind } from "../../../src/law/kinds/figures.ts";
import { groupsKind } from "../../../src/law/kinds/groups.ts";
import { refKind, textKind } from "../../../src/law/kinds/texts.ts";
import { type AnyStored, defineNoun, field, type Noun } from "../../../src/law/noun.ts";
import { same, say } from "../../../src/law/words.ts";
import { approvable, stagesOf, toldFacts } from "../../../src/nouns/approval/policy.ts";
import {
  approveChange,
  approvingActs,
  rejectChange,
  type Signing,
} from "../../../src/nouns/approval/rules.ts";
import { type Standing, standingOf } from "../../../src/nouns/approval/standing.ts";
import type { Staff } from "../../../src/nouns/staff/staff.ts";
import { applied } from "../support.ts";

/** A paper with a sum, lines, and an owner: a noun as any other. */
export const claim = defineNoun({
  name: "claim",
  label: say("claim", "报销单"),
  plural: say("claims", "报销单"),
  folder: "claims",
  shape: "record",
  naming: { by: "day", prefix: "XX", date: "date" },
  fields: {
    date: field(dateKind, same("Date"), { required: true }),
    owner: field(refKind("staff"), same("Owner")),
    amount: field(moneyKind(), same("Amount")),
    days: field(quantityKind(), same("Days")),
    special: field(textKind(), same("Special")),
    notes: field(textKind(), same("Notes")),
    lines: field(
      groupsKind(
        { what: field(textKind(), same("What")), price: field(moneyKind(), same("Price")) },
        { example: same("what=x") },
      ),
      same("Lines"),
    ),
    ...approvalFields,
  },
  approval: {
    matters: ["amount", "days", "special", "lines"],
    owners: ({ owner }: { owner?: string }) => [owner],
    waits: ({ date }: { date: string }) => date !== "2000-01-01",
    facts: {
      amount: { label: same("amount"), of: ({ amount }: { amount?: string }) => amount },
      days: { label: same("days"), of: ({ days }: { days?: string }) => days },
      special: { label: same("special"), of: ({ special }: { special?: string }) => special },
    },
  },
});

/** The firm: two managers, one of them Iwan's; Rui leads them all. */
export const people: readonly Staff[] = [
  { id: "iwan", name: "Iwan", role: "sales", manager: "lan" },
  { id: "jun", name: "Jun", role: "sales", manager: "lan" },
  { id: "lan", name: "Lan", role: "manager", manager: "rui" },
  { id: "mei", name: "Mei", role: "manager", manager: "rui" },
  { id: "bo", name: "Bo", role: "bookkeeper" },
  { id: "tao", name: "Tao", role: "service", title: "Chief engineer" },
  { id: "rui", name: "Rui", role: "director" },
];

export const today = "2026-11-23";

export const paper: AnyStored = {
  id: "XX261120A-iwan",
  date: "2026-11-20",
  owner: "iwan",
  amount: "1500",
  lines: [{ what: "tea", price: "1500" }],
};

/** A firm with its policies, and who signs what in it. */
export class Firm {
  readonly policies: readonly Policy[];
  readonly people: readonly Staff[];
  readonly noun: Noun;

  constructor(
    policies: readonly Omit<Policy, "noun">[],
    staff = people,
    noun: Noun = claim as Noun,
  ) {
    this.policies = policies.map((one) => ({ noun: noun.name, ...one }));
    this.people = staff;
    this.noun = noun;
  }

  standing(record: AnyStored): Standing {
    const own = approvable(this.noun);
    if (!own) throw new Error("no noun for approvals");
    const factOf = toldFacts(own, record, { digits: 2, today });
    const stages = stagesOf(this.policies, own, { record, factOf });
    return standingOf(this.noun, { record, stages, people: this.people, today });
  }

  private signing(record: AnyStored, me: string): Signing {
    const { noun, people: staff } = this;
    const standing = this.standing(record);
    return { noun, record, standing, people: staff, me, today, called: record.id };
  }

  /** The record after somebody signed it. @throws RoundsError refused */
  approve(record: AnyStored, me: string, why?: string): AnyStored {
    const one = this.signing(record, me);
    return applied(record, approveChange(one, approvingActs(one, why), one.standing));
  }

  reject(record: AnyStored, me: string, told: { why: string; to?: string }): AnyStored {
    return applied(record, rejectChange(this.signing(record, me), told));
  }

  state(record: AnyStored): string {
    return this.standing(record).state;
  }

  /** The open steps with who may sign them. */
  open(record: AnyStored): Readonly<Record<string, readonly string[]>> {
    const open = this.standing(record).steps.filter(({ state }) => state === "open");
    return Object.fromEntries(
      open.map(({ step, seats }) => [
        step.key,
        seats.flatMap((seat) => seat.people.map(({ id }) => id)),
      ]),
    );
  }
}
