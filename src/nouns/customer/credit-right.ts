import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../law/change.ts";
import { say } from "../../law/words.ts";
import { assertRight, creditRight } from "../staff/rights.ts";
import type { Context } from "../verb.ts";
import { customer } from "./customer.ts";

/** What of a customer says how much it may owe and for how long. */
const creditFields = ["creditLimit", "creditDays", "signLimit"] as const;

/** Do new values of a customer say anything about its credit? */
export function setsCredit(values: Readonly<Record<string, unknown>>): boolean {
  return creditFields.some((key) => key in values);
}

/** Where rounds.yaml names roles for it, only they set a customer's credit. @throws RoundsError */
export async function assertMaySetCredit(
  context: Pick<Context, "book" | "me">,
  call: string,
): Promise<void> {
  if (context.book.settings.creditRoles === undefined) return;
  await assertRight(creditRight, context, ({ en, zh }) =>
    say(
      `${call}: credit limit and credit days are set by: ${en}`,
      `${call}：信用额度和账期须由${zh}调整`,
    ),
  );
}

/** The same of all that a change does to customers. @throws RoundsError refused */
export async function assertCreditRight(
  context: Pick<Context, "book" | "me">,
  { steps }: Pick<Change, "steps">,
): Promise<void> {
  const { book } = context;
  if (book.settings.creditRoles === undefined) return;
  for (const step of steps) {
    if ((step.do !== "set" && step.do !== "create") || step.noun.name !== customer.name) continue;
    const values: Readonly<Record<string, unknown>> = step.do === "set" ? step.fields : step.record;
    const id = step.do === "set" ? step.id : step.record.id;
    const was = step.do === "set" ? await book.maybe(customer, id) : undefined;
    const isNews = creditFields.some(
      (key) => key in values && !isDeepStrictEqual(values[key], was?.[key]),
    );
    if (isNews) await assertMaySetCredit(context, was?.name ?? id);
  }
}
