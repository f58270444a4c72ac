import { say } from "../../law/words.ts";
import { assertApproved } from "../approval/gate.ts";
import type { Customer } from "../customer/customer.ts";
import { assertNotHeld } from "../customer/holding.ts";
import { assertRight, unpaidRight } from "../staff/rights.ts";
import type { Context } from "../verb.ts";
import { addedMinor, assertCreditOf, assertReviewed, creditOf } from "./gate.ts";
import { type Order, order } from "./order.ts";
import { orderState } from "./totals.ts";

/** An order before and after what a table says of it; nothing before where it is new. */
export interface Brought {
  readonly was: Partial<Order>;
  readonly now: Order;
}

export interface BroughtFacts {
  readonly context: Context;
  /** The customer as it stands, or as the same tables make it. */
  readonly buyer: Customer | undefined;
  /** What the tables confirm so far, by customer; smallest unit. */
  readonly confirmedMinor: Map<string, number>;
}

const confirmed = say("confirmed", "确认");
const shipped = say("shipped", "发货");

/** The days on which a table says that an order was confirmed, or goods of it left. */
function actsOf({ was, now }: Brought): readonly string[] {
  const days = (now.shipments ?? []).slice(was.shipments?.length ?? 0).map(({ date }) => date);
  return now.confirmed && !was.confirmed ? [now.confirmed.date, ...days] : days;
}

/**
 * What a table says to be confirmed or shipped passes what the firm asks for: no hold since, the
 * review, the credit, the approval. History of before the firm asked for it passes.
 * @throws RoundsError refused
 */
export async function assertBrought(brought: Brought, facts: BroughtFacts): Promise<void> {
  const { was, now } = brought;
  const { context, buyer } = facts;
  const { settings } = context.book;
  const asking = { book: context.book, today: context.today, imported: true } as const;
  const { cancelled } = now;
  if (cancelled?.because === "non-payment" && !was.cancelled && settings.unpaidCancelRoles) {
    if (context.me === undefined || context.me !== now.owner) {
      await assertRight(unpaidRight, context, ({ en, zh }) =>
        say(`cancelled for non-payment by: ${en}`, `因未付款取消，须由${zh}办理`),
      );
    }
  }
  const days = actsOf(brought);
  if (days.length === 0 || cancelled) return;
  const action = now.confirmed && !was.confirmed ? confirmed : shipped;
  const { hold } = buyer ?? {};
  if (buyer && hold && days.some((day) => day >= hold.date)) assertNotHeld(buyer, action);
  const draft: Order = { ...now, confirmed: was.confirmed, shipments: was.shipments };
  const since = settings.orderRulesSince;
  if (since === undefined || days.some((day) => day >= since)) {
    if (now.review || action === confirmed) await assertReviewed(asking, draft, action);
    await assertCreditLeft(brought, facts, action);
  }
  await assertApproved(asking, { noun: order, record: draft }, action);
}

/** All that a table confirms for a customer is counted together. */
async function assertCreditLeft(
  { was, now }: Brought,
  { context, confirmedMinor }: BroughtFacts,
  action: typeof confirmed,
): Promise<void> {
  const { settings } = context.book;
  if (settings.creditCheck !== "refuse" && settings.creditCheck !== "approve") return;
  const isNew = orderState({ ...was, lines: now.lines }) === "draft";
  const before = confirmedMinor.get(now.customer) ?? 0;
  const minor = before + (isNew ? await addedMinor(now, context.book) : 0);
  confirmedMinor.set(now.customer, minor);
  const found = await creditOf(context, isNew ? now : { ...now, id: "" }, minor);
  await assertCreditOf({ ...context, imported: true }, { ...found, record: now }, action);
}
