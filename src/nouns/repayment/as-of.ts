import type { IsoDate } from "../../law/dates.ts";
import type { Parted } from "../invoice/instalments.ts";
import type { Repayment } from "./repayment.ts";

/** When an invoice is due, as a plan keeps it: a line, or one for each of its parts. */
export type KeptDue = NonNullable<Repayment["was"]>[number];

/** When an invoice is due, with its parts. */
export interface Dues {
  readonly due: IsoDate;
  readonly instalments: Parted["instalments"];
}

/** The lines that keep when an invoice is due before something changes that. */
export function keptDues(invoice: string, { due, instalments = [] }: Parted): readonly KeptDue[] {
  return instalments.length === 0
    ? [{ invoice, due }]
    : instalments.map((one) => ({ invoice, ...one }));
}

/** What lines of a plan keep, by invoice. */
export function duesKept(lines: readonly KeptDue[] = []): ReadonlyMap<string, Dues> {
  const byInvoice = new Map<string, KeptDue[]>();
  for (const line of lines) {
    const known = byInvoice.get(line.invoice);
    if (known) known.push(line);
    else byInvoice.set(line.invoice, [line]);
  }
  return new Map(
    [...byInvoice].map(([id, all]) => {
      const parts = all.flatMap(({ due, amount, name }) =>
        amount === undefined ? [] : [{ due, amount, ...(name === undefined ? {} : { name }) }],
      );
      const last = all.map(({ due }) => due).sort();
      return [id, { due: last.at(-1) ?? "", instalments: parts.length > 0 ? parts : undefined }];
    }),
  );
}

type Plan = Pick<Repayment, "id" | "granted" | "withdrawn" | "was" | "held">;

/**
 * Invoices with the due dates that they had on a day: a plan that was granted, or withdrawn, only
 * later had changed nothing yet.
 */
export function duesAsOf<I extends Parted & { readonly id: string }>(
  invoices: readonly I[],
  plans: readonly Plan[],
  asOf: IsoDate,
): readonly I[] {
  const turns = [...plans]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ granted, was, withdrawn, held }) => [
      ...(granted ? [{ date: granted.date, kept: was }] : []),
      ...(withdrawn ? [{ date: withdrawn.date, kept: held }] : []),
    ])
    .filter(({ date }) => date > asOf)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const first = new Map<string, Dues>();
  for (const { kept } of turns) {
    for (const [id, dues] of duesKept(kept)) if (!first.has(id)) first.set(id, dues);
  }
  if (first.size === 0) return invoices;
  return invoices.map((one) => ({ ...one, ...first.get(one.id) }));
}

/**
 * When an invoice is due again once a plan holds no more: as before it, or before the plan that it
 * had replaced, where that was withdrawn in the meantime.
 */
export function duesBefore(plan: Plan, invoice: string, plans: readonly Plan[]): Dues | undefined {
  const was = duesKept(plan.was).get(invoice);
  const earlier = plans
    .filter(
      ({ id, granted, was: lines }) =>
        id !== plan.id &&
        granted !== undefined &&
        `${granted.date} ${id}` < `${plan.granted?.date ?? ""} ${plan.id}` &&
        lines?.some((one) => one.invoice === invoice),
    )
    .sort((a, b) => (byGrant(a) < byGrant(b) ? -1 : 1))
    .at(-1);
  const isGone =
    earlier?.withdrawn !== undefined && !earlier.held?.some((one) => one.invoice === invoice);
  return earlier && isGone ? duesBefore(earlier, invoice, plans) : was;
}

function byGrant({ id, granted }: Plan): string {
  return `${granted?.date ?? ""} ${id}`;
}

/** The plan by which an invoice is due now in place of an earlier one, if there is one. */
export function planAfter<P extends Plan>(
  plan: Plan,
  invoice: string,
  plans: readonly P[],
): P | undefined {
  return plans.find(
    (one) =>
      one.id !== plan.id &&
      one.granted !== undefined &&
      one.withdrawn === undefined &&
      byGrant(one) > byGrant(plan) &&
      one.was?.some((line) => line.invoice === invoice),
  );
}
