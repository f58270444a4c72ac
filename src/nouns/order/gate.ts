import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import { approvalStanding, assertApproved, policiesOf } from "../approval/gate.ts";
import { isAbout } from "../approval/policy.ts";
import { assertDraws } from "../contract/on-order.ts";
import { creditStanding, creditTexts, usedText } from "../customer/credit.ts";
import { creditFacts } from "../customer/credit-facts.ts";
import { orderRate, orderWorth } from "../customer/credit-orders.ts";
import { customer } from "../customer/customer.ts";
import { assertNotHeld } from "../customer/holding.ts";
import type { Context } from "../verb.ts";
import { assertRaised } from "./kinds.ts";
import { type Order, order } from "./order.ts";
import { reviewStep } from "./review.ts";
import { nextOf } from "./review-steps.ts";
import { orderState } from "./totals.ts";

type Asking = Pick<Context, "book" | "today"> & {
  /** It comes from a table. */
  readonly imported?: true;
};

const confirmed = say("confirmed", "确认");
const shipped = say("shipped", "发货");

/**
 * All that an order must have before it is confirmed: its customer is not on hold, it is reviewed
 * and approved as the firm wants it, and the credit allows it. Gives what is to be said besides.
 * @throws RoundsError refused, with the remedy
 */
export async function assertConfirmable(context: Asking, record: Order): Promise<Text[]> {
  const buyer = await context.book.maybe(customer, record.customer);
  if (buyer) assertNotHeld(buyer, confirmed);
  assertRaised(record);
  const left = await assertDraws(record, context);
  await assertReviewed(context, record, confirmed);
  const notes = [...left, ...(await assertCredit(context, record, confirmed))];
  await assertApproved(context, { noun: order, record }, confirmed);
  return notes;
}

/**
 * All that an order must have before goods leave for it; the same again, because meanwhile the
 * customer may be on hold, the credit used up, and the order amended. @throws RoundsError refused
 */
export async function assertShippable(context: Asking, record: Order): Promise<Text[]> {
  const buyer = await context.book.maybe(customer, record.customer);
  if (buyer) assertNotHeld(buyer, shipped);
  // What was confirmed before the firm reviewed its orders goes without a review.
  if (record.review) await assertReviewed(context, record, shipped);
  const notes = await assertCredit(context, record, shipped);
  await assertApproved(context, { noun: order, record }, shipped);
  return notes;
}

/** Nobody gets past the review that the firm wants: R-ORD-08. @throws RoundsError refused */
export async function assertReviewed(context: Asking, record: Order, action: Text): Promise<void> {
  const { settings, digits } = context.book;
  const standing = reviewStep(record, settings, digits);
  const next = nextOf(record.id, standing);
  if (!next) return;
  // Where only a leader signs and the firm has a policy, the approval is that signature.
  const isShort = record.review !== undefined && record.review.way !== "full";
  if (standing.step === "decide" && isShort && policiesOf(order, context.book).length > 0) {
    const { state } = await approvalStanding(context, order, record);
    if (state !== "unneeded") return;
  }
  refuse(
    say(
      `${record.id} is not ${action.en} before its review is over: ${next.what.en}`,
      `${record.id} 须评审结束后方可${action.zh}：${next.what.zh}`,
    ),
    say(next.command, next.command),
  );
}

/**
 * The words about a customer's credit with this order in it, whether it goes too far, and how much
 * of a limit is used.
 */
export async function creditOf(
  { book, today }: Asking,
  record: Pick<Order, "customer" | "currency" | "date" | "id">,
  addedMinor: number,
): Promise<{
  readonly texts: readonly Text[];
  readonly isTooMuch: boolean;
  readonly used?: Text | undefined;
}> {
  const buyer = await book.maybe(customer, record.customer);
  if (!buyer || book.settings.creditCheck === "no") return { texts: [], isTooMuch: false };
  const facts = await creditFacts(buyer, book, { today, except: record.id, addedMinor });
  const standing = creditStanding(facts, book.settings.limits);
  const told = creditTexts(facts, standing, { name: buyer.name, digits: book.digits });
  const texts = [...told, ...(await uncounted(record, buyer, book))];
  const used = usedText(facts, standing, book.digits);
  return { texts, isTooMuch: standing.state === "exceeded", used };
}

/** Where there is a limit, it is said of an order that no rate of its currency is known for. */
async function uncounted(
  { currency, date }: Pick<Order, "currency" | "date">,
  { name, creditLimit }: { readonly name: string; readonly creditLimit?: string | undefined },
  book: Asking["book"],
): Promise<readonly Text[]> {
  if (currency === undefined || creditLimit === undefined) return [];
  if ((await orderRate({ currency, date }, book)) !== undefined) return [];
  return [
    say(
      `not counted in the credit of ${name}, for want of a rate: rounds rate add ${currency} RATE --date ${date}`,
      `${currency} 汇率未登记，未计入 ${name} 的信用额度：rounds rate add ${currency} 汇率 --date ${date}`,
    ),
  ];
}

/** What an order adds to its customer's credit, at the rate of its day; nothing without one. */
export async function addedMinor(record: Order, book: Asking["book"]): Promise<number> {
  return (await orderWorth(record, book)) ?? 0;
}

/**
 * Warns before the credit is used up, and refuses or wants an approval where the firm's setting
 * says so. Of an order that is confirmed, what it adds is already counted.
 */
async function assertCredit(context: Asking, record: Order, action: Text): Promise<Text[]> {
  const { book } = context;
  const isCounted = orderState(record) !== "draft";
  const found = isCounted
    ? await creditOf(context, { ...record, id: "" }, 0)
    : await creditOf(context, record, await addedMinor(record, book));
  return assertCreditOf(context, { ...found, record }, action);
}

/** The same of what is known of a credit already. @throws RoundsError refused */
export async function assertCreditOf(
  context: Asking,
  { texts, isTooMuch, record }: Awaited<ReturnType<typeof creditOf>> & { readonly record: Order },
  action: Text,
): Promise<Text[]> {
  const { book } = context;
  const setting = book.settings.creditCheck ?? "warn";
  if (!isTooMuch || setting === "warn" || setting === "no") return [...texts];
  const isAsked = policiesOf(order, book).some((one) => isAbout(one, "credit"));
  if (setting === "approve" && isAsked) {
    const { state: approval } = await approvalStanding(context, order, record);
    if (approval === "approved") return [...texts];
    if (approval !== "unneeded") {
      await assertApproved(context, { noun: order, record }, action);
      return [...texts];
    }
  }
  const list = say(texts.map(({ en }) => en).join("; "), texts.map(({ zh }) => zh).join("；"));
  const remedy =
    setting === "approve"
      ? say(
          'rounds.yaml has no approval for it: approvals with noun: order, when: ["credit"]',
          'rounds.yaml 未设相应审批，请在 approvals 中加 noun: order、when: ["credit"]',
        )
      : say(
          `collect first: rounds collect ${record.customer}; or: rounds customer edit ${record.customer} --credit-limit AMOUNT`,
          `请先收款：rounds collect ${record.customer}；或调整额度：rounds customer edit ${record.customer} --credit-limit 金额`,
        );
  refuse(say(`not ${action.en}: ${list.en}`, `不可${action.zh}：${list.zh}`), remedy);
}
