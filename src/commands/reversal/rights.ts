import type { LoggedStep } from "../../book/journal.ts";
import type { Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { type AnyStored, callOf, type Noun } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { assertApproved } from "../../nouns/approval/gate.ts";
import { assertMaySetCredit, setsCredit } from "../../nouns/customer/credit-right.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { nounOf } from "../../nouns/index.ts";
import { order } from "../../nouns/order/order.ts";
import { assertRight, assignRight, holdRight, type Right } from "../../nouns/staff/rights.ts";
import type { Context } from "../../nouns/verb.ts";
import type { Chosen } from "./choose.ts";

/**
 * Nobody gets by an undo or a redo what he is not allowed to do: a signature is taken back or given
 * again only by whose it is, what needs a right by who has it, and what is done again passes
 * everything that was asked when it was done first. @throws RoundsError refused
 */
export async function assertMayReverse(
  chosen: Chosen,
  { context, steps }: { readonly context: Context; readonly steps: readonly Step[] },
): Promise<void> {
  const { root, again } = chosen;
  for (const step of root.steps) {
    if (step.do !== "set") continue;
    const noun = await nounOf(step.noun);
    if (root.by !== context.me) await assertOthers(step, noun, { chosen, context });
    if (again) await assertSetAgain(step, noun, context);
  }
  for (const step of again ? steps : []) {
    if (step.do === "restore") await assertMadeAgain(step, context);
  }
}

/** What somebody else did by a signature or a right. */
async function assertOthers(
  { id, fields = {} }: LoggedStep,
  noun: Noun,
  { chosen: { root, again }, context }: { readonly chosen: Chosen; readonly context: Context },
): Promise<void> {
  if (noun.approval && "approvals" in fields) {
    refuse(
      say(
        `${root.id} is what ${root.by} signed: only ${root.by} ${again ? "signs it again" : "takes it back"}`,
        `${root.id} 为 ${root.by} 的签批，只能由其本人${again ? "重新签批" : "撤销"}`,
      ),
      say(
        `who may sign: rounds approvals --all; to send it back: rounds reject ${id} --why "…"`,
        `待审批单据：rounds approvals --all；如需退回：rounds reject ${id} --why "原因"`,
      ),
    );
  }
  const record = await context.book.maybe(noun, id);
  const call = record ? callOf(noun, record as AnyStored) : id;
  const asked = (right: Right, en: string, zh: string): Promise<void> =>
    assertRight(right, context, (roles: Text) =>
      say(`${call}: ${en} by: ${roles.en}`, `${call}：${zh}须由${roles.zh}办理`),
    );
  if (noun === (customer as Noun) && "hold" in fields) {
    await asked(holdRight, "held and released", "暂停与恢复发货");
  }
  if (noun === (customer as Noun) && setsCredit(fields)) await assertMaySetCredit(context, call);
  const { keeper } = noun;
  if (keeper !== undefined && keeper in fields && record?.[keeper as never] !== context.me) {
    await asked(assignRight, "whose it is, is decided", "负责人变更");
  }
}

/** What is confirmed, shipped or signed again needs now what it needed then. */
async function assertSetAgain(
  { id, fields = {} }: LoggedStep,
  noun: Noun,
  context: Context,
): Promise<void> {
  const record = (await context.book.maybe(noun, id)) as AnyStored | undefined;
  if (!record) return;
  const after = { ...record };
  for (const [key, [, to]] of Object.entries(fields)) after[key] = to ?? undefined;
  await assertGates(noun, { record, after }, context);
}

/** The same of a paper that was made so: an order confirmed as its quote was accepted. */
async function assertMadeAgain(
  { noun, id, text }: Step & { readonly do: "restore" },
  context: Context,
): Promise<void> {
  const after = await context.book.reread(noun, id, text);
  const { confirmed: _, shipments: __, ...record } = after;
  await assertGates(noun, { record: noun === (order as Noun) ? record : { id }, after }, context);
}

async function assertGates(
  noun: Noun,
  { record, after }: { readonly record: AnyStored; readonly after: AnyStored },
  context: Context,
): Promise<void> {
  if (noun === (order as Noun)) {
    const gate = await import("../../nouns/order/gate.ts");
    if (after.confirmed && !record.confirmed)
      await gate.assertConfirmable(context, record as never);
    if (count(after.shipments) > count(record.shipments)) {
      await gate.assertShippable(context, record as never);
    }
    return;
  }
  const done = noun.approval?.done?.(after as never);
  if (done && !noun.approval?.done?.(record as never)) {
    await assertApproved(context, { noun, record: after }, done);
  }
}

function count(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
