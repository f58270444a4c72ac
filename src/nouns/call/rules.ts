import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { standing } from "../../law/reversal.ts";
import { say } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import { nextStepChange, openStepNotes } from "../customer/next.ts";
import { type Call, call } from "./call.ts";

/**
 * How often in a row nobody was reached, up to and including the last call: the count for the next
 * opening, "tried four times" (R-COM-01). Calls taken back do not count.
 */
export function attempts(calls: readonly Call[]): number {
  const kept = standing(calls);
  let count = 0;
  for (let index = kept.length - 1; index >= 0 && kept[index]?.result === "nobody"; index--)
    count++;
  return count;
}

interface CallFacts {
  readonly customer: Customer;
  /** The customer's calls so far, oldest first. */
  readonly calls: readonly Call[];
  readonly today: string;
  readonly id: string;
}

/** A call was made, also one that reached nobody: every attempt is kept. */
export function logCall(
  told: Omit<Call, "id" | "customer" | "reverses"> & { readonly done?: boolean | undefined },
  { customer, calls, today, id }: CallFacts,
): Change {
  const { done: _, ...facts } = told;
  if (facts.date > today) refuse(say(`${facts.date} is still to come`, `${facts.date} 尚未到来`));
  const tried = facts.result === "nobody" ? attempts(calls) + 1 : 0;
  return {
    steps: [
      { do: "append", noun: call, entry: { id, customer: customer.id, ...facts } },
      ...nextStepChange(customer, told),
    ],
    receipt: say(`logged call ${id}: ${customer.name}`, `已记录通话 ${id}：${customer.name}`),
    notes: [
      ...(tried > 0
        ? [say(`nobody reached, attempt ${tried} in a row`, `未接通，已连续尝试 ${tried} 次`)]
        : []),
      ...openStepNotes(customer, told, facts.date),
    ],
  };
}
