import type { Change, Step } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import { fromMinor } from "../../law/money.ts";
import { join, say, type Text, toType } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import { type Collection, collection } from "./collection.ts";
import type { Debt } from "./debts.ts";
import { type Need, type NeedFacts, needsFor } from "./needs.ts";
import { rankOf, type Stage, stageAfter, stageOf, stageWords } from "./stages.ts";

/** Who does something, and on which day. */
export interface Doing {
  readonly date: IsoDate;
  readonly me: string | undefined;
}

/** The fields of who and when. */
export function done({ date, me }: Doing): { readonly date: IsoDate; readonly by?: string } {
  return me === undefined ? { date } : { date, by: me };
}

function label(stage: Stage): Text {
  return stageWords.get(stage) ?? say(stage, stage);
}

interface Opening extends Doing {
  readonly id: string;
  readonly debtor: Pick<Customer, "id" | "name" | "owner">;
  readonly debt: Debt | undefined;
  readonly digits: number;
}

/** A new case: the customer owes money that is overdue. @throws RoundsError refused */
export function newCase(facts: Opening): Collection {
  const { id, debtor, debt, digits, date, me } = facts;
  if (!debt || debt.overdueMinor <= 0) {
    refuse(
      debt && debt.disputedMinor > 0
        ? say(
            `all that is overdue of ${debtor.name} is in dispute`,
            `${debtor.name} 的逾期金额均有争议`,
          )
        : say(`nothing of ${debtor.name} is overdue`, `${debtor.name} 没有逾期款项`),
    );
  }
  const owner = debtor.owner ?? me;
  const overdue = fromMinor(debt.overdueMinor, digits);
  const step = { stage: "overdue" as const, ...done(facts), overdue };
  return {
    id,
    customer: debtor.id,
    ...(owner === undefined ? {} : { owner }),
    date,
    steps: [step],
  };
}

/** Opens the case of a customer: step 1, the figures (R-COL-06). */
export function openCollection(facts: Opening): Change {
  const record = newCase(facts);
  const { debtor, debt, digits } = facts;
  const amount = grouped(fromMinor(debt?.overdueMinor ?? 0, digits));
  return {
    steps: [{ do: "create", noun: collection, record }],
    receipt: say(
      `${record.id}: ${amount} of ${debtor.name} is collected`,
      `已立催收案 ${record.id}：${debtor.name} 逾期 ${amount}`,
    ),
    notes: [
      say(
        `first agree the amount with finance: rounds collection reconcile ${debtor.id} ${fromMinor(debt?.overdueMinor ?? 0, digits)} --with STAFF`,
        `先与财务核对：rounds collection reconcile ${debtor.id} ${fromMinor(debt?.overdueMinor ?? 0, digits)} --with 员工`,
      ),
    ],
  };
}

interface Moving extends Doing {
  readonly name: string;
  readonly to: Stage | undefined;
  readonly why: string | undefined;
}

/**
 * Moves a case on to its next stage, or to the one that is named: the next but one is for debtors
 * of extremely bad credit (R-COL-17), an earlier one is the leader's no, with the reason
 * (R-FLOW-38).
 * Where nothing is overdue any more it is closed. @throws RoundsError refused, with all that is
 * missing
 */
export function moveOn(moving: Moving, facts: NeedFacts): Change {
  const { record, debt, digits } = facts;
  const { name, to, why } = moving;
  const { id, customer } = record;
  if (debt.overdueMinor <= 0 && debt.disputedMinor <= 0) return closeCase(record, moving);
  if (debt.overdueMinor <= 0) {
    refuse(
      say(`all that is overdue of ${name} is in dispute`, `${name} 的逾期金额均有争议`),
      say(
        `settle it first: rounds dispute list --customer ${customer}`,
        `请先处理争议：rounds dispute list --customer ${customer}`,
      ),
    );
  }
  const stage = stageOf(record);
  const next = to ?? stageAfter(stage);
  if (next === undefined || next === stage) {
    refuse(
      say(`${name} stands in "${label(stage).en}"`, `${name} 处于“${label(stage).zh}”`),
      say(
        `legal steps: rounds collection act ${customer} filed`,
        `法律程序：rounds collection act ${customer} filed`,
      ),
    );
  }
  const isBack = rankOf(next) < rankOf(stage);
  if (isBack && why === undefined) {
    refuse(
      say("why does it go back?", "退回须说明原因"),
      say(
        `rounds collect next ${customer} --to ${next} --why TEXT`,
        `rounds collect next ${customer} --to ${next} --why 原因`,
      ),
    );
  }
  if (!isBack) assertWay(moving, facts, { stage, next });
  const overdue = fromMinor(debt.overdueMinor, digits);
  const step = { stage: next, ...done(moving), overdue, ...(why === undefined ? {} : { why }) };
  const steps = [...(record.steps ?? []), step];
  // The first call is planned before the calls begin; other plans end with the stage they were for.
  const isOver = next !== "dunning" && (record.nextDate ?? "9999") <= moving.date;
  const fields = { steps, ...(isOver ? { next: undefined, nextDate: undefined } : {}) };
  return {
    steps: [{ do: "set", noun: collection, id, fields }],
    ...(why === undefined ? {} : { why }),
    receipt: say(
      `${name}: ${label(stage).en} -> ${label(next).en}`,
      `${name}：${label(stage).zh} → ${label(next).zh}`,
    ),
    notes: needsFor(stageAfter(next) ?? next, { ...facts, record: { ...record, steps } }).map(
      ({ what, command }) =>
        say(`then: ${what.en}: ${command}`, `下一步：${what.zh}：${toType(command).zh}`),
    ),
  };
}

/** Stages are gone through one by one, but for a debtor in bad faith; each asks for its papers. */
function assertWay(
  { name, why }: Moving,
  facts: NeedFacts,
  { stage, next }: { readonly stage: Stage; readonly next: Stage },
): void {
  const isShort = stage === "dunning" && next === "bad-credit";
  if (next !== stageAfter(stage) && !isShort) {
    const after = stageAfter(stage) ?? stage;
    refuse(
      say(
        `after "${label(stage).en}" comes "${label(after).en}"`,
        `“${label(stage).zh}”之后是“${label(after).zh}”`,
      ),
      say(
        `rounds collect next ${facts.record.customer}`,
        `rounds collect next ${facts.record.customer}`,
      ),
    );
  }
  if (isShort && why === undefined) {
    refuse(
      say("visits are left out: why?", "不经上门直接转入，须说明原因"),
      say(
        `rounds collect next ${facts.record.customer} --to bad-credit --why TEXT`,
        `rounds collect next ${facts.record.customer} --to bad-credit --why 原因`,
      ),
    );
  }
  const missing = needsFor(next, facts);
  if (missing.length > 0) throw missingNeeds({ name, stage: next }, missing);
}

/** All that is missing, each with the command that supplies it. */
function missingNeeds(
  { name, stage }: { readonly name: string; readonly stage: Stage },
  missing: readonly Need[],
): RoundsError {
  const list = missing.map(({ what, command }) =>
    say(`${what.en}: ${command}`, `${what.zh}：${toType(command).zh}`),
  );
  const lines = join(list, say("\n  - ", "\n  - "));
  const first = toType(missing[0]?.command ?? "");
  return new RoundsError(
    "refused",
    say(
      `${name} cannot go on to "${label(stage).en}" yet:\n  - ${lines.en}`,
      `${name} 尚不能转入“${label(stage).zh}”：\n  - ${lines.zh}`,
    ),
    { hint: say(`first: ${first.en}`, `先：${first.zh}`) },
  );
}

/** A case is given up by order: what is still owed wants a reason. @throws RoundsError refused */
export function endCase(
  moving: Omit<Moving, "to">,
  { record, debt, digits }: Pick<NeedFacts, "record" | "debt" | "digits">,
): Change {
  const openMinor = debt.overdueMinor + debt.disputedMinor;
  if (openMinor > 0 && moving.why === undefined) {
    const amount = grouped(fromMinor(openMinor, digits));
    refuse(
      say(
        `${moving.name} still owes ${amount}: why?`,
        `${moving.name} 尚欠逾期 ${amount}，结案须说明原因`,
      ),
      toType(`rounds collect next ${record.customer} --to closed --why TEXT`),
    );
  }
  return closeCase(record, moving);
}

/**
 * Nothing is overdue any more, or it is given up with a reason. Service that was suspended for the
 * debt goes on once it is paid; of a debt that is given up it stays suspended.
 */
function closeCase(
  { id, customer, suspended }: Pick<Collection, "id" | "customer" | "suspended">,
  told: Doing & { readonly name: string; readonly why?: string | undefined },
): Change {
  const { name, why } = told;
  const goesOn = suspended !== undefined && why === undefined;
  const closed = { ...done(told), ...(why === undefined ? {} : { why }) };
  const fields = {
    ...{ closed, next: undefined, nextDate: undefined },
    ...(goesOn ? { suspended: undefined } : {}),
  };
  return {
    steps: [{ do: "set", noun: collection, id, fields }],
    ...(why === undefined ? {} : { why }),
    receipt:
      why === undefined
        ? say(`${id}: ${name} owes nothing overdue; closed`, `${name} 已无逾期，${id} 结案`)
        : say(`${id} of ${name} is closed: ${why}`, `${name} ${id} 结案：${why}`),
    notes: [
      ...(goesOn
        ? [say(`after-sales service of ${name} goes on`, `${name} 已恢复售后服务`)]
        : suspended
          ? [
              say(
                `service stays suspended; to end it: rounds collection resume ${customer}`,
                `售后服务仍暂停；恢复：rounds collection resume ${customer}`,
              ),
            ]
          : []),
      say(
        `what it cost: rounds collect costs --customer ${customer}`,
        `催收费用：rounds collect costs --customer ${customer}`,
      ),
    ],
  };
}

/** Adds to a list of a case. */
export function added<K extends keyof Collection>(record: Collection, key: K, one: object): Step {
  const known = (record[key] ?? []) as readonly object[];
  return { do: "set", noun: collection, id: record.id, fields: { [key]: [...known, one] } };
}
