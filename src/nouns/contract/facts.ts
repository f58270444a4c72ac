import { approvalStanding } from "../approval/gate.ts";
import { order } from "../order/order.ts";
import type { Context } from "../verb.ts";
import type { ContractState } from "./choices.ts";
import { type Contract, contract } from "./contract.ts";
import { type Drawn, drawnBy, isUsedUp } from "./drawing.ts";
import { contractState } from "./states.ts";

/** Where a contract stands today, with the firm's approval and what orders have drawn. */
export async function standingOf(
  context: Pick<Context, "book" | "today">,
  record: Contract,
  drawn: Drawn,
): Promise<ContractState> {
  const { book, today } = context;
  const known = { isUsedUp: isUsedUp(record, drawn, book.digits) };
  if (record.signed || record.ended) return contractState(record, today, known);
  const { state } = await approvalStanding(context, contract, record);
  if (state === "unneeded") return contractState(record, today, known);
  const approved = state === "approved" ? "approved" : "waiting";
  return contractState(record, today, { ...known, approved });
}

/** What the orders of each contract have drawn; one look at the orders for all of them. */
export async function drawnByContract(
  { book }: Pick<Context, "book">,
  records: readonly Contract[],
): Promise<(id: string) => Drawn> {
  const drawn = new Map<string, Drawn>();
  for (const { id } of records) {
    drawn.set(id, drawnBy(await book.where(order, "contract", id), book.digits));
  }
  return (id) => drawn.get(id) ?? drawnBy([], book.digits);
}
