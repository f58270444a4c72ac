import { isDeepStrictEqual } from "node:util";
import type { Change, Step } from "../../law/change.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import type { Move } from "../move/move.ts";
import type { ReceiptFacts } from "../receipt/standing.ts";
import type { Context } from "../verb.ts";

type Written = Step & { readonly do: "set" | "create" };

interface Import {
  readonly context: Context;
  readonly customers: ReadonlyMap<string, Customer>;
  readonly confirmedMinor: Map<string, number>;
}

/**
 * A table brings no signature and lifts no hold, and what it says to be confirmed, shipped, sent or
 * signed passes what the firm asks for: what is approved is signed by who may, and what needs a
 * right is done by who has it. @throws RoundsError refused
 */
export async function assertMayImport(context: Context, change: Change): Promise<Change> {
  const written = change.steps.filter(
    (step): step is Written => step.do === "set" || step.do === "create",
  );
  const made = written.flatMap((step) =>
    step.noun.name === "customer" && step.do === "create" ? [step.record as Customer] : [],
  );
  const customers = new Map(made.map((one) => [one.id, one]));
  const all: Import = { context, customers, confirmedMinor: new Map() };
  if (context.book.settings.creditRoles !== undefined) {
    await (await import("../customer/credit-right.ts")).assertCreditRight(context, change);
  }
  for (const step of written) {
    const values: Readonly<Record<string, unknown>> = step.do === "set" ? step.fields : step.record;
    if (step.noun.approval && values.approvals !== undefined) await assertUnsigned(step, context);
    if (step.noun.name === "order") await assertUnreviewed(step, values, context);
    if (step.noun.name === "customer" && "hold" in values) await assertHolds(step, context);
    if (step.noun.name === "goods-receipt") await assertBooked(step, change, context);
    await assertDone(step, all);
  }
  if (!written.some(({ noun }) => noun.name === "bank-line")) return change;
  return (await import("../bank-line/importing.ts")).withoutTwins(context, change);
}

/** The record as it is, and the value that a step gives one of its fields. */
async function wasAndNow(step: Written, key: string, { book }: Context) {
  if (step.do === "create") return { id: step.record.id, was: undefined, now: step.record[key] };
  const record = (await book.maybe(step.noun, step.id)) as AnyStored | undefined;
  return { id: step.id, was: record?.[key], now: step.fields[key] };
}

async function assertUnsigned(step: Written, context: Context): Promise<void> {
  const { policiesOf } = await import("../approval/gate.ts");
  if (policiesOf(step.noun, context.book).length === 0) return;
  const { id, was, now } = await wasAndNow(step, "approvals", context);
  if (isDeepStrictEqual(was, now)) return;
  refuse(
    say(`${id}: an approval is not imported`, `${id}：审批不能导入`),
    say(
      `leave the column out: --skip-columns approvals; then: rounds approve ${id}`,
      `请略过该列：--skip-columns approvals；然后：rounds approve ${id}`,
    ),
  );
}

const reviewed = ["review", "opinions", "talks", "outcomes", "coordination", "trials"];

/** Where orders are reviewed, what was said in the review is not brought by a table either. */
async function assertUnreviewed(
  step: Written,
  values: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<void> {
  const { orderReview, orderRulesSince: since } = context.book.settings;
  if ((orderReview ?? []).length === 0) return;
  for (const key of reviewed.filter((one) => values[one] !== undefined)) {
    const { id, was, now } = await wasAndNow(step, key, context);
    const { now: date } = await wasAndNow(step, "date", context);
    if (isDeepStrictEqual(was, now) || (since !== undefined && String(date) < since)) continue;
    refuse(
      say(`${id}: a review is not imported`, `${id}：评审记录不能导入`),
      say(
        `leave the column out: --skip-columns ${key}; then: rounds order review ${id}`,
        `请略过该列：--skip-columns ${key}；然后：rounds order review ${id}`,
      ),
    );
  }
}

/** Goods that a table says were accepted are in stock: a receipt comes with its moves, or after. */
async function assertBooked(step: Written, change: Change, { book }: Context): Promise<void> {
  const values: Readonly<Record<string, unknown>> = step.do === "set" ? step.fields : step.record;
  if (!["lines", "decisions", "refused", "cancelled"].some((key) => key in values)) return;
  const [{ unbookedOf }, { move }] = await Promise.all([
    import("../receipt/checks.ts"),
    import("../move/move.ts"),
  ]);
  const was = step.do === "set" ? await book.maybe(step.noun, step.id) : undefined;
  const id = step.do === "set" ? step.id : step.record.id;
  const record: ReceiptFacts = { ...was, ...values };
  const own = change.steps.flatMap((one) =>
    one.do === "append" && one.noun === move && one.entry.paper === id
      ? [one.entry as unknown as Move]
      : [],
  );
  const known = await book.where(move, "paper", id);
  if (unbookedOf(record, [...known, ...own]).length === 0) return;
  refuse(
    say(`${id}: a table books no goods into stock`, `${id}：导入表格不会登记入库`),
    say(
      "receive them: rounds receive PO… (many at once: rounds batch), or import their moves first",
      "请用 rounds receive 收货（多张用 rounds batch），或先导入对应的出入库流水",
    ),
  );
}

async function assertHolds(step: Written, context: Context): Promise<void> {
  const { id, was, now } = await wasAndNow(step, "hold", context);
  if (isDeepStrictEqual(was, now)) return;
  const { assertRight, holdRight } = await import("../staff/rights.ts");
  await assertRight(holdRight, context, ({ en, zh }) =>
    say(`${id}: held and released by: ${en}`, `${id}：暂停与恢复发货须由${zh}办理`),
  );
}

/** The words of a table for what has been done with a paper, by noun. */
const acts: Readonly<Record<string, readonly string[]>> = {
  order: ["confirmed", "shipments", "cancelled"],
  quote: ["sent", "accepted"],
  contract: ["signed"],
  dispatch: ["departed"],
};

/** What a table says to be done passes the firm's gates, as if it was done here. */
async function assertDone(step: Written, all: Import): Promise<void> {
  const { noun } = step;
  const done = noun.approval?.done;
  if (!done && acts[noun.name] === undefined) return;
  const { book } = all.context;
  const record = step.do === "set" ? await book.maybe(noun, step.id) : step.record;
  if (!record) return;
  const was: AnyStored = step.do === "set" ? (record as AnyStored) : { id: step.record.id };
  const now = step.do === "set" ? { ...was, ...step.fields } : step.record;
  try {
    if (noun.name === "order") await assertOrder({ was, now }, all);
    else if (noun.name === "dispatch") await assertDispatch({ was, now }, all);
    else await assertPaper(noun, { was, now }, all);
  } catch (error) {
    if (!(error instanceof RoundsError) || error.code !== "refused") throw error;
    throw notDone(noun, now, error);
  }
}

interface Sides {
  readonly was: AnyStored;
  readonly now: AnyStored;
}

async function assertOrder({ was, now }: Sides, { context, customers, confirmedMinor }: Import) {
  const { customer } = await import("../customer/customer.ts");
  const { assertBrought } = await import("../order/imported.ts");
  const id = String(now.customer);
  const buyer = customers.get(id) ?? (await context.book.maybe(customer, id));
  await assertBrought({ was, now: now as never }, { context, buyer, confirmedMinor });
}

/** A load that left took its orders along: what would keep one of them keeps the load. */
async function assertDispatch({ was, now }: Sides, all: Import): Promise<void> {
  if (now.departed === undefined || was.departed !== undefined) return;
  const { order } = await import("../order/order.ts");
  const { date } = now.departed as { readonly date: string };
  const stops = (now.stops ?? []) as readonly { readonly order: string }[];
  for (const one of (
    await all.context.book.some(
      order,
      stops.map((stop) => stop.order),
    )
  ).values()) {
    const shipments = [...(one.shipments ?? []), { date, lines: [] }];
    await assertOrder({ was: one, now: { ...one, shipments } }, all);
  }
}

async function assertPaper(noun: Noun, { was, now }: Sides, { context }: Import): Promise<void> {
  const action = noun.approval?.done?.(now as never);
  if (!action || noun.approval?.done?.(was as never)) return;
  const { assertApproved } = await import("../approval/gate.ts");
  const { book, today } = context;
  await assertApproved({ book, today, imported: true }, { noun, record: now }, action);
}

/** What was refused of a row, and how the row comes in all the same. */
function notDone(noun: Noun, now: AnyStored, { text }: RoundsError): RoundsError {
  const columns = (acts[noun.name] ?? []).filter((key) => now[key] !== undefined).join(",");
  const show = `rounds ${noun.name} show ${now.id}`;
  const told = say(`${now.id} is not imported: ${text.en}`, `${now.id} 未导入：${text.zh}`);
  if (columns === "") return new RoundsError("refused", told);
  return new RoundsError("refused", told, {
    hint: say(
      `leave out what was done: --skip-columns ${columns} (of a plan: take its fields ${columns} out); what is next: ${show}`,
      `请先不导入办理情况：--skip-columns ${columns}（按方案导入时，从方案中删去 ${columns}）；下一步：${show}`,
    ),
  });
}
