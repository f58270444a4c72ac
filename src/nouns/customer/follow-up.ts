import type { Duty } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { FollowUp } from "../pursuit/fields.ts";
import type { CustomerBrief } from "./brief.ts";

const byStage = {
  new: "conversion",
  interested: "conversion",
  negotiating: "conversion",
  cooperating: "service",
  "long-term": "long-term",
  lost: undefined,
} as const satisfies Readonly<Record<string, FollowUp | undefined>>;

/**
 * What the work with a customer aims at (R-FUP-02): set by hand, else service for those who buy,
 * long-term for those with whom no deal is near, conversion until then; nothing for the lost.
 */
export function followUpOf(one: {
  readonly followUp?: FollowUp | undefined;
  readonly stage?: keyof typeof byStage | undefined;
}): FollowUp | undefined {
  const derived = byStage[one.stage ?? "new"];
  return one.stage === "lost" ? undefined : (one.followUp ?? derived);
}

/** An important next step is shown every day until it is done: R-FUP-17, R-REM-10. */
export function importantDuties(
  customers: readonly CustomerBrief[],
  { today }: { readonly today: string },
): Duty[] {
  return customers.flatMap((one): Duty[] => {
    const { id, name, owner, nextImportant, nextStep, nextDate } = one;
    if (!nextImportant || (nextStep === undefined && nextDate === undefined)) return [];
    return [
      {
        rule: "important",
        noun: "customer",
        id,
        about: name,
        who: owner,
        ...(owner === undefined ? { role: "sales" } : {}),
        ...(followUpOf(one) === "conversion" ? { first: true } : {}),
        from: nextDate !== undefined && nextDate < today ? nextDate : today,
        due: nextDate ?? today,
        what: say(`important: ${nextStep ?? "next step"}`, `重要：${nextStep ?? "下一步"}`),
        command: `rounds call log ${id} --done`,
      },
    ];
  });
}
