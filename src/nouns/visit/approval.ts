import type { Change, Step } from "../../law/change.ts";
import { digestOf } from "../../law/digest.ts";
import { refuse } from "../../law/errors.ts";
import type { VisitSettings } from "../../law/visit-settings.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import { roles, type Staff } from "../staff/staff.ts";
import { visitState } from "./rules.ts";
import { type Visit, visit } from "./visit.ts";

type Plan = Pick<Visit, "customer" | "planned" | "purpose" | "approved" | "rejected">;

/** Where a plan stands; "void": it was approved, and customer, day or purpose changed since. */
export type ApprovalState = "waiting" | "approved" | "rejected" | "void";

/** What an approval is given for: the customer, the day and the purpose of a visit. */
export function planDigest({ customer, planned, purpose }: Plan): string {
  return digestOf([customer, planned, purpose]);
}

export function approvalOf(plan: Plan): ApprovalState {
  const digest = planDigest(plan);
  if (plan.rejected?.digest === digest) return "rejected";
  if (plan.approved === undefined) return "waiting";
  return plan.approved.digest === digest ? "approved" : "void";
}

export const approvalWords: ReadonlyMap<string, Text> = new Map([
  ["waiting", say("waiting", "待审批")],
  ["approved", say("approved", "已批准")],
  ["rejected", say("rejected", "已驳回")],
  ["void", say("void: changed since", "已失效（批准后有改动）")],
]);

/** Who may approve the visits of somebody: the approving roles, nobody his own (R-APR-01). */
export function approversOf(
  by: string | undefined,
  people: readonly Staff[],
  { visitApprovers }: Pick<VisitSettings, "visitApprovers">,
): readonly Staff[] {
  return people.filter(
    ({ id, role, left }) => !left && id !== by && visitApprovers.includes(role ?? ""),
  );
}

/**
 * Must this visit be approved before it is made? Where the firm names approving roles and there is
 * somebody to ask; visits about something out of the ordinary may be made at any time (R-VIS-13).
 */
export function needsApproval(
  told: Pick<Visit, "by" | "kind">,
  people: readonly Staff[],
  settings: Pick<VisitSettings, "visitApprovers" | "visitsNeedApproval">,
): boolean {
  if (settings.visitsNeedApproval === "no" || settings.visitApprovers.length === 0) return false;
  return told.kind !== "anomaly" && approversOf(told.by, people, settings).length > 0;
}

function named(people: readonly Staff[]): string {
  return people.map(({ name, id }) => `${name} (${id})`).join(", ");
}

interface Signing {
  readonly me: string | undefined;
  readonly people: readonly Staff[];
  readonly today: string;
  readonly settings: Pick<VisitSettings, "visitApprovers">;
}

/** Refuses whoever may not sign a plan: another role, or the one who will go there himself. */
function assertMaySign(record: Visit, { me, people, settings }: Signing): void {
  if (settings.visitApprovers.length === 0) {
    refuse(
      say("visits need no approval in this book", "本账册的拜访无需审批"),
      say(
        "to want it, write in rounds.yaml: visitApprovers: [manager]",
        "如需审批，请在 rounds.yaml 中写：visitApprovers: [manager]",
      ),
    );
  }
  if (visitState(record) !== "planned") {
    refuse(say(`visit ${record.id} is not planned any more`, `拜访 ${record.id} 已不是计划状态`));
  }
  const may = approversOf(record.by, people, settings);
  if (may.some(({ id }) => id === me)) return;
  const ask = say(`may approve it: ${named(may)}`, `可审批：${named(may)}`);
  if (record.by === me) {
    refuse(
      say("nobody approves a visit of his own", "不能审批自己的走访单"),
      may.length > 0 ? ask : undefined,
    );
  }
  const who = settings.visitApprovers.map((role) => roleName(role));
  const told = join(who);
  refuse(say(`only ${told.en} may approve visits`, `仅${told.zh}可审批走访单`), ask);
}

function roleName(role: string): Text {
  return roles.find(({ value }) => value === role)?.label ?? say(role, role);
}

/** Approves a planned visit, as it stands now. @throws RoundsError refused */
export function approveVisit(record: Visit, signing: Signing, called = record.customer): Change {
  assertMaySign(record, signing);
  const { id, planned = "" } = record;
  if (approvalOf(record) === "approved") {
    const { by = "", date = "" } = record.approved ?? {};
    refuse(say(`${id} was approved on ${date} by ${by}`, `${id} 已由 ${by} 于 ${date} 批准`));
  }
  const approved = { date: signing.today, by: signing.me, digest: planDigest(record) };
  return {
    steps: [set(id, { approved, rejected: undefined })],
    receipt: say(
      `approved visit ${id}: ${called}, ${planned}`,
      `已批准走访单 ${id}：${called}，${planned}`,
    ),
  };
}

/** Rejects a planned visit with a reason; it stays planned until it is changed or called off. */
export function rejectVisit(record: Visit, why: string, signing: Signing): Change {
  assertMaySign(record, signing);
  const { id } = record;
  const rejected = { date: signing.today, by: signing.me, why, digest: planDigest(record) };
  return {
    steps: [set(id, { rejected, approved: undefined })],
    why,
    receipt: say(`rejected visit ${id}: ${why}`, `已驳回走访单 ${id}：${why}`),
  };
}

function set(id: string, fields: Readonly<Record<string, unknown>>): Step {
  return { do: "set", noun: visit, id, fields };
}

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
  setting: VisitSettings["visitsNeedApproval"],
): readonly Text[] {
  const { customer, date, plan } = made;
  const state = plan && approvalOf(plan);
  if (state === "approved") return [];
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
  if (setting === "refuse") refuse(text, remedy);
  return [say(`${text.en}; ${remedy.en}`, `${text.zh}；${remedy.zh}`)];
}
