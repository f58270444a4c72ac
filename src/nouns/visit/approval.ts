import { invariant, refuse } from "../../law/errors.ts";
import type { AnyStored } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { type PolicySettings, policiesOf } from "../approval/gate.ts";
import { approvable, stagesOf, toldFacts } from "../approval/policy.ts";
import { type Standing, standingOf, standingWords } from "../approval/standing.ts";
import type { Customer } from "../customer/customer.ts";
import type { Staff } from "../staff/staff.ts";
import { type Visit, visit } from "./visit.ts";

/** What says whether a plan needs approval, and whose. */
export interface ApprovalFacts {
  readonly people: readonly Staff[];
  readonly settings: PolicySettings;
  readonly today: string;
}

type Plan = Pick<Visit, "customer" | "planned" | "purpose" | "approved" | "rejected"> & {
  readonly id?: string;
};

/** Does the firm want any visits to be approved? */
export function approvesVisits(settings: PolicySettings): boolean {
  return settings.visitsNeedApproval !== "no" && policiesOf(visit, { settings }).length > 0;
}

/** Where a plan stands with the approvals that the firm wants of it (R-APR-01). */
export function visitStanding(plan: Plan, { people, settings, today }: ApprovalFacts): Standing {
  const own = approvable(visit);
  invariant(own, "visits can be approved");
  const record = { id: "", ...plan } as AnyStored;
  const policies = policiesOf(visit, { settings });
  const factOf = toldFacts(own, record, { digits: 2, today });
  const stages = stagesOf(policies, own, { record, factOf });
  return standingOf(visit, { record, stages, people, today });
}

/** Must this visit be approved before it is made? */
export function needsApproval(
  told: Pick<Visit, "by" | "kind"> & Partial<Plan>,
  facts: ApprovalFacts,
): boolean {
  if (!approvesVisits(facts.settings)) return false;
  return visitStanding({ customer: "", ...told }, facts).state !== "unneeded";
}

/** Who may approve the visits of somebody: nobody his own. */
export function approversOf(
  told: Pick<Visit, "by" | "kind">,
  facts: ApprovalFacts,
): readonly Staff[] {
  const { steps } = visitStanding({ customer: "", ...told }, facts);
  const [open] = steps.filter(({ state }) => state === "open");
  return [...new Set((open?.seats ?? []).flatMap(({ people }) => people))];
}

export const approvalWords: ReadonlyMap<string, Text> = new Map(Object.entries(standingWords));

/**
 * What is to be said of a visit that was made and should have been approved: nothing where it was.
 * @throws RoundsError refused, where the firm's setting says so
 */
export function unapproved(
  made: {
    readonly customer: Pick<Customer, "id" | "name">;
    readonly date: string;
    readonly plan: Visit | undefined;
  },
  facts: ApprovalFacts,
): readonly Text[] {
  const { customer, date, plan } = made;
  const state = plan && visitStanding(plan, facts).state;
  if (state === "approved" || state === "unneeded") return [];
  const word = state && approvalWords.get(state);
  const text = plan
    ? say(
        `visit ${plan.id} was made without approval (${word?.en ?? ""})`,
        `拜访 ${plan.id} 未经批准（${word?.zh ?? ""}）`,
      )
    : say(
        `nobody approved a visit to ${customer.name} on ${date}`,
        `${date} 拜访${customer.name}，没有已批准的走访单`,
      );
  const remedy = plan
    ? say(`approve it: rounds visit approve ${plan.id}`, `请审批：rounds visit approve ${plan.id}`)
    : say(
        `plan it first: rounds visit plan ${customer.id} --date ${date}`,
        `请先计划：rounds visit plan ${customer.id} --date ${date}`,
      );
  if (facts.settings.visitsNeedApproval === "refuse") refuse(text, remedy);
  return [say(`${text.en}; ${remedy.en}`, `${text.zh}；${remedy.zh}`)];
}
