import type { Change, Step } from "../../law/change.ts";
import { addDays } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { dueParts, nextDue, type Parted } from "../invoice/instalments.ts";
import { type Invoice, invoice } from "../invoice/invoice.ts";
import { duesBefore, type KeptDue, keptDues, planAfter } from "./as-of.ts";
import { type Repayment, type RepaymentPart, repayment, repaymentMinor } from "./repayment.ts";

/** An invoice with what is open of it; smallest unit. */
interface Open {
  readonly invoice: Invoice;
  readonly open: number;
}

interface Share {
  readonly due: string;
  readonly minor: number;
}

/**
 * Shares the parts of a plan out over invoices in their order: the first part pays the first
 * invoice as far as it goes. What has been paid since the plan was made is taken off its first
 * parts. Every invoice gets exactly what is open of it. @throws RoundsError refused
 */
export function shareOut(
  parts: readonly RepaymentPart[],
  owed: readonly Open[],
  digits: number,
): readonly { readonly invoice: Invoice; readonly shares: readonly Share[] }[] {
  const openMinor = owed.reduce((sum, one) => sum + one.open, 0);
  let paid = repaymentMinor({ parts }, digits) - openMinor;
  if (paid < 0) {
    const [more, all] = [fromMinor(openMinor, digits), fromMinor(openMinor + paid, digits)];
    refuse(
      say(
        `${grouped(more)} is open, the parts come to ${grouped(all)}`,
        `未收 ${grouped(more)}，分期合计仅 ${grouped(all)}`,
      ),
    );
  }
  const rest = [...parts]
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .map(({ due, amount }) => {
      const minor = toMinor(amount, digits);
      const off = Math.min(paid, minor);
      paid -= off;
      return { due, minor: minor - off };
    });
  return owed.map(({ invoice: one, open }) => {
    const shares: Share[] = [];
    let left = open;
    for (const part of rest) {
      const minor = Math.min(left, part.minor);
      if (minor <= 0) continue;
      shares.push({ due: part.due, minor });
      part.minor -= minor;
      left -= minor;
    }
    return { invoice: one, shares };
  });
}

/**
 * When an invoice is due by new shares of what is open of it: what has been paid keeps its day, so
 * that the parts still add up to the amount.
 */
export function newDues(
  record: Parted,
  {
    shares,
    settledMinor,
    digits,
  }: { shares: readonly Share[]; settledMinor: number; digits: number },
): { readonly due: string; readonly instalments: Invoice["instalments"] } {
  const paid = dueParts(record, settledMinor, digits).flatMap(({ due, amountMinor, openMinor }) =>
    amountMinor > openMinor ? [{ due, minor: amountMinor - openMinor }] : [],
  );
  const all = [...paid, ...shares];
  const due =
    all
      .map((one) => one.due)
      .sort()
      .at(-1) ?? record.due;
  if (all.length <= 1) return { due, instalments: undefined };
  const instalments = all.map((one) => ({ due: one.due, amount: fromMinor(one.minor, digits) }));
  return { due, instalments };
}

interface GrantFacts {
  readonly owed: readonly Open[];
  /** What has been settled per invoice; smallest unit. */
  readonly settled: ReadonlyMap<string, number>;
  readonly digits: number;
  readonly name: string;
}

interface Told {
  readonly date: string;
  readonly by?: string | undefined;
}

/** From now on the invoices are due by the plan. @throws RoundsError refused */
export function grantRepayment(record: Repayment, told: Told, facts: GrantFacts): Change {
  const { owed, settled, digits, name } = facts;
  assertWaits(record);
  assertNotBefore(told.date, record.date, say(`${record.id} was written`, `${record.id} 制单`));
  if (owed.length === 0)
    refuse(
      say(`${name} owes nothing of it`, `${name} 已无对应欠款`),
      say(
        `it is not needed any more: rounds repayment remove ${record.id}`,
        `无需再批，可删除：rounds repayment remove ${record.id}`,
      ),
    );
  const steps: Step[] = [];
  const notes: Text[] = [];
  for (const { invoice: one, shares } of shareOut(record.parts, owed, digits)) {
    const settledMinor = settled.get(one.id) ?? 0;
    steps.push({
      do: "set",
      noun: invoice,
      id: one.id,
      fields: newDues(one, { shares, settledMinor, digits }),
    });
    const was = nextDue(one, settledMinor, digits);
    const days = shares.map(({ due }) => due).join(", ");
    notes.push(
      say(`${one.id}: due ${days} instead of ${was}`, `${one.id}：到期日 ${was} 改为 ${days}`),
    );
  }
  const was = owed.flatMap(({ invoice: one }) => keptDues(one.id, one));
  return {
    steps: [
      ...steps,
      { do: "set", noun: repayment, id: record.id, fields: { granted: told, was } },
    ],
    receipt: say(`${record.id} of ${name} holds`, `还款计划 ${record.id}（${name}）已生效`),
    notes,
  };
}

function assertWaits({ id, granted, withdrawn }: Repayment): void {
  if (granted)
    refuse(
      say(`${id} was granted on ${granted.date}`, `${id} 已于 ${granted.date} 生效`),
      say(`see: rounds repayment show ${id}`, `请查看：rounds repayment show ${id}`),
    );
  if (withdrawn) refuse(say(`${id} was withdrawn`, `${id} 已撤回`));
}

/**
 * Due dates change only from a day on that is neither to come nor in a closed month, whose aging
 * would be another. @throws RoundsError refused
 */
export function assertDay(
  date: string,
  { today, closedTo }: { readonly today: string; readonly closedTo: string | undefined },
): void {
  if (date > today) refuse(say(`${date} is still to come`, `${date} 尚未到来`));
  if (closedTo === undefined || date > closedTo) return;
  refuse(
    say(`everything up to ${closedTo} is closed`, `${closedTo} 及以前已结账`),
    say(`give a later day: --date ${today}`, `请用 --date 填写之后的日期：--date ${today}`),
  );
}

function assertNotBefore(date: string, since: string, what: Text): void {
  if (date >= since) return;
  refuse(
    say(`${what.en} only on ${since}`, `${what.zh}日期为 ${since}，不能早于该日`),
    say("give that day or a later one: --date", "请用 --date 填写该日或之后的日期"),
  );
}

/**
 * A plan that is not wanted any more, or was not kept: what is still open of it is due again as it
 * was before. What another plan has come for since stays due by that. @throws RoundsError refused
 */
export function withdrawRepayment(
  record: Repayment,
  told: Told & { readonly why: string },
  {
    owed,
    name,
    plans,
  }: Pick<GrantFacts, "owed" | "name"> & { readonly plans: readonly Repayment[] },
): Change {
  const { id, granted } = record;
  if (record.withdrawn) refuse(say(`${id} was withdrawn`, `${id} 已撤回`));
  if (granted) assertNotBefore(told.date, granted.date, say(`${id} was granted`, `${id} 生效`));
  else assertNotBefore(told.date, record.date, say(`${id} was written`, `${id} 制单`));
  const notes: Text[] = [];
  const held: KeptDue[] = [];
  const steps = owed.flatMap(({ invoice: one }): Step[] => {
    const dues = granted && duesBefore(record, one.id, plans);
    if (dues === undefined) return [];
    const after = planAfter(record, one.id, plans);
    if (after) {
      notes.push(
        say(`${one.id}: still due by ${after.id}`, `${one.id}：仍按还款计划 ${after.id} 到期`),
      );
      return [];
    }
    held.push(...keptDues(one.id, one));
    const days = [...new Set(dues.instalments?.map(({ due }) => due) ?? [dues.due])].join(", ");
    notes.push(say(`${one.id}: due ${days} again`, `${one.id}：到期日恢复为 ${days}`));
    return [{ do: "set", noun: invoice, id: one.id, fields: { ...dues } }];
  });
  const fields = { withdrawn: told, ...(held.length > 0 ? { held } : {}) };
  return {
    why: told.why,
    steps: [...steps, { do: "set", noun: repayment, id, fields }],
    receipt: say(`${id} of ${name} withdrawn`, `还款计划 ${id}（${name}）已撤回`),
    notes,
  };
}

export const repaymentStates = [
  { value: "asked", label: say("to be granted", "待生效") },
  { value: "running", label: say("running", "还款中") },
  { value: "broken", label: say("broken", "违约") },
  { value: "kept", label: say("kept", "已还清") },
  { value: "withdrawn", label: say("withdrawn", "已撤回") },
] as const;

export type RepaymentState = (typeof repaymentStates)[number]["value"];

/** One part of a plan, and what has been paid of it; smallest unit. */
export interface PlanPart {
  readonly due: string;
  readonly amountMinor: number;
  readonly paidMinor: number;
}

/** How a plan goes by what is still open of its invoices: what was paid settles the first parts. */
export function planStanding(
  record: Pick<Repayment, "parts" | "granted" | "withdrawn">,
  { openMinor, today, digits }: { openMinor: number; today: string; digits: number },
): { readonly state: RepaymentState; readonly parts: readonly PlanPart[] } {
  let paid = Math.max(0, repaymentMinor(record, digits) - openMinor);
  const parts = [...record.parts]
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .map(({ due, amount }) => {
      const amountMinor = toMinor(amount, digits);
      const paidMinor = Math.min(paid, amountMinor);
      paid -= paidMinor;
      return { due, amountMinor, paidMinor };
    });
  const isLate = parts.some((one) => one.due < today && one.paidMinor < one.amountMinor);
  if (record.withdrawn) return { state: "withdrawn", parts };
  if (!record.granted) return { state: "asked", parts };
  if (openMinor <= 0) return { state: "kept", parts };
  return { state: isLate ? "broken" : "running", parts };
}

/** Equal parts month by month: so many, the first on a day; what does not divide goes first. */
export function equalParts(
  totalMinor: number,
  {
    count,
    first,
    everyDays,
    digits,
  }: { count: number; first: string; everyDays: number; digits: number },
): readonly RepaymentPart[] {
  const base = Math.floor(totalMinor / count);
  const over = totalMinor - base * count;
  return Array.from({ length: count }, (_, at) => ({
    due: addDays(first, at * everyDays),
    amount: fromMinor(base + (at === 0 ? over : 0), digits),
  }));
}
